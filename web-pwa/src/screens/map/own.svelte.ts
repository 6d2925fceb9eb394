import { currentFix, gpsState, watchPosition, type Fix } from '../../core/gps';
import { onChange } from '../../core/news';
import { ownPickups } from '../../core/pickups';
import { shift } from '../patrol/shift.svelte';

/** What this phone itself knows for the map: own finds with a place, ground searched on the patrol, and where it is. */
export class OwnGround {
  finds = $state.raw<{ id: string; lat: number; lon: number }[]>([]);
  /** Cells searched on the patrol on screen, as they are walked. */
  searched = $derived([...new Set(shift.effort.map((effort) => effort.cell))]);
  here = $derived.by((): Fix | null => {
    void shift.now;
    return currentFix();
  });

  /** Reads now and after every change on the phone; answers the way to stop. */
  follow(): () => void {
    void this.#read();
    return onChange(() => void this.#read(), ['pickups']);
  }

  /** Asks the phone where it is, on a tap; false when it was forbidden to tell. */
  locate(): boolean {
    watchPosition();
    return gpsState().state !== 'denied' && 'geolocation' in navigator;
  }

  async #read(): Promise<void> {
    this.finds = (await ownPickups()).flatMap(({ id, fields: { lat, lon } }) =>
      lat == null || lon == null ? [] : [{ id, lat, lon }],
    );
  }
}
