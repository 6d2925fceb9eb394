import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  currentFix,
  gpsState,
  metresBetween,
  stopWatching,
  watchPosition,
} from '../../src/core/gps';

let hear: PositionCallback;
let fail: PositionErrorCallback;
const clearWatch = vi.fn();

function position(accuracy: number, lat = 55.6704): void {
  hear({
    coords: { latitude: lat, longitude: 12.5577, accuracy },
    timestamp: 0,
  } as GeolocationPosition);
}

const seconds = (n: number): void => void vi.advanceTimersByTime(n * 1000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const watch = (onFix: PositionCallback, onError: PositionErrorCallback): number => {
    [hear, fail] = [onFix, onError];
    return 7;
  };
  vi.stubGlobal('navigator', { geolocation: { watchPosition: watch, clearWatch } });
  clearWatch.mockClear();
  watchPosition();
});
afterEach(() => {
  stopWatching();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('metres decide how good a position is', () => {
  position(15);
  expect(gpsState()).toMatchObject({ state: 'good', accuracy_m: 15 });
  seconds(31);
  position(50);
  expect(gpsState().state).toBe('fair');
  seconds(31);
  position(51);
  expect(gpsState().state).toBe('poor');
});

test('a rough fix does not replace a precise one of a moment ago', () => {
  position(6);
  seconds(5);
  position(80);
  expect(currentFix()).toMatchObject({ accuracy_m: 6 });
  seconds(20);
  position(20);
  expect(currentFix()).toMatchObject({ accuracy_m: 20 });
});

test('a fix over 100 metres is none, and half a minute without one says so', () => {
  position(101);
  expect(currentFix()).toBeNull();
  expect(gpsState().state).toBe('waiting');
  seconds(31);
  expect(gpsState()).toMatchObject({ state: 'lost', age_s: 31 });
});

test('only a refusal ends the watch', () => {
  position(8);
  fail({ code: 2 } as GeolocationPositionError);
  fail({ code: 3 } as GeolocationPositionError);
  expect(clearWatch).not.toHaveBeenCalled();
  expect(gpsState().state).toBe('good');
  fail({ code: 1 } as GeolocationPositionError);
  expect(clearWatch).toHaveBeenCalledWith(7);
  expect(gpsState().state).toBe('denied');
});

test('Istedgade from end to end is as long as on the local plane of the server', () => {
  const metres = metresBetween({ lat: 55.6721, lon: 12.5632 }, { lat: 55.6668, lon: 12.542 });
  expect(metres).toBeCloseTo(1458.69, 1);
});
