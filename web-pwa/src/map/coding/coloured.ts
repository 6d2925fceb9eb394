import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Hotspots } from '../../api/types';
import type { Coding } from './coding';

/** A cell as it is drawn: without `fill` it is hatched, without `mark` nothing is written on it. */
export interface DrawnCell {
  cell: string;
  fill?: string;
  ink?: string;
  mark?: string;
  due?: true;
}

/** Cells as the map draws them; what is left of a large one may have several parts. */
export type DrawnCells = FeatureCollection<Polygon | MultiPolygon, DrawnCell>;

/** The cells of a hotspot map as they are drawn. */
export function coloured(hotspots: Hotspots, coding: Coding): DrawnCells {
  return {
    type: 'FeatureCollection',
    features: hotspots.features.map(({ geometry, properties }) => {
      const bucket = coding.buckets[coding.bucketOf(properties)];
      const mark = coding.markOf(properties);
      return {
        type: 'Feature',
        geometry,
        properties: {
          cell: properties.cell,
          ...(bucket?.fill && { fill: bucket.fill }),
          ...(bucket?.fill && mark && { mark, ink: bucket.ink }),
          ...(coding.ringed && properties.due && { due: true as const }),
        },
      };
    }),
  };
}
