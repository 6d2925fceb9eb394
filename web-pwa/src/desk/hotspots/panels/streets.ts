import type { MultiLineString } from 'geojson';
import type { StreetChange } from '../../../api/types';
import { streetsOf, type Facts } from '../../../map/facts';

/** From here on a street "got worse"; under {@link LIKELY} it is not worth a line. */
const SURE = 0.9;
const LIKELY = 0.6;
const AT_MOST = 5;

/** The streets that got worse for sure, and after them those that may have; surest first. */
export function worseStreets(streets: readonly StreetChange[]): {
  sure: StreetChange[];
  likely: StreetChange[];
} {
  const ranked = streets
    .filter(({ chance_worse }) => chance_worse >= LIKELY)
    .sort((a, b) => b.chance_worse - a.chance_worse)
    .slice(0, AT_MOST);
  return {
    sure: ranked.filter(({ chance_worse }) => chance_worse >= SURE),
    likely: ranked.filter(({ chance_worse }) => chance_worse < SURE),
  };
}

/** All lines of a street on the map; null where the map does not have it. */
export function streetShape(facts: Facts | null, name: string): MultiLineString | null {
  const lines = facts ? streetsOf(facts).filter((street) => street.name === name) : [];
  if (lines.length === 0) return null;
  return { type: 'MultiLineString', coordinates: lines.map(({ line }) => line) };
}
