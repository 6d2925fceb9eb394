import type { Hotspots } from '../../api/types';
import { metresBetween } from '../../core/gps';
import { middleOf, type ListedCell } from '../../map/cells';

const DAY_MS = 24 * 3600 * 1000;

/** A cell in which finds have probably come back. */
export interface DueCell extends ListedCell {
  /** Days since somebody searched it. */
  days: number;
  refill_days: number;
}

/** The cells that are due again: the nearest first where the phone knows its place, else the longest overdue. */
export function dueCells(
  hotspots: Hotspots,
  today: string,
  here: { lat: number; lon: number } | null,
): DueCell[] {
  const due = hotspots.features.flatMap(({ properties, geometry }): DueCell[] => {
    const { due, last_searched, refill_days } = properties;
    if (!due || last_searched == null || refill_days == null) return [];
    const days = Math.round((Date.parse(today) - Date.parse(last_searched)) / DAY_MS);
    return [{ ...properties, ...middleOf(geometry), refill_days, days: Math.max(0, days) }];
  });
  const far = (cell: DueCell): number =>
    here ? metresBetween(here, cell) : cell.refill_days - cell.days;
  return due.sort((a, b) => far(a) - far(b) || (a.cell < b.cell ? -1 : 1));
}
