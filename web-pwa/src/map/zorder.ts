import type { LayerSpecification, Map as Engine } from 'maplibre-gl';

/** Every layer of the map from bottom to top: the only place that says what lies over what. */
export const Z_ORDER = [
  'ground',
  'area-ground',
  'area-edge',
  'street-edge',
  'street',
  'cell-hatch',
  'cell-fill',
  'cell-edge',
  'cell-heat',
  'searched-glow',
  'searched-fill',
  'searched-now',
  'searched-edge',
  'street-shine',
  'area-chosen-edge',
  'here-reach',
  'shown-fill',
  'shown-halo',
  'shown-edge',
  'way-halo',
  'way',
  'cell-chosen',
  'find-ring',
  'find',
  'cell-due',
  'cell-count',
  'area-name',
  'station-name',
  'street-name',
  'service-name',
  'station',
  'service',
  'stop',
  'stop-number',
  'goal-ring',
  'goal',
  'here-ring',
  'here',
] as const;

export type LayerId = (typeof Z_ORDER)[number];

/** A layer that may be drawn: its id is one of the known ones. */
export type PlacedLayer = LayerSpecification & { id: LayerId };

/** Layers in the order in which a new map has to draw them. */
export function fromBottomUp(layers: PlacedLayer[]): PlacedLayer[] {
  return [...layers].sort((a, b) => Z_ORDER.indexOf(a.id) - Z_ORDER.indexOf(b.id));
}

/** Puts the layer at its height, or only repaints it if it already stands there (a new theme). */
export function placeLayer(map: Engine, layer: PlacedLayer): void {
  if (!map.getLayer(layer.id)) {
    map.addLayer(
      layer,
      Z_ORDER.slice(Z_ORDER.indexOf(layer.id) + 1).find((id) => map.getLayer(id)),
    );
    return;
  }
  if ('filter' in layer) map.setFilter(layer.id, layer.filter);
  for (const [name, value] of Object.entries(layer.paint ?? {}))
    map.setPaintProperty(layer.id, name as never, value as never);
}

/** Takes layers and then their source off the map; a map that is already gone is left alone. */
export function liftLayers(map: Engine, ids: LayerId[], source: string): void {
  if (!map.style) return;
  for (const id of ids) if (map.getLayer(id)) map.removeLayer(id);
  if (map.getSource(source)) map.removeSource(source);
}
