import type {
  Member,
  OrganisationSettings,
  PlannedRoute,
  SealingKey,
  Service,
  Warning,
  Week,
} from '../api/types';
import { change, database } from './database';
import type { Supply } from './street';
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

/** The places to refer to, as the server last told them. */
export interface KeptServices {
  /** The server's name of this version. */
  tag: string;
  items: Service[];
}

/** The receipts of one day's sealed records. */
export interface SealedDay {
  day: string;
  stored_n: number;
  /** The server has them and could not open them. */
  kept_aside_n: number;
  at: number;
}

/** That a warning was read; the random id lets the server count it once, and says nothing of who did. */
export interface SeenWarning {
  warning_id: string;
  id: string;
  sent: boolean;
  /** When the warning ends, and this with it. */
  ends_at: string;
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
  /** What meetings are sealed to; public. */
  sealing_key: SealingKey;
  /** How many sealed records the server took on a day, and when the last of them. */
  sealed_day: SealedDay;
  /** How many meetings were saved on a day, and nothing else of them. */
  contact_day: { day: string; n: number };
  /** The supplies this phone hands out, the most used first. */
  kit: Supply[];
  services: KeptServices;
  /** When the server last said that there are no newer ones. */
  services_heard_at: number;
  /** What a coordinator warns of, as the phone last heard. */
  warnings: Warning[];
  /** The warnings that were read on this phone. */
  seen: SeenWarning[];
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
