import type english from '../en/problems';
import type { Texts } from '../texts';

const problems: Texts<typeof english> = {
  malformed_json: 'Serveren kunne ikke læse det.',
  malformed_gpx: 'Det er ikke et GPX-spor, der kan læses.',
  missing_field: 'Der mangler noget.',
  unknown_field: 'Serveren kender ikke et af felterne. Måske er appen forældet.',
  invalid_value: 'En af værdierne er ikke gyldig.',
  out_of_range: 'Et af tallene er for stort eller for lille.',
  unknown_code: 'Serveren kender ikke en af slagsene.',
  unknown_cell: 'Serveren kender ikke stedet.',
  unknown_area: 'Området findes ikke mere.',
  time_out_of_range: 'Tiden kan ikke passe. Se efter telefonens ur.',
  too_many_records: 'For meget på én gang.',
  body_too_large: 'For meget på én gang.',
  unsupported_media_type: 'Serveren kunne ikke læse det.',
  sign_in_required: 'Telefonen er logget ud. Bed om en ny invitation.',
  role_missing: 'Din rolle tillader det ikke. Spørg din koordinator.',
  not_found: 'Det findes ikke mere.',
  method_not_allowed: 'Det gør serveren ikke.',
  conflict: 'Serveren har noget andet under samme nummer.',
  invite_invalid: 'Invitationen er allerede brugt eller udløbet. Bed om en ny.',
  too_many_requests: 'For mange forsøg. Vent et minut.',
  area_too_large: 'Området er for stort.',
  window_reversed: 'Den første dag ligger efter den sidste.',
  storage_full: 'Serveren er fuld. Sig det til din koordinator; intet er tabt her.',
  unavailable: 'Serveren er væk et øjeblik. Det sendes senere.',
  internal: 'Noget gik galt på serveren. Det prøves igen.',
  unreachable: 'Intet net lige nu. Det sendes senere.',
  impostor: 'Dette netværk svarer i stedet for vores server. Log ind på det, eller brug mobildata.',
};
export default problems;
