import type { HotspotCell, Hotspots } from '../../api/types';
import { t } from '../../i18n';
import { classLimits, classOf, classSpans } from '../classes';
import type { MapColors } from '../colors';
import { spanWords } from '../words';
import { filled, hatched, type Coding } from './coding';

/** Colours by how many finds or things there are; "searched and clean" and "not searched" stay apart. */
export function countCoding(
  what: 'finds' | 'items',
  maps: Hotspots[],
  colors: MapColors,
  note: string | null = null,
): Coding {
  const counts = maps.flatMap((map) => map.features.map(({ properties }) => properties[what]));
  const limits = classLimits(counts);
  const top = limits.length - 1;
  const found = classSpans(limits)
    .map((span, i) => filled(colors.found[i]!, spanWords(what, span), colors))
    .reverse();
  return {
    buckets: [
      ...found,
      filled(colors.clean, t('map.searched_clean'), colors),
      hatched(t('map.not_searched'), colors),
    ],
    bucketOf: (cell: HotspotCell) => {
      if (cell[what] > 0) return top - classOf(cell[what], limits);
      return cell.class === 'not_searched' ? top + 2 : top + 1;
    },
    markOf: (cell) => (cell[what] > 0 ? String(cell[what]) : ''),
    note,
    weightOf: (cell) => cell[what],
  };
}
