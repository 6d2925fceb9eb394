import { api, Unreachable } from '../../api/client';
import type { Hotspots } from '../../api/types';
import { now } from '../../core/clock';

/** Where the last answer for each area stays, so that the map opens without a connection. */
const CACHE = 'hotspots';

interface KeptAnswer {
  fetched_at: number;
  hotspots: Hotspots;
}

/** The hotspots of one area: what the phone kept at once, then the server's answer when it comes. */
export class AreaHotspots {
  hotspots = $state.raw<Hotspots | null>(null);
  fetched_at = $state<number | null>(null);
  loading = $state(false);
  error = $state.raw<unknown>(null);
  /** True when the server was not reached: what is shown is what the phone kept. */
  offline = $derived(this.error instanceof Unreachable);
  #area = '';

  async open(area_id: string): Promise<void> {
    this.#area = area_id;
    this.hotspots = null;
    this.fetched_at = null;
    const kept = await readKept(area_id);
    if (this.#area === area_id && kept) this.#show(kept);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const area_id = this.#area;
    this.loading = true;
    try {
      const hotspots = await api('GET /hotspots', { query: { area_id } });
      const answer = { fetched_at: now(), hotspots };
      if (area_id === this.#area) this.#show(answer);
      this.error = null;
      await writeKept(area_id, answer);
    } catch (error) {
      if (area_id === this.#area) this.error = error;
    } finally {
      if (area_id === this.#area) this.loading = false;
    }
  }

  #show({ hotspots, fetched_at }: KeptAnswer): void {
    this.hotspots = hotspots;
    this.fetched_at = fetched_at;
  }
}

async function readKept(area_id: string): Promise<KeptAnswer | null> {
  try {
    const answer = await (await caches.open(CACHE)).match(addressOf(area_id));
    return answer ? ((await answer.json()) as KeptAnswer) : null;
  } catch {
    return null;
  }
}

async function writeKept(area_id: string, answer: KeptAnswer): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(addressOf(area_id), Response.json(answer));
  } catch {
    // A full or closed storage only means that the next opening needs a connection.
  }
}

function addressOf(area_id: string): string {
  return `/kept/hotspots/${encodeURIComponent(area_id)}`;
}
