import type { Route, RouteStop } from '../api/types';
import { t } from '../i18n';
import { kilometres } from '../i18n/formats';
import type { Street } from '../map/facts';
import { placeOf } from '../map/places';
import { placeName } from '../map/words';

/** A loop in one line: how long, how far, how. */
export function loopWords(loop: Route): string {
  const given = { n: loop.minutes, km: kilometres(loop.length_m) };
  return loop.transport === 'bicycle'
    ? t('plan.route_bicycle', given)
    : t('plan.route_foot', given);
}

/** Longer ago than this nobody remembers the day. */
const LONG_DAYS = 365;

/** How many stops, and how much of the time is left to search at them. */
export function stopsWords({ stops, minutes, walk_minutes }: Route): string {
  const rest = t('plan.route_rest', { n: Math.max(0, minutes - walk_minutes) });
  return `${t('plan.route_stops', { n: stops.length })}, ${rest}`;
}

/** Where a stop is: by the streets of the map, or by the one the server named. */
export function stopName({ street, lat, lon }: RouteStop, streets: Street[]): string {
  if (streets.length) return placeName(placeOf(streets, lon, lat));
  return placeName(street ? { kind: 'at', street, crossing: null } : { kind: 'point', lat, lon });
}

/** Why the loop goes there. */
export function stopReason({
  why,
  days_since_search: days,
  refill_days: refill,
}: RouteStop): string {
  if (why === 'likely') return t('plan.why_likely');
  if (why === 'look_again') {
    if (days == null) return t('plan.why_look_again_never');
    return days > LONG_DAYS ? t('plan.why_look_again_long') : t('plan.why_look_again', { n: days });
  }
  return days == null || refill == null
    ? t('plan.why_due_soon')
    : t('plan.why_due', { n: days, days: daysWords(refill) });
}

/** A number of days; half a day counts as one. */
export function daysWords(days: number): string {
  return t('plan.due_days', { n: Math.max(1, Math.round(days)) });
}

/** A way in words: "80 m", "1.2 km". */
export function wayWords(metres: number): string {
  if (metres < 995) return t('map.metres', { n: Math.round(metres / 10) * 10 });
  return t('map.kilometres', { km: kilometres(metres) });
}
