import { expect, type Locator, type Page } from '@playwright/test';
import { TEXTS, type Language } from '../texts';

/** A state of a screen, and the way there from the one before. */
export interface Stop {
  name: string;
  reach: (page: Page, language: Language) => Promise<void>;
}

/** The way back that the strip offers. */
export function undo(page: Page, language: Language): Locator {
  return page.getByRole('button', {
    name: TEXTS[language].shell.undo,
    exact: true,
  });
}

/** Waits for a heading. */
export async function seen(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
}

/** Presses the first button of this name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}
