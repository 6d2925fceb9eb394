import type { EffortCell } from '../api/types';
import { addGround, judgeFix, lineMetres, type CellOf } from './effort';
import { onFix, type Fix } from './gps';
import { keepEffort } from './patrols';
import type { OwnPatrol } from './own';

/** After so many fixes (about a minute) a line becomes cells and the fixes are forgotten. */
const LONGEST_LINE = 6;
const RESOLUTION = 11;

/** The ground of the patrol that goes on: fixes come in, cells come out, and only cells are ever kept. */
export interface Tracker {
  /** Ends the line at a pause; the next fix starts another. */
  rest(): Promise<void>;
  /** Counts on after a pause. */
  goOn(): void;
  /** Stops listening and keeps the last ground. */
  stop(): Promise<void>;
}

/** Follows a patrol until it stops; `onGround` hears the cells and metres as they grow. */
export function trackGround(
  patrol: OwnPatrol,
  onGround: (effort: EffortCell[], metres: number) => void,
): Tracker {
  let effort = patrol.effort;
  let line: Fix[] = [];
  let resting = patrol.paused_at !== null;

  let settled = Promise.resolve();

  const addLine = async (walked: Fix[]): Promise<void> => {
    effort = addGround(effort, walked, await cellFinder());
    await keepEffort(patrol.id, effort);
    tell();
  };
  // One after the other: two at once would each add to the same old cells, and one would be lost.
  const settle = (): Promise<void> => {
    const walked = line;
    line = line.slice(-1);
    if (walked.length > 1) settled = settled.then(() => addLine(walked)).catch(() => undefined);
    return settled;
  };
  const tell = (): void => onGround(effort, sumMetres(effort) + lineMetres(line));

  const hear = (fix: Fix): void => {
    if (resting) return;
    const verdict = judgeFix(line, fix, patrol.transport);
    if (verdict === 'noise') return;
    if (verdict === 'gap') {
      void settle();
      line = [fix];
    } else {
      line.push(fix);
    }
    if (line.length >= LONGEST_LINE) void settle();
    tell();
  };
  const hide = (): void => void (document.visibilityState === 'hidden' && settle());

  const deafen = onFix(hear);
  document.addEventListener('visibilitychange', hide);
  return {
    rest: async () => {
      resting = true;
      await settle();
      line = [];
    },
    goOn: () => (resting = false),
    stop: async () => {
      deafen();
      document.removeEventListener('visibilitychange', hide);
      await settle();
    },
  };
}

/** Metres walked in all cells. */
export function sumMetres(effort: readonly EffortCell[]): number {
  return effort.reduce((sum, cell) => sum + cell.metres, 0);
}

let finder: CellOf | null = null;

async function cellFinder(): Promise<CellOf> {
  if (!finder) {
    const { latLngToCell } = await import('h3-js');
    finder = (lat, lon) => latLngToCell(lat, lon, RESOLUTION);
  }
  return finder;
}
