import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HotspotCell, Hotspots } from '../../src/api/types';
import { listCells } from '../../src/map/cells';
import { codingOf, SIGHTS } from '../../src/map/coding';
import { coloured } from '../../src/map/coding/coloured';
import { risingLimits, stepOf } from '../../src/map/coding/limits';
import { contrast, mapColors } from '../../src/map/colors';

const css = readFileSync('src/theme.css', 'utf8');
const light = css.slice(0, css.indexOf('}'));
const tokens = new Map([...light.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]));
const colors = mapColors((name) => tokens.get(name) ?? '');

function mapOf(cells: Partial<HotspotCell>[], more: Partial<Hotspots> = {}): Hotspots {
  const ring = [
    [12, 55],
    [14, 55],
    [14, 57],
    [12, 55],
  ];
  return {
    type: 'FeatureCollection',
    from: '2026-08-25',
    to: '2026-11-22',
    resolution: 11,
    measure: 'class',
    too_few_finds: false,
    totals: { finds: 0, items: 0, metres: 0, seconds: 0, patrols: 0 },
    features: cells.map((cell, i) => ({
      type: 'Feature' as const,
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      properties: {
        cell: `c${i}`,
        finds: 0,
        items: 0,
        seconds: 0,
        metres: 0,
        visits: 0,
        class: 'found' as const,
        ...cell,
      },
    })),
    ...more,
  };
}
const cellsOf = (map: Hotspots): HotspotCell[] => map.features.map(({ properties }) => properties);

const LEVELS = mapOf([
  { level: 'less', finds: 1, per_km: 0.4, metres: 3000 },
  { level: 'far_more', finds: 14, per_km: 6, metres: 3000 },
  { level: 'not_enough_patrols', finds: 9, per_km: 3, metres: 200 },
  { level: 'usual', finds: 3, per_km: 2, metres: 3000 },
  { level: 'more', finds: 7, per_km: 4, metres: 3000, due: true },
]);

describe('the five classes', () => {
  const coding = codingOf('class', [LEVELS], colors);

  it('have their own colours, and hatching where too few went to say anything', () => {
    const fills = cellsOf(LEVELS).map((cell) => coding.buckets[coding.bucketOf(cell)]!.fill);
    const [less, usual, more, far_more] = colors.levels;
    expect(fills).toEqual([less, far_more, null, usual, more]);
  });

  it('are told apart by lightness alone, whichever colours an eye can see', () => {
    const fills = coding.buckets.flatMap(({ fill }) => fill ?? []);
    fills.slice(1).forEach((fill, i) => expect(contrast(fill, fills[i]!)).toBeGreaterThan(1.3));
  });

  it('order the table from far more to not enough patrols', () => {
    expect(listCells(LEVELS, coding).map(({ level }) => level)).toEqual([
      'far_more',
      'more',
      'usual',
      'less',
      'not_enough_patrols',
    ]);
  });

  it('give way to finds, and say so, where too little was found', () => {
    const few = codingOf('class', [{ ...LEVELS, too_few_finds: true }], colors);
    expect(few.note).not.toBeNull();
    expect(few.buckets).toHaveLength(codingOf('finds', [LEVELS], colors).buckets.length);
  });
});

describe('every sight', () => {
  const trends = mapOf([
    { emerging: 'new', finds: 4 },
    { emerging: 'cold_persistent', metres: 900 },
    { finds: 2, gi_bin: -3, gi_z: -3.4 },
    { class: 'not_searched' },
    { class: 'searched_clean', gi_bin: 3, gi_z: 4.1, per_km: 0.2, metres: 5000 },
  ]);

  it.each([...SIGHTS, 'effort'] as const)('%s has a legend line for each cell', (sight) => {
    for (const map of [trends, LEVELS, mapOf([])]) {
      const coding = codingOf(sight, [map], colors);
      for (const cell of cellsOf(map)) expect(coding.buckets[coding.bucketOf(cell)]).toBeDefined();
      const texts = coding.buckets.map(({ text }) => text);
      expect(texts.every(Boolean)).toBe(true);
    }
  });

  it.each([...SIGHTS, 'effort'] as const)('%s writes so that it can be read', (sight) => {
    for (const { fill, ink } of codingOf(sight, [trends, LEVELS], colors).buckets) {
      if (fill) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('never draws what nobody searched like what was searched', () => {
    for (const sight of [...SIGHTS, 'effort'] as const) {
      const coding = codingOf(sight, [trends], colors);
      const nobody = cellsOf(trends)[3]!;
      expect(coding.buckets[coding.bucketOf(nobody)]!.fill).toBeNull();
    }
  });

  it('shares its scale between maps that stand side by side', () => {
    const quiet = mapOf([{ finds: 1 }, { finds: 2 }]);
    const busy = mapOf([{ finds: 40 }, { finds: 60 }, { finds: 90 }]);
    const both = codingOf('finds', [quiet, busy], colors);
    const strongest = (map: Hotspots): number => Math.min(...cellsOf(map).map(both.bucketOf));
    expect(strongest(busy)).toBeLessThan(strongest(quiet));
  });

  it('numbers each kind of change as its legend does', () => {
    const coding = codingOf('emerging', [trends], colors);
    const [fresh, cold] = cellsOf(trends);
    for (const cell of [fresh!, cold!]) {
      const line = coding.buckets[coding.bucketOf(cell)]!;
      expect(line.text.startsWith(`${coding.markOf(cell)} `)).toBe(true);
    }
  });
});

describe('drawn cells', () => {
  it('carry a figure only where there is a colour under it, and a ring where a look is due', () => {
    const { features } = coloured(LEVELS, codingOf('class', [LEVELS], colors));
    const drawn = features.map(({ properties }) => properties);
    expect(drawn[2]).toEqual({ cell: 'c2' });
    expect(drawn[1]).toMatchObject({ mark: '14', fill: colors.levels[3] });
    expect(drawn.map(({ due }) => due)).toEqual([undefined, undefined, undefined, undefined, true]);
  });
});

describe('limits between colours', () => {
  it('rise, are round and lie within the values', () => {
    const limits = risingLimits([0.2, 0.7, 1.3, 1.4, 2.2, 2.6, 3.1, 4.8, 7.7, 22]);
    expect(limits).toEqual([3, 8]);
    expect(risingLimits(Array.from({ length: 400 }, (_, i) => i / 100))).toEqual([2, 3.5]);
  });

  it('are none where there is nothing to tell apart', () => {
    expect(risingLimits([])).toEqual([]);
    expect(risingLimits([0, 0])).toEqual([]);
    expect(risingLimits([Number.NaN, 5])).toEqual([5]);
  });

  it('belong to the colour above them', () => {
    expect([0.9, 1, 4.9, 5, 99].map((value) => stepOf(value, [1, 5]))).toEqual([0, 1, 1, 2, 2]);
  });
});
