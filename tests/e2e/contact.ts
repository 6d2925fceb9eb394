import { expect, type Locator, type Page } from '@playwright/test';
import { joinBy } from './join';
import type { Look, People } from './people';
import { isKept, onDisk } from './stored';
import { TEXTS, type Language } from './texts';
import type { Union } from './union';

/** Joins as an outreach worker, and waits for what meetings are sealed to: before it comes the form looks otherwise. */
export async function joinOutreach(
  page: Page,
  union: Union,
  nickname: string,
  language?: Language,
): Promise<void> {
  await joinBy(page, await union.invite('outreach'), nickname, language);
  await isKept(page, 'sealing_key');
}

/** An outreach worker with a phone, on the Meeting screen. */
export async function outreach(
  people: People,
  union: Union,
  nickname: string,
  look: Look = {},
): Promise<Page> {
  const page = await people.phone(union, look);
  await joinOutreach(page, union, nickname, look.language);
  await page.goto('/contact');
  await expect(saveButton(page, look.language)).toBeEnabled();
  return page;
}

/** The button that seals a meeting. */
export function saveButton(page: Page, language: Language = 'en'): Locator {
  return page.getByRole('button', { name: TEXTS[language].contact.save });
}

/** The strip over that button. */
export function said(page: Page, text: string): Locator {
  return page.getByRole('status').filter({ hasText: text });
}

/** A tile of what is handed out: the part that adds one. */
export function tile(page: Page, label: string, language: Language = 'en'): Locator {
  const name = `${label}: ${TEXTS[language].shell.more}`;
  return page.getByRole('button', { name, exact: true });
}

/** What the server could not be asked to read: how many sealed records lie on this phone. */
export function sealedOnPhone(page: Page): Promise<{ due_at: number; refused?: unknown }[]> {
  return onDisk(page, 'sealed');
}

/** How many meetings the phone has counted today. */
export async function countedOnPhone(page: Page): Promise<number> {
  return (await onDisk<{ n: number } | undefined>(page, 'kept', 'contact_day'))?.n ?? 0;
}
