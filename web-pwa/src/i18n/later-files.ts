import type { SectionFile } from '.';

/** The files of the texts that the first tap does without; a list too long to stand in its way. */
export const LATER_FILES = import.meta.glob<SectionFile>(
  './*/{account,contact,desk,follow_ups,map,outreach,overdose,plan,problems,safety,services,slip,street_words,warnings}.ts',
);
