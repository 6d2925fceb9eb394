import type { ContactReleases } from '../../api/types';

/** What the published weeks say together; a week whose number was too small to publish adds nothing. */
export function sumUp({ weeks }: ContactReleases): {
  contacts: number;
  not_shown: number;
  weeks: number;
} {
  return {
    contacts: weeks.reduce((sum, { contacts }) => sum + (contacts ?? 0), 0),
    not_shown: weeks.reduce((sum, { not_shown }) => sum + (not_shown ?? 0), 0),
    weeks: new Set(weeks.map(({ week }) => week)).size,
  };
}
