import type { NewService, Service } from '../../api/types';

/** The lines of words in the form, in their order, with the longest each may be. */
export const LINES = [
  { name: 'name', maxlength: 60, type: 'text' },
  { name: 'address', maxlength: 120, type: 'text' },
  { name: 'phone', maxlength: 20, type: 'tel' },
  { name: 'opening_hours', maxlength: 200, type: 'text' },
  { name: 'languages', maxlength: 60, type: 'text' },
  { name: 'bring', maxlength: 200, type: 'text' },
  { name: 'note', maxlength: 200, type: 'text' },
] as const;
export type LineName = (typeof LINES)[number]['name'];

/** A service as it stands in the form: everything that is typed is text. */
export interface Draft {
  lines: Record<LineName, string>;
  kinds: Service['kinds'];
  point: { lat: number; lon: number } | null;
}

/** The form of a service, or an empty one. */
export function draftOf(service: Service | null): Draft {
  const { lat, lon } = service ?? {};
  const line = (name: Exclude<LineName, 'languages'>): string => service?.[name] ?? '';
  return {
    lines: {
      name: line('name'),
      address: line('address'),
      phone: line('phone'),
      opening_hours: line('opening_hours'),
      languages: service?.languages.join(', ') ?? '',
      bring: line('bring'),
      note: line('note'),
    },
    kinds: service?.kinds ?? [],
    point: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null,
  };
}

/** What is sent: an empty line says that nothing is known. */
export function fieldsOf({ lines, kinds, point }: Draft): Omit<NewService, 'id'> {
  const known = (text: string): string | null => text.trim() || null;
  return {
    name: lines.name.trim(),
    kinds,
    address: known(lines.address),
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    phone: known(lines.phone),
    opening_hours: known(lines.opening_hours),
    languages: languageCodes(lines.languages),
    bring: known(lines.bring),
    note: known(lines.note),
  };
}

/** The codes of languages that were typed with commas or spaces between them. */
function languageCodes(typed: string): string[] {
  return [
    ...new Set(
      typed
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}
