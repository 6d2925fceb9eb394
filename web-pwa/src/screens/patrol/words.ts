import type { ItemCount } from '../../api/types';
import type { OwnPickup } from '../../core/own';
import { SYRINGES } from '../../core/vocabulary';
import { t } from '../../i18n';

/** What was found in a few words, e.g. "3 syringes" or "2 × Foil". */
export function itemsText(items: readonly ItemCount[]): string {
  return items
    .map(({ item, count }) =>
      item === 'syringe_with_needle'
        ? t('words.n_syringes', { n: count })
        : `${count} × ${t(`words.item_${item}`)}`,
    )
    .join(', ');
}

/** Syringes among finds, with and without needle. */
export function syringesIn(pickups: readonly OwnPickup[]): number {
  return pickups
    .flatMap(({ fields }) => fields.items)
    .filter(({ item }) => SYRINGES.includes(item))
    .reduce((sum, { count }) => sum + count, 0);
}

/** How often one item was found. */
export function countOf(item: ItemCount['item'], pickups: readonly OwnPickup[]): number {
  return pickups
    .flatMap(({ fields }) => fields.items)
    .reduce((sum, found) => sum + (found.item === item ? found.count : 0), 0);
}
