import { t } from '../i18n';

const FIELDS = [
  'advice_name',
  'advice_phone',
  'area_id',
  'area_ids',
  'count',
  'emergency_phone',
  'from',
  'item',
  'items',
  'outcome',
  'place_type',
  'revision',
  'roles',
  'to',
] as const;

/** The name a form gives to a field of the API, such as `items[0].count`; an unknown one keeps its own name. */
export function fieldName(path: string): string {
  const last =
    path
      .split('.')
      .pop()
      ?.replace(/\[\d+\]$/, '') ?? path;
  const known = FIELDS.find((field) => field === last);
  return known ? t(`desk.field_${known}`) : path;
}
