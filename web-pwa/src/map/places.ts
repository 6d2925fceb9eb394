import type { Street } from './facts';

/** A place in the words people use: on a street, near one, or only as a point. */
export type Place =
  | { kind: 'at'; street: string; crossing: string | null }
  | { kind: 'near'; street: string }
  | { kind: 'point'; lat: number; lon: number };

const AT_M = 45;
const CROSSING_M = 60;
const NEAR_M = 300;
const METRES_PER_DEGREE = 111_320;

/** Names a point by the nearest street, with the street it crosses there if that is close too. */
export function placeOf(streets: Street[], lon: number, lat: number): Place {
  const [first, second] = nearestStreets(streets, lon, lat);
  if (!first || first.distance_m > NEAR_M) return { kind: 'point', lat, lon };
  if (first.distance_m > AT_M) return { kind: 'near', street: first.name };
  const crossing = second && second.distance_m <= CROSSING_M ? second.name : null;
  return { kind: 'at', street: first.name, crossing };
}

/** The two nearest streets of different names, nearest first. */
export function nearestStreets(
  streets: Street[],
  lon: number,
  lat: number,
): { name: string; distance_m: number }[] {
  const best = new Map<string, number>();
  for (const street of streets) {
    const distance = distanceToLine(street.line, lon, lat);
    if (distance < (best.get(street.name) ?? Infinity)) best.set(street.name, distance);
  }
  return [...best]
    .map(([name, distance_m]) => ({ name, distance_m }))
    .sort((a, b) => a.distance_m - b.distance_m)
    .slice(0, 2);
}

/** Metres from a point to the nearest part of a line. */
export function distanceToLine(line: [number, number][], lon: number, lat: number): number {
  let best = Infinity;
  for (let i = 1; i < line.length; i += 1) {
    const a = onPlane(line[i - 1]!, lon, lat);
    const b = onPlane(line[i]!, lon, lat);
    best = Math.min(best, distanceToSegment(a, b));
  }
  return best;
}

/** Metres east and north of the asked point: flat is exact enough within a neighbourhood. */
function onPlane([lon, lat]: [number, number], lon0: number, lat0: number): [number, number] {
  const shrink = Math.cos((lat0 * Math.PI) / 180);
  return [(lon - lon0) * METRES_PER_DEGREE * shrink, (lat - lat0) * METRES_PER_DEGREE];
}

function distanceToSegment([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
