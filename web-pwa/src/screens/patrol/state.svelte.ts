import type { EffortCell, ItemCount } from '../../api/types';
import { now } from '../../core/clock';
import { gpsState } from '../../core/gps';
import { onFinds, type News } from '../../core/news';
import type { OwnPatrol, OwnPickup } from '../../core/own';
import { newestFirst, ownPickups } from '../../core/pickups';
import { count, NOTHING, sumFinds } from '../../core/sums';
import { QUICK_ITEMS, type Item, type Outcome } from '../../core/vocabulary';

/** A strip over the controls: what just happened, and the way back for as long as it stands. */
export interface Said {
  kind: 'saved' | 'undone' | 'failed';
  id: string;
  items: ItemCount[];
  /** What the last tap added: what "Undo" takes back. */
  added: ItemCount[];
  outcome: Outcome;
  /** Failed because the phone has no room left. */
  full: boolean;
  /** By the steady clock. */
  until_ms: number;
}

/** The shift on screen: the patrol, its finds, and what the phone says about itself. */
class Shift {
  loaded = $state(false);
  patrol = $state.raw<OwnPatrol | null>(null);
  /** Newest first; there may be thousands. */
  pickups = $state.raw<OwnPickup[]>([]);
  found = $state.raw(NOTHING);
  effort = $state.raw<EffortCell[]>([]);
  metres = $state(0);
  now = $state(now());
  gps = $state.raw(gpsState());
  screen_on = $state(true);
  said = $state.raw<Said | null>(null);
  /** The next find was left where it lay. */
  unsafe_next = $state(false);
  /** Counts up with every save: the button flashes on each. */
  saves = $state(0);
  /** The three items under the big button. */
  quick = $state.raw<Item[]>([...QUICK_ITEMS]);
}

export const shift = new Shift();

/** Reads the finds of the patrol on screen, or all on the phone when there is none. */
export async function readFinds(): Promise<void> {
  showFinds(await ownPickups());
}

export function showFinds(all: OwnPickup[]): void {
  shift.pickups = all.filter(isShown);
  shift.found = sumFinds(shift.pickups);
}

onFinds(hearFinds);

/** Changes only what was written: with thousands of finds a tap must cost no more than with three. */
function hearFinds(finds: News['finds']): void {
  const [kept, gone] = [[] as OwnPickup[], [] as OwnPickup[]];
  for (const pickup of shift.pickups) (finds.has(pickup.id) ? gone : kept).push(pickup);
  const come = [...finds.values()].filter((pickup) => pickup !== null).filter(isShown);
  if (gone.length + come.length === 0) return;
  const without = gone.reduce((found, pickup) => count(found, pickup, -1), shift.found);
  shift.found = come.reduce((found, pickup) => count(found, pickup), without);
  shift.pickups = [...come, ...kept].sort(newestFirst);
}

function isShown({ patrol_id }: OwnPickup): boolean {
  return !shift.patrol || patrol_id === shift.patrol.id;
}
