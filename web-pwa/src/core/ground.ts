import type { EffortCell } from '../api/types';

/** Metres walked in all cells. */
export function sumMetres(effort: readonly EffortCell[]): number {
  return effort.reduce((sum, cell) => sum + cell.metres, 0);
}

/** Whole seconds and metres, as they are sent; what rounds to nothing is left out. */
export function roundGround(effort: readonly EffortCell[]): EffortCell[] {
  return effort
    .map((cell) => ({
      ...cell,
      seconds: Math.round(cell.seconds),
      metres: Math.round(cell.metres),
    }))
    .filter((cell) => cell.seconds > 0 || cell.metres > 0);
}
