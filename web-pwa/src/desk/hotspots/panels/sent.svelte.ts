import { api } from '../../../api/client';
import type { LoopTransport, PlannedRoute } from '../../../api/types';
import { localDay, now } from '../../../core/clock';
import { uuid7 } from '../../../core/ids';
import { Removals } from '../../removals.svelte';

/** The loops sent to tonight's patrols of an area. */
export class SentLoops {
  loops = $state.raw<PlannedRoute[]>([]);
  sending = $state(false);
  error = $state.raw<unknown>(null);
  removals = new Removals(async (id) => {
    await api('DELETE /planned-routes/{id}', { path: { id } });
    this.loops = this.loops.filter((loop) => loop.id !== id);
  });
  /** Those that were not taken back. */
  shown = $derived(this.loops.filter(({ id }) => !this.removals.waiting.has(id)));
  #area = '';

  async open(area_id: string): Promise<void> {
    this.#area = area_id;
    this.loops = [];
    this.error = null;
    try {
      const { items } = await api('GET /planned-routes', { query: { area_id } });
      const today = localDay(now());
      if (area_id === this.#area) this.loops = items.filter(({ day }) => day === today);
    } catch (error) {
      if (area_id === this.#area) this.error = error;
    }
  }

  async send(area_id: string, minutes: number, transport: LoopTransport): Promise<void> {
    this.sending = true;
    const body = { id: uuid7(), area_id, day: localDay(now()), minutes, transport };
    try {
      const loop = await api('POST /planned-routes', { body });
      if (area_id === this.#area) this.loops = [loop, ...this.loops];
      this.error = null;
    } catch (error) {
      this.error = error;
    } finally {
      this.sending = false;
    }
  }
}
