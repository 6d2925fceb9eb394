import { apiPublic } from '../api/client';
import { shutDatabase } from './database';

/** Longer than this the page does not wait for the phone to finish; what was asked for is finished without it. */
const LONGEST_MS = 700;
const DATABASE = 'gadeplan';

const others =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gadeplan-panic');
others?.addEventListener('message', () => void leave());

/** Takes everything of the app off this phone and shows an empty page, here and in every open tab. */
export function vanish(): void {
  others?.postMessage('vanish');
  // The cookie is out of a script's reach. Without network the next start lets go of it.
  apiPublic('POST /auth/sign-out', { keepalive: true }).catch(() => undefined);
  void leave();
}

async function leave(): Promise<void> {
  showNothing();
  forgetWords();
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_MS));
  await Promise.race([Promise.allSettled([dropDatabases(), dropWorkers(), dropCaches()]), late]);
  forgetWords();
  location.replace('about:blank');
}

/** At once, before anything that takes time. Of the way here only the last step can be taken out of the history. */
function showNothing(): void {
  document.title = '';
  document.documentElement.replaceChildren();
  history.replaceState(null, '', '/');
}

function forgetWords(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

async function dropDatabases(): Promise<void> {
  await shutDatabase().catch(() => undefined);
  const known = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = new Set([DATABASE, ...known.map(({ name }) => name ?? DATABASE)]);
  await Promise.all([...names].map(drop));
}

function drop(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = () => resolve();
  });
}

/** A worker that is told stores nothing more, although it lives on until the last of its pages is gone. */
async function dropWorkers(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const { active, waiting, installing } of registrations)
    for (const worker of [active, waiting, installing]) worker?.postMessage('vanish');
  await Promise.all(registrations.map((registration) => registration.unregister()));
}

async function dropCaches(): Promise<void> {
  if (typeof caches === 'undefined') return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
