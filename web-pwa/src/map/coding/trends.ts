import type { HotspotCell, Hotspots, Trend } from '../../api/types';
import { t } from '../../i18n';
import type { MapColors } from '../colors';
import { filled, hatched, type Bucket, type Coding } from './coding';

/** Most pressing first; the number is the strength of the colour, palest 0. */
const TRENDS: [Exclude<Trend, `cold_${string}`>, number][] = [
  ['new', 3],
  ['intensifying', 3],
  ['consecutive', 2],
  ['persistent', 2],
  ['oscillating', 1],
  ['sporadic', 1],
  ['diminishing', 0],
  ['historical', 0],
];

/** Colours by how a place changed over a year; only what is on the map is explained, and each kind has its number. */
export function trendCoding(maps: Hotspots[], colors: MapColors): Coding {
  const cells = maps.flatMap((map) => map.features.map(({ properties }) => properties));
  const present = new Set(cells.map((cell) => cell.emerging));
  const hot = TRENDS.filter(([trend]) => present.has(trend));
  const cold = TRENDS.filter(([trend]) => present.has(`cold_${trend}`)).reverse();
  const kinds: HotspotCell['emerging'][] = [
    ...hot.map(([trend]) => trend),
    undefined,
    ...cold.map(([trend]) => `cold_${trend}` as const),
  ];
  const buckets: Bucket[] = [
    ...hot.map(([trend, step]) => filled(colors.found[step]!, t(`map.trend_${trend}`), colors)),
    filled(colors.clean, t('map.trend_none'), colors),
    ...cold.map(([trend, step]) =>
      filled(colors.walked[step]!, t(`map.trend_cold_${trend}`), colors),
    ),
  ].map((bucket, i) => (kinds[i] ? { ...bucket, text: `${i + 1} ${bucket.text}` } : bucket));
  return {
    buckets: [...buckets, hatched(t('map.not_searched'), colors)],
    bucketOf: (cell) => {
      if (!cell.emerging && cell.class === 'not_searched') return kinds.length;
      return kinds.indexOf(cell.emerging);
    },
    markOf: (cell) => (cell.emerging ? String(kinds.indexOf(cell.emerging) + 1) : ''),
    note: t('map.trend_note'),
    weightOf: (cell) => cell.finds,
  };
}
