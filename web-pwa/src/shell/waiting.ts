import { app } from '../app.svelte';
import { now } from '../core/clock';

const DAY_MS = 24 * 3600 * 1000;
/** From so many days on, waiting is no longer normal: a phone may forget what an unused app keeps. */
export const LONG_DAYS = 2;

/** For how many whole days the oldest record has waited. */
export function daysWaiting(): number {
  const { oldest } = app.sync;
  return oldest === null ? 0 : Math.floor((now() - oldest) / DAY_MS);
}
