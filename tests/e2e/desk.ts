import { expect, type Page } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { TEXTS, type Language } from './texts';

type Pickup = components['schemas']['Pickup'];

/** Opens a part of the desk. */
export async function goTo(desk: Page, part: string): Promise<void> {
  const parts = desk.getByRole('navigation', { name: 'Parts of the desk' });
  await parts.getByRole('link', { name: part, exact: true }).click();
}

/** What the page itself gets from the server when somebody does something. */
export async function answerTo<T>(
  desk: Page,
  path: string,
  act: () => Promise<unknown>,
): Promise<T> {
  let tell: (answer: T) => void = () => undefined;
  const answered = new Promise<T>((resolve) => (tell = resolve));
  // Taken on its way: what the page has read is not always there to be read again.
  await desk.route(
    (url) => url.pathname === `/api/v1${path}`,
    async (route) => {
      const response = await route.fetch();
      tell((await response.json()) as T);
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await act();
  return answered;
}

/** All finds of the last weeks, as the desk's list gets them. */
export async function findsAt(desk: Page): Promise<Pickup[]> {
  const page = await answerTo<{ items: Pickup[] }>(desk, '/pickups', () => goTo(desk, 'Finds'));
  return page.items;
}

/** Opens the numbers beside the map, with every place in a table. */
export async function numbers(desk: Page, language: Language = 'en'): Promise<void> {
  await desk.getByRole('tab', { name: TEXTS[language].desk.tab_numbers }).click();
}

/** The map is on screen, drawn and not only promised. */
export async function isDrawn(page: Page, language: Language = 'en'): Promise<void> {
  const { map } = TEXTS[language];
  await expect(page.getByRole('region', { name: map.label })).toBeVisible();
  await expect(page.getByText(map.loading)).toBeHidden();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
