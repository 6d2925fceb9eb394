import type { ItemCount } from '../../api/types';
import { t } from '../../i18n';

/** What was found in a few words, e.g. "3 syringes" or "2 × Foil"; where nothing was left, that. */
export function itemsText(items: readonly ItemCount[]): string {
  if (items.length === 0) return t('words.outcome_already_gone');
  return items
    .map(({ item, count }) =>
      item === 'syringe_with_needle'
        ? t('words.n_syringes', { n: count })
        : `${count} × ${t(`words.item_${item}`)}`,
    )
    .join(', ');
}
