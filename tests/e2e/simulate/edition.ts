import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Answer, Fetch } from './gateway';
import { endIdleWorkers } from './pocket';

/** A script as the worker lists it: a name, and a hash of its bytes. */
const SCRIPT = /\/assets\/([\w.-]+)-([\w-]{8})\.js/g;
/** The map engine stays the same: a phone that has it need not fetch it again. */
const SHARED = /maplibre/;
const PAGE = '/index.html';
/** The worker's own name of a version. */
const VERSION = /(?<![\w+/=])[0-9a-f]{12}(?![\w+/=])/g;

/**
 * The next version of the app, made of the one the server has: nearly every script has other bytes and another name,
 * the page says which edition it is, and the service worker lists it all with the right hashes.
 */
export class NextEdition {
  /** New names of scripts by their old ones. */
  #names = new Map<string, string>();
  #worker = '';

  static async of(fetch: Fetch): Promise<NextEdition> {
    const edition = new NextEdition();
    const worker = (await fetch('/sw.js')).body.toString();
    for (const [, name, hash] of worker.matchAll(SCRIPT)) {
      const old = `${name}-${hash}`;
      if (!SHARED.test(old)) edition.#names.set(old, `${name}-${turned(hash!, 4)}`);
    }
    const page = (await fetch(PAGE)).body.toString();
    const versions = [...worker.matchAll(VERSION)];
    if (edition.#names.size < 10 || versions.length !== 1) throw new Error('not our worker');
    edition.#worker = edition
      .#renamed(worker)
      .replace(VERSION, turned(versions[0]![0], 6))
      .replaceAll(sumOf(page), sumOf(edition.#page(page)));
    return edition;
  }

  /** Whether a path is a script that only this edition has. */
  isNew(path: string): boolean {
    return [...this.#names.values()].some((name) => path === `/assets/${name}.js`);
  }

  /** What the server would say if it had this edition. */
  async answer(path: string, answer: Answer, fetch: Fetch): Promise<Answer> {
    if (path === '/sw.js') return told(answer, this.#worker);
    if (path.startsWith('/assets/')) return this.#script(path, answer, fetch);
    const isPage = String(answer.headers['content-type']).startsWith('text/html');
    return isPage ? told(answer, this.#page(answer.body.toString())) : answer;
  }

  async #script(path: string, answer: Answer, fetch: Fetch): Promise<Answer> {
    const old = [...this.#names].find(([, name]) => path === `/assets/${name}.js`)?.[0];
    if (!old) {
      // The old scripts left the server together with the old page.
      const isGone = [...this.#names.keys()].some((name) => path === `/assets/${name}.js`);
      return isGone ? { ...told(answer, ''), status: 404 } : answer;
    }
    const script = await fetch(`/assets/${old}.js`);
    return told(script, `${this.#renamed(script.body.toString())}\n// the next edition`);
  }

  #page(page: string): string {
    return this.#renamed(page).replace('<html ', '<html data-edition="next" ');
  }

  #renamed(text: string): string {
    return [...this.#names].reduce((said, [old, name]) => said.replaceAll(old, name), text);
  }
}

function told(answer: Answer, text: string): Answer {
  const { etag: _, 'last-modified': __, ...headers } = answer.headers;
  return { status: answer.status, headers, body: Buffer.from(text) };
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function turned(hash: string, by: number): string {
  return hash.slice(by) + hash.slice(0, by);
}

/** The page is of the next version, or still of the one the server truly has. */
export async function isNext(page: Page, next: boolean, timeout = 15_000): Promise<void> {
  const html = page.locator(next ? 'html[data-edition=next]' : 'html:not([data-edition])');
  await expect(html).toHaveCount(1, { timeout });
}

/** Whether a whole new version waits on the phone. */
export function updateWaits(page: Page): Promise<boolean> {
  return page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);
}

/** The new version is there at once, or when it is whole and the old worker has come to rest. */
export async function comes(page: Page): Promise<void> {
  await isNext(page, true, 5_000).catch(async () => {
    // To end a worker that still fetches would end the new version.
    await expect.poll(() => isThereOrWaits(page), { timeout: 30_000 }).toBe(true);
    await endIdleWorkers(page);
  });
  await isNext(page, true);
}

async function isThereOrWaits(page: Page): Promise<boolean> {
  const there = await page.locator('html[data-edition=next]').count();
  return there === 1 || updateWaits(page).catch(() => false);
}
