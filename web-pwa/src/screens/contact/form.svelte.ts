import { app, myAreas } from '../../app.svelte';
import type { Area } from '../../api/types';
import { now, steady } from '../../core/clock';
import { currentFix, type Fix } from '../../core/gps';
import { areaAt } from '../../core/meeting';
import type { ContactPlace } from '../../core/street';
import { emptyDraft, type Draft } from './draft';

/** An unfinished meeting is forgotten when the app was out of sight for so long. */
const FORGET_MS = 5 * 60_000;

/** The meeting that is being put down, and where; only in this page's memory. */
export const form = $state({
  draft: emptyDraft() as Draft,
  place: 'street_park' as ContactPlace,
  /** The area chosen by hand; else the position tells. */
  area_id: null as string | null,
  /** The position of the first touch. */
  fix: null as Fix | null,
  touched: false,
  owner: null as string | null,
});

/** Whose meeting it is; another member finds an empty form. */
export function openForm(): void {
  const owner = app.member?.id ?? null;
  if (form.owner !== owner) wipe();
  form.owner = owner;
  forgetWhenHidden();
}

/** Notes the first touch, which is where the meeting is. */
export function touch(): void {
  if (form.touched) return;
  form.touched = true;
  form.fix = currentFix();
}

/** Begins the next meeting; place and area stay as they are, the naloxone in the bag too. */
export function clear(): void {
  form.draft = emptyDraft(form.draft.kits.form);
  form.fix = null;
  form.touched = false;
}

/** Where the meeting is: the touch tells, and while nothing was touched the phone. */
export function formFix(): Fix | null {
  return form.fix ?? currentFix();
}

/** The area of the meeting: as chosen, else where the phone is, else the member's first. */
export function formArea(): Area | null {
  const areas = myAreas();
  const chosen = areas.find(({ id }) => id === form.area_id);
  return chosen ?? areaAt(areas, formFix()) ?? areas[0] ?? null;
}

let watching = false;

/** Forgets an unfinished meeting some time after the app went out of sight, whichever screen was open. */
function forgetWhenHidden(): void {
  if (watching) return;
  watching = true;
  let hidden: { at: number; steady_ms: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    // A page out of sight may not run: then the way back is what notices. A clock may stand still or be set.
    const away_ms = hidden ? Math.max(now() - hidden.at, steady() - hidden.steady_ms) : 0;
    if (away_ms >= FORGET_MS) wipe();
    const isHidden = document.visibilityState === 'hidden';
    hidden = isHidden ? (hidden ?? { at: now(), steady_ms: steady() }) : null;
    if (isHidden) timer = setTimeout(look, FORGET_MS);
  };
  document.addEventListener('visibilitychange', look);
}

function wipe(): void {
  clear();
  form.place = 'street_park';
  form.area_id = null;
}
