import type { components } from '../api/schema.gen';

// The codes of the street work; apart from the other words, so that the first screens load without them.

export const CONTACT_KINDS = [
  'micro_meeting',
  'outreach_contact',
  'engagement',
  'drop_in',
  'phone_text',
  'group',
  'follow_up',
  'welfare_check',
  'conflict_calmed',
  'refused',
  'overdose',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** Where somebody was met. Only with the first of {@link OUTDOOR} goes a cell of the map. */
export const CONTACT_PLACES = [
  'street_park',
  'station',
  'van',
  'in_service',
  'home',
  'dcr',
  'day_centre',
  'shelter',
  'other',
] as const;
export type ContactPlace = (typeof CONTACT_PLACES)[number];
/** Places that may be told by a cell of the map; indoors the kind of place says enough. */
export const OUTDOOR: readonly ContactPlace[] = ['street_park', 'station', 'van', 'other'];

/** The six-hour blocks of a day, from midnight on. */
export const BLOCKS = ['night', 'morning', 'afternoon', 'evening'] as const;
export type Block = (typeof BLOCKS)[number];

export const SUPPLIES = [
  'syringe_set',
  'syringe',
  'needle',
  'cooker',
  'filter',
  'swab',
  'sterile_water',
  'ascorbic_acid',
  'tourniquet',
  'plaster',
  'foil',
  'pipe_kit',
  'snort_kit',
  'sharps_box',
  'condom',
  'lube',
  'food',
  'drink',
  'clothes',
  'hygiene',
  'sleeping_bag',
  'info_leaflet',
  'rights_card',
  'drug_check_kit',
] as const;
export type Supply = (typeof SUPPLIES)[number];

export const COLLECTING = ['self', 'others', 'both'] as const;
export type Collecting = (typeof COLLECTING)[number];

export const NALOXONE_FORMS = ['nasal', 'injectable'] as const;
export type NaloxoneForm = (typeof NALOXONE_FORMS)[number];
export const RECIPIENTS = ['at_risk', 'family_friend', 'service_worker', 'volunteer'] as const;
export type Recipient = (typeof RECIPIENTS)[number];
export const REPEAT_REASONS = [
  'used_on_self',
  'used_on_other',
  'lost',
  'expired',
  'confiscated',
  'other',
] as const;
export type RepeatReason = (typeof REPEAT_REASONS)[number];

export const TOPICS = [
  'safer_injecting',
  'safer_smoking',
  'overdose',
  'naloxone_use',
  'hepatitis_hiv',
  'wound_care',
  'rights',
  'housing',
  'treatment',
  'women_parents',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

export const SERVICE_TYPES = [
  'ost',
  'heroin_assisted',
  'detox',
  'social_treatment',
  'dcr',
  'needle_exchange',
  'wound_abscess',
  'nurse',
  'doctor',
  'dentist',
  'mental_health',
  'hiv_test',
  'hcv_test',
  'hepatitis_vaccine',
  'prep',
  'tb',
  'sti',
  'naloxone_training',
  'shelter',
  'housing',
  'legal_aid',
  'benefits_id',
  'food_day_centre',
  'work_activity',
  'peer_group',
  'ambulance',
  'other',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

export const REFERRAL_STATES = [
  'offered',
  'declined',
  'accepted',
  'made',
  'went_together',
  'attended',
  'not_attended',
  'unknown',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];
export const MADE_BY = ['advice', 'call', 'accompanied'] as const;
export type MadeBy = (typeof MADE_BY)[number];

export const FOLLOW_UP_REASONS = [
  'treatment_guarantee_14d',
  'lead_30d',
  'naloxone_refill',
  'wound_check',
  'own_promise',
] as const;
export type FollowUpReason = (typeof FOLLOW_UP_REASONS)[number];

type Schemas = components['schemas'];
type Unlisted =
  | Exclude<Schemas['ContactKind'], ContactKind>
  | Exclude<Schemas['ContactPlace'], ContactPlace>
  | Exclude<Schemas['SupplyType'], Supply>
  | Exclude<Schemas['Topic'], Topic>
  | Exclude<Schemas['ServiceType'], ServiceType>;

/** Doesn't compile when the server knows a code that has no place here, and so no translation. */
export type AllListed<Missing extends never = Unlisted> = Missing;
