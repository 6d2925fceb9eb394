import type { Area, EffortCell } from '../../api/types';
import { currentFix } from '../../core/gps';
import type { OwnPickup } from '../../core/own';
import { centreOf } from './strip';

interface Point {
  lat: number;
  lon: number;
}

/** Shown where the phone knows no place at all: the middle of the built-in street map. */
const TOWN: Point = { lat: 55.67, lon: 12.555 };

/**
 * Where the map opens for a find without a place: at the find with a place nearest to it in time, else where the phone
 * is, else at the last ground of the patrol, else in the middle of the area.
 */
export async function startOf(
  pickup: OwnPickup,
  others: readonly OwnPickup[],
  effort: readonly EffortCell[],
  area: Area | undefined,
): Promise<Point> {
  const found = nearestInTime(pickup, others) ?? currentFix();
  if (found) return found;
  const last = effort.at(-1);
  if (!last) return centreOf([], area) ?? TOWN;
  const { cellToLatLng } = await import('h3-js');
  const [lat, lon] = cellToLatLng(last.cell);
  return { lat, lon };
}

function nearestInTime({ made_at }: OwnPickup, others: readonly OwnPickup[]): Point | null {
  let best: Point | null = null;
  let least = Infinity;
  for (const { made_at: at, fields } of others) {
    const apart = Math.abs(at - made_at);
    if (fields.lat == null || fields.lon == null || apart >= least) continue;
    [best, least] = [{ lat: fields.lat, lon: fields.lon }, apart];
  }
  return best;
}
