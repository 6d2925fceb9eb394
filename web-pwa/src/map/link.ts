import type { Map as Engine } from 'maplibre-gl';

/** Keeps maps side by side at the same place and scale. */
export interface MapLink {
  /** Adds a map; answers the way to leave. The one that comes later takes over where the others are. */
  join: (map: Engine) => () => void;
}

/** A new link between maps. */
export function linkMaps(): MapLink {
  const maps = new Set<Engine>();
  let leading: Engine | null = null;

  function follow(moved: Engine): void {
    // A map that was moved by another must not move that one again.
    if (leading && leading !== moved) return;
    leading = moved;
    for (const map of maps) if (map !== moved) map.jumpTo(placeOf(moved));
    leading = null;
  }

  return {
    join(map) {
      const [other] = maps;
      if (other) map.jumpTo(placeOf(other));
      maps.add(map);
      const onmove = (): void => follow(map);
      map.on('move', onmove);
      return () => {
        map.off('move', onmove);
        maps.delete(map);
      };
    },
  };
}

function placeOf(map: Engine) {
  return { center: map.getCenter(), zoom: map.getZoom() };
}
