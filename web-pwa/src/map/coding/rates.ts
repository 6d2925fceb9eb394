import type { HotspotCell, Hotspots } from '../../api/types';
import { t } from '../../i18n';
import { oneDecimal } from '../../i18n/formats';
import type { MapColors } from '../colors';
import { filled, hatched, type Bucket, type Coding } from './coding';
import { countCoding } from './counts';
import { risingLimits, stepOf } from './limits';

/** Less walked than this in the days on show says nothing about a place. */
const LEAST_M = 1000;

/** Colours by finds a kilometre walked. */
export function rateCoding(
  maps: Hotspots[],
  colors: MapColors,
  note: string | null = null,
): Coding {
  const cells = maps.flatMap((map) => map.features.map(({ properties }) => properties));
  const rates = cells.filter(isKnown).map((cell) => cell.per_km!);
  if (rates.length === 0) return countCoding('finds', maps, colors, note);
  return stepped(risingLimits(rates), colors.found, colors, {
    valueOf: (cell) => (isKnown(cell) ? cell.per_km! : null),
    words: rateStep,
    unknown: t('map.level_not_enough_patrols'),
    note,
  });
}

/** Colours by kilometres walked: the effort beside the finds. */
export function effortCoding(maps: Hotspots[], colors: MapColors): Coding {
  const cells = maps.flatMap((map) => map.features.map(({ properties }) => properties));
  const walked = cells.map((cell) => cell.metres / 1000).filter((km) => km > 0);
  return stepped(
    risingLimits(walked),
    colors.walked,
    { ...colors, clean: colors.walked[0]! },
    {
      valueOf: (cell) => (cell.metres > 0 ? cell.metres / 1000 : null),
      words: effortStep,
      unknown: t('map.not_searched'),
      note: null,
    },
  );
}

interface Words {
  valueOf: (cell: HotspotCell) => number | null;
  words: (from: number | null, to: number | null) => string;
  unknown: string;
  note: string | null;
}

function stepped(limits: number[], ramp: string[], colors: MapColors, told: Words): Coding {
  const edges = [null, ...limits, null];
  const fills = [colors.clean, ...ramp.slice(ramp.length - limits.length)];
  const buckets = fills.map((fill, i): Bucket => {
    return filled(fill, told.words(edges[i] ?? null, edges[i + 1] ?? null), colors);
  });
  return {
    buckets: [...buckets.reverse(), hatched(told.unknown, colors)],
    bucketOf: (cell) => {
      const value = told.valueOf(cell);
      return value === null ? fills.length : limits.length - stepOf(value, limits);
    },
    markOf: (cell) => {
      const value = told.valueOf(cell);
      return value === null ? '' : oneDecimal(value);
    },
    note: told.note,
    weightOf: (cell) => told.valueOf(cell) ?? -1,
  };
}

function isKnown(cell: HotspotCell): boolean {
  if (cell.level) return cell.level !== 'not_enough_patrols' && cell.per_km !== undefined;
  return cell.per_km !== undefined && cell.metres >= LEAST_M;
}

function rateStep(from: number | null, to: number | null): string {
  if (from === null) return to === null ? t('map.rate_any') : t('map.rate_under', { to });
  return to === null ? t('map.rate_over', { from }) : t('map.rate_span', { from, to });
}

function effortStep(from: number | null, to: number | null): string {
  if (from === null) return to === null ? t('map.km_any') : t('map.km_under', { to });
  return to === null ? t('map.km_over', { from }) : t('map.km_span', { from, to });
}
