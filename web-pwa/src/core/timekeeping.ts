import { lastHeard } from '../api/client';
import { now, steady } from './clock';
import { change, ifRoom } from './database';
import { recall, type KnownClock } from './kept';
import { openPatrol } from './patrols';

/** Less is the network's delay, or the phone setting its own time by a little. */
export const JUMP_MS = 60_000;

/** The phone's time as it was last agreed with. */
interface Agreed {
  /** How far it stood from the steady clock. */
  gap_ms: number;
  /** What it was worth. */
  ahead_ms: number;
  /** Whether the server said so to this page, and neither clock was doubted since. */
  heard: boolean;
  /** What it was worth before it was set, if it was. */
  was_ms?: number;
}

let agreed: Agreed | null = null;
let seen_at = 0;
/** Whether the page was in sight since the last look: else the steady clock may have stood still. */
let watched = false;
let around = (work: () => Promise<void>): Promise<void> => work();

if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => (watched = false));

/** Lets somebody put down before, and take up again after, what is moved along with the clock. */
export function onMove(call: typeof around): void {
  around = call;
}

/** Looks at the clock when the app starts: one that shows less than it did before was set back meanwhile. */
export async function startClock(): Promise<void> {
  const [known, patrol] = await Promise.all([recall('clock'), openPatrol()]);
  const heard_at = known?.server_at ? known.server_at + known.ahead_ms : 0;
  const touched_at = patrol && patrol.ended_at === null ? patrol.touched_at : 0;
  const back = Math.max(heard_at, touched_at) - now();
  if (back > JUMP_MS) await move({ ahead_ms: (known?.ahead_ms ?? 0) - back });
  await agree(false);
}

/** Whether somebody set the phone's clock since the last look; {@link followClock} then moves everything along. */
export function clockJumped(): boolean {
  const back = seen_at - now() > JUMP_MS;
  const sure = watched || back;
  seen_at = now();
  watched = typeof document !== 'undefined' && document.visibilityState === 'visible';
  if (!agreed || isNear(step(agreed), 0)) return false;
  if (sure) return true;
  // It may have slept: the time it shows is as good as ever.
  agreed = { ...agreed, gap_ms: gap(), heard: false };
  return false;
}

/** Moves everything on the phone by as much as its clock was set, as if it had been recorded by the new time. */
export async function followClock(): Promise<void> {
  if (!agreed) return;
  const { ahead_ms: was_ms, heard } = agreed;
  const ahead_ms = was_ms + step(agreed);
  await move({ ahead_ms });
  agreed = { gap_ms: gap(), ahead_ms, heard, was_ms };
}

/** Takes the server's word for what the phone's clock is worth, before anything is sent by it. */
export async function settleClock(): Promise<void> {
  const heard = lastHeard();
  if (!heard) return;
  const news = { ahead_ms: heard.phone_ms - heard.server_ms, server_at: heard.server_ms };
  const known = await recall('clock');
  const differs = known?.server_at && !isNear(news.ahead_ms, known.ahead_ms);
  if (differs && !isHeld(news.ahead_ms)) await move(news);
  else await ifRoom(note(news));
  await agree(true);
}

/**
 * Whether both clocks of the phone agree on the time since the server's last answer: then a difference is the server's,
 * and nothing is moved; unless the phone believes that it was set, and was not.
 */
function isHeld(ahead_ms: number): boolean {
  if (!agreed?.heard || !isNear(step(agreed), 0)) return false;
  return agreed.was_ms === undefined || !isNear(ahead_ms, agreed.was_ms);
}

/** The time as the server would tell it, by the last thing it said of this phone's clock. */
export function trueNow(): number {
  return now() - (agreed?.ahead_ms ?? 0);
}

/** The phone's time in the clock that runs so far ahead, counted on from the server's last answer. */
export function timeBy(ahead_ms: number): number {
  const heard = lastHeard();
  if (!heard) return now();
  return heard.server_ms + (steady() - heard.steady_ms) + ahead_ms;
}

/** Whether both clocks agree on how long ago the server answered: neither was set, and the phone did not sleep. */
export function timeHolds(): boolean {
  const heard = lastHeard();
  return !heard || isNear(now(), timeBy(heard.phone_ms - heard.server_ms));
}

async function move(to: { ahead_ms: number; server_at?: number }): Promise<void> {
  await around(async () => {
    // Hardly any phone ever needs it.
    const { moveClock } = await import('./redate');
    await moveClock(to);
  });
}

async function note(news: { ahead_ms: number; server_at: number }): Promise<void> {
  await change(['kept', 'outbox'], async (tx) => {
    const last = await tx.objectStore('outbox').openKeyCursor(null, 'prev');
    const kept = tx.objectStore('kept');
    const known = (await kept.get('clock')) as KnownClock | undefined;
    await kept.put({ ...news, seq: last?.key ?? known?.seq ?? 0 }, 'clock');
  });
}

async function agree(heard: boolean): Promise<void> {
  const known = await recall('clock');
  agreed = { gap_ms: gap(), ahead_ms: known?.ahead_ms ?? 0, heard };
}

function gap(): number {
  return now() - steady();
}

function step({ gap_ms }: Agreed): number {
  return gap() - gap_ms;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= JUMP_MS;
}
