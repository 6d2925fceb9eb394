import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/core/vocabulary';
import { loadSection, speak, spoken, t } from '../../src/i18n';

type Section = Record<string, string | { one: string; other: string }>;

const files = import.meta.glob<{ default: Section }>(
  '../../src/i18n/*/{account,contact,desk,follow_ups,map,outreach,overdose,patrol,plan,problems,safety,services,shell,slip,street_words,warnings,words}.ts',
  { eager: true },
);
const section = (language: string, name: string): Section =>
  files[`../../src/i18n/${language}/${name}.ts`]!.default;
const SECTIONS = [
  'shell',
  'patrol',
  'words',
  'problems',
  'account',
  'desk',
  'map',
  'plan',
  'safety',
  'contact',
  'follow_ups',
  'outreach',
  'overdose',
  'services',
  'slip',
  'street_words',
  'warnings',
];

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const forms = (message: Section[string]): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];

describe.each(SECTIONS)('%s', (name) => {
  const english = section('en', name);
  test.each(['da', 'fi'])('%s has the keys and placeholders of the English texts', (language) => {
    const translated = section(language, name);
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(translated)) {
      const wanted = placeholders(forms(english[key]!).at(-1)!);
      expect([key, placeholders(forms(message).at(-1)!)]).toEqual([key, wanted]);
    }
  });

  test('no text is empty, and none uses a word that stigmatises', () => {
    for (const language of LANGUAGES) {
      for (const text of Object.values(section(language, name)).flatMap(forms)) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/addict|junkie|dirty|narkoman|huumepiikki|narkkari/i);
      }
    }
  });
});

test('every text is used somewhere', () => {
  const root = join(import.meta.dirname, '../../src');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(svelte|ts)$/.test(path) && !/i18n\/(da|en|fi)\//.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  // Keys made from a code, such as `words.item_${item}`, count by their first part.
  const built = [...sources.matchAll(/`(\w+\.\w*)\$\{/g)].map((match) => match[1]!);
  // The words are the whole vocabulary, whether or not a screen shows each yet.
  const unused = SECTIONS.filter((name) => !/words$/.test(name)).flatMap((name) =>
    Object.keys(section('en', name))
      .map((key) => `${name}.${key}`)
      .filter(
        (key) => !sources.includes(`'${key}'`) && !built.some((part) => key.startsWith(part)),
      ),
  );
  expect(unused).toEqual([]);
});

test('a text follows the language and chooses its plural', async () => {
  await speak('da');
  expect(t('words.n_syringes', { n: 1 })).toBe('1 sprøjte');
  expect(t('words.n_syringes', { n: 1204 })).toBe('1.204 sprøjter');
  await speak('fi');
  await loadSection('account');
  expect(spoken.language).toBe('fi');
  expect(t('words.n_syringes', { n: 2 })).toBe('2 ruiskua');
  expect(t('account.join_button')).toBe('Liity');
  await speak('en');
  expect(t('account.join_button')).toBe('Join');
});
