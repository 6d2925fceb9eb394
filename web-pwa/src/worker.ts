import { app } from './app.svelte';
import { recall } from './core/kept';

const LONGEST_WAIT_MS = 7 * 24 * 3600 * 1000;
const OFFERED = 'gadeplan-update-offered';
const QUIET_MS = 5_000;

let waiting: ServiceWorker | null = null;
let wanted = false;

/** Starts the service worker; a new version waits until the app is hidden and nothing is half written. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
  });
  document.addEventListener('visibilitychange', () => void whenHidden());
  void navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .then(follow)
    .catch(() => undefined);
}

/** Takes the waiting version now; the page loads again with it. */
export function applyUpdate(): void {
  wanted = true;
  localStorage.removeItem(OFFERED);
  waiting?.postMessage('apply');
}

function follow(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const found = registration.installing;
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && navigator.serviceWorker.controller) offer(found);
    });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
  void fetchTheRest();
}

/** Map and desk follow once the app stands still, so that they open without network too. */
async function fetchTheRest(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const line = (navigator as { connection?: { saveData?: boolean } }).connection;
  if (!line?.saveData) setTimeout(() => active?.postMessage('later'), QUIET_MS);
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  app.update_ready = true;
  const since = Number(localStorage.getItem(OFFERED)) || Date.now();
  localStorage.setItem(OFFERED, String(since));
  if (Date.now() - since > LONGEST_WAIT_MS) void whenDone();
}

async function whenHidden(): Promise<void> {
  if (document.visibilityState === 'hidden' && waiting) await whenDone();
}

async function whenDone(): Promise<void> {
  const writing = document.querySelector('dialog[open]') ?? document.querySelector('form :focus');
  if (!writing && !(await recall('draft'))?.open) applyUpdate();
}
