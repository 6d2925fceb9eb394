import type { Hotspots, Measure } from '../../api/types';
import { t } from '../../i18n';
import type { MapColors } from '../colors';
import type { Coding } from './coding';
import { countCoding } from './counts';
import { giCoding } from './gi';
import { levelCoding } from './levels';
import { effortCoding, rateCoding } from './rates';
import { trendCoding } from './trends';

export type { Bucket, Coding } from './coding';

/** What a map can show: the measures of the API, the walking itself, and the smooth picture. */
export const SIGHTS = ['class', 'finds', 'items', 'rate', 'emerging', 'gi', 'picture'] as const;
export type Sight = (typeof SIGHTS)[number] | 'effort';

/** The measure that a sight is drawn from. */
export function measureOf(sight: Sight): Measure {
  if (sight === 'picture') return 'rate';
  return sight === 'effort' ? 'finds' : sight;
}

/** How the cells of some maps are coloured; several maps share one scale, so that they can be compared. */
export function codingOf(sight: Sight, maps: Hotspots[], colors: MapColors): Coding {
  switch (sight) {
    case 'class':
      return levelCoding(maps, colors);
    case 'rate':
      return rateCoding(maps, colors);
    case 'picture':
      return rateCoding(maps, colors, t('map.picture_note'));
    case 'gi':
      return giCoding(colors);
    case 'emerging':
      return trendCoding(maps, colors);
    case 'effort':
      return effortCoding(maps, colors);
    default:
      return countCoding(sight, maps, colors);
  }
}
