import { localDay, now, steady } from '../../core/clock';
import { change } from '../../core/database';
import { feel } from '../../core/feel';
import { keep, recall, type Kept } from '../../core/kept';
import { whenNow, whereIs } from '../../core/meeting';
import type { ContactRecord } from '../../core/records';
import { NoKey, sealRecord, withdraw } from '../../core/sealed';
import { SUPPLIES, type Supply } from '../../core/street';
import { kitOrder, said } from './draft';
import { clear, form, formArea, formFix } from './form.svelte';

/** So long the form can be had back as it was; then this page forgets it too. */
const BACK_MS = 10_000;
/** Two taps so close together are one. */
const TWICE_MS = 700;
/** The kit's order is written down after so many meetings, so that it tells of none. */
const MINGLED_N = 5;

type Form = Pick<typeof form, 'draft' | 'place' | 'area_id' | 'fix'>;
/** The meeting that was saved last. */
interface Last {
  /** The envelope on the disk; null when it could not be sealed. */
  id: Promise<string | null>;
  /** The form as it was, for a moment. */
  form: Form | null;
}
type Strip = 'saved' | 'sealed' | 'undone' | 'no_key' | 'not_saved' | 'not_undone';

/** What was done with the last meeting, and how many there were today. */
export const saving = $state({
  strip: null as Strip | null,
  today_n: 0,
  kit: kitOrder([], {}),
  /** False while this phone has nothing to seal with. */
  ready: true,
});

/** What could not be sealed yet, for want of room; only in this page's memory. */
let unsealed: ContactRecord[] = [];
let last: Last | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let saved_ms = -TWICE_MS;
let mingled_n = 0;
let handed: Partial<Record<Supply, number>> = {};

/** Reads what the phone knows: the day's count, the kit, and whether there is a key. */
export async function readSaving(): Promise<void> {
  const [day, kit, key] = await Promise.all([
    recall('contact_day'),
    recall('kit'),
    recall('sealing_key'),
  ]);
  saving.today_n = (day?.day === localDay(now()) ? day.n : 0) + unsealed.length;
  saving.kit = kitOrder(kit ?? [], {});
  saving.ready = key !== undefined;
}

/** Seals the meeting on screen and clears the form. Nothing readable of it ever reaches the disk. */
export function save(): void {
  if (steady() - saved_ms < TWICE_MS) return;
  saved_ms = steady();
  const { draft, place, area_id, fix } = $state.snapshot(form) as Form;
  last = { id: recordOf(draft, place).then(sealOne), form: { draft, place, area_id, fix } };
  saving.today_n += 1;
  // "Saved" is said when it is on the disk, and not a moment before.
  saving.strip = null;
  clear();
  mingle(draft.counts);
  clearTimeout(timer);
  timer = setTimeout(forgetForm, BACK_MS);
}

/** Forgets the readable copy of the last meeting. */
export function forgetForm(): void {
  clearTimeout(timer);
  if (last) last.form = null;
  if (saving.strip === 'saved') saving.strip = 'sealed';
}

/** Takes the last meeting back; soon after it was saved, the form is as it was. */
export async function undo(): Promise<void> {
  const undone = last;
  if (!undone) return;
  const back = undone.form;
  clearTimeout(timer);
  const id = await undone.id;
  if (id === null) unsealed.pop();
  else if (!(await takeBack(id))) return;
  if (back) Object.assign(form, back, { touched: true });
  last = null;
  saving.today_n = Math.max(0, saving.today_n - 1);
  saving.strip = 'undone';
}

/** Tries again to seal what could not be sealed. */
export async function sealAgain(): Promise<void> {
  const records = unsealed;
  unsealed = [];
  saving.strip = null;
  for (const record of records) await sealOne(record);
  if (unsealed.length === 0) forgetForm();
}

async function sealOne(record: ContactRecord): Promise<string | null> {
  try {
    const id = await sealRecord(record);
    saving.strip = 'saved';
    feel('saved');
    await countToday(1).catch(() => undefined);
    return id;
  } catch (error) {
    unsealed.push(record);
    saving.strip = error instanceof NoKey ? 'no_key' : 'not_saved';
    feel('failed');
    return null;
  }
}

async function takeBack(id: string): Promise<boolean> {
  try {
    await withdraw(id);
    await countToday(-1);
    return true;
  } catch {
    saving.strip = 'not_undone';
    return false;
  }
}

function recordOf(draft: Form['draft'], place: Form['place']): Promise<ContactRecord> {
  const [area, fix, when] = [formArea(), formFix(), whenNow()];
  // A phone that has not got the part that makes cells tells the kind of place.
  const where = whereIs(area, place, fix).catch(() => whereIs(area, place, null));
  return where.then((where) => ({ type: 'contact', ...where, ...when, ...said(draft) }));
}

async function countToday(by: number): Promise<void> {
  await change(['kept'], async (tx) => {
    const kept = tx.objectStore('kept');
    const day = localDay(now());
    const known = (await kept.get('contact_day')) as Kept['contact_day'] | undefined;
    const n = Math.max(0, (known?.day === day ? known.n : 0) + by);
    await kept.put({ day, n }, 'contact_day');
  });
}

function mingle(counts: Partial<Record<Supply, number>>): void {
  for (const supply of SUPPLIES)
    handed[supply] = (handed[supply] ?? 0) + ((counts[supply] ?? 0) > 0 ? 1 : 0);
  mingled_n += 1;
  if (mingled_n < MINGLED_N) return;
  const kit = kitOrder(saving.kit, handed);
  [mingled_n, handed] = [0, {}];
  void keep('kit', kit).catch(() => undefined);
}
