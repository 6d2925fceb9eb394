import type { PlannedRoute } from '../api/types';
import { localDay, now } from './clock';
import type { Change } from './database';
import { recall, type Kept } from './kept';

/** A patrol of the evening may go on after midnight. */
const NIGHT_MS = 5 * 3600 * 1000;

/** The loops that were sent to tonight's patrols of an area, as the phone last heard. */
export async function loopsOfTonight(area_id: string): Promise<PlannedRoute[]> {
  const loops = (await recall('planned_routes')) ?? [];
  const nights = [localDay(now()), localDay(now() - NIGHT_MS)];
  return loops.filter((loop) => loop.area_id === area_id && nights.includes(loop.day));
}

/** Keeps a loop, and no longer those of nights that are over. */
export function keepLoop(tx: Change, loop: PlannedRoute): Promise<void> {
  const night = localDay(now() - NIGHT_MS);
  return editLoops(tx, (loops) =>
    [...without(loops, loop.id), loop].filter((one) => one.day >= night),
  );
}

/** Forgets a loop that was taken back. */
export function dropLoop(tx: Change, id: string): Promise<void> {
  return editLoops(tx, (loops) => without(loops, id));
}

function without(loops: PlannedRoute[], id: string): PlannedRoute[] {
  return loops.filter((loop) => loop.id !== id);
}

async function editLoops(
  tx: Change,
  edit: (loops: PlannedRoute[]) => PlannedRoute[],
): Promise<void> {
  const kept = tx.objectStore('kept');
  const loops = (await kept.get('planned_routes')) as Kept['planned_routes'] | undefined;
  await kept.put(edit(loops ?? []), 'planned_routes');
}
