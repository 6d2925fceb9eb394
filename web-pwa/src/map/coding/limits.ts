const SHARES = [0.5, 0.8, 0.95];
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10];
/** Smaller steps would look the same with one decimal. */
const LEAST = 0.1;

/** Round limits between the colours of a measure, rising: half of the values lie under the first, a twentieth above the last. */
export function risingLimits(values: number[]): number[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const limits: number[] = [];
  for (const share of SHARES) {
    const limit = roundUp(sorted[Math.floor(share * sorted.length)] ?? 0);
    if (limit > (limits.at(-1) ?? 0) && limit <= (sorted.at(-1) ?? 0)) limits.push(limit);
  }
  return limits;
}

/** How many of the limits a value has reached. */
export function stepOf(value: number, limits: number[]): number {
  return limits.filter((limit) => value >= limit).length;
}

function roundUp(value: number): number {
  if (value <= LEAST) return LEAST;
  const scale = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.find((candidate) => candidate * scale >= value * (1 - 1e-9)) ?? 10;
  return Number((step * scale).toPrecision(6));
}
