import type { Pickup } from '../../api/types';
import { streetsOf, type Facts } from '../../map/facts';
import { placeOf, type Place } from '../../map/places';

/** A find with its contents; a removed one has none left. */
export type KnownPickup = Pickup &
  Required<{ [K in 'recorded_at' | 'origin' | 'outcome']: NonNullable<Pickup[K]> }>;

export function isKnown(pickup: Pickup): pickup is KnownPickup {
  return !pickup.removed && !!pickup.recorded_at && !!pickup.origin && !!pickup.outcome;
}

/** The middle of a cell as latitude and longitude. */
export type CellMiddle = (cell: string) => [lat: number, lon: number];

/** Where a find lies: its point, or the middle of its cell once the point was coarsened; null when its place is missing. */
export function pointOf(
  { lat, lon, cell }: Pickup,
  middleOf: CellMiddle | null,
): { lat: number; lon: number } | null {
  if (lat != null && lon != null) return { lat, lon };
  if (!cell || !middleOf) return null;
  const [middleLat, middleLon] = middleOf(cell);
  return { lat: middleLat, lon: middleLon };
}

/** The place of a find in street names; null when it is missing. */
export function wherePickup(
  pickup: Pickup,
  facts: Facts | null,
  middleOf: CellMiddle | null,
): Place | null {
  const point = pointOf(pickup, middleOf);
  return point && placeOf(facts ? streetsOf(facts) : [], point.lon, point.lat);
}
