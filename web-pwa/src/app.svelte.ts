import { onMember } from './core/session';
import { database, onOutdated } from './core/database';
import { recall } from './core/kept';
import { onChange } from './core/news';
import { tally } from './core/outbox';
import { readPreferences, writePreferences, type Preferences } from './core/preferences';
import type { SyncOutcome } from './core/sync';
import type { Area, Member, Warning } from './api/types';
import type { Role } from './core/vocabulary';
import { speak } from './i18n';
import { showTheme } from './theme';

/** Set while a page of this session was loaded anew because a newer version had taken the database over. */
const OUTDATED = 'gadeplan-outdated';
const AGAIN_MS = 30_000;

/** What every screen may read: who is here, what is known, and how the sending goes. */
export const app = $state({
  member: null as Member | null,
  /** False when the server said that this phone is signed out. */
  signed_in: true,
  areas: [] as Area[],
  /** What coordinators warn of; the ended ones are not sorted out. */
  warnings: [] as Warning[],
  /** Whether there were any when the app was opened; null until that is read. */
  warned_at_start: null as boolean | null,
  sync: {
    waiting: 0,
    refused: 0,
    oldest: null as number | null,
    sent_at: null as number | null,
    state: 'sending' as 'sending' | SyncOutcome,
  },
  preferences: readPreferences(),
  /** True when the browser gives the app no storage: then nothing can be saved. */
  blocked: false,
  /** True when a new version waits for the app to be hidden. */
  update_ready: false,
});

/** Whether the member has one of these roles. */
export function may(...roles: Role[]): boolean {
  return roles.some((role) => app.member?.roles.includes(role));
}

/** The areas the member works in, by name; patrol areas first. */
export function myAreas(): Area[] {
  const ids = app.member?.area_ids ?? [];
  const mine = ids.length ? app.areas.filter((area) => ids.includes(area.id)) : app.areas;
  const rank = (area: Area): number => (area.kind === 'patrol_area' ? 0 : 1);
  return [...mine].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** Loads what the phone knows and starts sending. */
export async function startApp(): Promise<void> {
  showTheme(app.preferences.theme);
  onOutdated(loadNewVersion);
  onMember((member) => {
    app.member = member;
    void readKept();
  });
  const reads = Promise.all([readKept(), readAreas(), readTally()]).catch(sayBlocked);
  await Promise.all([speak(app.preferences.language), reads]);
  if (app.blocked) return;
  onChange(() => void readKept(), ['kept']);
  onChange(() => void readAreas(), ['areas']);
  onChange(() => void readTally(), ['outbox', 'sealed']);
  void startSending();
}

/** Says that nothing can be kept on this phone. */
export function sayBlocked(): void {
  app.blocked = true;
}

let triggers: Promise<typeof import('./core/triggers')> | null = null;

/** Sends what waits; nothing on screen waits for that, so its code comes after the first paint. */
async function startSending(): Promise<void> {
  try {
    const { startSyncing } = await (triggers ??= import('./core/triggers'));
    startSyncing((state) => (app.sync.state = state));
  } catch {
    triggers = null;
    setTimeout(() => void startSending(), AGAIN_MS);
  }
}

/** Asks for an attempt to send now. */
export function sendNow(): void {
  void triggers?.then(({ flush }) => flush()).catch(() => undefined);
}

/** Stores a preference and shows it. */
export async function prefer(choice: Partial<Preferences>): Promise<void> {
  Object.assign(app.preferences, choice);
  writePreferences($state.snapshot(app.preferences));
  showTheme(app.preferences.theme);
  await speak(app.preferences.language);
}

async function readKept(): Promise<void> {
  const [member, signedIn, sentAt, warnings] = await Promise.all([
    recall('member'),
    recall('signed_in'),
    recall('sent_at'),
    recall('warnings'),
  ]);
  app.member = member ?? null;
  app.signed_in = signedIn ?? true;
  app.sync.sent_at = sentAt ?? null;
  app.warnings = warnings ?? [];
  app.warned_at_start ??= app.warnings.length > 0;
}

async function readAreas(): Promise<void> {
  app.areas = await (await database()).getAll('areas');
}

async function readTally(): Promise<void> {
  Object.assign(app.sync, await tally());
}

/** This page can't save any more, so it is loaded again at once; and once only, should the old version come back. */
function loadNewVersion(): void {
  if (sessionStorage.getItem(OUTDATED)) return;
  sessionStorage.setItem(OUTDATED, 'yes');
  location.reload();
}
