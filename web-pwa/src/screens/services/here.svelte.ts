import { currentFix, type Fix } from '../../core/gps';
import { now } from '../../core/clock';

const OPTIONS = { enableHighAccuracy: true, maximumAge: 60_000, timeout: 15_000 };

/** Where the phone is, asked once and kept in memory: a list that follows every step would move under the thumb. */
export class Here {
  fix = $state.raw<Fix | null>(null);
  state = $state<'unasked' | 'waiting' | 'refused' | 'known'>('unasked');

  /** Takes what the patrol knows already, or asks the phone if it was allowed to tell before. */
  async begin(): Promise<void> {
    const known = currentFix();
    if (known) return this.#take(known);
    const permission = await navigator.permissions
      ?.query({ name: 'geolocation' })
      .catch(() => null);
    if (permission?.state === 'granted') this.ask();
  }

  /** Asks the phone, on a tap. */
  ask(): void {
    if (!navigator.geolocation) return void (this.state = 'refused');
    this.state = 'waiting';
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lon, accuracy: accuracy_m } }) =>
        this.#take({ lat, lon, accuracy_m, at: now() }),
      () => (this.state = 'refused'),
      OPTIONS,
    );
  }

  #take(fix: Fix): void {
    this.fix = fix;
    this.state = 'known';
  }
}
