import { prefer } from '../../app.svelte';
import { removePin } from '../../core/lock';
import { signOut } from '../../core/handover';
import { flush } from '../../core/triggers';
import { end, shift } from '../patrol/shift.svelte';

const LONGEST_MS = 5_000;

/**
 * Ends the patrol that goes on, signs out, and opens the app anew at `path`, so that nothing stays in its memory either.
 * The PIN goes with the member; what waits stays for the next one.
 */
export async function leavePhone(path: string): Promise<void> {
  if (shift.patrol?.ended_at === null) await end();
  // What still goes out under this member's name needs no other's.
  await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
  await signOut();
  removePin();
  await prefer({ lock: false });
  location.replace(path);
}
