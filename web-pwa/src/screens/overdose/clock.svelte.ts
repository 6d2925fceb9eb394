import { now } from '../../core/clock';
import { feel } from '../../core/feel';
import { currentFix, type Fix } from '../../core/gps';
import {
  callsForDose,
  forgetOverdose,
  keepOverdose,
  nextDoseIn,
  readOverdose,
  wasMistake,
  type Overdose,
} from '../../core/overdose';

const TICK_MS = 250;
const MOST_DOSES = 10;

/** The overdose that goes on, the time now, and whether the breathing timer was used. */
export const clock = $state({
  overdose: readOverdose(now()) ?? fresh(),
  now: now(),
  breathed: false,
  /** Where it is, as far as the phone knows; in memory only. */
  fix: null as Fix | null,
});

/** Lets the clock run while the red screen is open, and calls for each dose; answers the way to stop. */
export function runClock(): () => void {
  clock.overdose = readOverdose(now()) ?? fresh();
  keepOverdose(clock.overdose);
  clock.now = now();
  let called = callsForDose(clock.overdose, clock.now);
  const tick = setInterval(() => {
    clock.now = now();
    clock.fix ??= currentFix();
    const calls = callsForDose(clock.overdose, clock.now);
    if (calls > called) feel('warning');
    called = calls;
  }, TICK_MS);
  return () => clearInterval(tick);
}

/** Starts the time to the next dose anew. */
export function giveDose(): void {
  clock.now = now();
  if (clock.overdose.doses.length < MOST_DOSES) clock.overdose.doses.push(clock.now);
  else clock.overdose.doses.splice(-1, 1, clock.now);
  keepOverdose(clock.overdose);
  feel('saved');
}

export function takeBackDose(): void {
  clock.overdose.doses.pop();
  keepOverdose(clock.overdose);
}

/** Milliseconds until the next dose may be needed; null before the first. */
export function untilDose(): number | null {
  return nextDoseIn(clock.overdose, clock.now);
}

/** Forgets it all: it is over, or it never was. */
export function endOverdose(): void {
  forgetOverdose();
  clock.overdose = fresh();
  clock.breathed = false;
  clock.fix = null;
}

/** Leaving by mistake keeps nothing; else the clock goes on until it is told that it is over. */
export function leaveOverdose(): void {
  if (wasMistake(clock.overdose, now())) endOverdose();
}

function fresh(): Overdose {
  return { started_at: now(), doses: [] };
}

/** Minutes and seconds, e.g. 1:47. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
