import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { streetsOf, type Facts } from '../../src/map/facts';
import { nearestStreets, placeOf } from '../../src/map/places';

const facts = JSON.parse(readFileSync('public/map/vesterbro.geojson', 'utf8')) as Facts;
const streets = streetsOf(facts);

describe('the name of a place', () => {
  it('is the street it lies on, with the one it crosses', () => {
    expect(placeOf(streets, 12.5597, 55.6709)).toEqual({
      kind: 'at',
      street: 'Lille Istedgade',
      crossing: 'Istedgade',
    });
  });

  it('leaves the crossing out in the middle of a street', () => {
    expect(placeOf(streets, 12.5524, 55.6689)).toMatchObject({
      street: 'Istedgade',
      crossing: null,
    });
  });

  it('only says "near" for a back yard', () => {
    expect(placeOf(streets, 12.551, 55.671)).toMatchObject({ kind: 'near' });
  });

  it('is the bare point in another town', () => {
    expect(placeOf(streets, -71.06, 42.36)).toEqual({ kind: 'point', lat: 42.36, lon: -71.06 });
    expect(placeOf([], 12.55, 55.67).kind).toBe('point');
  });
});

describe('the nearest streets', () => {
  it('are two different ones, nearest first, in metres', () => {
    const straight = [
      {
        name: 'North',
        line: [
          [12.5, 55.671],
          [12.6, 55.671],
        ] as [number, number][],
      },
      {
        name: 'South',
        line: [
          [12.5, 55.668],
          [12.6, 55.668],
        ] as [number, number][],
      },
      {
        name: 'North',
        line: [
          [12.5, 55.672],
          [12.6, 55.672],
        ] as [number, number][],
      },
    ];
    const [first, second] = nearestStreets(straight, 12.55, 55.67);
    expect(first?.name).toBe('North');
    expect(first?.distance_m).toBeCloseTo(111.3, 0);
    expect(second?.name).toBe('South');
    expect(second?.distance_m).toBeCloseTo(222.6, 0);
  });

  it('measure to the end of a street, not to its endless line', () => {
    const short = [
      {
        name: 'Short',
        line: [
          [12.5, 55.67],
          [12.51, 55.67],
        ] as [number, number][],
      },
    ];
    expect(nearestStreets(short, 12.52, 55.67)[0]?.distance_m).toBeCloseTo(627.7, 0);
  });
});
