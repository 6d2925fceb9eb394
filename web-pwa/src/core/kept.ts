import type { Member, OrganisationSettings, PlannedRoute, Week } from '../api/types';
import { change, database } from './database';
import type { Item, Outcome, PatrolKind, PlaceType, Transport } from './vocabulary';

/** What the phone remembers of the last start, so that the next one is a single tap. */
export interface LastStart {
  area_id: string | null;
  kind: PatrolKind;
  transport: Transport;
  team_n: number;
}

/** The counting sheet as it was left, so that a killed app brings it back. */
export interface Draft {
  counts: Partial<Record<Item, number>>;
  place_type: PlaceType | null;
  /** Missing in drafts of older versions. */
  outcome?: Outcome;
  opened_at: number;
  /** False once it was closed by hand: then it waits for the next opening. */
  open: boolean;
  /** The position of the first touch; null = there was no fix. */
  fix: { lat: number; lon: number; accuracy_m: number } | null;
}

/** What the phone knows of its own clock. */
export interface KnownClock {
  /** The server's time when it last answered; null before the first answer. */
  server_at: number | null;
  /** By how much the phone's clock runs ahead of the server's. */
  ahead_ms: number;
  /** The last record made before; a later one may have been made under another clock. */
  seq: number;
}

/** Single values of the phone, by name. */
export interface Kept {
  member: Member;
  /** False once the server said that this phone is signed out; what waits stays. */
  signed_in: boolean;
  pull_cursor: string;
  sent_at: number;
  last_start: LastStart;
  place_type: { value: PlaceType; at: number };
  draft: Draft;
  quick_items: Item[];
  organisation: OrganisationSettings;
  /** What the teams did this week, by area. */
  week: Record<string, Week>;
  /** Loops that a coordinator sent to the patrols of the member's areas. */
  planned_routes: PlannedRoute[];
  clock: KnownClock;
}

export async function recall<K extends keyof Kept>(name: K): Promise<Kept[K] | undefined> {
  return (await (await database()).get('kept', name)) as Kept[K] | undefined;
}

export async function keep<K extends keyof Kept>(name: K, value: Kept[K]): Promise<void> {
  await change(['kept'], async (tx) => {
    await tx.objectStore('kept').put(value, name);
  });
}

export async function forget(...names: (keyof Kept)[]): Promise<void> {
  await change(['kept'], async (tx) => {
    await Promise.all(names.map((name) => tx.objectStore('kept').delete(name)));
  });
}
