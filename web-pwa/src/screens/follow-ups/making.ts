import { now } from '../../core/clock';
import { isFull } from '../../core/database';
import { NoKey, sealRecord } from '../../core/sealed';
import type { FollowUpReason } from '../../core/street';
import type { Language } from '../../core/vocabulary';
import type { MadeSlip } from './card';
import { drawWords } from './draw';
import { dayAfter } from './due';

/** What is decided before a slip is made. */
export interface Wanted {
  reason: FollowUpReason;
  /** Days from today. */
  days: number;
  language: Language;
  area_id: string | null;
}

/** Draws the words and seals them; when this returns they are on their way, and readable only by who gets the answer. */
export async function makeSlip({ reason, days, language, area_id }: Wanted): Promise<MadeSlip> {
  const words = await drawWords(language);
  const due_on = dayAfter(now(), days);
  const id = await sealRecord({
    type: 'follow_up',
    words: words.join(' '),
    reason,
    due_on,
    area_id,
  });
  return { id, words, reason, due_on, language };
}

/** Why a slip could not be sealed. */
export function makingTrouble(error: unknown): 'follow_ups.no_key' | 'follow_ups.not_sealed' {
  if (error instanceof NoKey) return 'follow_ups.no_key';
  if (isFull(error)) return 'follow_ups.not_sealed';
  throw error;
}
