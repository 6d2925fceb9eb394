/** At most this many colours for cells with finds: more cannot be told apart in the rain. */
export const MAX_CLASSES = 4;

const SHARES = [0.5, 0.8, 0.95, 0.99];
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

/**
 * The smallest number of finds of each colour, first always 1, rising.
 * Half of the cells with finds get the palest colour, the top twentieth the strongest; where most cells have one or two
 * finds, the top hundredth. Limits are round numbers.
 */
export function classLimits(finds: number[]): number[] {
  const found = finds.filter((n) => n > 0).sort((a, b) => a - b);
  const limits = [1];
  for (const share of SHARES) {
    const limit = roundUp(found[Math.floor(share * found.length)] ?? 0);
    const last = limits[limits.length - 1] ?? 1;
    const top = found[found.length - 1] ?? 0;
    if (limit > last && limit <= top) limits.push(limit);
  }
  return limits.slice(0, MAX_CLASSES);
}

/** Which colour a number of finds has under the limits; 0 for the palest. */
export function classOf(finds: number, limits: number[]): number {
  let index = 0;
  limits.forEach((limit, i) => {
    if (finds >= limit) index = i;
  });
  return index;
}

/** A class as its first and last number of finds; the last class has no end. */
export function classSpans(limits: number[]): { from: number; to: number | null }[] {
  return limits.map((from, i) => {
    const next = limits[i + 1];
    return { from, to: next === undefined ? null : next - 1 };
  });
}

function roundUp(n: number): number {
  let scale = 1;
  while (n > 80 * scale) scale *= 10;
  const step = STEPS.find((candidate) => candidate * scale >= n);
  return (step ?? 100) * scale;
}
