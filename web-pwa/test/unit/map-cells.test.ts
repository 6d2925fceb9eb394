import { describe, expect, it } from 'vitest';
import type { HotspotCell, Hotspots } from '../../src/api/types';
import { cellsOfMainTown, countByClass, findCell, listCells, middleOf } from '../../src/map/cells';
import { codingOf } from '../../src/map/coding';
import { mapColors } from '../../src/map/colors';

const colors = mapColors(() => '#808080');

function hotspotsOf(cells: Partial<HotspotCell>[]): Hotspots {
  const ring = [
    [12, 55],
    [14, 55],
    [14, 57],
    [12, 57],
    [12, 55],
  ];
  const features = cells.map((cell) => ({
    type: 'Feature' as const,
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
    properties: {
      cell: '8b1f05833ba6fff',
      finds: 0,
      items: 0,
      seconds: 0,
      metres: 0,
      visits: 0,
      class: 'found' as const,
      ...cell,
    },
  }));
  const totals = { finds: 0, items: 0, metres: 0, seconds: 0, patrols: 0 };
  return {
    type: 'FeatureCollection',
    features,
    from: '',
    to: '',
    resolution: 11,
    measure: 'class',
    too_few_finds: false,
    totals,
  };
}

describe('the list twin', () => {
  it('puts most finds first, then most things, then keeps to the cell', () => {
    const hotspots = hotspotsOf([
      { cell: 'd', finds: 2, items: 2 },
      { cell: 'b', finds: 2, items: 30 },
      { cell: 'c', finds: 9, items: 9 },
      { cell: 'a', finds: 2, items: 2 },
    ]);
    const coding = codingOf('finds', [hotspots], colors);
    expect(listCells(hotspots, coding).map((cell) => cell.cell)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('says in words how many places are clean and how many nobody searched', () => {
    const hotspots = hotspotsOf([
      { class: 'found', finds: 1 },
      { class: 'searched_clean' },
      { class: 'not_searched' },
      { class: 'not_searched' },
    ]);
    expect(countByClass(hotspots)).toEqual({ found: 1, searched_clean: 1, not_searched: 2 });
  });

  it('finds a tapped cell of any class, and none that is not there', () => {
    const hotspots = hotspotsOf([{ cell: 'x', class: 'not_searched' }]);
    expect(findCell(hotspots, 'x')).toMatchObject({ class: 'not_searched', lon: 13, lat: 56 });
    expect(findCell(hotspots, 'y')).toBeUndefined();
  });
});

describe('the town a map opens on', () => {
  const at = (hotspots: Hotspots, i: number, lon: number, lat: number) => {
    hotspots.features[i]!.geometry.coordinates = [
      [
        [lon, lat],
        [lon + 0.001, lat],
        [lon, lat + 0.001],
        [lon, lat],
      ],
    ];
  };

  it('is the one with most finds, and leaves out another one across the sea', () => {
    const hotspots = hotspotsOf([{ finds: 3 }, { finds: 40 }, { class: 'searched_clean' }]);
    at(hotspots, 0, -71.06, 42.36);
    at(hotspots, 1, 12.56, 55.67);
    at(hotspots, 2, 12.59, 55.68);
    const corners = cellsOfMainTown(hotspots).map((cell) => cell.coordinates[0]![0]);
    expect(corners).toEqual([
      [12.56, 55.67],
      [12.59, 55.68],
    ]);
  });

  it('is nowhere on an empty map', () => {
    expect(cellsOfMainTown(hotspotsOf([]))).toEqual([]);
  });
});

describe('the middle of a cell', () => {
  it('does not count the closing corner twice', () => {
    const ring = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ];
    expect(middleOf({ type: 'Polygon', coordinates: [ring] })).toEqual({ lon: 1, lat: 1 });
    expect(middleOf({ type: 'MultiPolygon', coordinates: [[ring]] })).toEqual({ lon: 1, lat: 1 });
  });
});
