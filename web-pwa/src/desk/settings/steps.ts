import type { OverdoseSteps } from '../../api/types';
import { LANGUAGES, type Language } from '../../core/vocabulary';
import { LATER_FILES } from '../../i18n/later-files';
import { fill } from '../../i18n/texts';
import { OWN_STEPS } from '../../screens/overdose/steps.svelte';

const MOST_STEPS = 8;
const LONGEST = 120;

/** The app's own steps in every language, with the number to call: what a trainer reads first. */
export async function ownSteps(number: string): Promise<OverdoseSteps> {
  const read = async (language: Language) => {
    const texts = (await LATER_FILES[`./${language}/overdose.ts`]!()).default;
    return [
      language,
      OWN_STEPS.map((step) => fill(String(texts?.[`step_${step}`] ?? ''), { number })),
    ] as const;
  };
  return Object.fromEntries(await Promise.all(LANGUAGES.map(read))) as OverdoseSteps;
}

/** Steps as they are written: one a line. */
export function linesOf(steps: OverdoseSteps): Record<Language, string> {
  return each((language) => steps[language].join('\n'));
}

/** What was written as steps; empty lines are none. */
export function stepsOf(texts: Record<Language, string>): OverdoseSteps {
  return each((language) =>
    texts[language]
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
}

/** The first language whose steps are too many, too few or too long; null when all can be sent. */
export function wrongLanguage(texts: Record<Language, string>): Language | null {
  const steps = stepsOf(texts);
  const fits = (lines: string[]): boolean =>
    lines.length > 0 &&
    lines.length <= MOST_STEPS &&
    lines.every((line) => [...line].length <= LONGEST);
  return LANGUAGES.find((language) => !fits(steps[language])) ?? null;
}

function each<T>(valueOf: (language: Language) => T): Record<Language, T> {
  return { da: valueOf('da'), en: valueOf('en'), fi: valueOf('fi') };
}
