import type { FollowUpReason } from '../../core/street';
import type { Language } from '../../core/vocabulary';
import { fetchSection } from '../../i18n';
import type slip from '../../i18n/en/slip';
import { LOCALES } from '../../i18n/numbers';
import { fill, type Texts } from '../../i18n/texts';
import { dayInWords } from './due';

/** A slip just made: the words are nowhere but here. */
export interface MadeSlip {
  /** The name of its sealed record. */
  id: string;
  words: string[];
  reason: FollowUpReason;
  due_on: string;
  language: Language;
}

/** What stands on a slip, in its own language. */
export interface CardTexts {
  title: string;
  about: string;
  by: string;
  how: string;
  forget: string;
  square: string;
}

type Words = keyof typeof slip;

/** The texts of a slip; `address` is where its words can be written to be forgotten. */
export async function cardTexts(made: MadeSlip, address: string): Promise<CardTexts> {
  const { language, reason, due_on } = made;
  const texts = (await fetchSection(language, 'slip')) as Texts<typeof slip>;
  const say = (key: `slip.${Words}`): string => texts[key.replace('slip.', '') as Words];
  return {
    title: say('slip.card_title'),
    about: say(`slip.card_about_${reason}`),
    by: fill(say('slip.card_by'), { day: dayInWords(due_on, LOCALES[language]) }),
    how: say('slip.card_how'),
    forget: fill(say('slip.card_forget'), { address }),
    square: say('slip.qr'),
  };
}
