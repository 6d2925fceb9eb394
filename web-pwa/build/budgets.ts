import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TIERS } from './sw-plugin.ts';

/** Limits in bytes, gzip 9; the design page "Budgets" decides them. */
const KB = 1000;
const LIMITS = {
  'shell JS: what the first tap waits for, one language': 45 * KB,
  'shell CSS: what the first paint waits for': 8 * KB,
  'JS behind it: sheets, sending, ground, join, me, lock, overdose': 62 * KB,
  'service worker': 3 * KB,
  'h3-js chunk': 65 * KB,
  'hpke chunk': 10 * KB,
  'whole shell tier on the wire': 190 * KB,
  'desk chunk without map': 90 * KB,
  'map engine': 460 * KB,
};

const dist = join(import.meta.dirname ?? 'build', '../dist');
type Tiers = Record<'shell' | 'soon' | 'later', [url: string, integrity?: string][]>;

const tiers = JSON.parse(await readFile(join(dist, '..', TIERS), 'utf8')) as Tiers;
const shell = await sizesOf(tiers.shell.map(([url]) => url));
const soon = await sizesOf(tiers.soon.map(([url]) => url));
const later = await sizesOf(tiers.later.map(([url]) => url));
const worker = (await sizesOf(['/sw.js'])).get('/sw.js') ?? 0;

const FIRST = /\/(index|shell|da)-/;
const ALONE = /h3-js/;
const DESK_ONLY = /(Desk|desk)/;
const MAP_ENGINE = /maplibre/;

const measured: Record<keyof typeof LIMITS, number> = {
  'shell JS: what the first tap waits for, one language': sum(
    shell,
    (url) => /\.js$/.test(url) && FIRST.test(url),
  ),
  'shell CSS: what the first paint waits for': sum(
    shell,
    (url) => /\.css$/.test(url) && FIRST.test(url),
  ),
  'JS behind it: sheets, sending, ground, join, me, lock, overdose': sum(
    shell,
    (url) => /\.js$/.test(url) && !FIRST.test(url) && !ALONE.test(url),
  ),
  'service worker': worker,
  'h3-js chunk': sum(shell, (url) => url.includes('h3-js')),
  'hpke chunk': sum(soon, (url) => /\/seal-/.test(url)),
  'whole shell tier on the wire': sum(shell, () => true) + worker,
  'desk chunk without map': sum(later, (url) => DESK_ONLY.test(url)),
  'map engine': sum(later, (url) => MAP_ENGINE.test(url)),
};

for (const [name, limit] of Object.entries(LIMITS)) {
  const size = measured[name as keyof typeof LIMITS];
  const over = size === 0 || size > limit;
  console.log(
    `${over ? 'OVER' : 'ok  '} ${(size / KB).toFixed(1).padStart(6)} of ${limit / KB} kB  ${name}`,
  );
  if (over) process.exitCode = 1;
}

async function sizesOf(urls: string[]): Promise<Map<string, number>> {
  const pairs = urls.map(async (url) => {
    const bytes = await readFile(join(dist, url));
    const wire = /\.(png|woff2)$/.test(url) ? bytes.length : gzipSync(bytes, { level: 9 }).length;
    return [url, wire] as const;
  });
  return new Map(await Promise.all(pairs));
}

function sum(sizes: Map<string, number>, wanted: (url: string) => boolean): number {
  return [...sizes].filter(([url]) => wanted(url)).reduce((total, [, size]) => total + size, 0);
}

// Every file of the build belongs to one tier, or the worker would never know it.
const known = new Set([...shell.keys(), ...soon.keys(), ...later.keys()]);
const assets = await readdir(join(dist, 'assets'));
const lost = assets.filter((name) => !/\.(br|gz)$/.test(name) && !known.has(`/assets/${name}`));
if (lost.length > 0) {
  console.log(`OVER: in no tier: ${lost.join(' ')}`);
  process.exitCode = 1;
}
