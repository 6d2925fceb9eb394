import type { BrowserContext, Page } from '@playwright/test';

const HIDDEN = 'test-hidden';

/** Lets a test hide pages: no switch of the browser does it without a screen. It lasts over a reload. */
export async function mayBeHidden(context: BrowserContext): Promise<void> {
  await context.addInitScript((key) => {
    const state = (): string => (sessionStorage.getItem(key) ? 'hidden' : 'visible');
    Object.defineProperty(document, 'visibilityState', { get: state });
    Object.defineProperty(document, 'hidden', { get: () => state() === 'hidden' });
  }, HIDDEN);
}

/** The phone goes into a pocket, or another app comes to the front. */
export async function hide(page: Page): Promise<void> {
  await turn(page, true);
}

export async function show(page: Page): Promise<void> {
  await turn(page, false);
}

function turn(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate(
    ([key, hidden]) => {
      if (hidden) sessionStorage.setItem(key, '1');
      else sessionStorage.removeItem(key);
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    },
    [HIDDEN, hidden] as const,
  );
}

/**
 * Ends idle workers, as every browser does by itself after half a minute, but never while a test looks on: without it
 * a new version may wait for the old worker for good.
 */
export async function endIdleWorkers(page: Page): Promise<void> {
  const hand = await page.context().newCDPSession(page);
  await hand.send('ServiceWorker.enable');
  await hand.send('ServiceWorker.stopAllWorkers');
  await hand.detach();
}
