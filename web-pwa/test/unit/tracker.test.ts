import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshPhone } from './phone';
import type { EffortCell } from '../../src/api/types';
import { database } from '../../src/core/database';
import { metresPerDegree, stopWatching, watchPosition } from '../../src/core/gps';
import type { OwnPatrol } from '../../src/core/own';
import { openPatrol, startPatrol } from '../../src/core/patrols';
import { sumMetres } from '../../src/core/ground';
import { trackGround, type Tracker } from '../../src/core/tracker';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
let hear: PositionCallback;
let east = 0;
let tracker: Tracker;
let patrol: OwnPatrol;
let seen: EffortCell[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21, 18) });
  vi.stubGlobal('document', page);
  const watch = (onFix: PositionCallback): number => {
    hear = onFix;
    return 1;
  };
  vi.stubGlobal('navigator', {
    geolocation: { watchPosition: watch, clearWatch: () => undefined },
  });
  await freshPhone();
  east = 0;
  seen = [];
  watchPosition();
  patrol = await startPatrol({ area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 });
  follow();
});
afterEach(async () => {
  await tracker.stop();
  stopWatching();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function follow(): void {
  tracker = trackGround(patrol, (effort) => (seen = effort));
}

/** Goes due east for so many seconds, with a fix each second. */
function go(seconds: number, metresPerSecond = 1): void {
  const { x } = metresPerDegree(55.6704);
  for (let i = 0; i < seconds; i++) {
    vi.advanceTimersByTime(1000);
    east += metresPerSecond;
    const coords = { latitude: 55.6704, longitude: 12.5577 + east / x, accuracy: 8 };
    hear({ coords, timestamp: 0 } as GeolocationPosition);
  }
}

async function kept(): Promise<EffortCell[]> {
  return (await openPatrol())?.effort ?? [];
}

const seconds = (effort: EffortCell[]): number => effort.reduce((n, cell) => n + cell.seconds, 0);

test('what is walked is on the phone when the patrol stops, to the last fix', async () => {
  go(301);
  await tracker.stop();
  expect(seconds(await kept())).toBeCloseTo(300, 6);
  expect(Math.abs(sumMetres(await kept()) - 300)).toBeLessThan(13);
  expect(seen).toEqual(await kept());
});

test('a page that is killed loses at most the last minute, and counts nothing twice', async () => {
  go(301);
  await vi.waitFor(async () => expect(seconds(await kept())).toBeGreaterThan(240));
  const left = (await openPatrol())!;
  expect(seconds(left.effort)).toBeLessThanOrEqual(300);
  // The tracker of the killed page is heard no more.
  await tracker.stop();
  const db = await database();
  await db.put('patrols', left);
  patrol = left;
  follow();
  go(61);
  await tracker.stop();
  expect(seconds(await kept())).toBeCloseTo(seconds(left.effort) + 60, 6);
});

test('a hidden page keeps what was walked until then', async () => {
  go(45);
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  page.visibilityState = 'visible';
  await vi.waitFor(async () => expect(seconds(await kept())).toBeGreaterThan(30));
});

test('a rest is not walked', async () => {
  go(61);
  await tracker.rest();
  go(600);
  tracker.goOn();
  go(61);
  await tracker.stop();
  expect(seconds(await kept())).toBeCloseTo(120, 6);
});

test('a ride is counted once it is said to be one', async () => {
  go(61);
  await tracker.ride('bicycle');
  go(61, 5);
  await tracker.stop();
  expect(Math.abs(sumMetres(await kept()) - 360)).toBeLessThan(26);
});

test('nothing of the trace is on the phone, only cells', async () => {
  go(200);
  await tracker.rest();
  const all = JSON.stringify(await (await database()).getAll('patrols'));
  expect(all).not.toMatch(/55\.67|12\.55|"lat"|"point"/);
});
