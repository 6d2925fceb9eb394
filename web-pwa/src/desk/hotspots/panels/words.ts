import type { Alarm, HotPlace } from '../../../api/types';
import { t } from '../../../i18n';
import { kilometres, oneDecimal, whole } from '../../../i18n/formats';
import { placeName } from '../../../map/words';

const DAYS_A_YEAR = 365.25;
const DAYS_A_MONTH = 30.4;
/** Rarer than this cannot be told from a few hundred tries. */
const LONGEST_YEARS = 10;

/** A number with a decimal only where it says something: 0.7, 1.6, 3, 12. */
export function rough(n: number): string {
  return n < 1.95 && Math.abs(n - 1) >= 0.05 ? oneDecimal(n) : whole(n);
}

/** From and to of a guess; two that would read the same get a decimal. */
export function roughSpan(low: number, high: number): { low: string; high: string } {
  if (rough(low) !== rough(high)) return { low: rough(low), high: rough(high) };
  return { low: oneDecimal(low), high: oneDecimal(high) };
}

/** Metres as kilometres: 0.4, 1.8, 6, 14. */
export function km(metres: number): string {
  const tenths = Math.round(metres / 100);
  return tenths >= 100 || tenths % 10 === 0 ? whole(tenths / 10) : kilometres(metres);
}

/** What was found on how much walking. */
export function findsOn({ finds, metres }: { finds: number; metres: number }): string {
  return t('plan.finds_on', { n: finds, km: km(metres) });
}

/** A place by its street, with the side or the crossing where they are known. */
export function hotPlaceName({ name, lon, lat }: HotPlace): string {
  const { street, side, crossing = null } = name;
  if (!street) return placeName({ kind: 'point', lat, lon });
  const at = placeName({ kind: 'at', street, crossing });
  return side ? t('plan.place_side', { street: at, side: t(`plan.side_${side}`) }) : at;
}

/** Since when a place stands out; empty where that is not known. */
export function sinceWords(weeks: number | null | undefined): string {
  if (weeks == null) return '';
  return weeks < 1 ? t('plan.place_since_now') : t('plan.place_since', { n: weeks });
}

/** A share from 0 to 1 in whole percent. */
export function percent(share: number): string {
  return whole(share * 100);
}

/** How sure, in whole percent; never quite certain. */
export function surePercent(chance: number): string {
  return chance > 0.99 ? t('plan.streets_over', { n: 99 }) : percent(Math.max(chance, 0.01));
}

/** How sure, in words. */
export function sureWords(chance: number): string {
  if (chance >= 0.97) return t('plan.sure_almost');
  if (chance >= 0.9) return t('plan.sure_very');
  return chance >= 0.75 ? t('plan.sure_likely') : t('plan.sure_chance');
}

/** How often chance alone would do as much. */
export function rareWords(recurrence_days: number): string {
  const years = recurrence_days / DAYS_A_YEAR;
  if (years >= LONGEST_YEARS) return t('plan.alarm_rarer', { n: LONGEST_YEARS });
  if (years >= 0.95) return t('plan.alarm_years', { n: Math.round(years) });
  return t('plan.alarm_months', { n: Math.max(1, Math.round(recurrence_days / DAYS_A_MONTH)) });
}

/** What an alarm is about, as the title of its card. */
export function alarmTitle({ level, street, lat, lon }: Alarm): string {
  const where = placeName(
    street ? { kind: 'at', street, crossing: null } : { kind: 'point', lat, lon },
  );
  return t(`plan.alarm_${level}`, { where });
}
