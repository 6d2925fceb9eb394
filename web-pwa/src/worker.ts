import { app } from './app.svelte';
import { recall } from './core/kept';
import { onChange } from './core/news';

const LONGEST_WAIT_MS = 7 * 24 * 3600 * 1000;
const OFFERED = 'gadeplan-update-offered';
const QUIET_MS = 5_000;

let waiting: ServiceWorker | null = null;
/** Set when somebody tapped "Use it now": only then does the page load again while it is looked at. */
let asked = false;
/** The new version has taken over, but this page is still of the old one. */
let stale = false;

/** Starts the service worker; a new version waits until the app is hidden and nothing is half written. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker || isPassingBy()) return;
  const fresh = navigator.serviceWorker.controller === null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The very first worker brings nothing new.
    if (fresh && !waiting) return;
    takenOver();
  });
  document.addEventListener('visibilitychange', () => void whenHidden());
  void navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .then(follow)
    .catch(() => undefined);
}

/** Who only has something forgotten shall find nothing of the app on the phone afterwards. */
function isPassingBy(): boolean {
  return !app.member && /^\/(slip|forget)\b/.test(location.pathname);
}

/** Takes the waiting version now; the page loads again with it. */
export function applyUpdate(): void {
  asked = true;
  apply();
}

function apply(): void {
  if (stale) location.reload();
  else waiting?.postMessage('apply');
}

/** Another tab, or this one, let the new version in: this page follows now or when it is next out of sight. */
function takenOver(): void {
  stale = true;
  app.update_ready = true;
  if (asked || document.visibilityState === 'hidden') void whenQuiet(() => location.reload());
}

function follow(registration: ServiceWorkerRegistration): void {
  if (!registration.waiting) localStorage.removeItem(OFFERED);
  else if (navigator.serviceWorker.controller) offer(registration.waiting);
  // Nothing is written yet on a page that has only just opened.
  if (waiting && isOverdue()) applyUpdate();
  // The page's own loading may have found a new version before this runs.
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
  void fetchTheRest();
}

function watch(found: ServiceWorker | null): void {
  found?.addEventListener('statechange', () => {
    if (found.state === 'installed' && navigator.serviceWorker.controller) offer(found);
  });
}

/** What browsers say about the line, where they do. */
interface Line extends EventTarget {
  saveData?: boolean;
  type?: string;
}

/**
 * The screens of the street work and the other languages follow as soon as somebody has joined, by whatever line; map and
 * desk once the app stands still. So they open without network too.
 */
async function fetchTheRest(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const askForMore = async (): Promise<void> => {
    // A browser that forbids its storage has nobody.
    if (!(await recall('member').catch(() => null))) return;
    active?.postMessage('soon');
    stop();
  };
  const stop = onChange(() => void askForMore(), ['kept']);
  void askForMore();
  const line = (navigator as { connection?: Line }).connection;
  const ask = (): void => {
    // What costs by the megabyte waits for another line, or until somebody opens the map.
    if (!line?.saveData && line?.type !== 'cellular') active?.postMessage('later');
  };
  setTimeout(ask, QUIET_MS);
  line?.addEventListener('change', ask);
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  app.update_ready = true;
  const since = Number(localStorage.getItem(OFFERED)) || Date.now();
  localStorage.setItem(OFFERED, String(since));
  // Back in the pocket before all of it was fetched.
  void whenHidden();
}

async function whenHidden(): Promise<void> {
  if (document.visibilityState === 'hidden' && (waiting || stale)) await whenQuiet(apply);
}

/** Runs what loads the page again, unless it would take something half written away. */
async function whenQuiet(reload: () => void): Promise<void> {
  if (asked) return reload();
  const drafted = (await recall('draft'))?.open === true;
  if (document.visibilityState !== 'hidden' || isWriting()) return;
  if (!drafted || isOverdue()) reload();
}

/** A count is on the disk and comes back by itself: after a week of waiting it holds nothing up any more. */
function isOverdue(): boolean {
  const since = Number(localStorage.getItem(OFFERED)) || Date.now();
  return Date.now() - since > LONGEST_WAIT_MS;
}

/** Whether something stands on screen that only this page knows. The lock itself is no such thing. */
function isWriting(): boolean {
  if (document.querySelector('dialog[open]:not([data-lock]), form :focus, [data-unsaved]'))
    return true;
  const fields = document.querySelectorAll<HTMLInputElement>(
    'input:not([type=radio], [type=checkbox], [type=date]), textarea',
  );
  return [...fields].some((field) => field.value !== field.defaultValue);
}
