import type { PlannedRoute } from '../../api/types';
import { onChange } from '../../core/news';
import { loopsOfTonight } from '../../core/planned';

/** The loops sent to tonight's patrols of an area, as the phone keeps them, and the one on show. */
export class Tonight {
  loops = $state.raw<PlannedRoute[]>([]);
  chosen = $state<string | null>(null);
  loop = $derived(this.loops.find(({ id }) => id === this.chosen) ?? this.loops[0] ?? null);

  /** Reads now and after every change on the phone; answers the way to stop. */
  follow(area_id: string): () => void {
    let open = true;
    const read = async (): Promise<void> => {
      const loops = await loopsOfTonight(area_id).catch(() => []);
      const same = JSON.stringify(loops) === JSON.stringify(this.loops);
      if (open && !same) this.loops = loops;
    };
    void read();
    const deafen = onChange(() => void read(), ['kept']);
    return () => {
      open = false;
      deafen();
    };
  }
}
