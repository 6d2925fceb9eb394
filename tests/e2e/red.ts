import { expect, type Page } from '@playwright/test';
import { joinOutreach } from './contact';
import type { People } from './people';
import type { Union } from './union';

declare global {
  interface Window {
    /** What the phone's motor was asked to do. */
    buzzed?: unknown[];
    /** How often the screen was asked to stay on, less how often it was let go. */
    lit?: number;
  }
}

/** Notes what the hand would feel, and whether the screen stays on. In the page. */
function notice(): void {
  window.buzzed = [];
  window.lit = 0;
  navigator.vibrate = (pattern) => window.buzzed!.push(pattern) > 0;
  const { wakeLock } = navigator;
  const request = wakeLock.request.bind(wakeLock);
  wakeLock.request = async (type) => {
    const held = await request(type);
    window.lit! += 1;
    held.addEventListener('release', () => (window.lit! -= 1));
    return held;
  };
}

export async function outreachWorker(people: People, union: Union): Promise<Page> {
  const phone = await people.phone(union, { clock_behind_s: 4 * 3600 });
  await phone.context().addInitScript(notice);
  await joinOutreach(phone, union, 'Alex');
  return phone;
}

export const tab = (phone: Page) => phone.getByRole('link', { name: 'Overdose', exact: true });

export async function openRed(phone: Page): Promise<void> {
  await tab(phone).tap();
  await expect(phone.getByRole('link', { name: 'Call 112' })).toBeVisible();
}

/** From now on time passes only when the test lets it; asked again where it passed meanwhile. */
export async function holdTime(phone: Page): Promise<void> {
  await expect(async () => {
    await phone.clock.pauseAt((await phone.evaluate(() => Date.now())) + 1_000);
  }).toPass();
}

export const press = (phone: Page, name: string) =>
  phone.getByRole('button', { name, exact: true }).tap();
export const choose = (phone: Page, group: string, answer: string) =>
  phone.getByRole('group', { name: group }).getByText(answer, { exact: true }).tap();
export const timers = (phone: Page) => phone.getByRole('timer').allInnerTexts();

/** What lies on the disk of an overdose, and under which names anything lies. */
export function disk(phone: Page): Promise<{ words: string[]; times: string | null }> {
  return phone.evaluate(() => ({
    words: Object.keys(localStorage).sort(),
    times: localStorage.getItem('gadeplan-overdose'),
  }));
}
