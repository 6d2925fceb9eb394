import { api } from '../../api/client';
import type { Hotspots } from '../../api/types';
import { now } from '../../core/clock';
import type { Item } from '../../core/vocabulary';
import { boundsOf, resolutionFor } from '../../map/bounds';
import { cellsOfMainTown } from '../../map/cells';
import { classLimits } from '../../map/classes';
import { lastDays, type Days } from '../days';

const FIRST_SPAN = 90;
/** Years of a whole city take longer than the usual answer. */
const TIMEOUT_MS = 60_000;

/** What the desk's map shows: the question (days, area, item) and the last answer to it. */
export class HotspotView {
  days = $state.raw<Days>(lastDays(FIRST_SPAN, now()));
  /** Empty = all areas. */
  area_id = $state('');
  /** Empty = everything. */
  item = $state<Item | ''>('');
  hotspots = $state.raw<Hotspots | null>(null);
  loading = $state(false);
  error = $state.raw<unknown>(null);
  chosen = $state<string | null>(null);
  limits = $derived(
    classLimits(this.hotspots?.features.map((feature) => feature.properties.finds) ?? []),
  );
  #turn = 0;

  /** Asks for the map; the one on screen stays until the new one has come. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const hotspots = await this.#askFitting();
      if (turn !== this.#turn) return;
      this.hotspots = hotspots;
      this.error = null;
      this.chosen = null;
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** All areas may be a whole city: then in a coarser grid, because one doorway's hexagon would be smaller than a dot. */
  async #askFitting(): Promise<Hotspots> {
    const fine = await this.#ask();
    if (this.area_id) return fine;
    const resolution = resolutionFor(boundsOf(cellsOfMainTown(fine)));
    return resolution === fine.resolution ? fine : this.#ask(resolution);
  }

  #ask(resolution?: number): Promise<Hotspots> {
    const { days, area_id, item } = this;
    const query = {
      ...days,
      area_id: area_id || undefined,
      item: item || undefined,
      resolution,
    };
    return api('GET /hotspots', { query, timeout_ms: TIMEOUT_MS });
  }
}
