import type { components } from '../api/schema.gen';
import type * as Street from './street';

/** A meeting on the street, as it is sealed. It names nobody, neither the worker nor whom they met. */
export interface ContactRecord {
  type: 'contact';
  /** The hash of what may take it back; put in by the sealing. */
  undo?: string;
  area_id: string | null;
  day: string;
  block: Street.Block;
  /** H3 of resolution 8, in a dense city 9; never together with a place indoors. */
  cell?: string;
  place: Street.ContactPlace;
  kind: Street.ContactKind;
  people_n: number;
  supplies?: { supply: Street.Supply; count: number }[];
  returned_n?: number;
  collecting_for?: Street.Collecting;
  others_n?: number;
  naloxone?: NaloxoneKits[];
  topics?: Street.Topic[];
  referrals?: Referral[];
  overdose?: OverdoseResponse;
}

export interface NaloxoneKits {
  form: Street.NaloxoneForm;
  kits_n: number;
  recipient: Street.Recipient;
  supply: 'first' | 'repeat';
  repeat_reason?: Street.RepeatReason;
  trained: boolean;
}

export interface Referral {
  service: Street.ServiceType;
  status: Street.ReferralState;
  made_by: Street.MadeBy;
}

/** What was done for somebody with an overdose. */
export interface OverdoseResponse {
  responder: 'peer' | 'outreach' | 'volunteer' | 'bystander' | 'first_responder';
  conscious_before?: boolean;
  breathing_before?: boolean;
  naloxone_form: 'none' | Street.NaloxoneForm;
  doses_n: number;
  rescue_breathing: boolean;
  recovery_position: boolean;
  ambulance: 'called' | 'not_called';
  no_call_reason?: 'person_refused' | 'fear_of_police' | 'already_there' | 'no_phone' | 'other';
  stayed_until_help?: boolean;
  outcome: 'recovered' | 'taken_to_hospital' | 'died' | 'unknown';
  kit_source?: 'own_kit' | 'team_kit' | 'service' | 'other';
  aftercare_offered?: boolean;
  refill_given: boolean;
}

/** A promise that only the words on somebody's slip open again. */
export interface FollowUpRecord {
  type: 'follow_up';
  words: string;
  reason: Street.FollowUpReason;
  due_on: string;
  area_id: string | null;
}

export type SealedRecord = ContactRecord | FollowUpRecord;

type Known = components['schemas']['SealedRecord'];

/** Doesn't compile when the server would not know a record as the phone writes it. */
export type AllKnown<Written extends Known = SealedRecord> = Written;
