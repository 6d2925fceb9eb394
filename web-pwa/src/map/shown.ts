import type { Geometry, LineString } from 'geojson';

/** What a panel asks the map to point at. */
export interface Shown {
  /** Cells to edge, as H3 indexes. */
  cells: string[];
  outline?: Geometry;
  /** A way to walk. */
  line?: LineString;
  /** Stops on it, numbered from 1 in this order. */
  stops?: { lon: number; lat: number }[];
  /** Leaves the view where it is. */
  still?: boolean;
}
