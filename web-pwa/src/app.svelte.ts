import { onMember } from './core/session';
import { onChange, database } from './core/database';
import { recall } from './core/kept';
import { tally } from './core/outbox';
import { readPreferences, writePreferences, type Preferences } from './core/preferences';
import { startSyncing } from './core/triggers';
import type { SyncOutcome } from './core/sync';
import type { Area, Member } from './api/types';
import type { Role } from './core/vocabulary';
import { speak } from './i18n';
import { showTheme } from './theme';

/** What every screen may read: who is here, what is known, and how the sending goes. */
export const app = $state({
  member: null as Member | null,
  /** False when the server said that this phone is signed out. */
  signed_in: true,
  areas: [] as Area[],
  sync: {
    waiting: 0,
    refused: 0,
    oldest: null as number | null,
    sent_at: null as number | null,
    state: 'sending' as 'sending' | SyncOutcome,
  },
  preferences: readPreferences(),
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
  onMember((member) => {
    app.member = member;
    void readPhone();
  });
  await Promise.all([speak(app.preferences.language), readPhone()]);
  onChange(() => void readPhone());
  startSyncing((state) => (app.sync.state = state));
}

/** Stores a preference and shows it. */
export async function prefer(choice: Partial<Preferences>): Promise<void> {
  Object.assign(app.preferences, choice);
  writePreferences($state.snapshot(app.preferences));
  showTheme(app.preferences.theme);
  await speak(app.preferences.language);
}

async function readPhone(): Promise<void> {
  const [member, signedIn, sentAt, counted] = await Promise.all([
    recall('member'),
    recall('signed_in'),
    recall('sent_at'),
    tally(),
  ]);
  app.areas = await (await database()).getAll('areas');
  app.member = member ?? null;
  app.signed_in = signedIn ?? true;
  Object.assign(app.sync, counted, { sent_at: sentAt ?? null });
}
