import type { Area } from '../api/types';
import { localDay } from './clock';
import type { Fix } from './gps';
import type { ContactRecord } from './records';
import { BLOCKS, OUTDOOR, type Block, type ContactPlace } from './street';
import { trueNow } from './timekeeping';
import { isWithin } from './within';

const BLOCK_HOURS = 6;
/** 0.7 km2; where many people meet on little ground, 0.1 km2. */
const COARSE = 8;
const DENSE_CITY = 9;

type Where = Pick<ContactRecord, 'area_id' | 'place' | 'cell'>;
type When = Pick<ContactRecord, 'day' | 'block'>;

/** The part of the day, on the phone's own calendar. */
export function blockOf(ms: number): Block {
  return BLOCKS[Math.floor(new Date(ms).getHours() / BLOCK_HOURS)]!;
}

/** When a meeting was, as roughly as it is told, by the time that the server would name. */
export function whenNow(ms = trueNow()): When {
  return { day: localDay(ms), block: blockOf(ms) };
}

/** Where a meeting was, as roughly as it is told. The position goes no further than this. */
export async function whereIs(
  area: Area | null,
  place: ContactPlace,
  fix: Fix | null,
): Promise<Where> {
  const where = { area_id: area?.id ?? null, place };
  if (!fix || !OUTDOOR.includes(place)) return where;
  const { latLngToCell } = await import('h3-js');
  return { ...where, cell: latLngToCell(fix.lat, fix.lon, area?.dense_city ? DENSE_CITY : COARSE) };
}

/** The area a position lies in; the earlier one where two do. */
export function areaAt(areas: readonly Area[], fix: Fix | null): Area | null {
  return (fix && areas.find(({ geometry }) => isWithin(fix, geometry))) ?? null;
}
