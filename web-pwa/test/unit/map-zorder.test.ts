import { describe, expect, it } from 'vitest';
import { mapColors } from '../../src/map/colors';
import { groundLayers } from '../../src/map/style';
import { placeLayer, Z_ORDER, type LayerId, type PlacedLayer } from '../../src/map/zorder';

const colors = mapColors(() => '#808080');

/** As much of a map as placing a layer needs. */
function mapWith(ids: LayerId[]) {
  const engine = {
    getLayer: (id: LayerId) => (ids.includes(id) ? { id } : undefined),
    addLayer: ({ id }: PlacedLayer, before?: LayerId) => {
      ids.splice(before ? ids.indexOf(before) : ids.length, 0, id);
    },
  };
  return { engine: engine as unknown as Parameters<typeof placeLayer>[0], ids };
}

describe('the order of the layers', () => {
  it('holds for the ground, however its parts are listed', () => {
    const ids = groundLayers(colors).map((layer) => layer.id);
    expect(ids).toEqual(Z_ORDER.filter((id) => ids.includes(id)));
  });

  it('holds for every layer that is added later, in whatever order they come', () => {
    const { engine, ids } = mapWith(groundLayers(colors).map((layer) => layer.id));
    const later = Z_ORDER.filter((id) => !ids.includes(id)).reverse();
    for (const id of later) placeLayer(engine, { id, type: 'line', source: 'any' });
    expect(ids).toEqual([...Z_ORDER]);
  });

  it('lets names of streets win their place over figures on the hexagons', () => {
    expect(Z_ORDER.indexOf('street-name')).toBeGreaterThan(Z_ORDER.indexOf('cell-count'));
  });
});
