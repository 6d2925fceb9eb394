import type { OverdoseResponse } from '../../../core/records';

export const FORMS = ['none', 'nasal', 'injectable'] as const;
export const OUTCOMES = ['recovered', 'taken_to_hospital', 'died', 'unknown'] as const;
export const AMBULANCE = ['called', 'not_called'] as const;
export const NO_CALL = [
  'person_refused',
  'fear_of_police',
  'already_there',
  'no_phone',
  'other',
] as const;
export const KITS = ['own_kit', 'team_kit', 'service', 'other'] as const;
export const RESPONDERS = [
  'peer',
  'outreach',
  'volunteer',
  'bystander',
  'first_responder',
] as const;
export const MOST_DOSES = 10;

/** The questions that only somebody who was there can answer. */
export const ASKED = ['ambulance', 'outcome', 'refill'] as const;
type Asked = (typeof ASKED)[number];

/** A record while it is made: what is null was not said yet, or need not be. In memory only. */
export interface Draft {
  form: OverdoseResponse['naloxone_form'];
  doses_n: number;
  breathing: boolean;
  side: boolean;
  ambulance: OverdoseResponse['ambulance'] | null;
  no_call: NonNullable<OverdoseResponse['no_call_reason']> | null;
  outcome: OverdoseResponse['outcome'] | null;
  refill: boolean | null;
  responder: OverdoseResponse['responder'];
  kit: NonNullable<OverdoseResponse['kit_source']> | null;
  conscious_before: boolean | null;
  breathing_before: boolean | null;
  stayed: boolean | null;
  aftercare: boolean | null;
}

/** What the red screen knows already: the doses, and whether the breathing pace was on. */
export function draftOf(doses_n: number, breathed: boolean): Draft {
  return {
    form: doses_n > 0 ? 'nasal' : 'none',
    doses_n,
    breathing: breathed,
    side: false,
    ambulance: null,
    no_call: null,
    outcome: null,
    refill: null,
    responder: 'outreach',
    kit: null,
    conscious_before: null,
    breathing_before: null,
    stayed: null,
    aftercare: null,
  };
}

/** What form and doses say together: none means no dose, and a dose has a form. */
export function withForm(draft: Draft, form: Draft['form']): Draft {
  return { ...draft, form, doses_n: form === 'none' ? 0 : Math.max(1, draft.doses_n) };
}

export function withDoses(draft: Draft, doses_n: number): Draft {
  if (doses_n === 0) return withForm(draft, 'none');
  return { ...draft, doses_n, form: draft.form === 'none' ? 'nasal' : draft.form };
}

/** The questions that still need an answer. */
export function missing(draft: Draft): Asked[] {
  return ASKED.filter((question) => draft[question] === null);
}

/** What the draft says; null while something is missing. */
export function responseOf(draft: Draft): OverdoseResponse | null {
  const { ambulance, outcome, refill } = draft;
  if (ambulance === null || outcome === null || refill === null) return null;
  return {
    responder: draft.responder,
    naloxone_form: draft.form,
    doses_n: draft.doses_n,
    rescue_breathing: draft.breathing,
    recovery_position: draft.side,
    ambulance,
    outcome,
    refill_given: refill,
    ...said({
      no_call_reason: ambulance === 'called' ? null : draft.no_call,
      conscious_before: draft.conscious_before,
      breathing_before: draft.breathing_before,
      stayed_until_help: draft.stayed,
      kit_source: draft.kit,
      aftercare_offered: draft.aftercare,
    }),
  };
}

function said<T extends object>(answers: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const given = Object.entries(answers).filter(([, answer]) => answer !== null);
  return Object.fromEntries(given) as { [K in keyof T]?: NonNullable<T[K]> };
}
