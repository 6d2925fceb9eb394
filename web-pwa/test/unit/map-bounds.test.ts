import { describe, expect, it } from 'vitest';
import { boundsOf, boundsOfFeatures, resolutionFor } from '../../src/map/bounds';

describe('the box of a map', () => {
  it('holds every corner of every shape', () => {
    const area = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [12.5, 55.6],
          [12.7, 55.6],
          [12.6, 55.8],
          [12.5, 55.6],
        ],
      ],
    };
    const islands = {
      type: 'MultiPolygon' as const,
      coordinates: [
        [
          [
            [12.4, 55.7],
            [12.45, 55.7],
            [12.45, 55.75],
            [12.4, 55.7],
          ],
        ],
      ],
    };
    expect(boundsOf([area, islands, { type: 'Point', coordinates: [12.55, 55.9] }])).toEqual([
      12.4, 55.6, 12.7, 55.9,
    ]);
  });

  it('looks inside collections and skips features without a place', () => {
    const collection = {
      type: 'FeatureCollection' as const,
      features: [
        { type: 'Feature' as const, properties: {}, geometry: null },
        {
          type: 'Feature' as const,
          properties: {},
          geometry: {
            type: 'GeometryCollection' as const,
            geometries: [
              {
                type: 'LineString' as const,
                coordinates: [
                  [1, 2],
                  [3, 1],
                ],
              },
            ],
          },
        },
      ],
    };
    expect(boundsOfFeatures(collection)).toEqual([1, 1, 3, 2]);
  });

  it('is nothing when there is nothing', () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([{ type: 'Polygon', coordinates: [] }])).toBeNull();
  });
});

describe('the grid of a map', () => {
  it('is the finest for a neighbourhood and coarser for a city', () => {
    expect(resolutionFor([12.53, 55.66, 12.58, 55.68])).toBe(11);
    expect(resolutionFor([12.5, 55.6, 12.6, 55.7])).toBe(10);
    expect(resolutionFor([-71.2, 42.2, -70.9, 42.4])).toBe(9);
    expect(resolutionFor(null)).toBe(11);
  });
});
