import { api } from '../../api/client';
import type { Hotspots } from '../../api/types';
import { now } from '../../core/clock';
import type { Item } from '../../core/vocabulary';
import { boundsOf, resolutionFor } from '../../map/bounds';
import { cellsOfMainTown } from '../../map/cells';
import { measureOf, type Sight } from '../../map/coding';
import type { Shown } from '../../map/shown';
import { lastDays, type Days } from '../days';
import { daysBefore, yearEarlier } from './periods';

const FIRST_SPAN = 90;
/** Years of a whole city take longer than the usual answer. */
const TIMEOUT_MS = 60_000;
/** Changes over a year are read in larger cells: a doorway has too few finds for it. */
const TREND_RESOLUTION = 10;

/** What the second map shows, if there is one. */
export const BESIDES = ['nothing', 'effort', 'before', 'year'] as const;
export type Beside = (typeof BESIDES)[number];

/** What the desk's map shows: the question (days, area, item, measure) and the last answer to it. */
export class HotspotView {
  days = $state.raw<Days>(lastDays(FIRST_SPAN, now()));
  /** Empty = all areas. */
  area_id = $state('');
  /** Empty = everything. */
  item = $state<Item | ''>('');
  sight = $state<Sight>('class');
  beside = $state<Beside>('nothing');
  hotspots = $state.raw<Hotspots | null>(null);
  /** The answer for the days of the second map. */
  other = $state.raw<Hotspots | null>(null);
  /** What the answers on screen show; the choice may be one ahead of them. */
  answered = $state.raw<{ sight: Sight; beside: Beside }>({ sight: 'class', beside: 'nothing' });
  loading = $state(false);
  error = $state.raw<unknown>(null);
  chosen = $state<string | null>(null);
  shown = $state.raw<Shown | null>(null);
  #turn = 0;

  /** Changes the question and asks anew. */
  ask(change: Partial<Pick<HotspotView, 'days' | 'area_id' | 'item' | 'sight' | 'beside'>>) {
    Object.assign(this, change);
    if (change.area_id !== undefined) this.shown = null;
    return this.load();
  }

  /** Asks for the map; the one on screen stays until the new one has come. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const { sight, beside } = this;
      const hotspots = await this.#askFitting();
      const days = otherDays(beside, this.days);
      const other = days && (await this.#ask(days, hotspots.resolution));
      if (turn !== this.#turn) return;
      this.hotspots = hotspots;
      this.other = other;
      this.answered = { sight, beside };
      this.error = null;
      if (this.chosen && !holds(hotspots, this.chosen)) this.chosen = null;
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** All areas may be a whole city: then in a coarser grid, because one doorway's hexagon would be smaller than a dot. */
  async #askFitting(): Promise<Hotspots> {
    if (this.sight === 'emerging') return this.#ask(this.days, TREND_RESOLUTION);
    const fine = await this.#ask(this.days);
    if (this.area_id) return fine;
    const resolution = resolutionFor(boundsOf(cellsOfMainTown(fine)));
    return resolution === fine.resolution ? fine : this.#ask(this.days, resolution);
  }

  #ask(days: Days, resolution?: number): Promise<Hotspots> {
    const { area_id, item, sight } = this;
    const query = {
      ...days,
      area_id: area_id || undefined,
      item: item || undefined,
      // What the server shows when not asked.
      measure: sight === 'class' ? undefined : measureOf(sight),
      resolution,
    };
    return api('GET /hotspots', { query, timeout_ms: TIMEOUT_MS });
  }
}

/** The days of the second map; null when it shows the same days or is not there. */
export function otherDays(beside: Beside, days: Days): Days | null {
  if (beside === 'before') return daysBefore(days);
  return beside === 'year' ? yearEarlier(days) : null;
}

function holds(hotspots: Hotspots, cell: string): boolean {
  return hotspots.features.some(({ properties }) => properties.cell === cell);
}
