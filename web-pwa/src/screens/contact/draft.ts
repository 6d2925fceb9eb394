import type { ContactRecord, NaloxoneKits, Referral } from '../../core/records';
import {
  NALOXONE_FORMS,
  SUPPLIES,
  type Collecting,
  type ContactKind,
  type NaloxoneForm,
  type ServiceType,
  type Supply,
  type Topic,
} from '../../core/street';

export const MOST_PEOPLE = 20;
export const MOST_THINGS = 50;

/** A meeting while it is put down. It is never written anywhere. */
export interface Draft {
  kind: ContactKind;
  people_n: number;
  counts: Partial<Record<Supply, number>>;
  returned_n: number;
  collecting_for: Collecting | null;
  others_n: number;
  kits: NaloxoneKits;
  topics: Topic[];
  referrals: Referral[];
}

type Said = Omit<ContactRecord, 'type' | 'undo' | 'area_id' | 'day' | 'block' | 'cell' | 'place'>;

/** A meeting with one person about nothing yet. */
export function emptyDraft(form: NaloxoneForm = NALOXONE_FORMS[0]): Draft {
  return {
    kind: 'micro_meeting',
    people_n: 1,
    counts: {},
    returned_n: 0,
    collecting_for: null,
    others_n: 1,
    kits: { form, kits_n: 0, recipient: 'at_risk', supply: 'first', trained: true },
    topics: [],
    referrals: [],
  };
}

/** What a draft says, without what it does not say. */
export function said(draft: Draft): Said {
  const supplies = SUPPLIES.flatMap((supply) => {
    const count = draft.counts[supply] ?? 0;
    return count > 0 ? [{ supply, count }] : [];
  });
  const { kind, people_n, returned_n, topics, referrals, kits } = draft;
  return {
    kind,
    people_n,
    ...(supplies.length > 0 ? { supplies } : {}),
    ...(returned_n > 0 ? { returned_n } : {}),
    ...collecting(draft),
    ...(kits.kits_n > 0 ? { naloxone: [kits] } : {}),
    ...(topics.length > 0 ? { topics } : {}),
    ...(referrals.length > 0 ? { referrals } : {}),
  };
}

function collecting({ collecting_for, others_n }: Draft): Partial<Said> {
  if (!collecting_for) return {};
  return collecting_for === 'self' ? { collecting_for } : { collecting_for, others_n };
}

/** One more or one less of the topics. */
export function withTopic(topics: readonly Topic[], topic: Topic): Topic[] {
  return topics.includes(topic) ? topics.filter((one) => one !== topic) : [...topics, topic];
}

/** Offers help, or takes the offer out again. */
export function withReferral(referrals: readonly Referral[], service: ServiceType): Referral[] {
  if (referrals.some((one) => one.service === service))
    return referrals.filter((one) => one.service !== service);
  return [...referrals, { service, status: 'offered', made_by: 'advice' }];
}

/** What most carry, until the phone knows better. */
const USUAL_KIT: Supply[] = ['syringe_set', 'syringe', 'foil', 'condom'];

/** The order in which a kit is shown: what was handed out most comes first, the rest stays as it was. */
export function kitOrder(
  kit: readonly Supply[],
  handed: Partial<Record<Supply, number>>,
): Supply[] {
  const known = kit.length > 0 ? kit : USUAL_KIT;
  const all = [...known, ...SUPPLIES.filter((supply) => !known.includes(supply))];
  return all.sort((a, b) => (handed[b] ?? 0) - (handed[a] ?? 0));
}
