import { metresPerDegree, type Fix } from './gps';
import type { Transport } from './vocabulary';

/** A point in metres east and north of where its line began. */
export type Point = readonly [x: number, y: number];

/** A plane that touches the ground where a line began. */
export interface Plane {
  lat: number;
  lon: number;
}

/** Fixes that count as one place: their mean, and from when to when somebody was there. */
export interface Spot {
  point: Point;
  from: number;
  to: number;
  accuracy_m: number;
  fixes: number;
}

/** What was walked without a gap: spots in a row, and the step whose fixes are still gathering. */
export interface Line {
  plane: Plane;
  spots: Spot[];
  /** The last good step. */
  last: Spot;
  gathering: Spot | null;
  /** The fix heard last. */
  newest: Spot;
  jump: Spot | null;
  steps: number;
  /** Steps left out since the last good one. */
  against: number;
}

const MOST_GAP_MS = 60_000;
/** Spots after which the head of a line becomes ground: about five minutes on foot. */
const MOST_SPOTS = 20;
/** A step this many times too fast is a jump, which may last. */
const JUMP = 2;
/** Of the accuracy: how far from its mean a spot reaches. Phones that call themselves worse than that are mostly better. */
const REACH = 0.8;
const LEAST_REACH_M = 4;
const MOST_REACH_M = 9;
/** What is too fast, how long a step gathers, and how wide a gap is. In a van two steps are 150 m apart without any gap. */
const LIMITS: Record<Transport, { m_per_s: number; step_ms: number; gap_m: number }> = {
  foot: { m_per_s: 3, step_ms: 10_000, gap_m: 150 },
  bicycle: { m_per_s: 8, step_ms: 5_000, gap_m: 150 },
  van: { m_per_s: 14, step_ms: 5_000, gap_m: 300 },
};

/** A line whose first fix is a step of its own, so that it begins where it was first heard. */
export function beginLine(fix: Fix): Line {
  const { lat, lon } = fix;
  return lineOf({ lat, lon }, spotOf(fix, [0, 0]));
}

/** Whether a fix comes after the one before it, and soon enough. */
export function follows({ newest }: Line, fix: Fix): boolean {
  return fix.at >= newest.to && fix.at - newest.to <= MOST_GAP_MS;
}

/**
 * Whether the gathered step is done when this fix comes: it has lasted, or this fix lies so far off that a mean of both
 * would be neither here nor there, even if both are as rough as they say.
 */
export function isFull(line: Line, fix: Fix, transport: Transport): boolean {
  const { gathering, newest } = line;
  if (!gathering) return false;
  const { m_per_s, step_ms } = LIMITS[transport];
  const way_m = (m_per_s * (fix.at - newest.to)) / 1000;
  const leaps = apart(spotIn(line, fix), newest) > newest.accuracy_m + fix.accuracy_m + way_m;
  return leaps || fix.at - gathering.from >= step_ms;
}

export function gather(line: Line, fix: Fix): void {
  line.newest = spotIn(line, fix);
  line.gathering = line.gathering ? join(line.gathering, line.newest) : line.newest;
}

/**
 * What a step is: it `adds` to the line; is `noise`, which nobody walks; makes the line `unproven`, because as many steps
 * contradict it as it has itself; or begins another after a `gap`.
 */
export function judge(
  line: Line,
  step: Spot,
  transport: Transport,
): 'adds' | 'noise' | 'unproven' | 'gap' {
  const { last, jump } = line;
  if (step.from - last.to > MOST_GAP_MS) return 'gap';
  const away_m = apart(step, last);
  if (timesTooFast(last, step, transport) > 1 || (jump && apart(step, jump) < away_m))
    return line.against + 1 >= line.steps ? 'unproven' : 'noise';
  return away_m > LIMITS[transport].gap_m ? 'gap' : 'adds';
}

export function absorb(line: Line, step: Spot): void {
  const { spots } = line;
  const spot = spots.at(-1)!;
  if (apart(spot, step) <= Math.max(reach(spot), reach(step)))
    spots[spots.length - 1] = join(spot, step);
  else spots.push(step);
  Object.assign(line, { last: step, jump: null, steps: line.steps + 1, against: 0 });
}

export function leaveOut(line: Line, step: Spot, transport: Transport): void {
  if (timesTooFast(line.last, step, transport) > JUMP) line.jump = step;
  line.against += 1;
}

/** The line that begins with a step of another, on a plane that touches the ground there. */
export function lineFrom({ plane }: Line, step: Spot): Line {
  return lineOf(onGround(plane, step.point), { ...step, point: [0, 0] });
}

/** Lets a line end where it was last heard, not in the middle of its last step. */
export function finish(line: Line): void {
  const { last, newest, steps } = line;
  if (steps > 1 && last.fixes > 1 && last.to === newest.to) absorb(line, newest);
}

/** Cuts the head off a line that grew too long; it goes on from the last spot but one. */
export function takeHead(line: Line): Line | null {
  if (line.spots.length <= MOST_SPOTS) return null;
  const head = { ...line, spots: line.spots.slice(0, MOST_SPOTS) };
  const [tail, growing] = line.spots.slice(MOST_SPOTS - 1) as [Spot, Spot];
  line.spots = [{ ...tail, from: tail.to }, growing];
  return head;
}

/** How far the fixes of one place may lie from its mean. */
export function reach({ accuracy_m }: Spot): number {
  return Math.min(MOST_REACH_M, Math.max(LEAST_REACH_M, REACH * accuracy_m));
}

/** Metres between two points. */
export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by);
}

/** The point at a share of the way between two. */
export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** The place of a point on Earth. */
export function onGround({ lat, lon }: Plane, [x, y]: Point): { lat: number; lon: number } {
  const scale = metresPerDegree(lat);
  return { lat: lat + y / scale.y, lon: withinHalfTurn(lon + x / scale.x) };
}

function lineOf(plane: Plane, first: Spot): Line {
  const one = { last: first, newest: first, gathering: null, jump: null, steps: 1, against: 0 };
  return { plane, spots: [first], ...one };
}

function timesTooFast(last: Spot, step: Spot, transport: Transport): number {
  const seconds = (step.from + step.to - last.from - last.to) / 2000;
  return apart(step, last) / Math.max(seconds * LIMITS[transport].m_per_s, Number.MIN_VALUE);
}

function spotIn({ plane }: Line, fix: Fix): Spot {
  const scale = metresPerDegree(plane.lat);
  const x = withinHalfTurn(fix.lon - plane.lon) * scale.x;
  return spotOf(fix, [x, (fix.lat - plane.lat) * scale.y]);
}

function spotOf({ accuracy_m, at }: Fix, point: Point): Spot {
  return { point, from: at, to: at, accuracy_m, fixes: 1 };
}

function join(a: Spot, b: Spot): Spot {
  const fixes = a.fixes + b.fixes;
  const share = b.fixes / fixes;
  return {
    point: between(a.point, b.point, share),
    from: a.from,
    to: b.to,
    accuracy_m: a.accuracy_m + (b.accuracy_m - a.accuracy_m) * share,
    fixes,
  };
}

function apart(a: Spot, b: Spot): number {
  return distance(a.point, b.point);
}

/** Degrees brought within half a turn, so that a walk over the antimeridian stays in one piece. */
function withinHalfTurn(degrees: number): number {
  return Math.abs(degrees) <= 180 ? degrees : degrees - 360 * Math.round(degrees / 360);
}
