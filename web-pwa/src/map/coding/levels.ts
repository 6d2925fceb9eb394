import type { Hotspots, Level } from '../../api/types';
import { t } from '../../i18n';
import type { MapColors } from '../colors';
import { filled, hatched, type Coding } from './coding';
import { countCoding } from './counts';

const LEVELS = ['far_more', 'more', 'usual', 'less', 'not_enough_patrols'] as const;

/** Five classes: what is far more, more, as much or less than usual here, and where too few patrols went to say so. */
export function levelCoding(maps: Hotspots[], colors: MapColors): Coding {
  if (maps.some((map) => map.too_few_finds))
    return countCoding('finds', maps, colors, t('map.too_few_finds'));
  if (!maps.some(hasLevels)) return countCoding('finds', maps, colors);
  return {
    buckets: LEVELS.map((level) =>
      level === 'not_enough_patrols'
        ? hatched(t(`map.level_${level}`), colors)
        : filled(fillOf(level, colors), t(`map.level_${level}`), colors),
    ),
    bucketOf: (cell) => LEVELS.indexOf(cell.level ?? 'not_enough_patrols'),
    markOf: (cell) => (cell.finds > 0 ? String(cell.finds) : ''),
    note: null,
    ringed: true,
    weightOf: (cell) => cell.per_km ?? 0,
  };
}

function hasLevels(map: Hotspots): boolean {
  return map.features.some(({ properties }) => properties.level !== undefined);
}

function fillOf(level: Exclude<Level, 'not_enough_patrols'>, { levels }: MapColors): string {
  const [less, usual, more, far_more] = levels as [string, string, string, string];
  return { less, usual, more, far_more }[level];
}
