import type { SupplySums, SupplyWeeks } from '../../api/types';
import { t } from '../../i18n';
import { whole } from '../../i18n/formats';
import type { Column } from '../hotspots/Columns.svelte';
import { dayMonth } from '../moments';
import { weekOf } from './weeks';

/** What can be found on the street later: it stands beside the finds first. */
const INJECTING = ['syringe', 'syringe_set', 'needle'];
/** Words under a column need the room of so many. */
const WORDS_EVERY = 4;

/** The supplies with a published number, injecting gear first, then by how many. */
export function givenKinds({ totals }: SupplyWeeks): string[] {
  const rank = (supply: string): number => Number(!INJECTING.includes(supply));
  return [...totals.given]
    .sort((a, b) => rank(a.supply) - rank(b.supply) || b.n - a.n)
    .map(({ supply }) => supply);
}

/** How many of one kind; null where the number was too small to publish. */
export function givenOf({ given }: SupplySums, supply: string): number | null {
  return given.find((one) => one.supply === supply)?.n ?? null;
}

/** One column a week; a week without a published number is hatched, not empty. */
export function columnsOf(
  weeks: SupplyWeeks['weeks'],
  valueOf: (week: SupplySums) => number | null,
): Column[] {
  return weeks.map((sums, i) => {
    const value = valueOf(sums);
    const { from, to } = weekOf(sums.week);
    return {
      key: sums.week,
      short: i % WORDS_EVERY === 0 ? dayMonth(from) : '',
      name: t('map.days', { from: dayMonth(from), to: dayMonth(to) }),
      value,
      words: value === null ? missingWords(sums) : whole(value),
    };
  });
}

function missingWords({ released }: { released: boolean }): string {
  return t(released ? 'outreach.too_few' : 'outreach.not_yet');
}
