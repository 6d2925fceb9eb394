import type { Map as Engine } from 'maplibre-gl';
import { getContext, setContext } from 'svelte';
import type { MapColors } from './colors';

/** What a layer needs from the map it is drawn on. */
export interface Stage {
  readonly map: Engine;
  readonly colors: MapColors;
}

const KEY = Symbol('map');

/** Called by the map, before its layers exist. */
export function setStage(stage: Stage): void {
  setContext(KEY, stage);
}

/** Called by a layer, which only lives inside a map. */
export function getStage(): Stage {
  return getContext<Stage>(KEY);
}
