import { afterEach, expect, test, vi } from 'vitest';
import { FOLLOW_UP_REASONS } from '../../src/core/street';
import { LANGUAGES } from '../../src/core/vocabulary';
import { cardTexts } from '../../src/screens/follow-ups/card';
import { drawWords, fairBelow, wordsNeeded } from '../../src/screens/follow-ups/draw';
import { dayAfter, movedDays, usualDays } from '../../src/screens/follow-ups/due';
import { isEnough, readSlip, slipLink, wordsOf } from '../../src/screens/follow-ups/slip';
import { drawSquare } from '../../src/screens/follow-ups/square';

afterEach(() => vi.unstubAllGlobals());

const ORIGIN = 'https://gadeplan.example';

test('as many words are drawn as make 44 bits', () => {
  expect([2048, 2047, 1626, 1625, 65536].map(wordsNeeded)).toEqual([4, 5, 5, 5, 3]);
  expect(wordsNeeded(446)).toBe(5);
  expect(wordsNeeded(445)).toBe(6);
});

test.each(LANGUAGES)('a slip in %s has words of the list alone', async (language) => {
  const words = await drawWords(language);
  expect(words.length).toBeGreaterThanOrEqual(4);
  expect(wordsOf(words.join(' '))).toEqual(words);
});

test('a number that would make some words likelier is drawn again', () => {
  const drawn = [2 ** 32 - 1, 2 ** 32 - 2, 7];
  vi.stubGlobal('crypto', { getRandomValues: () => [drawn.shift()] });
  expect([fairBelow(3), fairBelow(3)]).toEqual([2, 1]);
});

test.each([
  ['aske bro ko lys', 'aske-bro-ko-lys'],
  ['pöllö kissa järvi mökki', 'p%C3%B6ll%C3%B6-kissa-j%C3%A4rvi-m%C3%B6kki'],
])('the square of %s is read back', (words, written) => {
  const link = slipLink(ORIGIN, { organisation: 'vesterbro', words });
  expect(link).toBe(`${ORIGIN}/slip#vesterbro/${written}`);
  expect(readSlip(new URL(link).hash)).toEqual({ organisation: 'vesterbro', words });
});

test('what is typed or cut off is read as far as it goes', () => {
  expect(readSlip('#/Aske-BRO')).toEqual({ organisation: null, words: 'aske bro' });
  expect(readSlip('#vesterbro/%E0-bro')).toEqual({ organisation: 'vesterbro', words: 'e bro' });
  for (const hash of ['', '#', '#vesterbro', '#vesterbro/']) expect(readSlip(hash)).toBeNull();
  expect(wordsOf(' Aske,  bro;ko-LYS. ')).toEqual(['aske', 'bro', 'ko', 'lys']);
  expect([isEnough('aske bro'), isEnough('aske bro ko')]).toEqual([false, true]);
});

test('the square has a quiet edge and grows with what it says', async () => {
  const small = await drawSquare(ORIGIN);
  const large = await drawSquare(slipLink(ORIGIN, { organisation: 'vesterbro', words: 'a b c d' }));
  expect(large.size).toBeGreaterThan(small.size);
  expect(small.path.startsWith('M4 4h1v1h-1z')).toBe(true);
  expect(small.path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
});

test('a slip is due by its reason, from tomorrow on', () => {
  expect(FOLLOW_UP_REASONS.map(usualDays)).toEqual([14, 30, 7, 2, 3]);
  expect([movedDays(2, -7), movedDays(2, 1), movedDays(364, 7)]).toEqual([1, 3, 365]);
  const evening = new Date(2026, 9, 24, 23, 30).getTime();
  // The clocks go back in between.
  expect([1, 2, 70].map((days) => dayAfter(evening, days))).toEqual([
    '2026-10-25',
    '2026-10-26',
    '2027-01-02',
  ]);
});

test.each(LANGUAGES)(
  'a card in %s names nothing that could harm who holds it',
  async (language) => {
    for (const reason of FOLLOW_UP_REASONS) {
      const made = { id: '1', words: ['aske'], reason, due_on: '2026-12-05', language };
      const texts = Object.values(await cardTexts(made, 'gadeplan.example/forget')).join('\n');
      expect(texts).toContain('gadeplan.example/forget');
      expect(texts).not.toMatch(
        /drug|stof(?!f)|heroin|metadon|nalo[xk]|nål|needle|neula|huume|hoito|behandling|treatment|overdos|yliannos|police|politi/i,
      );
      expect(texts).not.toMatch(/\{\w+\}|undefined/);
    }
  },
);
