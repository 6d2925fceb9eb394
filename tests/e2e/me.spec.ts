import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { volunteer } from './join';
import { logOne, sending, startPatrol } from './patrol';
import { isStored } from './stored';

const DAY_MS = 24 * 3600 * 1000;

/** As a browser does that may install the app; answers how often its own question was shown. */
async function offerInstall(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    const asked = { n: 0, quiet: false };
    Object.assign(offer, { prompt: async () => (asked.n += 1) });
    dispatchEvent(offer);
    asked.quiet = offer.defaultPrevented;
    Object.assign(window, { asked });
  });
  return () => page.evaluate(() => (window as unknown as { asked: { n: number } }).asked.n);
}

test('what waits over two days is said on every screen', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 0 });
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  await phone.clock.fastForward(DAY_MS);
  await expect(sending(phone)).toHaveText(/^\d waiting$/);
  await phone.clock.fastForward(DAY_MS + 60_000);
  await phone.reload();
  await expect(sending(phone)).toHaveText(/^\d waiting, 2 days$/);
  await phone.goto('/me');
  await expect(sending(phone)).toHaveText(/^\d waiting, 2 days$/);
  await expect(phone.getByText('Some have waited over two days.')).toBeVisible();
});

test('the app is offered for installing under Me, and never over the log button', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  const asked = await offerInstall(phone);
  expect(
    await phone.evaluate(() => (window as unknown as { asked: { quiet: boolean } }).asked.quiet),
  ).toBe(true);
  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  const install = phone.getByRole('button', { name: 'Install the app' });
  await install.tap();
  await expect.poll(asked).toBe(1);
  await expect(install).toBeHidden();
});

for (const [answer, words] of [
  [true, 'The phone has promised to keep it.'],
  [false, 'The phone has not promised it yet.'],
] as const) {
  test(`Me shows what the phone answers about keeping: ${answer}`, async ({ people, union }) => {
    const phone = await volunteer(people, union, 'Robin');
    await phone.addInitScript((answer) => {
      const asked = { persist: async () => answer, persisted: async () => false };
      Object.assign(navigator.storage, asked);
    }, answer);
    await phone.goto('/me');
    await expect(phone.getByText(/MB used/)).toBeVisible();
    await phone.getByRole('button', { name: 'Ask the phone to keep it' }).tap();
    await expect(phone.getByText(words)).toBeVisible();
  });
}

test('an invite can be pasted where no link reaches the app', async ({ people, union }) => {
  const phone = await people.phone(union, { language: 'en' });
  await phone.goto('/join');
  const field = phone.getByLabel('Or paste the link here');
  await field.fill('https://gade.example/join');
  await field.blur();
  await expect(phone.getByText('That is no invite. Copy the whole link.')).toBeVisible();
  await field.fill(await union.invite('volunteer'));
  await field.blur();
  await phone.getByLabel('What shall we call you?').fill('Robin');
  await phone.getByRole('button', { name: 'Join', exact: true }).tap();
  await expect(phone).toHaveURL(/\/patrol$/);
});
