/** A text that changes with its number `n`. */
export interface Plural {
  one: string;
  other: string;
}

/** The shape a translation must have to stand beside the English section `T`: same keys, same kinds of text. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Plural };

/** Names of the `{placeholders}` inside a text. */
export type Placeholders<T> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Every value a message needs; a plural one needs its number even where the words don't show it. */
export type PlaceholdersOf<T> = T extends string ? Placeholders<T> : 'n' | Placeholders<T[keyof T]>;

/** Puts the values into the text's placeholders. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
