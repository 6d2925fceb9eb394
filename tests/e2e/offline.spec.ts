import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { findsAt } from './desk';
import { expect, test } from './fixtures';
import { atDesk, volunteer } from './join';
import { logButton, logOne, myFinds, sending, startPatrol } from './patrol';
import { isStored } from './stored';
import { NO_NETWORK } from './watch';

/** A hundred in the release campaign. */
const CRASHES = process.env['GADEPLAN_TEST_FULL'] ? 100 : 8;

test('a volunteer’s phone opens every place without network', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await phone.getByRole('link', { name: 'Map', exact: true }).tap();
  await expect(phone.getByText(/Fetched/)).toBeVisible();
  await isStored(phone);
  await people.cutNetwork(phone);

  const places = {
    '/': phone.getByRole('button', { name: 'Start', exact: true }),
    '/patrol': phone.getByRole('button', { name: 'Start', exact: true }),
    '/join': phone.getByRole('button', { name: 'Start', exact: true }),
    '/me': phone.getByRole('heading', { name: 'Robin' }),
    '/map': phone.getByText(/No connection. Shown as fetched/),
    '/a/place/nobody/knows': phone.getByRole('button', { name: 'Start', exact: true }),
  };
  for (const [path, sign] of Object.entries(places)) {
    await phone.goto(path);
    await expect(sign, path).toBeVisible();
  }
  await phone.goto('/map');
  await expect(phone.getByRole('region', { name: /^Map of finds/ })).toBeVisible();
});

test('a coordinator’s desk opens every room without network and says so', async ({
  people,
  union,
}) => {
  const desk = await atDesk(people, union, 'Kim');
  await isStored(desk);
  await people.cutNetwork(desk);
  for (const room of ['', '/hotspots', '/patrols', '/pickups', '/members', '/devices']) {
    await desk.goto(`/desk${room}`);
    await expect(desk.getByText(/No network just now/), room).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Try again' }), room).toBeVisible();
  }
  await people.returnNetwork(desk);
  await desk.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.getByRole('heading', { name: /Phones/ })).toBeVisible();
});

test('finds are logged while the server is stopped, and sent when it is back', async ({
  people,
  union,
  watch,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await union.stop();
  watch.expect(NO_NETWORK);

  await phone.reload();
  await logOne(phone);
  await phone.reload();
  await expect(myFinds(phone)).toContainText('1');
  await expect(sending(phone)).toHaveText('2 waiting');

  await union.start();
  await phone.reload();
  await expect(sending(phone)).toContainText('All sent');
});

/** A café's network: it answers everything with its own log-in page. */
async function openPortal(port: number): Promise<Server> {
  const portal = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' });
    answer.end('<!doctype html><title>Café</title><h1>Accept our terms</h1>');
  });
  portal.listen(port, '127.0.0.1');
  await once(portal, 'listening');
  return portal;
}

test('the log-in page of a café’s network acknowledges nothing', async ({
  people,
  union,
  watch,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await union.stop();
  watch.expect(NO_NETWORK, /unsupported MIME type|bad HTTP response code/);
  const portal = await openPortal(union.port);

  await startPatrol(phone);
  await logOne(phone);
  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  await phone.getByRole('button', { name: 'Send now' }).tap();
  await expect(phone.getByText(/This network answers in place of our server/)).toBeVisible();
  await expect(sending(phone)).toHaveText('2 waiting');
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Robin' })).toBeVisible();
  await expect(sending(phone)).toHaveText('2 waiting');

  portal.closeAllConnections();
  portal.close();
  await once(portal, 'close');
  await union.start();
  await phone.reload();
  await expect(sending(phone)).toContainText('All sent');
  await expect(phone.getByText('Everything on this phone has been sent.')).toBeVisible();
});

/** Ends the page’s process at once, as a phone short of memory does. */
async function crash(page: Page): Promise<Page> {
  const context = page.context();
  const hand = await context.newCDPSession(page);
  const gone = page.waitForEvent('crash');
  hand.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
  return context.newPage();
}

test('what is saved is saved, also when the browser dies right after the tap', async ({
  people,
  union,
}) => {
  test.setTimeout(60_000 + CRASHES * 5_000);
  let phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  for (let n = 1; n <= CRASHES; n++) {
    await logOne(phone);
    phone = await crash(phone);
    await phone.goto('/patrol');
    await expect(logButton(phone)).toBeVisible();
    await expect(phone.getByText(`${n}syringe`)).toBeVisible();
  }
  await people.returnNetwork(phone);
  await expect(sending(phone)).toContainText('All sent');
  const desk = await atDesk(people, union, 'Kim');
  const finds = await findsAt(desk);
  expect(finds.flatMap(({ items }) => items).reduce((n, { count }) => n + count, 0)).toBe(CRASHES);
});

test('two open tabs send one batch', async ({ people, union }) => {
  const first = await volunteer(people, union, 'Robin');
  const second = await first.context().newPage();
  await second.goto('/patrol');
  await expect(second.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await people.cutNetwork(first);
  await startPatrol(first);
  await logOne(first);
  await expect(sending(second)).toHaveText('2 waiting');

  const batches: number[] = [];
  first.context().on('request', (request) => {
    if (!request.url().endsWith('/sync/push')) return;
    batches.push((request.postDataJSON() as { records: unknown[] }).records.length);
  });
  await people.returnNetwork(first);
  for (const tab of [first, second]) await expect(sending(tab)).toContainText('All sent');
  expect(batches).toEqual([2]);
});
