import { expect, test } from 'vitest';
import type { HotspotCell, Hotspots } from '../../src/api/types';
import { dueCells } from '../../src/screens/map/due';

function map(cells: (Partial<HotspotCell> & { lon: number })[]): Hotspots {
  const features = cells.map(({ lon, ...cell }) => ({
    properties: cell,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon, 55],
          [lon, 55.2],
          [lon, 55],
        ],
      ],
    },
  }));
  return { features } as unknown as Hotspots;
}

const TODAY = '2026-11-21';
const cells = map([
  { cell: 'a', lon: 12.1, due: true, last_searched: '2026-11-11', refill_days: 9 },
  { cell: 'b', lon: 12.2, due: true, last_searched: '2026-10-22', refill_days: 12 },
  { cell: 'c', lon: 12.3, due: false, last_searched: '2026-11-20', refill_days: 12 },
  { cell: 'd', lon: 12.4, last_searched: '2026-09-01' },
]);

test('the longest overdue comes first, and what is not due is left out', () => {
  const due = dueCells(cells, TODAY, null);
  expect(due.map(({ cell, days }) => [cell, days])).toEqual([
    ['b', 30],
    ['a', 10],
  ]);
});

test('a phone that knows its place has the nearest first', () => {
  const due = dueCells(cells, TODAY, { lat: 55.1, lon: 12.0 });
  expect(due.map(({ cell }) => cell)).toEqual(['a', 'b']);
});
