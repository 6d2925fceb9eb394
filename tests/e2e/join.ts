import { expect, type Page } from '@playwright/test';
import { LANGUAGE_NAMES, TEXTS, type Language } from './texts';
import type { Role, Union } from './union';
import type { Look, People } from './people';

/** Opens an invite link, chooses language and name, and joins. */
export async function joinBy(
  page: Page,
  link: string,
  nickname: string,
  language: Language = 'en',
): Promise<void> {
  const { account } = TEXTS[language];
  await page.goto(link);
  await page.getByText(LANGUAGE_NAMES[language], { exact: true }).click();
  await page.getByLabel(account.join_nickname).fill(nickname);
  await page.getByRole('button', { name: account.join_button, exact: true }).click();
  await expect(page).not.toHaveURL(/join/);
}

/** A member with a phone, on the Patrol screen. */
export async function volunteer(
  people: People,
  union: Union,
  nickname: string,
  look: Look = {},
): Promise<Page> {
  const page = await people.phone(union, look);
  await joinBy(page, await union.invite('volunteer'), nickname, look.language);
  await expect(page).toHaveURL(/\/patrol$/);
  return page;
}

/** A member with a computer, at the desk. */
export async function atDesk(
  people: People,
  union: Union,
  nickname: string,
  { role = 'coordinator', ...look }: Look & { role?: Role } = {},
): Promise<Page> {
  const page = await people.computer(union, look);
  await joinBy(page, await union.invite(role), nickname, look.language);
  await expect(page).toHaveURL(/\/desk/);
  return page;
}
