import { latLngToCell } from 'h3-js';
import { expect, test } from 'vitest';
import { addGround, judgeFix, lineMetres, roundGround, type CellOf } from '../../src/core/effort';
import { metresPerDegree, type Fix } from '../../src/core/gps';
import { localDay } from '../../src/core/clock';

const START = new Date(2026, 10, 21, 18, 0, 0).getTime();
const cellOf: CellOf = (lat, lon) => latLngToCell(lat, lon, 11);

/** A fix so many metres east and north of Istedgade, so many seconds after the start. */
function at(seconds: number, east: number, north: number, accuracy_m = 8): Fix {
  const { x, y } = metresPerDegree(55.6704);
  const [lat, lon] = [55.6704 + north / y, 12.5577 + east / x];
  return { lat, lon, accuracy_m, at: START + seconds * 1000 };
}

/** A walk due east at 1 m/s with a fix each ten seconds. */
const walk = (fixes: number): Fix[] =>
  Array.from({ length: fixes }, (_, i) => at(i * 10, i * 10, 0));

test('a point on Istedgade lies in the cell that the server finds too', () => {
  expect(cellOf(55.6704, 12.5577)).toBe('8b1f05833ba6fff');
});

test('a walk adds its seconds and metres to the cells it crosses', () => {
  const ground = addGround([], walk(13), cellOf);
  const seconds = ground.reduce((sum, cell) => sum + cell.seconds, 0);
  const metres = ground.reduce((sum, cell) => sum + cell.metres, 0);
  expect(seconds).toBeCloseTo(120, 6);
  expect(metres).toBeCloseTo(120, 1);
  expect(ground.length).toBeGreaterThan(1);
  expect(ground[0]).toMatchObject({ cell: '8b1f05833ba6fff', day: '2026-11-21' });
});

test('the ground of two lines adds up in the same cells', () => {
  const once = addGround([], walk(4), cellOf);
  const twice = addGround(once, walk(4), cellOf);
  expect(twice.length).toBe(once.length);
  expect(twice[0]!.seconds).toBeCloseTo(2 * once[0]!.seconds, 6);
});

test('standing adds seconds and no metres', () => {
  const trembling = Array.from({ length: 13 }, (_, i) =>
    at(i * 10, 3 * Math.sin(i), 3 * Math.cos(i)),
  );
  const ground = addGround([], trembling, cellOf);
  expect(ground.reduce((sum, cell) => sum + cell.metres, 0)).toBe(0);
  expect(ground.reduce((sum, cell) => sum + cell.seconds, 0)).toBeCloseTo(120, 6);
});

test('trembling beside a straight street does not lengthen it', () => {
  const wobbly = Array.from({ length: 13 }, (_, i) => at(i * 10, i * 10, i % 2 ? 5 : 0));
  expect(lineMetres(wobbly)).toBeLessThan(125);
});

test('a corner is kept', () => {
  const corner = [at(0, 0, 0), at(40, 40, 0), at(80, 40, 40)];
  expect(lineMetres(corner)).toBeCloseTo(80, 0);
});

test('fixes that are rough, too soon or impossibly far are noise', () => {
  const line = [at(0, 0, 0)];
  expect(judgeFix(line, at(10, 10, 0, 26), 'foot')).toBe('noise');
  expect(judgeFix(line, at(9, 9, 0), 'foot')).toBe('noise');
  expect(judgeFix(line, at(10, 31, 0), 'foot')).toBe('noise');
  expect(judgeFix(line, at(10, 31, 0), 'bicycle')).toBe('adds');
  expect(judgeFix(line, at(10, 12, 0), 'foot')).toBe('adds');
});

test('more than a minute or 150 metres is a gap, never a line', () => {
  const line = [at(0, 0, 0)];
  expect(judgeFix(line, at(61, 20, 0), 'foot')).toBe('gap');
  expect(judgeFix(line, at(55, 151, 0), 'foot')).toBe('gap');
  expect(judgeFix(line, at(60, 140, 0), 'foot')).toBe('adds');
  expect(judgeFix([], at(0, 0, 0), 'foot')).toBe('gap');
});

test('a walk over midnight is split by local day', () => {
  const midnight = new Date(2026, 10, 22, 0, 0, 0).getTime();
  const late = walk(13).map((fix) => ({ ...fix, at: fix.at - START + midnight - 60_000 }));
  const days = addGround([], late, cellOf).map(({ day }) => day);
  expect(new Set(days)).toEqual(new Set(['2026-11-21', '2026-11-22']));
  expect(localDay(midnight)).toBe('2026-11-22');
});

test('what is sent is whole numbers without empty cells', () => {
  const effort = [
    { cell: 'a', day: '2026-11-21', seconds: 94.6, metres: 61.2 },
    { cell: 'b', day: '2026-11-21', seconds: 0.2, metres: 0.3 },
  ];
  expect(roundGround(effort)).toEqual([{ cell: 'a', day: '2026-11-21', seconds: 95, metres: 61 }]);
});
