import type { Point } from '../street';
import type { Chance } from './chance';
import { pointOf, type Spot } from './ground';

/** What the phone hears in one second; null = nothing. */
export type Heard = (Point & { accuracy_m: number }) | null;

/** A part of the patrol, in its seconds: from `from` on, before `to`. */
export interface Stretch {
  from: number;
  to: number;
}

/** How the sky is over the patrol. */
export interface Sky {
  /** Nothing is heard. */
  silent: Stretch[];
  /** Among high walls: rough, and said to be rough. */
  rough: Stretch[];
  /** Somewhere else entirely, and sure of it. */
  jumps: (Stretch & { metres: number })[];
}

/** The error of now remembers that of before: it wanders within about this many seconds. */
const MEMORY_S = 45;
const KEEPS = Math.exp(-1 / MEMORY_S);
/** Spread of the error to each side: usual, how much it breathes with the streets, and among high walls. */
const USUAL_M = 3.6;
const BREATH_M = 1.2;
const ROUGH_M = 30;
/** Getting worse or better takes time, as a phone's filter lags. */
const MOST_CHANGE_M = 0.8;
/** Two of three errors in the plane lie within so many spreads: what phones say as accuracy. */
const SAID = 1.51;

/** What a phone hears at each second of the way; only a jump lies about how good it is. */
export function listen(way: readonly Spot[], sky: Sky, luck: Chance): readonly Heard[] {
  let [east, north] = [luck.normal(), luck.normal()];
  let spread_m = USUAL_M;
  const wander = (error: number): number =>
    error * KEEPS + luck.normal() * Math.sqrt(1 - KEEPS ** 2);
  return way.map((spot, second) => {
    [east, north] = [wander(east), wander(north)];
    const aim_m = within(sky.rough, second) ? ROUGH_M : USUAL_M + BREATH_M * Math.sin(second / 150);
    spread_m += Math.max(-MOST_CHANGE_M, Math.min(MOST_CHANGE_M, aim_m - spread_m));
    if (within(sky.silent, second)) return null;
    const jump = sky.jumps.find((one) => within([one], second));
    const away = jump ? directionOf(jump) : [0, 0];
    const seen: Spot = [
      spot[0] + east * spread_m + away[0]!,
      spot[1] + north * spread_m + away[1]!,
    ];
    return { ...pointOf(seen), accuracy_m: Math.round(spread_m * SAID * 10) / 10 };
  });
}

export function within(stretches: readonly Stretch[], second: number): boolean {
  return stretches.some(({ from, to }) => from <= second && second < to);
}

function directionOf({ from, metres }: { from: number; metres: number }): Spot {
  return [Math.cos(from) * metres, Math.sin(from) * metres];
}
