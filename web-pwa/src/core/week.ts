import { api } from '../api/client';
import type { Week } from '../api/types';
import { change } from './database';
import { recall, type Kept } from './kept';

/** What the teams did in an area this week, as the phone last heard it. */
export async function readWeek(areaId: string): Promise<Week | null> {
  return (await recall('week'))?.[areaId] ?? null;
}

/** Asks the server for it; who is offline keeps what was heard before. */
export async function refreshWeek(areaId: string): Promise<Week> {
  const week = await api('GET /reports/week', { query: { area_id: areaId } });
  await change(['kept'], async (tx) => {
    const kept = tx.objectStore('kept');
    const weeks = (await kept.get('week')) as Kept['week'] | undefined;
    await kept.put({ ...weeks, [areaId]: week }, 'week');
  });
  return week;
}
