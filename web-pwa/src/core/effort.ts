import type { EffortCell } from '../api/types';
import { localDay } from './clock';
import type { Fix } from './gps';
import {
  absorb,
  beginLine,
  between,
  distance,
  finish,
  follows,
  gather,
  isFull,
  judge,
  leaveOut,
  lineFrom,
  onGround,
  reach,
  takeHead,
  type Line,
  type Point,
  type Spot,
} from './line';
import type { Transport } from './vocabulary';

/** Answers the H3 cell of resolution 11 that holds a point. */
export type CellOf = (lat: number, lon: number) => string;

/**
 * A walk as it is heard: fixes in, lines out, and lines become cells. The rules, their reasons and their errors stand in
 * the server's twin of this file, `api/geo-hotspots/src/effort`; the vectors beside it hold the two together.
 */
export interface Walk {
  transport: Transport;
  /** The line in work. */
  line: Line | null;
  /** Lines that wait to become ground. */
  done: Line[];
}

const MOST_ACCURACY_M = 25;
/** Nearer to a pole a plane is no picture of the ground. */
const MOST_LATITUDE = 85;
const PIECE_M = 5;
const PIECE_MS = 10_000;
/** Of the reach of a spot: what may lie beside a straight course. */
const TOLERANCE = 2.5;

export function startWalk(transport: Transport): Walk {
  return { transport, line: null, done: [] };
}

/** Hears the next fix. */
export function hear(walk: Walk, fix: Fix): void {
  if (!isGood(fix)) return;
  if (walk.line && !follows(walk.line, fix)) rest(walk);
  if (!walk.line) {
    walk.line = beginLine(fix);
    return;
  }
  if (isFull(walk.line, fix, walk.transport)) closeStep(walk);
  gather(walk.line, fix);
}

/** Ends the line; the next fix begins another. */
export function rest(walk: Walk): void {
  closeStep(walk);
  if (!walk.line) return;
  finish(walk.line);
  walk.done.push(walk.line);
  walk.line = null;
}

/** Goes on by another way of moving, judged by its own limits. */
export function ride(walk: Walk, transport: Transport): void {
  rest(walk);
  walk.transport = transport;
}

/** Takes the lines that are done out of the walk. */
export function takeDone(walk: Walk): Line[] {
  return walk.done.splice(0);
}

/** The ground of a line, added to what was searched before. */
export function addGround(
  before: readonly EffortCell[],
  { spots, plane }: Line,
  cellOf: CellOf,
): EffortCell[] {
  const cells = new Map(before.map((cell) => [cell.cell + cell.day, { ...cell }]));
  const add = (point: Point, at: number, seconds: number, metres: number): void => {
    if (seconds === 0 && metres === 0) return;
    const { lat, lon } = onGround(plane, point);
    const [cell, day] = [cellOf(lat, lon), localDay(at)];
    const known = cells.get(cell + day) ?? { cell, day, seconds: 0, metres: 0 };
    known.seconds += seconds;
    known.metres += metres;
    cells.set(cell + day, known);
  };
  for (const piece of spots.flatMap(stay)) add(piece.middle, piece.at, piece.seconds, 0);
  for (const piece of ways(spots)) add(piece.middle, piece.at, piece.seconds, 0);
  for (const piece of ways(simplify(spots))) add(piece.middle, piece.at, 0, piece.metres);
  return [...cells.values()];
}

function isGood({ lat, lon, accuracy_m, at }: Fix): boolean {
  const placed = Math.abs(lat) <= MOST_LATITUDE && Math.abs(lon) <= 180 && Number.isFinite(at);
  return placed && accuracy_m >= 0 && accuracy_m <= MOST_ACCURACY_M;
}

function closeStep(walk: Walk): void {
  const { line, transport, done } = walk;
  if (!line?.gathering) return;
  const step = line.gathering;
  line.gathering = null;
  const verdict = judge(line, step, transport);
  if (verdict === 'noise') leaveOut(line, step, transport);
  else if (verdict === 'unproven') walk.line = lineFrom(line, step);
  else if (verdict === 'gap') {
    done.push(line);
    walk.line = lineFrom(line, step);
  } else {
    absorb(line, step);
    const head = takeHead(line);
    if (head) done.push(head);
  }
}

interface Piece {
  middle: Point;
  at: number;
  seconds: number;
  metres: number;
}

function stay({ point, from, to }: Spot): Piece[] {
  return pieces(point, from, point, to);
}

function ways(spots: readonly Spot[]): Piece[] {
  return spots.slice(1).flatMap((next, i) => {
    const last = spots[i]!;
    return pieces(last.point, last.to, next.point, next.from);
  });
}

/** Cuts a straight way into pieces so short that each belongs to one cell and one day well enough. */
function pieces(a: Point, from: number, b: Point, to: number): Piece[] {
  const [metres, ms] = [distance(a, b), to - from];
  const n = Math.max(1, Math.ceil(metres / PIECE_M), Math.ceil(ms / PIECE_MS));
  return Array.from({ length: n }, (_, k) => {
    const share = (k + 0.5) / n;
    return {
      middle: between(a, b, share),
      at: from + ms * share,
      seconds: ms / 1000 / n,
      metres: metres / n,
    };
  });
}

/** Douglas-Peucker: keeps the spots that lie further from the course without them than their own tolerance. */
function simplify(spots: readonly Spot[]): Spot[] {
  if (spots.length <= 2) return [...spots];
  const [first, last] = [spots[0]!, spots.at(-1)!];
  let farthest = 0;
  let most = 1;
  for (let i = 1; i < spots.length - 1; i++) {
    const spot = spots[i]!;
    const off = besides(spot.point, first.point, last.point) / (TOLERANCE * reach(spot));
    if (off > most) [farthest, most] = [i, off];
  }
  if (farthest === 0) return [first, last];
  const head = simplify(spots.slice(0, farthest + 1));
  return [...head, ...simplify(spots.slice(farthest)).slice(1)];
}

/** How far a point lies from the straight way between two others. */
function besides(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const along = (point[0] - a[0]) * dx + (point[1] - a[1]) * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, along / squared));
  return distance(point, between(a, b, share));
}
