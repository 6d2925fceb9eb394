import { createSubscriber } from 'svelte/reactivity';

const SCREENS = [
  'join',
  'patrol',
  'map',
  'desk',
  'me',
  'needlestick',
  'contact',
  'overdose',
  'services',
  'follow-ups',
  'slip',
  'forget',
] as const;

/** The first part of a path: which screen is open. */
export type Screen = (typeof SCREENS)[number];

/** Where in the app someone is; `rest` holds the parts after the screen, e.g. `['members']` for `/desk/members`. */
export interface Route {
  screen: Screen;
  rest: string[];
  query: URLSearchParams;
}

/** Reads a path; what we don't know opens Patrol, because a wrong link must not stop a volunteer. */
export function parseRoute(path: string, search = ''): Route {
  const [first, ...rest] = path.split('/').filter(Boolean);
  const screen = SCREENS.find((known) => known === first) ?? 'patrol';
  return { screen, rest: screen === first ? rest : [], query: new URLSearchParams(search) };
}

let announce = (): void => undefined;

const subscribe = createSubscriber((update) => {
  announce = update;
  window.addEventListener('popstate', update);
  return () => {
    announce = () => undefined;
    window.removeEventListener('popstate', update);
  };
});

/** The open route; reading it in a component or effect follows every change. */
export const here = {
  get route(): Route {
    subscribe();
    return parseRoute(location.pathname, location.search);
  },
};

/** Marks the pages that were opened from another one of the app. */
const PUSHED = 'pushed';

/** Opens a path of the app; with `replace` the back button skips the page left behind. */
export function navigate(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', path);
  else if (path !== location.pathname + location.search) history.pushState(PUSHED, '', path);
  announce();
}

/** Goes back to where one came from; who came from outside the app gets the path instead. */
export function goBack(path: string): void {
  if (history.state === PUSHED) history.back();
  else navigate(path, true);
}

/** Makes plain links to our own paths change the screen without loading the page again. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/"]');
    const wanted = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !wanted || link.target || link.hasAttribute('download')) return;
    if (link.pathname.startsWith('/api/')) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}
