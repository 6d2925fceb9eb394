import { expect, test } from 'vitest';
import { metresBetween } from '../../src/core/gps';
import type { Street } from '../../src/map/facts';
import { accuracyAt, cornersOf, streetSpots } from '../../src/map/pin';

const LONG: Street = {
  name: 'Long Street',
  line: [
    [12.55, 55.67],
    [12.56, 55.67],
  ],
};
const ACROSS: Street = {
  name: 'Cross Street',
  line: [
    [12.553, 55.672],
    [12.553, 55.6701],
  ],
};
const FAR: Street = {
  name: 'Far Street',
  line: [
    [12.55, 55.68],
    [12.56, 55.68],
  ],
};

test('a cross on the map is as exact as a finger at that zoom, never more than the map itself', () => {
  expect(accuracyAt(19, 55.67)).toBe(10);
  const near = accuracyAt(16, 55.67);
  const far = accuracyAt(14, 55.67);
  expect(near).toBeGreaterThan(12);
  expect(near).toBeLessThan(20);
  expect(far / near).toBeCloseTo(4, 0);
  expect(accuracyAt(2, 55.67)).toBe(5000);
});

test('a street is its middle, and as rough as half its length', () => {
  const [spot] = streetSpots([LONG], 'da-DK');
  const half_m = metresBetween({ lat: 55.67, lon: 12.55 }, { lat: 55.67, lon: 12.56 }) / 2;
  expect(spot!.lon).toBeCloseTo(12.555, 3);
  expect(Math.abs(spot!.accuracy_m - half_m)).toBeLessThan(12);
});

test('a street drawn in pieces stands once in the list, and lists follow the language', () => {
  const more: Street = {
    name: 'Long Street',
    line: [
      [12.57, 55.67],
      [12.58, 55.67],
    ],
  };
  const names = streetSpots([{ ...FAR, name: 'Ågade' }, FAR, LONG, more], 'da-DK');
  expect(names.map(({ name }) => name)).toEqual(['Far Street', 'Long Street', 'Ågade']);
  // Its middle lies on a piece, not in the hole between them.
  expect(names[1]!.lon === 12.56 || names[1]!.lon === 12.57).toBe(true);
});

test('a corner lies on the street, where another meets it or ends just short of it', () => {
  const corners = cornersOf([LONG, ACROSS, FAR], 'Long Street', 'da-DK');
  expect(corners.map(({ name }) => name)).toEqual(['Cross Street']);
  expect(corners[0]!.lat).toBe(55.67);
  expect(Math.abs(corners[0]!.lon - 12.553)).toBeLessThan(0.0002);
});
