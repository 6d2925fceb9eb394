import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';

/** What one feature of the built-in street map says about itself. */
export interface FactProperties {
  layer: 'area' | 'street' | 'station' | 'service';
  name: string;
  kind?: 'neighbourhood' | 'patrol_area' | 'dcr' | 'peer_group';
  credit?: string;
}

/** The built-in street map: outlines, main streets, stations and services, with the lines that credit its sources. */
export interface Facts extends FeatureCollection<
  LineString | Point | Polygon | MultiPolygon,
  FactProperties
> {
  credit: string[];
}

/** A street with its line, for naming places. */
export interface Street {
  name: string;
  line: [number, number][];
}

/** The streets of the map as named lines. */
export function streetsOf(facts: Facts): Street[] {
  return facts.features.filter(isStreet).map((feature) => ({
    name: feature.properties.name,
    line: feature.geometry.coordinates as [number, number][],
  }));
}

function isStreet(
  feature: Facts['features'][number],
): feature is Feature<LineString, FactProperties> {
  return feature.properties.layer === 'street' && feature.geometry.type === 'LineString';
}
