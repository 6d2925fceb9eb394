import type { FeatureCollection, Geometry, Position } from 'geojson';

const KM_PER_DEGREE = 111.32;

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

/** The box round some geometries; null when they hold no point at all. */
export function boundsOf(geometries: Geometry[]): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) eachPosition(geometry, (position) => stretch(box, position));
  return box[0] <= box[2] ? box : null;
}

/** The finest grid whose hexagons can still be seen when the box fills the screen, as an H3 resolution. */
export function resolutionFor(box: Bounds | null): 9 | 10 | 11 {
  if (!box) return 11;
  const [west, south, east, north] = box;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const widest_km = Math.max((east - west) * shrink, north - south) * KM_PER_DEGREE;
  if (widest_km <= 6) return 11;
  return widest_km <= 16 ? 10 : 9;
}

/** The box round all features of a collection. */
export function boundsOfFeatures(collection: FeatureCollection<Geometry | null>): Bounds | null {
  return boundsOf(
    collection.features.flatMap((feature) => (feature.geometry ? [feature.geometry] : [])),
  );
}

/** Whether a point lies in the box, its edge included. */
export function contains([west, south, east, north]: Bounds, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function stretch(box: Bounds, [lon = NaN, lat = NaN]: Position): void {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return;
  box[0] = Math.min(box[0], lon);
  box[1] = Math.min(box[1], lat);
  box[2] = Math.max(box[2], lon);
  box[3] = Math.max(box[3], lat);
}

function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection')
    geometry.geometries.forEach((part) => eachPosition(part, visit));
  else eachInside(geometry.coordinates, visit);
}

function eachInside(
  nested: Position | Position[] | Position[][] | Position[][][],
  visit: (p: Position) => void,
): void {
  if (typeof nested[0] === 'number') visit(nested as Position);
  else (nested as Position[][]).forEach((inner) => eachInside(inner, visit));
}
