import { describe, expect, test } from 'vitest';
import da from '../../src/screens/follow-ups/words/da';
import en from '../../src/screens/follow-ups/words/en';
import fi from '../../src/screens/follow-ups/words/fi';

/** Words that would hurt, or give away what a slip is about, with what they begin with. */
const HURTFUL = {
  da: /^(stof|hash|heroin|kokain|koks|nål|kanyl|sprøjt|pille|gift|rus|fix|politi|fængs|celle|tyv|død|syg|blod|grim|skam|skyld|narko|alkohol|øl|snaps|sne)$|^(kanyl|fængs|politi|narko|heroin|kokain)/,
  en: /^(drug|heroin|coke|crack|needle|syringe|pill|poison|high|fix|dope|hit|weed|pot|police|jail|prison|cell|thief|dead|sick|blood|ugly|shame|guilt|beer|wine|snow)$|^(heroin|police|prison|syring|needle)/,
  fi: /^(huume|piikki|neula|ruisku|pilleri|myrkky|poliisi|vankila|selli|varas|kuollut|sairas|veri|ruma|häpeä|syyllinen|viina|olut|kalja|pilvi|hamppu|heroiini)$|^(huume|poliis|vankil|heroiin|ruisku)/,
};

/** As the server hears them: no accents. */
function spoken(word: string): string {
  return word.replaceAll('æ', 'ae').replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');
}

describe.each([
  ['da', da, /^[a-zæøå]{3,8}$/],
  ['en', en, /^[a-z]{3,8}$/],
  ['fi', fi, /^[a-zäö]{3,8}$/],
] as const)('the words of slips in %s', (language, text, form) => {
  const words = text.trim().split(/\s+/);

  test('are so many that four of them make 44 bits', () => {
    expect(words.length).toBe(2048);
    expect(4 * Math.log2(words.length)).toBe(44);
  });

  test('are three to eight letters of the language, and none hurts', () => {
    expect(words.filter((word) => !form.test(word))).toEqual([]);
    expect(words.filter((word) => HURTFUL[language].test(word))).toEqual([]);
  });

  test('stay apart when somebody types them without accents', () => {
    expect(new Set(words.map(spoken)).size).toBe(words.length);
  });
});
