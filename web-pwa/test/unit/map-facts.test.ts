import { readFileSync } from 'node:fs';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/map/facts';

const facts = JSON.parse(readFileSync('public/map/vesterbro.geojson', 'utf8')) as Facts;
const named = (layer: string) =>
  facts.features.filter((feature) => feature.properties.layer === layer);

describe('the built-in street map', () => {
  it('credits its sources', () => {
    expect(facts.credit).toEqual([
      '© OpenStreetMap contributors (ODbL)',
      'Indeholder data fra Københavns Kommune, CC BY 4.0, forenklet',
    ]);
    for (const area of named('area')) expect(area.properties.credit).toBeTruthy();
  });

  it('has the neighbourhoods, one patrol area, the streets, stations and services', () => {
    expect(named('area')).toHaveLength(7);
    expect(named('area').filter((area) => area.properties.kind === 'patrol_area')).toHaveLength(1);
    expect(named('street').length).toBeGreaterThan(20);
    expect(named('station')).toHaveLength(8);
    expect(named('service').map((service) => service.properties.name)).toEqual(['H17', 'Skyen']);
  });

  it('closes its outlines and winds them counter-clockwise, as RFC 7946 asks', () => {
    for (const area of named('area')) {
      const ring = area.geometry.coordinates[0] as Position[];
      expect(ring[0]).toEqual(ring.at(-1));
      expect(signedArea(ring), area.properties.name).toBeGreaterThan(0);
    }
  });

  it('crosses itself nowhere', () => {
    for (const area of named('area')) {
      expect(crossings(area.geometry.coordinates[0] as Position[]), area.properties.name).toBe(0);
    }
  });
});

function signedArea(ring: Position[]): number {
  return ring.slice(1).reduce((sum, b, i) => sum + ring[i]![0]! * b[1]! - b[0]! * ring[i]![1]!, 0);
}

function crossings(ring: Position[]): number {
  let n = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    for (let j = i + 2; j + 1 < ring.length; j += 1) {
      if (cross(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) n += 1;
    }
  }
  return n;
}

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(o: Position, a: Position, b: Position): number {
  return (a[0]! - o[0]!) * (b[1]! - o[1]!) - (a[1]! - o[1]!) * (b[0]! - o[0]!);
}
