import type { Page } from '@playwright/test';
import { slipLink } from '../../web-pwa/src/screens/follow-ups/slip';
import { drawSquare } from '../../web-pwa/src/screens/follow-ups/square';
import { sealedOnPhone } from './contact';
import { expect, test } from './fixtures';
import { member } from './help';
import {
  everything,
  makeSlip,
  nothingKept,
  openByWords,
  sendSealed,
  slipCard,
  wordsOn,
  written,
} from './slips';
import { isStored } from './stored';
import { LANGUAGES, TEXTS } from './texts';

const SLUG = 'gadeplan';
const NOT_FOUND = /status of 404/;

/** What a page still shows or holds of these words. */
async function onScreen(page: Page, words: string[]): Promise<number> {
  const text = await page.content();
  return words.filter((word) => new RegExp(`>${word}<`).test(text)).length;
}

test('a slip is made without network, and its words are nowhere on the phone', async ({
  people,
  union,
}) => {
  const phone = await member(people, union, 'Robin');
  await isStored(phone);
  await expect.poll(() => everything(phone)).toContain('public_key');
  await people.cutNetwork(phone);
  await phone.goto('/follow-ups');
  await makeSlip(phone, 'Look at the wound', async () => {
    await phone.getByRole('button', { name: '+1 week' }).tap();
    await expect(phone.getByText('in 9 days')).toBeVisible();
  });
  const words = await wordsOn(phone);
  expect(words.length).toBeGreaterThanOrEqual(4);

  await test.step('sealed before it is shown, and not to be read back', async () => {
    expect(await sealedOnPhone(phone)).toHaveLength(1);
    expect(await written(phone, words)).toBe(0);
  });
  await test.step('which this search would find', async () => {
    await phone.evaluate((plain) => localStorage.setItem('control', plain), words.join(' '));
    expect(await written(phone, words)).toBe(words.length - 1);
    await phone.evaluate(() => localStorage.removeItem('control'));
  });
  await test.step('they are gone when the screen is left', async () => {
    await phone.getByRole('link', { name: 'Map', exact: true }).tap();
    await phone.goBack();
    await expect(phone.getByRole('button', { name: 'Make a slip' })).toBeVisible();
    expect(await onScreen(phone, words)).toBe(0);
  });
  await test.step('one that is thrown away never leaves', async () => {
    await makeSlip(phone, 'New naloxone');
    expect(await sealedOnPhone(phone)).toHaveLength(2);
    await phone.getByRole('button', { name: 'Throw away' }).tap();
    await expect(phone.getByText('Thrown away. Nothing of it goes out.')).toBeVisible();
    expect(await sealedOnPhone(phone)).toHaveLength(1);
  });
});

test('a slip opens on another phone by its words, and is done', async ({
  people,
  union,
  watch,
}) => {
  watch.expect(NOT_FOUND);
  const robin = await member(people, union, 'Robin');
  const kim = await member(people, union, 'Kim');
  await robin.goto('/follow-ups');
  await makeSlip(robin, 'Look at the wound');
  const words = await wordsOn(robin);
  await robin.getByRole('button', { name: 'Handed over' }).tap();

  await test.step('not before it was sent', async () => {
    await kim.goto('/follow-ups');
    await openByWords(kim, words.join(' '));
    await expect(kim.getByText('No slip with these words.')).toBeVisible();
  });
  await sendSealed(robin);
  await kim.reload();
  const due = kim.getByRole('region', { name: 'Due now' });
  await expect(due.getByText('Look at the wound')).toBeVisible();
  await openByWords(kim, `  ${words.join(', ').toUpperCase()}.`);
  const slip = kim.getByRole('region', { name: 'The slip' });
  await expect(slip.getByText('Look at the wound')).toBeVisible();
  await expect(slip.getByText(/due · By /)).toBeVisible();
  await slip.getByRole('button', { name: 'Done', exact: true }).tap();
  await expect(slip.getByText(/done · Closed /)).toBeVisible();
  await expect(slip.getByRole('button', { name: 'Let it go' })).toHaveCount(0);
  await kim.reload();
  await expect(due.getByText('Nothing is due within a week.')).toBeVisible();
  expect(await written(kim, words)).toBe(0);
});

test('the square leads there, and leaves no words in the address', async ({ people, union }) => {
  const robin = await member(people, union, 'Robin');
  await robin.goto('/follow-ups');
  await makeSlip(robin, 'I promised something');
  const words = await wordsOn(robin);
  const link = slipLink(union.url, { organisation: SLUG, words: words.join(' ') });
  const square = await drawSquare(link);
  await expect(slipCard(robin).locator('svg path')).toHaveAttribute('d', square.path);
  await robin.getByRole('button', { name: 'Handed over' }).tap();
  await sendSealed(robin);

  const kim = await member(people, union, 'Kim');
  await kim.goto(link);
  await expect(kim.getByRole('button', { name: 'Let it go' })).toBeVisible();
  expect(kim.url()).toBe(`${union.url}/slip`);
  await kim.getByRole('button', { name: 'Let it go' }).tap();
  await expect(kim.getByText(/let go · Closed /)).toBeVisible();
});

test('whoever holds a slip has it forgotten, hears what everybody hears, and keeps nothing', async ({
  people,
  union,
  watch,
}) => {
  watch.expect(NOT_FOUND);
  const robin = await member(people, union, 'Robin');
  await robin.goto('/follow-ups');
  await makeSlip(robin, 'Look at the wound');
  const words = await wordsOn(robin);
  await robin.getByRole('button', { name: 'Handed over' }).tap();
  await sendSealed(robin);

  const stranger = await people.phone(union);
  await stranger.goto(slipLink(union.url, { organisation: SLUG, words: words.join(' ') }));
  await stranger.getByText('English', { exact: true }).tap();
  await expect(stranger.getByLabel('The words on your slip')).toHaveValue(words.join(' '));
  const known = await forget(stranger);
  expect(stranger.url()).toBe(`${union.url}/slip`);
  expect(await nothingKept(stranger, words)).toEqual([]);

  await robin.goto('/follow-ups');
  await openByWords(robin, words.join(' '));
  await expect(robin.getByText('No slip with these words.')).toBeVisible();

  await test.step('with words that nobody ever had it says just the same', async () => {
    await stranger.goto('/forget');
    await stranger.getByText('English', { exact: true }).tap();
    await stranger.getByLabel('The words on your slip').fill('never handed out');
    expect(await forget(stranger)).toBe(known);
  });
});

/** Has the slip forgotten; answers all that the page says then. */
async function forget(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Forget me' }).tap();
  await expect(page.getByRole('heading', { name: 'It is done' })).toBeVisible();
  return page.locator('main').innerText();
}

for (const language of LANGUAGES) {
  test(`“forget me” is explained in ${language}, without an account`, async ({ people, union }) => {
    const page = await people.phone(union, { language });
    const { slip } = TEXTS[language];
    await page.goto('/forget');
    await expect(page.getByRole('heading', { name: slip.forget_title })).toBeVisible();
    await expect(page.getByText(slip.forget_lead)).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.getByLabel(slip.forget_words).fill('en to');
    await page.getByRole('button', { name: slip.forget_button }).tap();
    await expect(page.getByRole('alert')).toHaveText(slip.forget_few);
  });
}

test('on paper there is the slip and nothing else', async ({ people, union }) => {
  const phone = await member(people, union, 'Robin');
  await phone.goto('/follow-ups');
  await makeSlip(phone, 'Treatment within 14 days');
  const card = await slipCard(phone).innerText();
  expect(card).toContain('An answer you have a right to within 14 days');
  expect(await phone.locator('body').innerText()).not.toBe(card);

  await phone.emulateMedia({ media: 'print' });
  expect((await phone.locator('body').innerText()).trim()).toBe(card.trim());
  await expect(slipCard(phone).locator('svg')).toBeVisible();
  const paper = (await phone.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
