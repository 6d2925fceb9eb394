import type { EffortCell } from '../api/types';
import { addGround, hear, rest, ride, startWalk, takeDone, type CellOf } from './effort';
import { onFix, type Fix } from './gps';
import { sumMetres } from './ground';
import type { OwnPatrol } from './own';
import { keepEffort } from './patrols';
import type { Transport } from './vocabulary';

const RESOLUTION = 11;
/** A killed page loses at most this much ground. */
const KEEP_EVERY_MS = 60_000;

/** The ground of the patrol that goes on: fixes come in, cells come out, and only cells are ever kept. */
export interface Tracker {
  /** Ends the line at a pause; the next fix starts another. */
  rest(): Promise<void>;
  /** Counts on after a pause. */
  goOn(): void;
  /** Goes on by another way of moving. */
  ride(transport: Transport): Promise<void>;
  /** Stops listening and keeps the last ground. */
  stop(): Promise<void>;
}

/** Follows a patrol until it stops; `onGround` hears the cells and metres as they grow. */
export function trackGround(
  patrol: OwnPatrol,
  onGround: (effort: EffortCell[], metres: number) => void,
): Tracker {
  const walk = startWalk(patrol.transport);
  let before = patrol.effort;
  let kept_at = -Infinity;
  let resting = patrol.paused_at !== null;
  let settled = Promise.resolve();

  // One after the other: two at once would each add to the same old cells, and one would be lost.
  const settle = (keep: boolean): Promise<void> => {
    settled = settled.then(() => count(keep)).catch(() => undefined);
    return settled;
  };
  const count = async (keep: boolean): Promise<void> => {
    const cellOf = await cellFinder();
    before = takeDone(walk).reduce((effort, line) => addGround(effort, line, cellOf), before);
    // The line in work counts as if it ended here, and is counted anew the next time.
    const effort = walk.line ? addGround(before, walk.line, cellOf) : before;
    onGround(effort, sumMetres(effort));
    if (keep) await keepEffort(patrol.id, effort);
  };
  const listen = (fix: Fix): void => {
    if (resting) return;
    const step = walk.line?.last;
    hear(walk, fix);
    if (walk.line?.last === step) return;
    const due = Math.abs(fix.at - kept_at) >= KEEP_EVERY_MS;
    if (due) kept_at = fix.at;
    void settle(due);
  };
  const hide = (): void => void (document.visibilityState === 'hidden' && settle(true));

  const deafen = onFix(listen);
  document.addEventListener('visibilitychange', hide);
  return {
    rest: () => {
      resting = true;
      rest(walk);
      return settle(true);
    },
    goOn: () => (resting = false),
    ride: (transport) => {
      ride(walk, transport);
      return settle(true);
    },
    stop: () => {
      deafen();
      document.removeEventListener('visibilitychange', hide);
      rest(walk);
      return settle(true);
    },
  };
}

let finder: CellOf | null = null;

async function cellFinder(): Promise<CellOf> {
  if (!finder) {
    const { latLngToCell } = await import('h3-js');
    finder = (lat, lon) => latLngToCell(lat, lon, RESOLUTION);
  }
  return finder;
}
