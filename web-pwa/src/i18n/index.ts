import { createSubscriber } from 'svelte/reactivity';
import type { Language } from '../core/vocabulary';
import type english from './en/index';
import type englishAccount from './en/account';
import type englishContact from './en/contact';
import type englishDesk from './en/desk';
import type englishFollowUps from './en/follow_ups';
import type englishMap from './en/map';
import type englishOutreach from './en/outreach';
import type englishOverdose from './en/overdose';
import type englishPlan from './en/plan';
import type englishProblems from './en/problems';
import type englishSafety from './en/safety';
import type englishServices from './en/services';
import type englishSlip from './en/slip';
import type englishStreetWords from './en/street_words';
import type englishWarnings from './en/warnings';
import { isOne, LOCALES, numberText } from './numbers';
import { fill, type PlaceholdersOf, type Plural } from './texts';

type Later = {
  account: typeof englishAccount;
  contact: typeof englishContact;
  desk: typeof englishDesk;
  follow_ups: typeof englishFollowUps;
  map: typeof englishMap;
  outreach: typeof englishOutreach;
  overdose: typeof englishOverdose;
  plan: typeof englishPlan;
  problems: typeof englishProblems;
  safety: typeof englishSafety;
  services: typeof englishServices;
  slip: typeof englishSlip;
  street_words: typeof englishStreetWords;
  warnings: typeof englishWarnings;
};
type Messages = typeof english & Later;
type Section = keyof Messages;
type MessageOf<K> = K extends `${infer S extends Section}.${infer Name}`
  ? Name extends keyof Messages[S]
    ? Messages[S][Name]
    : never
  : never;
type Values<K> = [PlaceholdersOf<MessageOf<K>>] extends [never]
  ? []
  : [values: Record<PlaceholdersOf<MessageOf<K>>, string | number>];

/** The name of a text: `section.key`. */
export type TextKey = { [S in Section]: `${S}.${keyof Messages[S] & string}` }[Section];
/** The names of texts that need no values. */
export type PlainKey = { [K in TextKey]: Values<K> extends [] ? K : never }[TextKey];
/** The parts of the texts that the patrol does without. */
export type LaterSection = keyof Later;

type Loaded = Partial<Record<Section, Record<string, string | Plural>>>;
/** A file of texts. */
export type SectionFile = { default: Loaded[Section] };

const firstFiles = import.meta.glob<{ default: Loaded }>('./*/index.ts');

let language: Language = 'da';
let loaded: Loaded = {};
const wanted = new Set<LaterSection>();
let announce = (): void => undefined;
const subscribe = createSubscriber((update) => {
  announce = update;
  return () => {
    announce = () => undefined;
  };
});

/** The language on screen and its locale for `Intl`; both follow a change of language. */
export const spoken = {
  get language(): Language {
    subscribe();
    return language;
  },
  get locale(): string {
    subscribe();
    return LOCALES[language];
  },
};

/** Loads a language and shows it; the page's `lang` follows. */
export async function speak(next: Language): Promise<void> {
  const [first, ...later] = await Promise.all([
    firstFiles[`./${next}/index.ts`]!(),
    ...[...wanted].map(async (section) => [section, await fetchSection(next, section)] as const),
  ]);
  loaded = { ...first.default, ...Object.fromEntries(later) };
  language = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
  announce();
}

/** Loads such texts in the present language; await it before their first `t`. */
export async function loadSection(section: LaterSection): Promise<void> {
  wanted.add(section);
  if (loaded[section]) return;
  const of = language;
  const texts = await fetchSection(of, section);
  // Another section may have come meanwhile, or another language, which brings its own.
  if (of === language) loaded = { ...loaded, [section]: texts };
}

/** Such texts in another language than the one on screen: for what is handed to somebody else. */
export async function fetchSection(of: Language, section: LaterSection): Promise<Loaded[Section]> {
  const { LATER_FILES } = await import('./later-files');
  return (await LATER_FILES[`./${of}/${section}.ts`]!()).default;
}

/** The text in the present language, filled; a plural text chooses its form by the value `n`. */
export function t<K extends TextKey>(key: K, ...values: Values<K>): string {
  subscribe();
  const [section, name] = key.split('.') as [Section, string];
  const message = loaded[section]?.[name];
  const given: Record<string, string | number> = values[0] ?? {};
  if (message === undefined) return key;
  if (typeof message === 'string') return fill(message, shown(given));
  const form = isOne(Number(given['n'])) ? 'one' : 'other';
  return fill(message[form], shown(given));
}

function shown(values: Record<string, string | number>): Record<string, string | number> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? numberText(value, language) : value,
  ]);
  return Object.fromEntries(entries);
}
