import type { Area } from '../../api/types';
import { boundsOf } from '../../map/bounds';

/** Where a place is, in degrees. */
export interface Point {
  lat: number;
  lon: number;
}

/** Where the map opens when the union has no area: the middle of the built-in street map. */
const MIDDLE: Point = { lat: 55.6702, lon: 12.5545 };

/** Where the map opens for a place that has no point yet: the middle of the first area. */
export function middleOfFirst(areas: readonly Area[]): Point {
  const box = areas[0] && boundsOf([areas[0].geometry]);
  if (!box) return MIDDLE;
  const [west, south, east, north] = box;
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}

/** As exact as a door: about a metre. */
export function rounded({ lat, lon }: Point): Point {
  const five = (degrees: number): number => Number(degrees.toFixed(5));
  return { lat: five(lat), lon: five(lon) };
}
