import { expect, test } from './fixtures';
import { atDesk, volunteer } from './join';
import { goTo, isDrawn } from './desk';
import { logOne, sending, startPatrol } from './patrol';
import { Watch } from './watch';

// Every test is watched; these two show that the watch sees, and that a whole day gives it nothing to see.

test('a day on the street and at the desk asks nobody else and complains of nothing', async ({
  people,
  union,
}) => {
  const asked = new Set<string>();
  const phone = await volunteer(people, union, 'Robin');
  phone.context().on('request', (request) => asked.add(new URL(request.url()).origin));
  await startPatrol(phone);
  await logOne(phone);
  for (const place of ['Map', 'Me', 'Patrol']) {
    await phone.getByRole('link', { name: place, exact: true }).tap();
  }
  await phone.goto('/map');
  await isDrawn(phone);
  await expect(sending(phone).or(phone.getByRole('list', { name: 'Colours' }))).toBeVisible();

  const desk = await atDesk(people, union, 'Kim');
  desk.context().on('request', (request) => asked.add(new URL(request.url()).origin));
  await isDrawn(desk);
  for (const room of ['Patrols', 'Finds', 'Members', 'Phones', 'Map']) await goTo(desk, room);
  await isDrawn(desk);
  const ours = new Set([union.url, 'null']);
  expect([...asked].filter((origin) => !ours.has(origin))).toEqual([]);
});

test('the watch sees a foreign request, an error and an exception', async ({ browser, union }) => {
  const watch = new Watch();
  const context = await browser.newContext();
  watch.follow(context, union.url);
  const page = await context.newPage();
  await page.goto(union.url);
  await page.evaluate(() => {
    console.error('spilled');
    setTimeout(() => {
      throw new Error('thrown');
    });
    const picture = new Image();
    picture.src = 'http://example.invalid/pixel.gif';
  });
  await expect.poll(() => watch.seen.join('\n')).toMatch(/uncaught: thrown/);
  expect(watch.seen.join('\n')).toMatch(/^spilled/m);
  // Our own rules stop the picture before it is asked for, and that is told as well.
  await expect.poll(() => watch.seen.join('\n')).toMatch(/example\.invalid/);
  await context.close();
});
