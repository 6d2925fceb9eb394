import { expect, type Locator, type Page } from '@playwright/test';
import { logButton, myFinds, strip } from '../patrol';
import { TEXTS } from '../texts';
import type { Handset } from './handset';
import type { Item, Tick } from './ticks';

const { patrol, shell, words } = TEXTS.en;

/** Ticks one find the way a volunteer does, and sees each time that it is saved. */
export async function tickOff(phone: Handset, tick: Tick): Promise<void> {
  if (tick.how === 'sheet') await countSheet(phone, tick);
  else await tapButtons(phone, tick);
  if (tick.outcome === 'left_unsafe') await leave(phone.page);
  if (tick.then === 'amend')
    await edit(phone.page, (sheet) => oneMore(sheet, tick.things[0]!.item));
  if (tick.then === 'undo') await undo(phone.page);
}

export async function pause(page: Page): Promise<void> {
  await page.getByRole('button', { name: patrol.pause, exact: true }).tap();
  await expect(page.getByRole('button', { name: patrol.resume, exact: true })).toBeVisible();
}

export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: patrol.resume, exact: true }).tap();
  await expect(page.getByRole('button', { name: patrol.pause, exact: true })).toBeVisible();
}

/** Moves on by bicycle. */
export async function ride(page: Page): Promise<void> {
  const way = words.transport_foot;
  await page.getByRole('button', { name: patrol.ride_label.replace('{way}', way) }).tap();
  const sheet = page.getByRole('dialog', { name: patrol.ride_title });
  await choose(sheet, words.transport_bicycle);
  await expect(sheet).toBeHidden();
}

async function tapButtons(phone: Handset, { things: [thing] }: Tick): Promise<void> {
  const { item, count } = thing!;
  for (let n = 1; n <= count; n++) {
    await button(phone.page, item).tap();
    await says(phone.page, `Saved · ${inWords(item, n)}`);
    if (n < count) await phone.pass(1000);
  }
}

async function countSheet(phone: Handset, { things, place_type, outcome }: Tick): Promise<void> {
  const { page } = phone;
  await page.getByRole('button', { name: patrol.more, exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: patrol.more_title });
  await expect(sheet).toBeVisible();
  // The feet don't wait for the fingers: the place is where the sheet was opened.
  await phone.pass(8000);
  if (outcome === 'already_gone') await choose(sheet, words.outcome_already_gone);
  for (const { item, count } of things) {
    for (let n = 0; n < count; n++) await oneMore(sheet, item);
  }
  await choose(sheet, words[`place_${place_type!}`]);
  await sheet.getByRole('button', { name: /^Save/ }).tap();
  await expect(sheet).toBeHidden();
}

async function choose(sheet: Locator, words: string): Promise<void> {
  await sheet.getByText(words, { exact: true }).tap();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: patrol.unsafe, exact: true }).tap();
  await says(page, 'Left, unsafe · ');
}

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: shell.undo, exact: true }).tap();
  await says(page, 'Undone · ');
}

/** Opens the newest find in the list and changes something. */
async function edit(page: Page, change: (sheet: Locator) => Promise<void>): Promise<void> {
  await myFinds(page).tap();
  await page.getByRole('button', { name: shell.edit, exact: true }).first().tap();
  const sheet = page.getByRole('dialog', { name: shell.edit });
  await change(sheet);
  await sheet.getByRole('button', { name: shell.save, exact: true }).tap();
  await page.getByRole('button', { name: shell.close, exact: true }).tap();
  await expect(logButton(page)).toBeVisible();
}

async function oneMore(sheet: Locator, item: Item): Promise<void> {
  await sheet.getByRole('button', { name: `One more: ${words[`item_${item}`]}` }).tap();
}

/** Waits for words on the strip; it looks at every frame, as this happens hundreds of times. */
async function says(page: Page, words: string): Promise<void> {
  await strip(page).filter({ hasText: words }).waitFor();
}

function button(page: Page, item: Item): Locator {
  if (item === 'syringe_with_needle') return logButton(page);
  const short = words[`short_${item}` as keyof typeof words];
  return page.getByRole('button', { name: new RegExp(`^${short}`) });
}

function inWords(item: Item, count: number): string {
  if (item === 'syringe_with_needle') return count === 1 ? '1 syringe' : `${count} syringes`;
  return `${count} × ${words[`item_${item}`]}`;
}
