import type { Area, EffortCell } from '../../api/types';
import { metresPerDegree } from '../../core/gps';
import type { OwnPickup } from '../../core/own';
import type { Street } from '../../map/facts';

/** The strip's own drawing units; it is drawn with the centre in the middle and cut to the screen. */
export const WIDTH = 400;
export const HEIGHT = 150;
export const M_PER_UNIT = 1.25;
const RESOLUTION = 11;
/** How far a dot reaches over the edge. */
const EDGE = 8;
/** Width of a letter, and how far apart two names must stand. */
const LETTER = 7;
const APART = 50;

/** A place of the ground as a point of the strip. */
export type Projection = (lat: number, lon: number) => [x: number, y: number];

/** A named street as a path; `label` runs left to right, so that its name stands upright. */
export interface StreetPath {
  name: string;
  path: string;
  /** Empty where the name has no room. */
  label: string;
}

export function projectAround(centre: { lat: number; lon: number }): Projection {
  const { x, y } = metresPerDegree(centre.lat);
  return (lat, lon) => [
    WIDTH / 2 + ((lon - centre.lon) * x) / M_PER_UNIT,
    HEIGHT / 2 - ((lat - centre.lat) * y) / M_PER_UNIT,
  ];
}

/** Where to look: the last find with a place, else the middle of the area. */
export function centreOf(
  pickups: readonly OwnPickup[],
  area: Area | undefined,
): { lat: number; lon: number } | null {
  for (const { fields } of pickups) {
    if (fields.lat != null && fields.lon != null) return { lat: fields.lat, lon: fields.lon };
  }
  const ring =
    area?.geometry.type === 'Polygon'
      ? area.geometry.coordinates[0]
      : area?.geometry.coordinates[0]?.[0];
  if (!ring?.length) return null;
  const sum = ring.reduce(([a, b], [lon, lat]) => [a! + lon!, b! + lat!], [0, 0]);
  return { lat: sum[1]! / ring.length, lon: sum[0]! / ring.length };
}

/** The streets that cross the strip. */
export function streetPaths(streets: readonly Street[], project: Projection): StreetPath[] {
  const lines = streets
    .map(({ name, line }) => ({ name, points: line.map(([lon, lat]) => project(lat, lon)) }))
    .filter(({ points }) => crosses(points))
    .map(({ name, points }) => ({ name, points, view: inView(points) }))
    .sort((a, b) => lengthOf(b.view) - lengthOf(a.view));
  const taken: [number, number][] = [];
  return lines.map(({ name, points, view }) => {
    const middle = view[Math.floor(view.length / 2)];
    const fits = middle && lengthOf(view) > name.length * LETTER + 16;
    const free = fits && taken.every(([x, y]) => Math.hypot(middle[0] - x, middle[1] - y) > APART);
    if (free) taken.push(middle);
    return { name, path: pathOf(points), label: free ? pathOf(view) : '' };
  });
}

/** The searched cells as one path, and apart from them the one the phone is in now; overlapping days are one cell. */
export async function cellPaths(
  effort: readonly EffortCell[],
  here: { lat: number; lon: number } | null,
  project: Projection,
): Promise<{ searched: string; now: string }> {
  if (effort.length === 0) return { searched: '', now: '' };
  const { cellToBoundary, latLngToCell } = await import('h3-js');
  const present = here && latLngToCell(here.lat, here.lon, RESOLUTION);
  const outline = (cell: string): string =>
    `${pathOf(cellToBoundary(cell).map(([lat, lon]) => project(lat, lon)))}Z`;
  const cells = [...new Set(effort.map(({ cell }) => cell))];
  return {
    searched: cells.map(outline).join(''),
    now: present && cells.includes(present) ? outline(present) : '',
  };
}

/** Finds with a place, as far as they lie in the strip: of two thousand only those that can be seen are drawn. */
export function placedFinds(
  pickups: readonly OwnPickup[],
  project: Projection,
): { key: string; x: number; y: number; unsafe: boolean }[] {
  return pickups.flatMap(({ id, fields: { lat, lon, outcome } }) => {
    if (lat == null || lon == null || outcome === 'already_gone') return [];
    const [x, y] = project(lat, lon);
    if (x < -EDGE || x > WIDTH + EDGE || y < -EDGE || y > HEIGHT + EDGE) return [];
    return [{ key: id, x, y, unsafe: outcome === 'left_unsafe' }];
  });
}

function pathOf(points: [number, number][]): string {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

function crosses(points: [number, number][]): boolean {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return (
    Math.max(...xs) > 0 &&
    Math.min(...xs) < WIDTH &&
    Math.max(...ys) > 0 &&
    Math.min(...ys) < HEIGHT
  );
}

/** The part of a line inside the strip, as its longest stretch, drawn from left to right. */
function inView(points: [number, number][]): [number, number][] {
  const fine = points.flatMap((point, i) => (i === 0 ? [point] : between(points[i - 1]!, point)));
  let best: [number, number][] = [];
  let run: [number, number][] = [];
  for (const point of fine) {
    const inside = point[0] > 8 && point[0] < WIDTH - 8 && point[1] > 8 && point[1] < HEIGHT - 8;
    run = inside ? [...run, point] : [];
    if (run.length > best.length) best = run;
  }
  const leftwards = best.length > 1 && best[0]![0] > best.at(-1)![0];
  return leftwards ? best.reverse() : best;
}

function between([ax, ay]: [number, number], [bx, by]: [number, number]): [number, number][] {
  const n = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 8));
  return Array.from({ length: n }, (_, k) => {
    const share = (k + 1) / n;
    return [ax + (bx - ax) * share, ay + (by - ay) * share];
  });
}

function lengthOf(points: [number, number][]): number {
  return points.reduce((sum, [x, y], i) => {
    const before = points[i - 1];
    return before ? sum + Math.hypot(x - before[0], y - before[1]) : 0;
  }, 0);
}
