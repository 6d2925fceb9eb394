import type { Locator, Page } from '@playwright/test';
import { goTo } from './desk';
import { expect, test } from './fixtures';
import { atDesk } from './join';

const MINUTES = 30;
const NORTH_M = 111_350;

/** A walk due north from Istedgade at a metre a second with a point each five seconds, an hour ago. */
function recorded(change: (point: string, n: number) => string = (point) => point): Buffer {
  const start = Date.now() - 3_600_000;
  const points = Array.from({ length: MINUTES * 12 + 1 }, (_, n) => {
    const at = new Date(start + n * 5_000).toISOString();
    const lat = (55.6704 + (n * 5) / NORTH_M).toFixed(7);
    return change(`<trkpt lat="${lat}" lon="12.5577"><time>${at}</time></trkpt>`, n);
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Watch">\n';
  return Buffer.from(`${head}<trk><trkseg>\n${points.join('\n')}\n</trkseg></trk>\n</gpx>\n`);
}

async function choose(sheet: Locator, name: string, buffer: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/gpx+xml', buffer };
  await sheet.getByLabel('GPX file').setInputFiles(file);
  await expect(sheet.getByText(name)).toBeVisible();
}

async function openSheet(desk: Page): Promise<Locator> {
  await goTo(desk, 'Patrols');
  await desk.getByRole('button', { name: 'Add a recorded track' }).click();
  return desk.getByRole('dialog', { name: 'Add a recorded track' });
}

test('a track of a watch becomes a patrol, once, and a broken one says where', async ({
  people,
  union,
  watch,
}) => {
  watch.expect(/status of 4(00|22|09)/);
  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  const sheet = await openSheet(desk);
  const add = sheet.getByRole('button', { name: 'Add the patrol' });
  await expect(add).toBeDisabled();

  const broken = recorded((point, n) => (n === 7 ? point.replace(/<time>.*<\/time>/, '') : point));
  await choose(sheet, 'broken.gpx', broken);
  await add.click();
  await expect(sheet.getByRole('alert')).toHaveText(
    'Line 11: this point has no time, or one that has not come yet.',
  );
  await choose(sheet, 'notes.gpx', Buffer.from('milk, bread'));
  await expect(sheet.getByRole('alert')).toHaveCount(0);
  await add.click();
  await expect(sheet.getByRole('alert')).toContainText('this is not a GPX file');

  const rough = (point: string, n: number) =>
    n === 0 ? point.replace('<time>', '<hdop>80</hdop><time>') : point;
  const walk = recorded(rough);
  await choose(sheet, 'evening.gpx', walk);
  await sheet.getByLabel('Area').selectOption('Indre Vesterbro');
  await sheet.getByLabel('What kind of patrol?').selectOption('With the city');
  await sheet.getByRole('button', { name: 'One more: How many went along' }).click();
  await add.click();
  await expect(sheet.getByRole('status')).toContainText(/^Added: the patrol of /);
  await expect(sheet.getByRole('status')).toContainText('361 points read');
  await expect(sheet.getByRole('status')).toContainText('1 point left out: too rough');
  await expect(sheet.getByRole('status')).toContainText('1.8 km');
  await expect(sheet.getByRole('status')).toContainText(/0:(29|30) hours/);

  await sheet.getByRole('button', { name: 'Add another one' }).click();
  await choose(sheet, 'copy of evening.gpx', walk);
  await sheet.getByLabel('Area').selectOption('Indre Vesterbro');
  await add.click();
  await expect(sheet.getByRole('alert')).toHaveText(
    'This track was added before with other choices.',
  );
  await sheet.getByLabel('What kind of patrol?').selectOption('With the city');
  await sheet.getByRole('button', { name: 'One more: How many went along' }).click();
  await add.click();
  await expect(sheet.getByRole('status')).toContainText('This track was added before.');
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(sheet).toBeHidden();

  const rows = desk.getByRole('listitem').filter({ hasText: 'With the city' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Indre Vesterbro');
  await expect(rows).toContainText('With the city · On foot · 3 people');
  await expect(rows).toContainText('1.8 km');
});

test('a track is added with the keyboard alone', async ({ people, union }) => {
  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  const asked = desk.waitForEvent('filechooser', { timeout: 60_000 });
  await goTo(desk, 'Patrols');
  await desk.getByRole('button', { name: 'Add a recorded track' }).focus();
  await desk.keyboard.press('Enter');
  const sheet = desk.getByRole('dialog', { name: 'Add a recorded track' });
  const file = sheet.getByLabel('GPX file');
  for (let n = 0; n < 4 && !(await isFocused(file)); n++) await desk.keyboard.press('Tab');
  await expect(file).toBeFocused();
  await desk.keyboard.press('Enter');
  await (await asked).setFiles({ name: 'evening.gpx', mimeType: 'text/xml', buffer: recorded() });
  const add = sheet.getByRole('button', { name: 'Add the patrol' });
  for (let n = 0; n < 10 && !(await isFocused(add)); n++) await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await expect(sheet.getByRole('status')).toContainText('361 points read');
  await desk.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(desk.getByRole('listitem').filter({ hasText: '1.8 km' })).toHaveCount(1);
});

function isFocused(what: Locator): Promise<boolean> {
  return what.evaluate((element) => element === document.activeElement);
}
