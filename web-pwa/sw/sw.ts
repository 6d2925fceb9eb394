/// <reference lib="webworker" />
export {};
declare const self: ServiceWorkerGlobalScope;

/** A file of the build; with a hash of its bytes where its name does not hold one already. */
type Precached = [url: string, integrity?: string];

// Written in by the build: what a first visit stores, what follows when there is time, and a hash of both.
declare const __SHELL__: Precached[];
declare const __LATER__: Precached[];
declare const __VERSION__: string;

const PREFIX = 'gadeplan-';
const CACHE = PREFIX + __VERSION__;
const PAGE = '/index.html';
const KNOWN = new Map([...__SHELL__, ...__LATER__].map((file) => [file[0], file]));

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([storeAll(__SHELL__), carryOver(__LATER__)]));
});

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (event.data === 'apply') void self.skipWaiting();
  if (event.data === 'later') event.waitUntil(storeAll(__LATER__).catch(() => undefined));
});

// A browser with Background Sync wakes us when the network is back; the page has the token, so the page sends.
self.addEventListener('sync', (event) => {
  (event as ExtendableEvent).waitUntil(askPagesToFlush());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(answer(PAGE, request));
  else if (KNOWN.has(pathname)) event.respondWith(answer(pathname, request));
});

/** From the cache, else from the network; what belongs to this build is stored on the way. */
async function answer(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(url);
  if (stored) return stored;
  const file = KNOWN.get(url);
  if (!file) return fetch(request);
  await store(cache, file);
  return (await cache.match(url)) ?? fetch(request);
}

async function storeAll(files: Precached[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(files.map((file) => store(cache, file)));
}

/** What the last version fetched and this one shares needs no second trip. */
async function carryOver(files: Precached[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const [url, integrity] of files) {
    const held = integrity ? undefined : await caches.match(url);
    if (held) await cache.put(url, held);
  }
}

/** The hash, or the type, keeps out the log-in page of a café's network; the hash also files of another build. */
async function store(cache: Cache, [url, integrity = '']: Precached): Promise<void> {
  if (await cache.match(url)) return;
  const unchanged = integrity ? undefined : await caches.match(url);
  const response = unchanged ?? (await fetch(url, { integrity, cache: 'no-cache' }));
  const stranger = !integrity && response.headers.get('content-type')?.startsWith('text/html');
  if (!response.ok || stranger) throw new TypeError(`${url}: ${response.status}`);
  await cache.put(url, response);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function askPagesToFlush(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage('flush');
}
