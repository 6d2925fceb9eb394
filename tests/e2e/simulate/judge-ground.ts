import type { HotspotMap } from './reader';
import type { Searched } from './truth';

/** How much of the way truly walked lies in cells that the map calls searched, and the other way round. */
export function sharesInCommon(map: HotspotMap, truth: Searched): { found: number; true: number } {
  const cells = map.features.map(({ properties }) => properties).filter(({ metres }) => metres > 0);
  const shown = new Map(cells.map(({ cell, metres }) => [cell, metres]));
  return { found: share(truth.cells, shown), true: share(shown, truth.cells) };
}

/** The share of the metres of one whose cells the other has too. */
function share(of: ReadonlyMap<string, number>, within: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0];
  for (const [cell, metres] of of) {
    all += metres;
    if (within.has(cell)) common += metres;
  }
  return common / all;
}
