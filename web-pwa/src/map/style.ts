import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapColors } from './colors';
import type { Facts } from './facts';
import { fromBottomUp, type PlacedLayer } from './zorder';

/** The source that holds the built-in street map. */
export const FACTS = 'facts';

/** The one font of the map; where its file is missing the device draws with its own. */
export const MAP_FONT = ['Noto Sans Bold'];

/** The whole ground of the map; hexagons, finds and areas are added by their own components. */
export function groundStyle(facts: Facts, colors: MapColors, fontUrl: string): StyleSpecification {
  return {
    version: 8,
    'font-faces': { [MAP_FONT[0]!]: [{ url: new URL(fontUrl, location.href).href }] },
    sources: { [FACTS]: { type: 'geojson', data: facts } },
    layers: groundLayers(colors),
    transition: { duration: 0, delay: 0 },
  };
}

/** The ground's layers from bottom to top; a new theme repaints them in place. */
export function groundLayers(colors: MapColors): PlacedLayer[] {
  return fromBottomUp([
    { id: 'ground', type: 'background', paint: { 'background-color': colors.ground } },
    ...areaLayers(colors),
    ...streetLayers(colors),
    ...placeLayers(colors),
  ]);
}

function areaLayers(colors: MapColors): PlacedLayer[] {
  const filter = layerIs('area');
  return [
    {
      id: 'area-ground',
      type: 'fill',
      source: FACTS,
      filter,
      paint: { 'fill-color': colors.areaGround, 'fill-opacity': 0.55 },
    },
    {
      id: 'area-edge',
      type: 'line',
      source: FACTS,
      filter,
      paint: {
        'line-color': colors.areaEdge,
        'line-width': byZoom(0.6, 1.2),
        'line-dasharray': [3, 2],
        'line-opacity': 0.8,
      },
    },
  ];
}

function streetLayers(colors: MapColors): PlacedLayer[] {
  const filter = layerIs('street');
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'street-edge',
      type: 'line',
      source: FACTS,
      filter,
      layout,
      paint: { 'line-color': colors.streetEdge, 'line-width': byZoom(3, 17) },
    },
    {
      id: 'street',
      type: 'line',
      source: FACTS,
      filter,
      layout,
      paint: { 'line-color': colors.street, 'line-width': byZoom(1.8, 14) },
    },
    {
      id: 'street-shine',
      type: 'line',
      source: FACTS,
      filter,
      layout,
      paint: { 'line-color': colors.shine, 'line-width': byZoom(1.2, 8) },
    },
    {
      id: 'street-name',
      type: 'symbol',
      source: FACTS,
      filter,
      minzoom: 12.6,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 220,
        'text-field': ['get', 'name'],
        'text-font': MAP_FONT,
        'text-size': byZoom(10.5, 16),
        'text-max-angle': 40,
        'text-padding': 6,
      },
      paint: { 'text-color': colors.text, 'text-halo-color': colors.halo, 'text-halo-width': 2 },
    },
  ];
}

function placeLayers(colors: MapColors): PlacedLayer[] {
  return [
    nameLayer(
      'area-name',
      ['all', layerIs('area'), ['==', ['get', 'kind'], 'neighbourhood']],
      colors,
      { maxzoom: 13.6, size: 13, below: 0, color: colors.muted },
    ),
    nameLayer('station-name', layerIs('station'), colors, {
      minzoom: 13.6,
      size: 11.5,
      below: 0.75,
      color: colors.muted,
    }),
    nameLayer('service-name', layerIs('service'), colors, {
      minzoom: 13.2,
      size: 12,
      below: 0.85,
      color: colors.service,
    }),
    dotLayer('station', layerIs('station'), colors.halo, colors.muted),
    dotLayer('service', layerIs('service'), colors.service, colors.halo),
  ];
}

interface NameLook {
  minzoom?: number;
  maxzoom?: number;
  size: number;
  below: number;
  color: string;
}

function nameLayer(
  id: PlacedLayer['id'],
  filter: ExpressionSpecification,
  colors: MapColors,
  look: NameLook,
): PlacedLayer {
  return {
    id,
    type: 'symbol',
    source: FACTS,
    filter,
    minzoom: look.minzoom ?? 0,
    maxzoom: look.maxzoom ?? 24,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': MAP_FONT,
      'text-size': look.size,
      'text-anchor': look.below ? 'top' : 'center',
      'text-offset': [0, look.below],
      'text-max-width': 8,
    },
    paint: { 'text-color': look.color, 'text-halo-color': colors.halo, 'text-halo-width': 1.8 },
  };
}

function dotLayer(
  id: PlacedLayer['id'],
  filter: ExpressionSpecification,
  fill: string,
  ring: string,
): PlacedLayer {
  return {
    id,
    type: 'circle',
    source: FACTS,
    filter,
    minzoom: 12.4,
    paint: {
      'circle-color': fill,
      'circle-radius': byZoom(2.5, 7),
      'circle-stroke-color': ring,
      'circle-stroke-width': byZoom(1.2, 2.4),
    },
  };
}

function layerIs(layer: string): ExpressionSpecification {
  return ['==', ['get', 'layer'], layer];
}

/** A width that grows from a whole town on the screen to one corner of a street. */
function byZoom(town: number, corner: number): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], 12, town, 17.5, corner];
}
