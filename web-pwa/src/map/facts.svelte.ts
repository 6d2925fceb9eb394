import type { Facts } from './facts';

const NOTHING: Facts = { type: 'FeatureCollection', credit: [], features: [] };

let loaded = $state.raw<Facts | null>(null);
let loading: Promise<void> | null = null;

/** The built-in street map, null until it has come; reading it starts the loading. */
export const streetMap = {
  get facts(): Facts | null {
    loading ??= load();
    return loaded;
  },
};

async function load(): Promise<void> {
  try {
    const answer = await fetch('/map/vesterbro.geojson');
    if (!answer.ok) throw new Error(answer.statusText);
    loaded = (await answer.json()) as Facts;
  } catch {
    // Hexagons on a plain ground are better than no map; the next opening tries again.
    loaded = NOTHING;
    loading = null;
  }
}
