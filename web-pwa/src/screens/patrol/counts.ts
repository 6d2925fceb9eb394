import type { ItemCount } from '../../api/types';
import { ITEMS, type Item } from '../../core/vocabulary';

/** How many of each item, as the steppers show it. */
export type Counts = Partial<Record<Item, number>>;

/** The items that were counted at all, as a record says it. */
export function countedItems(counts: Counts): ItemCount[] {
  return ITEMS.flatMap((item) => {
    const count = counts[item] ?? 0;
    return count > 0 ? [{ item, count }] : [];
  });
}

export function countsOf(items: readonly ItemCount[]): Counts {
  return Object.fromEntries(items.map(({ item, count }) => [item, count]));
}
