import { metresBetween } from '../core/gps';
import type { Street } from './facts';
import { distanceToLine } from './places';

/** A place that somebody points out, as exact as the pointing was. */
export interface Spot {
  lat: number;
  lon: number;
  accuracy_m: number;
}

/** A street as one spot: its middle, and as rough as half its length. */
export interface StreetSpot extends Spot {
  name: string;
}

/** How far off a finger may be, in pixels of the map. */
const FINGER_PX = 24;
/** Even the nearest look at a map of main streets is no better than this. */
const FINEST_M = 10;
const ROUGHEST_M = 5000;
/** Streets this near meet, although their drawn lines may end short of each other. */
const MEET_M = 25;
const CORNER_M = 25;
const EQUATOR_M = 40_075_016.686;
const TILE_PX = 512;

/** How exact a cross on the map is: what a finger covers at this zoom. */
export function accuracyAt(zoom: number, lat: number): number {
  const metres_per_px = (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
  return Math.round(Math.min(ROUGHEST_M, Math.max(FINEST_M, metres_per_px * FINGER_PX)));
}

/** Each named street once, by name. */
export function streetSpots(streets: readonly Street[], locale: string): StreetSpot[] {
  const points = new Map<string, Point[]>();
  for (const { name, line } of streets)
    points.set(name, [...(points.get(name) ?? []), ...fine(line)]);
  return [...points]
    .filter(([name]) => name !== '')
    .map(([name, along]) => ({ name, ...spotOf(along) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The corners of a street: where others meet it, by their names. */
export function cornersOf(streets: readonly Street[], name: string, locale: string): StreetSpot[] {
  const along = streets.filter((street) => street.name === name).flatMap(({ line }) => fine(line));
  const corners = new Map<string, StreetSpot>();
  for (const other of streets) {
    if (other.name === name || other.name === '' || corners.has(other.name)) continue;
    const apart_m = ({ lon, lat }: Point): number => distanceToLine(other.line, lon, lat);
    const corner = nearest(along, apart_m);
    if (corner && apart_m(corner) <= MEET_M)
      corners.set(other.name, { name: other.name, ...corner, accuracy_m: CORNER_M });
  }
  return [...corners.values()].sort((a, b) => a.name.localeCompare(b.name, locale));
}

interface Point {
  lat: number;
  lon: number;
}

/** The point of a street nearest to the middle of its box, and how far its furthest point lies from there. */
function spotOf(along: Point[]): Spot {
  const middleOf = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const box = {
    lat: middleOf(along.map(({ lat }) => lat)),
    lon: middleOf(along.map(({ lon }) => lon)),
  };
  const middle = nearest(along, (point) => metresBetween(box, point)) ?? box;
  const far_m = Math.max(...along.map((point) => metresBetween(middle, point)));
  return { ...middle, accuracy_m: Math.round(Math.max(FINEST_M, far_m)) };
}

function nearest(points: Point[], apart_m: (point: Point) => number): Point | undefined {
  let best: Point | undefined;
  let least = Infinity;
  for (const point of points) {
    const metres = apart_m(point);
    if (metres < least) [best, least] = [point, metres];
  }
  return best;
}

/** The line with a point at least every ten metres. */
function fine(line: readonly [number, number][]): Point[] {
  const STEP_M = 10;
  const ends = line.map(([lon, lat]) => ({ lon, lat }));
  return ends.flatMap((to, i) => {
    const from = ends[i - 1];
    if (!from) return [to];
    const n = Math.max(1, Math.ceil(metresBetween(from, to) / STEP_M));
    return Array.from({ length: n }, (_, k) => {
      const share = (k + 1) / n;
      return {
        lon: from.lon + (to.lon - from.lon) * share,
        lat: from.lat + (to.lat - from.lat) * share,
      };
    });
  });
}
