import { api, Problem } from '../api/client';
import type { Warning } from '../api/types';
import { now } from './clock';
import { change, ifRoom, type Change } from './database';
import { recall, type Kept, type SeenWarning } from './kept';

/** A warning goes on until its end, with or without network. */
export function goesOn({ ends_at }: { ends_at: string }, at = now()): boolean {
  return Date.parse(ends_at) > at;
}

/** Keeps a warning, and no longer those that have ended. */
export function keepWarning(tx: Change, warning: Warning): Promise<void> {
  return editWarnings(tx, (warnings) =>
    [...without(warnings, warning.id), warning].filter((one) => goesOn(one)),
  );
}

/** Forgets a warning that was taken back. */
export function dropWarning(tx: Change, id: string): Promise<void> {
  return editWarnings(tx, (warnings) => without(warnings, id));
}

/** Notes that somebody read it, and tells the server as soon as it can be told. */
export async function markSeen({ id: warning_id, ends_at }: Warning): Promise<void> {
  const noted = editSeen((seen) => {
    if (seen.some((one) => one.warning_id === warning_id)) return seen;
    return [...seen, { warning_id, id: crypto.randomUUID(), sent: false, ends_at }];
  });
  await ifRoom(noted);
  // What can't be told now is told after the next sync.
  await tellSeen().catch(() => undefined);
}

/** Tells the server which warnings were read. Throws when it can't be told now. */
export async function tellSeen(): Promise<void> {
  for (const { warning_id, id, sent } of (await recall('seen')) ?? []) {
    if (sent) continue;
    await tell(warning_id, id);
    await editSeen((seen) => seen.map((one) => (one.id === id ? { ...one, sent: true } : one)));
  }
}

async function tell(warning_id: string, id: string): Promise<void> {
  try {
    await api('POST /warnings/{id}/acknowledgements', { path: { id: warning_id }, body: { id } });
  } catch (error) {
    // It ended or was taken back meanwhile: nobody counts any more.
    if (!(error instanceof Problem && error.status === 404)) throw error;
  }
}

function without(warnings: Warning[], id: string): Warning[] {
  return warnings.filter((warning) => warning.id !== id);
}

async function editWarnings(tx: Change, edit: (warnings: Warning[]) => Warning[]): Promise<void> {
  const kept = tx.objectStore('kept');
  const warnings = (await kept.get('warnings')) as Kept['warnings'] | undefined;
  await kept.put(edit(warnings ?? []), 'warnings');
}

async function editSeen(edit: (seen: SeenWarning[]) => SeenWarning[]): Promise<void> {
  await change(['kept'], async (tx) => {
    const kept = tx.objectStore('kept');
    const seen = (await kept.get('seen')) as Kept['seen'] | undefined;
    const next = edit((seen ?? []).filter((one) => goesOn(one)));
    await kept.put(next, 'seen');
  });
}
