/** How long a warning stands, in hours, on the buttons; `own` is a moment of one's own. */
export const LENGTHS = ['6', '24', '72', 'own'] as const;
export type Length = (typeof LENGTHS)[number];

const HOUR_MS = 3_600_000;
/** The server takes no warning that stands longer. */
const LONGEST_MS = 14 * 24 * HOUR_MS;

/** When a warning ends, as the API says it; null where the own moment is missing, past or too far off. */
export function endOf(length: Length, own: string, now: number): string | null {
  const ms = length === 'own' ? Date.parse(own) : now + Number(length) * HOUR_MS;
  if (!(ms > now && ms <= now + LONGEST_MS)) return null;
  return new Date(ms).toISOString();
}
