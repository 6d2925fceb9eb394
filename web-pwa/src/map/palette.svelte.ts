import { createSubscriber } from 'svelte/reactivity';
import { mapColors, type MapColors } from './colors';

const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** The map's colours in the theme of this moment; reading them in an effect follows a change of theme. */
export const palette = {
  get colors(): MapColors {
    subscribe();
    const style = getComputedStyle(document.documentElement);
    return mapColors((name) => style.getPropertyValue(name));
  },
};
