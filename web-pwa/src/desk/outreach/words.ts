import { t, type PlainKey } from '../../i18n';

const OUTCOMES = ['recovered', 'taken_to_hospital', 'died', 'unknown'] as const;
const STATES = ['open', 'due', 'overdue', 'done', 'released'] as const;

/** What the sums of a release are about, in the order of the page, and how its codes are named. */
export const SUMS = [
  { what: 'kind', nameOf: (code: string) => streetWord('kind', code) },
  { what: 'supply', nameOf: (code: string) => streetWord('supply', code) },
  { what: 'topic', nameOf: (code: string) => streetWord('topic', code) },
  { what: 'referral', nameOf: (code: string) => streetWord('service', code) },
  { what: 'referral_status', nameOf: (code: string) => streetWord('status', code) },
  { what: 'overdose', nameOf: (code: string) => outcomeWord(code) },
] as const;

/** A code of the street in the language on screen; one without a translation stands as it is. */
export function streetWord(kind: string, code: string): string {
  const key = `street_words.${kind}_${code}`;
  const text = t(key as PlainKey);
  return text === key ? code.replaceAll('_', ' ') : text;
}

/** How an overdose ended. */
function outcomeWord(code: string): string {
  const known = OUTCOMES.find((outcome) => outcome === code);
  return known ? t(`outreach.outcome_${known}`) : code;
}

/** How a follow-up stands. */
export function stateWord(code: string): string {
  const known = STATES.find((state) => state === code);
  return known ? t(`outreach.state_${known}`) : code;
}
