import type { components } from '../api/schema.gen';

type Schemas = components['schemas'];

/** Things found on the street; the codes of the API. The first is the big button. */
export const ITEMS = [
  'syringe_with_needle',
  'syringe_no_needle',
  'needle_loose',
  'sharps_container_full',
  'sharps_container_loose',
  'pipe',
  'foil',
  'cooker',
  'filter',
  'swab',
  'water_ampoule',
  'tourniquet',
  'snort_tube',
  'baggie',
  'packaging',
  'blood_material',
  'condom',
  'gas_canister',
  'pills',
  'other',
] as const;
export type Item = (typeof ITEMS)[number];

/** Items counted under "syringes" in the totals of a patrol. */
export const SYRINGES: readonly Item[] = ['syringe_with_needle', 'syringe_no_needle'];

/** Items of the row under the big button. */
export const QUICK_ITEMS = ['needle_loose', 'pipe', 'foil'] as const satisfies readonly Item[];

export const PLACE_TYPES = [
  'street',
  'doorway_stairwell',
  'backyard',
  'light_well',
  'playground_sandbox',
  'school_daycare',
  'park',
  'bush',
  'beach',
  'public_toilet',
  'station',
  'car_park',
  'building_site_scaffold',
  'drop_box_area',
  'other',
] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

export const PATROL_KINDS = [
  'routine',
  'report_response',
  'hotspot_check',
  'deep_clean',
  'outreach_round',
  'joint',
] as const;
export type PatrolKind = (typeof PATROL_KINDS)[number];

export const TRANSPORTS = ['foot', 'bicycle', 'van'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export const OUTCOMES = ['picked_up', 'left_unsafe', 'already_gone'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ORIGINS = [
  'sweep',
  'public_report',
  'partner_report',
  'bin_emptied',
  'returned_by_person',
  'hotspot_check',
] as const;
export type Origin = (typeof ORIGINS)[number];

export const ROLES = ['volunteer', 'outreach', 'coordinator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const LANGUAGES = ['da', 'en', 'fi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Why the server refuses something: the closed list of the API, and the keys of the problem texts. */
export const PROBLEM_CODES = [
  'malformed_json',
  'malformed_gpx',
  'missing_field',
  'unknown_field',
  'invalid_value',
  'out_of_range',
  'unknown_code',
  'unknown_cell',
  'unknown_area',
  'time_out_of_range',
  'too_many_records',
  'body_too_large',
  'unsupported_media_type',
  'sign_in_required',
  'role_missing',
  'not_found',
  'method_not_allowed',
  'conflict',
  'invite_invalid',
  'too_many_requests',
  'area_too_large',
  'window_reversed',
  'storage_full',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

type Unlisted =
  | Exclude<Schemas['Item'], Item>
  | Exclude<Schemas['PlaceType'], PlaceType>
  | Exclude<Schemas['PatrolKind'], PatrolKind>
  | Exclude<Schemas['Transport'], Transport>
  | Exclude<Schemas['Outcome'], Outcome>
  | Exclude<Schemas['Origin'], Origin>
  | Exclude<Schemas['Role'], Role>
  | Exclude<Schemas['Language'], Language>
  | Exclude<Schemas['ProblemCode'], ProblemCode>;

/** Doesn't compile when the server knows a code that has no place here, and so no translation. */
export type AllListed<Missing extends never = Unlisted> = Missing;
