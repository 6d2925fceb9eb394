import type { MultiPolygon, Polygon, Position } from 'geojson';

interface Point {
  lat: number;
  lon: number;
}

/** Whether a point lies in an outline, holes left out. */
export function isWithin({ lat, lon }: Point, outline: Polygon | MultiPolygon): boolean {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return polygons.some(
    ([outer = [], ...holes]) =>
      surrounds(outer, lon, lat) && !holes.some((hole) => surrounds(hole, lon, lat)),
  );
}

function surrounds(ring: Position[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length]!;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}
