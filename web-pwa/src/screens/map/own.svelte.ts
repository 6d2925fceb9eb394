import { onChange } from '../../core/database';
import { openPatrol } from '../../core/patrols';
import { ownPickups } from '../../core/pickups';

/** What this phone itself knows for the map: own finds with a place, and ground searched on the running patrol. */
export class OwnGround {
  finds = $state.raw<{ id: string; lat: number; lon: number }[]>([]);
  searched = $state.raw<string[]>([]);

  /** Reads now and after every change on the phone; answers the way to stop. */
  follow(): () => void {
    void this.#read();
    return onChange(() => void this.#read());
  }

  async #read(): Promise<void> {
    const [pickups, patrol] = await Promise.all([ownPickups(), openPatrol()]);
    this.finds = pickups.flatMap(({ id, fields: { lat, lon } }) =>
      lat == null || lon == null ? [] : [{ id, lat, lon }],
    );
    this.searched = [...new Set((patrol?.effort ?? []).map((effort) => effort.cell))];
  }
}
