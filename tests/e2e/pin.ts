import { expect, type Page } from '@playwright/test';
import { TEXTS, type Language } from './texts';

export const PIN = '4711';
export const WRONG_PIN = '0000';

/** Types a PIN on the pad that is open and presses its last key. */
export async function typePin(page: Page, pin: string, done: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.getByRole('button', { name: done, exact: true }).tap();
}

/** Chooses the PIN on the sheet that is open under "Me". */
export async function choosePin(page: Page, language: Language = 'en'): Promise<void> {
  const { safety, shell } = TEXTS[language];
  await typePin(page, PIN, safety.pin_next);
  await expect(page.getByRole('group', { name: safety.pin_again })).toBeVisible();
  await typePin(page, PIN, shell.save);
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Turns the lock on under "Me". */
export async function turnLockOn(page: Page, language: Language = 'en'): Promise<void> {
  const { account, shell } = TEXTS[language];
  await page.getByRole('link', { name: shell.tab_me, exact: true }).tap();
  await page.getByRole('button', { name: account.me_lock, exact: true }).tap();
  await choosePin(page, language);
}

/** The pad that asks for the PIN. */
export function pad(page: Page, language: Language = 'en') {
  return page.getByRole('group', { name: TEXTS[language].safety.lock_pin });
}

export async function unlock(page: Page, pin = PIN, language: Language = 'en'): Promise<void> {
  await typePin(page, pin, TEXTS[language].safety.lock_key_done);
}
