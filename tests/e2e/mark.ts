import type { Page } from '@playwright/test';

/** How long the mark is held. */
export const HOLD_MS = 2000;

/** Holds the mark of what is open; answers the milliseconds from the two seconds on to the empty page. */
export async function holdMark(page: Page): Promise<number> {
  const box = await page.locator('[data-mark]:visible').last().boundingBox();
  if (!box) throw new Error('no mark on this screen');
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hand = await page.context().newCDPSession(page);
  const began = Date.now();
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  await page.waitForURL('about:blank', { timeout: 15_000 });
  return Date.now() - began - HOLD_MS;
}
