import type { Map as Engine, StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bounds } from './bounds';

/** How close a map may come: one doorway fills the screen. */
const MAX_ZOOM = 19;

/** Loads the map engine and draws the ground; fails where the device has no WebGL 2, so that the list takes over. */
export async function openEngine(
  container: HTMLElement,
  style: StyleSpecification,
  bounds: Bounds,
  label: string,
): Promise<Engine> {
  if (!hasWebgl2()) throw new Error('no WebGL 2');
  const { Map, setWorkerUrl } = await import('maplibre-gl');
  await import('maplibre-gl/dist/maplibre-gl.css');
  setWorkerUrl(workerUrl);
  const map = new Map({
    container,
    style,
    bounds,
    fitBoundsOptions: { padding: 24 },
    maxZoom: MAX_ZOOM,
    // The credit has its own line that never folds away.
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { 'Map.Title': label },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  await map.once('load');
  return map;
}

function hasWebgl2(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
