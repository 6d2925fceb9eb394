import { expect, type Locator, type Page } from '@playwright/test';
import { TEXTS, type Language } from './texts';

const HOLD_MS = 1100;

type Finger = { x: number; y: number };

/** The big round button: one tap is one syringe. */
export function logButton(page: Page, language: Language = 'en'): Locator {
  return page.getByRole('button', { name: TEXTS[language].patrol.log_one });
}

export async function startPatrol(page: Page, language: Language = 'en'): Promise<void> {
  const { patrol } = TEXTS[language];
  await page.getByRole('button', { name: patrol.start, exact: true }).tap();
  await expect(logButton(page, language)).toBeVisible();
}

/** One tap, and the tick that comes when the find is on the disk. */
export async function logOne(page: Page): Promise<void> {
  await logButton(page).tap();
  await expect(strip(page)).toContainText('Saved · ');
}

/** One tap on an item of the row under the big button. */
export async function logQuick(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${item}`) }).tap();
  await expect(strip(page)).toHaveText(`Saved · 1 × ${item}`);
}

/** Opens the list of one's own finds, and shows how many there are. */
export function myFinds(page: Page): Locator {
  return page.getByRole('button', { name: /my finds/i });
}

/** The strip that says what was just saved, and offers the way back. */
export function strip(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /Saved|Undone|Left/ });
}

/** What the app says about sending, on every screen. */
export function sending(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /waiting|All sent|a look/ });
}

/** Keeps a finger on the button until it has done its work; only on phones whose clock the test moves. */
export async function holdDown(page: Page, button: Locator): Promise<void> {
  const box = await button.boundingBox();
  if (!box) throw new Error('nothing to hold');
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hand = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Finger[]) =>
    hand.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [finger]);
  await page.clock.fastForward(HOLD_MS);
  await expect(button).toBeHidden();
  // For the browser the touch was short, as its own clock was not moved: a slide keeps it from being a tap.
  await touch('touchMove', [{ ...finger, y: finger.y - 200 }]);
  await touch('touchEnd', []);
  await hand.detach();
}

export async function endPatrol(page: Page, language: Language = 'en'): Promise<void> {
  const { patrol } = TEXTS[language];
  await holdDown(page, page.getByRole('button', { name: patrol.end, exact: true }));
  await expect(page.getByRole('button', { name: patrol.done, exact: true })).toBeVisible();
}

/** The map on which a find gets its place is drawn, and knows where its cross lies. */
export async function isAimed(page: Page, language: Language = 'en'): Promise<void> {
  const { patrol } = TEXTS[language];
  await expect(page.getByRole('region', { name: patrol.pin_title })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: patrol.pin_put, exact: true })).toBeEnabled();
}
