import { latLngToCell } from 'h3-js';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EffortCell } from '../../src/api/types';
import {
  addGround,
  hear,
  rest,
  ride,
  startWalk,
  takeDone,
  type CellOf,
  type Walk,
} from '../../src/core/effort';
import { roundGround } from '../../src/core/ground';
import { metresPerDegree, type Fix } from '../../src/core/gps';
import type { Transport } from '../../src/core/vocabulary';

interface Case {
  name: string;
  start_ms: number;
  parts: { transport: Transport; fixes: [number, number, number, number][] }[];
  expected: { cells: [string, string, number, number][] };
  truth: { seconds: number; metres: number; within: [number, number] };
}

const START = new Date(2026, 10, 21, 18, 0, 0).getTime();
const cellOf: CellOf = (lat, lon) => latLngToCell(lat, lon, 11);
const { cases } = JSON.parse(
  readFileSync(new URL('../../../api/geo-hotspots/tests/effort.json', import.meta.url), 'utf8'),
) as { cases: Case[] };

beforeAll(() => {
  // Days are those of the phone's calendar.
  process.env.TZ = 'Europe/Copenhagen';
});

function ground(walk: Walk): EffortCell[] {
  rest(walk);
  const none: EffortCell[] = [];
  return takeDone(walk).reduce((effort, line) => addGround(effort, line, cellOf), none);
}

function heard(fixes: Fix[], transport: Transport = 'foot'): EffortCell[] {
  const walk = startWalk(transport);
  fixes.forEach((fix) => hear(walk, fix));
  return ground(walk);
}

function walkOf({ parts, start_ms }: Case): Walk {
  const walk = startWalk('foot');
  for (const { transport, fixes } of parts) {
    ride(walk, transport);
    for (const [second, lat, lon, accuracy_m] of fixes)
      hear(walk, { lat, lon, accuracy_m, at: start_ms + second * 1000 });
  }
  rest(walk);
  return walk;
}

function sum(effort: EffortCell[], what: 'seconds' | 'metres'): number {
  return effort.reduce((all, cell) => all + cell[what], 0);
}

/** A fix so many metres east and north of Istedgade, so many seconds after the start. */
function at(seconds: number, east: number, north: number, accuracy_m = 8): Fix {
  const { x, y } = metresPerDegree(55.6704);
  const [lat, lon] = [55.6704 + north / y, 12.5577 + east / x];
  return { lat, lon, accuracy_m, at: START + seconds * 1000 };
}

/** A walk due east at 1 m/s with a fix each second. */
const walked = (seconds: number): Fix[] =>
  Array.from({ length: seconds + 1 }, (_, i) => at(i, i, 0));

describe('the vectors that hold the phone and the server together', () => {
  test('are all there', () => expect(cases.length).toBe(19));

  test.each(cases)('$name', (one) => {
    const cells = new Map(ground(walkOf(one)).map((cell) => [cell.cell + cell.day, cell]));
    expect(cells.size).toBe(one.expected.cells.length);
    for (const [cell, day, seconds, metres] of one.expected.cells) {
      const spent = cells.get(cell + day);
      expect(Math.abs(spent!.seconds - seconds), `${cell} ${day}`).toBeLessThan(1e-3);
      expect(Math.abs(spent!.metres - metres), `${cell} ${day}`).toBeLessThan(1e-2);
    }
    const all = [...cells.values()];
    const { truth } = one;
    expect(Math.abs(sum(all, 'seconds') - truth.seconds)).toBeLessThanOrEqual(
      truth.within[0] + 1e-6,
    );
    expect(Math.abs(sum(all, 'metres') - truth.metres)).toBeLessThanOrEqual(truth.within[1] + 1e-6);
  });
});

test('a point on Istedgade lies in the cell that the server finds too', () => {
  expect(cellOf(55.6704, 12.5577)).toBe('8b1f05833ba6fff');
});

test('the ground of two walks adds up in the same cells', () => {
  const walk = startWalk('foot');
  walked(60).forEach((fix) => hear(walk, fix));
  rest(walk);
  const [line] = takeDone(walk);
  const once = addGround([], line!, cellOf);
  const twice = addGround(once, line!, cellOf);
  expect(twice.length).toBe(once.length);
  expect(twice[0]!.seconds).toBeCloseTo(2 * once[0]!.seconds, 6);
});

test('what is walked so far is held in a few spots, however long it is', () => {
  const walk = startWalk('foot');
  walked(3600).forEach((fix) => hear(walk, fix));
  expect(walk.line!.spots.length).toBeLessThanOrEqual(20);
  expect(walk.done.length).toBeGreaterThan(5);
});

test('a rest leaves out the way until the next fix', () => {
  const walk = startWalk('foot');
  walked(60).forEach((fix) => hear(walk, fix));
  rest(walk);
  walked(120)
    .slice(90)
    .forEach((fix) => hear(walk, fix));
  expect(sum(ground(walk), 'seconds')).toBeCloseTo(90, 6);
});

test('another way of moving is judged by its own limits', () => {
  const fast = Array.from({ length: 61 }, (_, i) => at(i, 5 * i, 0));
  expect(sum(heard(fast, 'foot'), 'metres')).toBe(0);
  expect(sum(heard(fast, 'bicycle'), 'metres')).toBeCloseTo(300, 0);
  const walk = startWalk('foot');
  ride(walk, 'bicycle');
  fast.forEach((fix) => hear(walk, fix));
  expect(sum(ground(walk), 'metres')).toBeCloseTo(300, 0);
});

test('what is no fix at all changes nothing', () => {
  const broken: Partial<Fix>[] = [NaN, Infinity, -Infinity, 181, -181].flatMap((wrong) => [
    { lat: wrong },
    { lon: wrong },
    { accuracy_m: wrong === 181 ? 25.1 : wrong },
  ]);
  const between = [...broken, { at: NaN }, { at: Infinity }].map((fix) => ({
    ...at(30, 0, 0),
    ...fix,
  }));
  const fixes = walked(60);
  expect(heard([...fixes.slice(0, 31), ...between, ...fixes.slice(31)])).toEqual(heard(fixes));
});

test('what is sent is whole numbers without empty cells', () => {
  const effort = [
    { cell: 'a', day: '2026-11-21', seconds: 94.6, metres: 61.2 },
    { cell: 'b', day: '2026-11-21', seconds: 0.2, metres: 0.3 },
  ];
  expect(roundGround(effort)).toEqual([{ cell: 'a', day: '2026-11-21', seconds: 95, metres: 61 }]);
});
