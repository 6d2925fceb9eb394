import { spoken, t } from '../i18n';
import { kilometres } from '../i18n/formats';
import type { HotspotCell } from '../api/types';
import { now } from '../core/clock';
import type { Place } from './places';

/** A place in the member's language. */
export function placeName(place: Place): string {
  if (place.kind === 'near') return t('map.near', { street: place.street });
  if (place.kind === 'point') {
    return t('map.point', { lat: place.lat.toFixed(4), lon: place.lon.toFixed(4) });
  }
  const { street, crossing } = place;
  return crossing ? t('map.at_crossing', { street, crossing }) : t('map.at', { street });
}

/** How much was looked for in a cell, in words; also when nobody looked. */
export function searchWords(cell: HotspotCell): string {
  if (cell.class === 'not_searched') return t('map.cell_not_searched');
  if (cell.visits === 0 && cell.metres === 0 && cell.seconds === 0) return t('map.cell_no_walk');
  if (cell.metres === 0 && cell.seconds === 0) return t('map.visited', { n: cell.visits });
  const walked = t('map.walked', { way: way(cell.metres), time: duration(cell.seconds) });
  return cell.visits > 0 ? `${t('map.visited', { n: cell.visits })}, ${walked}` : walked;
}

/** A way in words: "30 m", "1.2 km". */
function way(metres: number): string {
  if (metres < 1000) return t('map.metres', { n: metres });
  return t('map.kilometres', { km: kilometres(metres) });
}

/** A span in words: "20 s", "24 min", "1 h 20 min". */
export function duration(seconds: number): string {
  if (seconds < 60) return t('map.seconds', { n: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('map.minutes', { minutes });
  return t('map.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** What was found in a cell, in words. */
export function findWords(cell: HotspotCell): string {
  if (cell.finds === 0) return cell.class === 'searched_clean' ? t('map.cell_clean') : '';
  const finds = t('words.n_finds', { n: cell.finds });
  return cell.items > cell.finds ? `${finds}, ${t('map.things', { n: cell.items })}` : finds;
}

/** A colour of the legend in words: "3 to 9 finds". */
export function spanWords(
  what: 'finds' | 'items',
  { from, to }: { from: number; to: number | null },
): string {
  if (to === null) return t(`map.legend_${what}_more`, { n: from });
  return to === from
    ? t(`map.legend_${what}_one`, { n: from })
    : t(`map.legend_${what}_span`, { from, to });
}

/** How a cell stands to what is usual, in words; empty where nothing was said. */
export function levelWords(cell: HotspotCell): string {
  return cell.level ? t(`map.level_${cell.level}`) : '';
}

/** How often a cell is worse than usual, with what is probable: "about 3 times the usual (probably 2 to 5)". */
export function rateWords(cell: HotspotCell, usual_per_km: number | undefined): string {
  const { per_km, low, high } = cell;
  if (per_km === undefined || low === undefined || high === undefined || !usual_per_km) return '';
  if (cell.level === 'not_enough_patrols') return '';
  // Small factors to a tenth, large ones whole: more would only look exact.
  const step = per_km >= 2 * usual_per_km ? 1 : 10;
  const [times, from, to] = [per_km, low, high].map(
    (rate) => Math.round((step * rate) / usual_per_km) / step,
  );
  return t('map.times_usual', { times: times!, from: from!, to: to! });
}

/** How sure it is that a cell has more than twice the usual; empty where it is not. */
export function sureWords(cell: HotspotCell): string {
  const chance = cell.level === 'not_enough_patrols' ? 0 : (cell.chance_twice ?? 0);
  if (chance >= 0.95) return t('map.surely_twice');
  return chance >= 0.8 ? t('map.probably_twice') : '';
}

/** When somebody was here last, and how fast finds come back. */
export function refillWords(
  cell: Pick<HotspotCell, 'last_searched' | 'refill_days' | 'due'>,
): string {
  const words = [
    cell.last_searched ? t('map.last_searched', { day: dayWords(cell.last_searched) }) : '',
    cell.refill_days === undefined ? '' : t('map.refill', { n: Math.round(cell.refill_days) }),
    cell.due ? t('map.due_mark') : '',
  ];
  return words.filter(Boolean).join(' · ');
}

/** A calendar day: "12 Nov", with its year when that is not this one. */
export function dayWords(day: string): string {
  const noon = new Date(`${day}T12:00:00`);
  return noon.toLocaleDateString(spoken.locale, {
    day: 'numeric',
    month: 'short',
    ...(noon.getFullYear() !== new Date(now()).getFullYear() && { year: 'numeric' }),
  });
}
