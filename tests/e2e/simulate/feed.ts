import type { BrowserContext } from '@playwright/test';
import type { Heard } from './satellites';

/**
 * Stands in for the phone's receiver: once a second of the page's own clock it says what is heard in that second.
 *
 * The browser's override (as in `walk.ts`) would take two hours of real time, or a wait for the other process after
 * each of seven thousand fixes; and it raises an error before each. So `navigator.geolocation` itself is replaced.
 * The phone's clock may be wrong, so the feed is told by how much: satellites know better.
 */
export async function feedPositions(
  context: BrowserContext,
  heard: readonly Heard[],
  began_ms: number,
): Promise<void> {
  const fixes = heard.map((one) => one && [one.lat, one.lon, one.accuracy_m]);
  await context.addInitScript(replaceReceiver, { fixes, began_ms });
}

/** Tells the feed of this page and of later ones how far the phone's clock is ahead. */
export async function tellError(context: BrowserContext, ahead_ms: number): Promise<void> {
  const tell = (ahead: number): void => {
    (globalThis as { clock_ahead_ms?: number }).clock_ahead_ms = ahead;
  };
  await context.addInitScript(tell, ahead_ms);
  await Promise.all(context.pages().map((page) => page.evaluate(tell, ahead_ms)));
}

type Fed = { fixes: (number[] | null)[]; began_ms: number };

/** Runs in the page. */
function replaceReceiver({ fixes, began_ms }: Fed): void {
  const POSITION_UNAVAILABLE = 2;
  const watches = new Map<number, ReturnType<typeof setInterval>>();
  const elapsed_ms = (): number =>
    Date.now() - began_ms - ((globalThis as { clock_ahead_ms?: number }).clock_ahead_ms ?? 0);
  const say = (done: PositionCallback, failed?: PositionErrorCallback | null): void => {
    // A page that nobody sees hears nothing.
    if (document.visibilityState === 'hidden') return;
    const second = Math.floor(elapsed_ms() / 1000);
    const fix = fixes[second];
    if (fix) {
      const [latitude, longitude, accuracy] = fix;
      const coords = { latitude, longitude, accuracy } as GeolocationCoordinates;
      done({ coords, timestamp: Date.now() } as GeolocationPosition);
    } else if (second % 15 === 0) {
      failed?.({ code: POSITION_UNAVAILABLE, message: 'no sky' } as GeolocationPositionError);
    }
  };
  const watchPosition: Geolocation['watchPosition'] = (done, failed) => {
    const id = watches.size + 1;
    const toNextSecond = 1000 - (elapsed_ms() % 1000);
    const start = (): void => {
      say(done, failed);
      watches.set(
        id,
        setInterval(() => say(done, failed), 1000),
      );
    };
    watches.set(id, setTimeout(start, toNextSecond));
    return id;
  };
  const clearWatch = (id: number): void => {
    clearInterval(watches.get(id));
    clearTimeout(watches.get(id));
    watches.delete(id);
  };
  Object.defineProperty(navigator, 'geolocation', { value: { watchPosition, clearWatch } });
}
