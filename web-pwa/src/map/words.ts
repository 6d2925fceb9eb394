import { t } from '../i18n';
import { kilometres } from '../i18n/formats';
import type { HotspotCell } from '../api/types';
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
export function spanWords({ from, to }: { from: number; to: number | null }): string {
  if (to === null) return t('map.legend_more', { n: from });
  return to === from ? t('map.legend_one', { n: from }) : t('map.legend_span', { from, to });
}
