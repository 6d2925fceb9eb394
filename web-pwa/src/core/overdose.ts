/** When it began and when each dose was given. Nothing of a person or a place is ever written beside it. */
export interface Overdose {
  started_at: number;
  doses: number[];
}

const NAME = 'gadeplan-overdose';
/** Nobody is still there after so long: the app was only never told that it is over. */
const OVER_MS = 3 * 3600 * 1000;
/** Without an answer the next dose follows two to three minutes after the last. */
export const NEXT_DOSE_MS = 2 * 60_000;
/** The screen was opened by mistake when it is left so soon, and nothing was given. */
const MISTAKE_MS = 15_000;

/** The overdose that goes on by this phone; null when there is none, or what is left of one is old. */
export function readOverdose(now: number): Overdose | null {
  const { started_at, doses } = stored();
  const times = Array.isArray(doses) ? doses.filter((at) => typeof at === 'number') : [];
  if (typeof started_at !== 'number') return null;
  const last = Math.max(started_at, ...times);
  return Math.abs(now - last) < OVER_MS ? { started_at, doses: times } : null;
}

/** Keeps it through a reload, and through a call for which the phone clears the app away. */
export function keepOverdose({ started_at, doses }: Overdose): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ started_at, doses }));
  } catch {
    // A browser without storage has it until it closes.
  }
}

export function forgetOverdose(): void {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nor is anything there to forget.
  }
}

/** Milliseconds until another dose may be needed, below zero when it is time; null before the first. */
export function nextDoseIn({ doses }: Overdose, now: number): number | null {
  const last = doses.at(-1);
  return last === undefined ? null : last + NEXT_DOSE_MS - now;
}

/** How often the phone has called for the next dose: at two minutes, and again with each minute that passes. */
export function callsForDose(overdose: Overdose, now: number): number {
  const left = nextDoseIn(overdose, now);
  return left === null || left > 0 ? 0 : 1 + Math.floor(-left / 60_000);
}

export function wasMistake({ started_at, doses }: Overdose, now: number): boolean {
  return doses.length === 0 && now - started_at < MISTAKE_MS;
}

function stored(): Partial<Record<keyof Overdose, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
