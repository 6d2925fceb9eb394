import type { OwnPickup } from './own';
import { SYRINGES, type Item } from './vocabulary';

/** What the finds of a shift add up to. */
export interface Found {
  finds: number;
  syringes: number;
  /** Finds without a place. */
  missing: number;
  /** Finds left where they lay. */
  unsafe: number;
  by_item: Partial<Record<Item, number>>;
}

export const NOTHING: Found = { finds: 0, syringes: 0, missing: 0, unsafe: 0, by_item: {} };

/**
 * The sums with one find more, or one less when it is taken out. What was gone already was a visit: as on the server it
 * adds to nothing.
 */
export function count(found: Found, { fields }: OwnPickup, sign: 1 | -1 = 1): Found {
  if (fields.outcome === 'already_gone') return found;
  const by_item = { ...found.by_item };
  let { syringes } = found;
  for (const { item, count } of fields.items) {
    by_item[item] = (by_item[item] ?? 0) + sign * count;
    if (SYRINGES.includes(item)) syringes += sign * count;
  }
  return {
    finds: found.finds + sign,
    syringes,
    missing: found.missing + (fields.lat == null ? sign : 0),
    unsafe: found.unsafe + (fields.outcome === 'left_unsafe' ? sign : 0),
    by_item,
  };
}

export function sumFinds(pickups: readonly OwnPickup[]): Found {
  return pickups.reduce((found, pickup) => count(found, pickup), NOTHING);
}
