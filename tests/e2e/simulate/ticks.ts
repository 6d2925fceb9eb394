import type { components } from '../../../web-pwa/src/api/schema.gen';
import type { Chance } from './chance';
import { AWAY, SECONDS, SKY } from './diary';
import { within, type Stretch } from './satellites';

type Schemas = components['schemas'];
export type Item = Schemas['Item'];
export type PlaceType = Schemas['PlaceType'];
export type Outcome = Schemas['Outcome'];
export type Transport = Schemas['Transport'];
export type Things = { item: Item; count: number }[];

/** One find as the volunteer ticks it. */
export interface Tick {
  /** The second of the first touch. */
  at: number;
  /** The patrol stands until then. */
  until: number;
  how: 'button' | 'sheet';
  /** Nothing when it was gone already. */
  things: Things;
  /** Chosen in the sheet. */
  place_type: PlaceType | null;
  outcome: Outcome;
  /** What follows at once: the last tap is taken back, or one more is counted. */
  then: 'undo' | 'amend' | null;
}

const FINDS = 300;
/** The big button and the three under it. */
export const BUTTONS = ['syringe_with_needle', 'needle_loose', 'pipe', 'foil'] as const;
const COUNTED: Item[] = ['syringe_no_needle', 'cooker', 'filter', 'swab', 'baggie', 'condom'];
const PLACES: PlaceType[] = ['street', 'doorway_stairwell', 'backyard', 'park', 'car_park'];
/** The same thing tapped again within a minute adds up, so a new find of it comes later than that. */
const APART_S = 75;

/** Three hundred finds over the whole patrol. */
export function planTicks(luck: Chance): Tick[] {
  const ticks: Tick[] = [];
  const last = new Map<Item, number>();
  const spacing_s = (SECONDS - 120 - sum(AWAY) - AWAY.length * 25) / FINDS;
  let at = 12;
  for (let n = 0; n < FINDS; n++) {
    while (within(AWAY, at - 5) || within(AWAY, at + 20)) at += 1;
    const tick = planTick(at, n, last, luck);
    tick.things.forEach(({ item }) => last.set(item, at));
    ticks.push(tick);
    at += Math.round(spacing_s * luck.between(0.9, 1.1));
  }
  return ticks;
}

function planTick(at: number, n: number, last: Map<Item, number>, luck: Chance): Tick {
  const free = BUTTONS.filter((item) => at - (last.get(item) ?? -APART_S) >= APART_S);
  const outcome = n % 11 === 5 ? 'left_unsafe' : n % 37 === 20 ? 'already_gone' : 'picked_up';
  if (outcome === 'already_gone') return { ...planSheet(at, outcome, luck), things: [] };
  if (free.length === 0 || n % 8 === 3) return planSheet(at, outcome, luck);
  const count = n % 6 === 0 && isSteady(at) ? luck.whole(2, 3) : 1;
  const things = [{ item: luck.oneOf(free), count }];
  const then =
    outcome !== 'picked_up' ? null : n % 25 === 12 ? 'undo' : n % 30 === 7 ? 'amend' : null;
  return { at, until: at + 9, how: 'button', things, place_type: null, outcome, then };
}

function planSheet(at: number, outcome: Outcome, luck: Chance): Tick {
  const first = luck.whole(0, COUNTED.length - 1);
  const second = (first + luck.whole(1, COUNTED.length - 1)) % COUNTED.length;
  const things = [first, second].map((i) => ({ item: COUNTED[i]!, count: luck.whole(1, 3) }));
  const place_type = luck.oneOf(PLACES);
  // The patrol walks on while it counts: the place is where the sheet was opened.
  return { at, until: at + 4, how: 'sheet', things, place_type, outcome, then: null };
}

/** The position stays for a while: taps at one place are heard at one place. */
function isSteady(at: number): boolean {
  const unsteady = [...SKY.silent, ...SKY.rough, ...SKY.jumps];
  return !within(
    unsteady.map(({ from, to }) => ({ from: from - 10, to: to + 40 })),
    at,
  );
}

function sum(stretches: Stretch[]): number {
  return stretches.reduce((total, { from, to }) => total + to - from, 0);
}
