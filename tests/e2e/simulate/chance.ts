/** Chance that falls the same way every time: a patrol that failed can be walked again. */
export interface Chance {
  /** From 0 to 1. */
  share(): number;
  between(least: number, most: number): number;
  whole(least: number, most: number): number;
  oneOf<T>(list: readonly T[]): T;
  /** Around 0, two thirds of the time within 1. */
  normal(): number;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: small, and even enough for streets.
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + (most - least) * share();
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  return {
    share,
    between,
    whole,
    oneOf: (list) => list[whole(0, list.length - 1)]!,
    normal: () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
  };
}
