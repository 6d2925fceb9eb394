import type { ContactReleases } from '../../api/types';
import { isWithin } from '../../core/within';
import { spoken, t } from '../../i18n';
import { numberText } from '../../i18n/numbers';
import { middleOf } from '../cells';
import { filled, type Bucket } from '../coding/coding';
import type { DrawnCells } from '../coding/coloured';
import { risingLimits, stepOf } from '../coding/limits';
import type { MapColors } from '../colors';

type Feature = ContactReleases['map']['features'][number];

/** A published cell with the middle of its shape. */
export interface ContactCell {
  cell: string;
  resolution: number;
  contacts: number;
  lon: number;
  lat: number;
}

/** The published cells in colour: the same for the map, its legend and its list. */
export interface ContactCoding {
  /** Strongest first. */
  buckets: Bucket[];
  bucketOf: (contacts: number) => Bucket;
  drawn: DrawnCells;
}

/** Colours by how many contacts a cell had; a number stands on each cell too. */
export function contactCoding(map: ContactReleases['map'], colors: MapColors): ContactCoding {
  const counts = map.features.map(({ properties }) => properties.contacts);
  const limits = risingLimits(counts);
  const buckets = limits
    .map((from, i) => [from, limits[i + 1]] as const)
    .map(([from, next], i) => filled(colors.found[i + 1]!, spanWords(from, next), colors))
    .reverse();
  buckets.push(filled(colors.found[0]!, spanWords(0, limits[0]), colors));
  const bucketOf = (contacts: number): Bucket => buckets[limits.length - stepOf(contacts, limits)]!;
  return {
    buckets,
    bucketOf,
    drawn: {
      type: 'FeatureCollection',
      features: map.features.map((feature) => {
        const { cell, contacts } = feature.properties;
        const { fill, ink } = bucketOf(contacts);
        const mark = isCovered(feature, map) ? undefined : numberText(contacts, spoken.language);
        return {
          type: 'Feature',
          geometry: feature.geometry,
          properties: { cell, ink, ...(fill && { fill }), ...(mark && { mark }) },
        };
      }),
    },
  };
}

/** The published cells, most contacts first; equal ones by cell, so the order never jumps. */
export function listContacts(map: ContactReleases['map']): ContactCell[] {
  return map.features
    .map(({ properties, geometry }) => ({ ...properties, ...middleOf(geometry) }))
    .sort((a, b) => b.contacts - a.contacts || (a.cell < b.cell ? -1 : 1));
}

/** How wide a cell is, in words: what is left of a large one lies round smaller ones. */
export function widthWords(resolution: number): string {
  if (resolution >= 9) return t('outreach.cell_small');
  return resolution === 8 ? t('outreach.cell_middle') : t('outreach.cell_large');
}

/** Whether a smaller cell lies over the middle, where this one's number would be taken for the small one's. */
function isCovered({ geometry, properties }: Feature, map: ContactReleases['map']): boolean {
  const middle = middleOf(geometry);
  return map.features.some(
    (other) =>
      other.properties.resolution > properties.resolution && isWithin(middle, other.geometry),
  );
}

function spanWords(from: number, next: number | undefined): string {
  if (next === undefined) return t('outreach.legend_more', { n: from });
  return from === 0
    ? t('outreach.legend_less', { n: next })
    : t('outreach.legend_span', { from, to: next - 1 });
}
