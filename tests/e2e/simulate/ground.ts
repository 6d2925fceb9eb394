import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Point } from '../street';

const FACTS = resolve(__dirname, '../../../web-pwa/public/map/vesterbro.geojson');
/** Metres of a degree at 55.67° north, by the series for the WGS84 ellipsoid. */
const LAT_M = 111_335.8;
const LON_M = 62_922.1;
/** Ends of streets this near to each other are one corner. */
const CORNER_M = 15;

/** A place in metres east and north of a point in Vesterbro. */
export type Spot = readonly [east_m: number, north_m: number];
const ORIGIN: Point = { lat: 55.67, lon: 12.556 };

export function spotOf({ lat, lon }: Point): Spot {
  return [(lon - ORIGIN.lon) * LON_M, (lat - ORIGIN.lat) * LAT_M];
}

export function pointOf([east_m, north_m]: Spot): Point {
  return { lat: ORIGIN.lat + north_m / LAT_M, lon: ORIGIN.lon + east_m / LON_M };
}

export function distance([ax, ay]: Spot, [bx, by]: Spot): number {
  return Math.hypot(bx - ax, by - ay);
}

export function between([ax, ay]: Spot, [bx, by]: Spot, share: number): Spot {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

/** A corner of the streets, and the corners that one reaches from it in a straight line. */
export interface Corner {
  spot: Spot;
  next: Corner[];
}

/** The streets inside an area as corners; every corner leads somewhere. */
export function cornersOf(areaName: string): Corner[] {
  const { features } = JSON.parse(readFileSync(FACTS, 'utf8')) as { features: Feature[] };
  const area = features.find(({ properties }) => properties.name === areaName);
  if (area?.geometry.type !== 'Polygon') throw new Error(`no area ${areaName}`);
  const ring = area.geometry.coordinates[0]!.map(spotAt);
  const lines = features.flatMap(({ properties, geometry }) =>
    properties.layer === 'street' && geometry.type === 'LineString'
      ? [geometry.coordinates.map(spotAt)]
      : [],
  );
  return connect(piecesOf(lines), (spot) => isInside(spot, ring));
}

type Lonlat = [lon: number, lat: number];
interface Feature {
  properties: { layer: string; name: string };
  geometry:
    | { type: 'LineString'; coordinates: Lonlat[] }
    | { type: 'Polygon'; coordinates: Lonlat[][] }
    | { type: 'Point' };
}
type Piece = readonly [Spot, Spot];

const spotAt = ([lon, lat]: Lonlat): Spot => spotOf({ lat, lon });

/** Straight pieces, cut wherever two streets cross. */
function piecesOf(lines: Spot[][]): Piece[] {
  const straight = lines.flatMap((line) => line.slice(1).map((end, i): Piece => [line[i]!, end]));
  return straight.flatMap((piece) => {
    const cuts = straight.map((other) => crossing(piece, other)).filter((cut) => cut !== null);
    const shares = [0, ...cuts.sort((a, b) => a - b), 1];
    return shares
      .slice(1)
      .map((share, i): Piece => [between(...piece, shares[i]!), between(...piece, share)]);
  });
}

/** How far along the first piece it meets the second; null when they don't cross. */
function crossing([a, b]: Piece, [c, d]: Piece): number | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (Math.abs(turn) < 1e-9) return null;
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  const along = (qx * sy - qy * sx) / turn;
  const across = (qx * ry - qy * rx) / turn;
  return along > 0 && along < 1 && across >= 0 && across <= 1 ? along : null;
}

function connect(pieces: Piece[], isIn: (spot: Spot) => boolean): Corner[] {
  const corners: Corner[] = [];
  const at = (spot: Spot): Corner => {
    const known = corners.find((corner) => distance(corner.spot, spot) < CORNER_M);
    if (known) return known;
    const made: Corner = { spot, next: [] };
    corners.push(made);
    return made;
  };
  for (const [from, to] of pieces.filter(([from, to]) => isIn(from) && isIn(to))) {
    const [a, b] = [at(from), at(to)];
    if (a === b || a.next.includes(b)) continue;
    a.next.push(b);
    b.next.push(a);
  }
  return largestPart(corners);
}

/** The corners that can be reached from the best connected one. */
function largestPart(corners: Corner[]): Corner[] {
  const start = corners.reduce((best, one) => (one.next.length > best.next.length ? one : best));
  const reached = new Set([start]);
  for (const corner of reached) corner.next.forEach((next) => reached.add(next));
  return [...reached];
}

function isInside([x, y]: Spot, ring: Spot[]): boolean {
  let inside = false;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring.at(i - 1)!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
