import type { Polygon } from 'geojson';
import { metresPerDegree } from '../core/gps';

const CORNERS = 48;

/** A circle on the ground as a polygon that looks round. */
export function circleAround(lat: number, lon: number, radius_m: number): Polygon {
  const { x, y } = metresPerDegree(lat);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i): [number, number] => {
    const angle = ((i % CORNERS) / CORNERS) * 2 * Math.PI;
    return [lon + (Math.cos(angle) * radius_m) / x, lat + (Math.sin(angle) * radius_m) / y];
  });
  return { type: 'Polygon', coordinates: [ring] };
}
