import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { findsAt } from './desk';
import { atDesk, joinBy, volunteer } from './join';
import { logOne, logQuick, myFinds, sending, startPatrol } from './patrol';
import { LANGUAGE_NAMES, TEXTS, type Language } from './texts';

const REFUSED = /status of (401|403|404|409|422)/;
const USED: Record<Language, string> = {
  da: 'Invitationen er allerede brugt eller udløbet. Bed om en ny.',
  en: 'This invite was used already or has run out. Ask for a new one.',
  fi: 'Kutsu on jo käytetty tai vanhentunut. Pyydä uusi.',
};

/** Tries an invite that no longer works, in one language after the other. */
async function isToldWhy(page: Page, link: string): Promise<void> {
  await page.goto(link);
  for (const [language, words] of Object.entries(USED) as [Language, string][]) {
    const { account } = TEXTS[language];
    await page.getByText(LANGUAGE_NAMES[language], { exact: true }).tap();
    await page.getByLabel(account.join_nickname).fill('Robin');
    await page.getByRole('button', { name: account.join_button, exact: true }).tap();
    await expect(page.getByRole('alert')).toHaveText(words);
  }
  await expect(page).toHaveURL(/\/join$/);
}

test('an invite that was used says so in the reader’s language', async ({
  people,
  union,
  watch,
}) => {
  const link = await union.invite('volunteer');
  const first = await people.phone(union);
  await joinBy(first, link, 'Robin');
  watch.expect(REFUSED);
  await isToldWhy(await people.phone(union), link);
});

test('an invite that was withdrawn says so in the reader’s language', async ({
  people,
  union,
  watch,
}) => {
  const link = await union.invite('volunteer');
  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  await desk.getByRole('link', { name: 'Members', exact: true }).click();
  // One was made when the union was founded, the other is ours; they look alike.
  const invites = desk.getByRole('listitem').filter({ hasText: /Volunteer\s+Valid until/ });
  await expect(invites).toHaveCount(2);
  for (let n = 0; n < 2; n++) await invites.first().getByRole('button', { name: 'Remove' }).click();
  await expect(desk.getByText('The invite is withdrawn.')).toHaveCount(2);
  await desk.clock.fastForward(8_000);
  await expect(desk.getByText('The invite is withdrawn.')).toHaveCount(0);

  watch.expect(REFUSED);
  await isToldWhy(await people.phone(union), link);
});

test('a link without an invite says what to do', async ({ people, union }) => {
  const phone = await people.phone(union);
  await phone.goto('/join');
  await expect(phone.getByRole('heading', { name: 'Du skal bruge en invitation' })).toBeVisible();
  await phone.getByText('English', { exact: true }).tap();
  await expect(phone.getByRole('heading', { name: 'To start you need an invite' })).toBeVisible();
});

/** The coordinator corrects the only find, while the volunteer is away. */
async function correctAtDesk(desk: Page, count: string): Promise<void> {
  await findsAt(desk);
  await desk.getByRole('button', { name: /^Change/ }).click();
  const form = desk.getByRole('complementary', { name: 'Correct a find' });
  await form.getByLabel('Syringe with needle', { exact: true }).fill(count);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText(`${count} × Syringe with needle`)).toBeVisible();
}

/** The volunteer changes the same find without network. */
async function correctOnPhone(phone: Page): Promise<void> {
  await myFinds(phone).tap();
  await phone.getByRole('button', { name: 'Edit', exact: true }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Edit' });
  await sheet.getByRole('button', { name: 'One more: Syringe with needle' }).tap();
  await sheet.getByRole('button', { name: 'Save', exact: true }).tap();
  await phone.getByRole('button', { name: 'Close', exact: true }).tap();
}

test('a refused record says why, holds up nothing, can be saved as a file and mended', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  await logOne(phone);
  await phone.reload();
  await expect(sending(phone)).toContainText('All sent');

  await people.cutNetwork(phone);
  const desk = await atDesk(people, union, 'Kim');
  await correctAtDesk(desk, '5');
  await correctOnPhone(phone);
  await logQuick(phone, 'Foil');
  await expect(sending(phone)).toHaveText('2 waiting');
  await people.returnNetwork(phone);

  await test.step('the other find is sent, this one shows its reason', async () => {
    await expect(sending(phone)).toHaveText('1 needs a look');
    await phone.getByRole('link', { name: 'Me', exact: true }).tap();
    const row = phone.getByRole('listitem').filter({ hasText: 'Find, changed' });
    await expect(row).toContainText('2 syringes');
    await expect(row).toContainText('The server has something else under the same number.');
    await desk.reload();
    await expect(desk.getByText('1 × Foil')).toBeVisible();
    await expect(desk.getByText('5 × Syringe with needle')).toBeVisible();
  });

  await test.step('what is found afterwards is sent too', async () => {
    await phone.getByRole('link', { name: 'Patrol', exact: true }).tap();
    await logQuick(phone, 'Pipe');
    await phone.reload();
    await expect(phone.getByRole('button', { name: /^Pipe/ })).toBeVisible();
    await expect(async () => {
      await desk.reload();
      await expect(desk.getByText('1 × Pipe')).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 30_000 });
    await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  });

  await test.step('it can be handed over as a file', async () => {
    const coming = phone.waitForEvent('download');
    await phone.getByRole('button', { name: 'Save as file' }).tap();
    const file = await readFile(await (await coming).path(), 'utf8');
    expect(JSON.parse(file)).toEqual([
      {
        record: expect.objectContaining({ type: 'pickup_amended', revision: 1 }),
        refused: expect.objectContaining({ code: 'conflict' }),
      },
    ]);
  });

  await test.step('sent again it counts', async () => {
    await phone.getByRole('button', { name: 'Send again' }).tap();
    await expect(sending(phone)).toContainText('All sent');
    await desk.reload();
    await expect(desk.getByText('2 × Syringe with needle')).toBeVisible();
  });
});
