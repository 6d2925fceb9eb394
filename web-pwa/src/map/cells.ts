import type { MultiPolygon, Polygon } from 'geojson';
import type { HotspotCell, Hotspots } from '../api/types';
import type { Coding } from './coding';

/** How many cells of each kind a map holds. */
export type CellCounts = Record<HotspotCell['class'], number>;

/** One cell of the list twin, with the middle of its shape. */
export interface ListedCell extends HotspotCell {
  lon: number;
  lat: number;
}

/** Counts cells by class, so that the list can say in words what the map says in colour. */
export function countByClass(hotspots: Hotspots): CellCounts {
  const counts: CellCounts = { found: 0, searched_clean: 0, not_searched: 0 };
  for (const feature of hotspots.features) counts[feature.properties.class] += 1;
  return counts;
}

/** Cells in the order of the legend, strongest first; equal ones by finds, then by cell, so the order never jumps. */
export function listCells(hotspots: Hotspots, coding: Coding): ListedCell[] {
  return hotspots.features
    .map(({ properties, geometry }) => ({
      cell: { ...properties, ...middleOf(geometry) },
      bucket: coding.bucketOf(properties),
      weight: coding.weightOf(properties),
    }))
    .sort(
      (a, b) =>
        a.bucket - b.bucket ||
        b.weight - a.weight ||
        b.cell.finds - a.cell.finds ||
        b.cell.items - a.cell.items ||
        (a.cell.cell < b.cell.cell ? -1 : Number(a.cell.cell > b.cell.cell)),
    )
    .map(({ cell }) => cell);
}

/** One cell of any class by its index, or undefined if the map does not hold it. */
export function findCell(hotspots: Hotspots, cell: string): ListedCell | undefined {
  const feature = hotspots.features.find((candidate) => candidate.properties.cell === cell);
  return feature && { ...feature.properties, ...middleOf(feature.geometry) };
}

/** About half an hour's drive, in degrees. */
const TOWN_REACH = { lon: 0.4, lat: 0.25 };

/** The shapes of the cells in one town: that of the cell with most finds, so that two far towns are never framed together. */
export function cellsOfMainTown(hotspots: Hotspots): Polygon[] {
  const top = hotspots.features.reduce<Hotspots['features'][number] | undefined>(
    (best, one) => (best && best.properties.finds >= one.properties.finds ? best : one),
    undefined,
  );
  if (!top) return [];
  const centre = middleOf(top.geometry);
  return hotspots.features
    .map((feature) => feature.geometry)
    .filter((geometry) => {
      const { lon, lat } = middleOf(geometry);
      return (
        Math.abs(lon - centre.lon) < TOWN_REACH.lon && Math.abs(lat - centre.lat) < TOWN_REACH.lat
      );
    });
}

/** The mean of the outer ring's corners: exact enough for a hexagon. */
export function middleOf(geometry: Polygon | MultiPolygon): { lon: number; lat: number } {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0];
  const corners = ring?.slice(0, -1) ?? [];
  const sum = corners.reduce(
    (acc, [lon = 0, lat = 0]) => ({ lon: acc.lon + lon, lat: acc.lat + lat }),
    {
      lon: 0,
      lat: 0,
    },
  );
  const n = Math.max(corners.length, 1);
  return { lon: sum.lon / n, lat: sum.lat / n };
}
