import { readPreferences } from './preferences';

/** What just happened, for hand and ear: the second sense beside what is seen. */
export type Feeling = 'saved' | 'failed' | 'ended' | 'warning' | 'breath';

const BUZZ_MS: Record<Feeling, number[]> = {
  saved: [60],
  failed: [200, 100, 200],
  ended: [60, 80, 60],
  warning: [300, 150, 300, 150, 300],
  breath: [500],
};

/** Buzzes where the phone can, and sounds where the member asked for it; never fails. */
export function feel(feeling: Feeling): void {
  try {
    // Before a first tap browsers refuse, and complain.
    if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(BUZZ_MS[feeling]);
  } catch {
    // A phone without a motor still shows it.
  }
  if (readPreferences().sound) void sound(feeling);
}

async function sound(feeling: Feeling): Promise<void> {
  try {
    (await import('./sound')).sound(feeling);
  } catch {
    // Nor without a voice.
  }
}
