import { myAreas } from '../../../app.svelte';
import { now } from '../../../core/clock';
import type { Fix } from '../../../core/gps';
import { areaAt, whenNow, whereIs } from '../../../core/meeting';
import type { OverdoseResponse } from '../../../core/records';
import { sealRecord } from '../../../core/sealed';
import type { ContactPlace } from '../../../core/street';
import { trueNow } from '../../../core/timekeeping';

/** Seals the record of an overdose, as coarse as every meeting; answers its id. */
export async function keepRecord(
  overdose: OverdoseResponse,
  place: ContactPlace,
  started_at: number,
  fix: Fix | null,
): Promise<string> {
  const areas = myAreas();
  const area = areaAt(areas, fix) ?? areas[0] ?? null;
  return sealRecord({
    type: 'contact',
    ...whenNow(trueNow() - Math.max(0, now() - started_at)),
    ...(await whereIs(area, place, fix)),
    kind: 'overdose',
    people_n: 1,
    overdose,
  });
}
