/// <reference lib="webworker" />
export {};
declare const self: ServiceWorkerGlobalScope;

/** A file of the build; with a hash of its bytes where its name does not hold one already. */
type Precached = [url: string, integrity?: string];

// Written in by the build: what a first visit stores, what follows for who has joined and when there is time, and a hash
// of all.
declare const __SHELL__: Precached[];
declare const __SOON__: Precached[];
declare const __LATER__: Precached[];
declare const __VERSION__: string;

// Each is written in where it stands, so it stands once.
const SHELL = __SHELL__;
const SOON = __SOON__;
const LATER = __LATER__;

const PREFIX = 'gadeplan-';
const CACHE = PREFIX + __VERSION__;
const PAGE = '/index.html';
const KNOWN = new Map([...SHELL, ...SOON, ...LATER].map((file) => [file[0], file]));
/** So many versions before this one stay for pages that are still open; the very last may never have been used. */
const KEPT_VERSIONS = 2;

/** Set when the phone is being cleared: from then on nothing is stored, although this worker lives on a while. */
let vanished = false;

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([storeAll(SHELL), keepUp()]));
});

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (event.data === 'apply') void self.skipWaiting();
  if (event.data === 'soon') event.waitUntil(storeWhatCan(SOON));
  if (event.data === 'later') event.waitUntil(storeWhatCan([...SOON, ...LATER]));
  if (event.data === 'vanish') event.waitUntil(vanish());
});

// A browser with Background Sync wakes us when the network is back; the page has the token, so the page sends.
self.addEventListener('sync', (event) => {
  (event as ExtendableEvent).waitUntil(askPagesToFlush());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (vanished || request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(answer(PAGE, request));
  else if (KNOWN.has(pathname)) event.respondWith(answer(pathname, request));
  else if (pathname.startsWith('/assets/')) event.respondWith(answerOld(request));
});

/** From the cache, else from the network; what belongs to this build is stored on the way. */
async function answer(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(url);
  if (stored) return stored;
  await store(cache, KNOWN.get(url)!).catch(() => undefined);
  return (await cache.match(url)) ?? fetch(request);
}

/** A page of the version before asks for its own chunks until it loads again; their names tell the versions apart. */
async function answerOld(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function storeAll(files: Precached[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(files.map((file) => store(cache, file)));
}

/** One file that can't be had, for want of room or network, holds up none of the others. */
async function storeWhatCan(files: Precached[]): Promise<void> {
  // Opening a cache makes it, also when nothing is put into it.
  if (vanished) return;
  const cache = await caches.open(CACHE);
  await Promise.allSettled(files.map((file) => store(cache, file)));
}

/**
 * Before it takes over a phone from another version, this one has all that was needed so far: other languages too, and
 * what the phone had of the rest. What is the same is copied.
 */
async function keepUp(): Promise<void> {
  const names = await caches.keys();
  if (names.some((name) => name.startsWith(PREFIX) && name !== CACHE)) await storeAll(SOON);
  const held = await Promise.all(LATER.map(([url]) => caches.match(url)));
  if (held.some(Boolean)) await storeWhatCan(LATER);
}

/** The hash, or the type, keeps out the log-in page of a café's network; the hash also files of another build. */
async function store(cache: Cache, [url, integrity = '']: Precached): Promise<void> {
  if (vanished || (await cache.match(url))) return;
  const unchanged = integrity ? undefined : await caches.match(url);
  const response = unchanged ?? (await fetch(url, { integrity, cache: 'no-cache' }));
  const stranger = !integrity && response.headers.get('content-type')?.startsWith('text/html');
  if (!response.ok || stranger) throw new TypeError(`${url}: ${response.status}`);
  if (!vanished) await cache.put(url, response);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const before = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(before.slice(0, -KEPT_VERSIONS).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function vanish(): Promise<void> {
  vanished = true;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function askPagesToFlush(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage('flush');
}
