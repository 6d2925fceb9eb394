import type { HotspotCell } from '../../api/types';
import { inkOn, type MapColors } from '../colors';

/** One line of the legend, and every cell that belongs to it. */
export interface Bucket {
  /** The colour; null = hatched, because nothing can be said. */
  fill: string | null;
  /** Figures on it. */
  ink: string;
  text: string;
}

/** How a map says something in colour: the same for the map, its legend and its table. */
export interface Coding {
  /** Strongest first; the table is in this order. */
  buckets: Bucket[];
  /** Index of the cell's bucket. */
  bucketOf: (cell: HotspotCell) => number;
  /** What stands on the cell when it is near: never colour alone. */
  markOf: (cell: HotspotCell) => string;
  /** What the reader has to know before believing the colours. */
  note: string | null;
  /** Whether places that are worth a look again are ringed. */
  ringed?: boolean;
  /** Of two cells in one bucket the one with more of this comes first. */
  weightOf: (cell: HotspotCell) => number;
}

/** A coloured line of the legend. */
export function filled(fill: string, text: string, colors: MapColors): Bucket {
  return { fill, ink: inkOn(fill, colors), text };
}

/** The hatched line of the legend. */
export function hatched(text: string, colors: MapColors): Bucket {
  return { fill: null, ink: colors.text, text };
}
