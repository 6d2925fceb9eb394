import { expect, type Page } from '@playwright/test';
import { joinBy } from './join';
import type { Look, People } from './people';
import { isKept } from './stored';
import { TEXTS, type Language } from './texts';
import type { Role, Union } from './union';

const ZONE = 'Europe/Copenhagen';
const DAY_MS = 24 * 3600 * 1000;

/** Somebody who may hear of places to refer to, with a phone. */
export async function member(
  people: People,
  union: Union,
  nickname: string,
  { roles = ['outreach'], ...look }: Look & { roles?: Role[] } = {},
): Promise<Page> {
  const page = await people.phone(union, look);
  await joinBy(page, await union.invite(...roles), nickname, look.language);
  if (roles.includes('outreach')) await isKept(page, 'sealing_key');
  return page;
}

/** The list of places, with what the server knows of them. */
export async function openHelp(page: Page, language: Language = 'en'): Promise<void> {
  await page.goto('/services');
  const { services } = TEXTS[language];
  await expect(page.getByRole('heading', { name: services.title, exact: true })).toBeVisible();
}

/** A place of the list, as its row says it. */
export function row(page: Page, name: string) {
  return page.getByRole('listitem').filter({ hasText: name }).getByRole('button');
}

/** The moment when the clocks of Copenhagen show this hour, so many days from today. */
export function copenhagen(days: number, hour: number, minute = 0): Date {
  const noon = Date.parse(`${dayIn(Date.now())}T12:00:00Z`) + days * DAY_MS;
  const wanted = Date.parse(`${dayIn(noon)}T${two(hour)}:${two(minute)}:00Z`);
  let at = wanted;
  // Where the wall shows another hour than wished, the clocks there run ahead by the difference. Twice: in the night of a
  // clock change the first step may land on its other side.
  for (let step = 0; step < 2; step += 1) {
    const shown = new Date(at).toLocaleString('sv-SE', { timeZone: ZONE });
    at -= Date.parse(`${shown.replace(' ', 'T')}Z`) - wanted;
  }
  return new Date(at);
}

/** How many days until the next such weekday (0 = Sunday), counted from tomorrow on. */
export function daysTo(weekday: number): number {
  const today = new Date(`${dayIn(Date.now())}T00:00:00Z`).getUTCDay();
  return ((weekday - today + 6) % 7) + 1;
}

function dayIn(ms: number): string {
  return new Date(ms).toLocaleDateString('sv-SE', { timeZone: ZONE });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
