import type { EffortCell } from '../api/types';
import { localDay } from './clock';
import { metresBetween, metresPerDegree, type Fix } from './gps';
import type { Transport } from './vocabulary';

/** Answers the H3 cell of resolution 11 that holds a point. */
export type CellOf = (lat: number, lon: number) => string;

const MOST_ACCURACY_M = 25;
const LEAST_GAP_S = 10;
const MOST_GAP_S = 60;
const MOST_GAP_M = 150;
const TOLERANCE_M = 8;
const PIECE_M = 5;
/** Faster is a slip of the position, or a ride that searched nothing. */
const FASTEST_M_PER_S: Record<Transport, number> = { foot: 3, bicycle: 8, van: 14 };

/**
 * What a new fix is to the line walked so far: `adds` to it, starts another after a `gap` (which is never drawn over),
 * or is left out (`noise`), because it is rough, too soon or impossibly far.
 */
export function judgeFix(
  line: readonly Fix[],
  fix: Fix,
  transport: Transport,
): 'adds' | 'gap' | 'noise' {
  if (fix.accuracy_m > MOST_ACCURACY_M) return 'noise';
  const last = line.at(-1);
  if (!last) return 'gap';
  const seconds = (fix.at - last.at) / 1000;
  if (seconds > MOST_GAP_S || seconds < 0) return 'gap';
  if (seconds < LEAST_GAP_S) return 'noise';
  const metres = metresBetween(last, fix);
  if (metres / seconds > FASTEST_M_PER_S[transport]) return 'noise';
  return metres > MOST_GAP_M ? 'gap' : 'adds';
}

/**
 * The ground of one line, added to what was searched before: seconds along the fixes as they came, metres along the
 * simplified line, so that the trembling of a phone that stands adds time and no way.
 */
export function addGround(
  before: readonly EffortCell[],
  line: readonly Fix[],
  cellOf: CellOf,
): EffortCell[] {
  const cells = new Map(before.map((cell) => [cell.cell + cell.day, { ...cell }]));
  const add = (point: Fix, seconds: number, metres: number): void => {
    const cell = cellOf(point.lat, point.lon);
    const day = localDay(point.at);
    const known = cells.get(cell + day) ?? { cell, day, seconds: 0, metres: 0 };
    known.seconds += seconds;
    known.metres += metres;
    cells.set(cell + day, known);
  };
  for (const { point, seconds } of pieces(line)) add(point, seconds, 0);
  for (const { point, metres } of pieces(walked(line))) add(point, 0, metres);
  return [...cells.values()];
}

/** Metres of a line once its trembling is taken out; a line that stays within the tolerance stands. */
export function lineMetres(line: readonly Fix[]): number {
  return pieces(walked(line)).reduce((sum, piece) => sum + piece.metres, 0);
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

function walked(line: readonly Fix[]): Fix[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return [];
  const simple = simplify(line, planeAt(first.lat));
  const stands = simple.length === 2 && metresBetween(first, last) < TOLERANCE_M;
  return stands ? [] : simple;
}

interface Piece {
  /** The middle of the piece, in place and time. */
  point: Fix;
  seconds: number;
  metres: number;
}

/** Cuts a line into pieces of at most five metres, so that each belongs to one cell well enough. */
function pieces(line: readonly Fix[]): Piece[] {
  const cut: Piece[] = [];
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    const metres = metresBetween(from, to);
    const n = Math.max(1, Math.ceil(metres / PIECE_M));
    const seconds = (to.at - from.at) / 1000;
    for (let k = 0; k < n; k++) {
      cut.push({
        point: between(from, to, (k + 0.5) / n),
        seconds: seconds / n,
        metres: metres / n,
      });
    }
  }
  return cut;
}

function between(from: Fix, to: Fix, share: number): Fix {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return {
    lat: mix(from.lat, to.lat),
    lon: mix(from.lon, to.lon),
    accuracy_m: to.accuracy_m,
    at: mix(from.at, to.at),
  };
}

type Plane = (fix: Fix) => [x: number, y: number];

function planeAt(lat: number): Plane {
  const { x, y } = metresPerDegree(lat);
  return (fix) => [fix.lon * x, fix.lat * y];
}

/** Douglas-Peucker: keeps the points that lie further than the tolerance from the line without them. */
function simplify(line: readonly Fix[], plane: Plane): Fix[] {
  if (line.length <= 2) return [...line];
  const [first, last] = [line[0]!, line.at(-1)!];
  let farthest = 0;
  let most = TOLERANCE_M;
  for (let i = 1; i < line.length - 1; i++) {
    const off = distanceToLine(plane(line[i]!), plane(first), plane(last));
    if (off > most) [farthest, most] = [i, off];
  }
  if (farthest === 0) return [first, last];
  const head = simplify(line.slice(0, farthest + 1), plane);
  return [...head, ...simplify(line.slice(farthest), plane).slice(1)];
}

function distanceToLine(
  [px, py]: [number, number],
  [ax, ay]: [number, number],
  [bx, by]: [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / length2;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(px - ax - share * dx, py - ay - share * dy);
}
