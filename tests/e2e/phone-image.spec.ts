import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { said, saveButton, tile } from './contact';
import { expect, test } from './fixtures';
import { wordsIn } from './image';
import { joinBy } from './join';
import { holdMark } from './mark';
import { pad, turnLockOn, unlock } from './pin';
import { Profile } from './profile';
import { Gateway, type Answer } from './simulate/gateway';
import { isKept } from './stored';
import { STREET } from './street';
import type { Union } from './union';
import type { Watch } from './watch';

/** So many meetings, each in a field of the map of its own: what nobody may find on the phone again. */
const MEETINGS = 50;
const FIELDS = gridDisk(latLngToCell(STREET.from.lat, STREET.from.lon, 8), 4).slice(0, MEETINGS);
/** A control that finds less looks into the wrong places. */
const CONTROL_FINDS = 45;
const WEB = resolve(__dirname, '../../web-pwa');

test('a phone that is taken tells nothing of fifty meetings, wherever one looks', async ({
  union,
  watch,
}) => {
  test.setTimeout(400_000);
  const found = await meetAndTakePhone(union, union, watch);
  expect([...found]).toEqual([]);
});

test('control: a build that does not seal is found out', async ({ union, watch }) => {
  test.setTimeout(500_000);
  const folder = await mkdtemp(join(tmpdir(), 'gadeplan-unsealed-'));
  const build = ['vite', 'build', '--mode', 'unsealed', '--outDir', folder, '--emptyOutDir'];
  await promisify(execFile)('npx', ['--no-install', ...build], { cwd: WEB });
  const gateway = await unsealedGateway(union, folder);
  const found = await meetAndTakePhone(union, gateway, watch);
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
  expect(found.size).toBeGreaterThanOrEqual(CONTROL_FINDS);
});

/** Meets people, hands the meetings over, locks and clears the phone; answers what can still be read on it. */
async function meetAndTakePhone(
  union: Union,
  place: { url: string },
  watch: Watch,
): Promise<Set<string>> {
  const profile = await Profile.empty({ url: place.url } as Union, watch);
  const phone = await profile.start();
  await phone.addInitScript(standAnywhere);
  const link = await union.invite('outreach');
  await joinBy(phone, link.replace(union.url, place.url), 'Robin');
  await isKept(phone, 'sealing_key');
  await phone.goto('/contact');
  for (const [n, field] of FIELDS.entries()) await meetIn(phone, field, n + 1);

  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  await phone.getByRole('button', { name: 'Send sealed ones now' }).tap();
  await expect(phone.getByText(`Today the server took ${MEETINGS}`)).toBeVisible();
  await turnLockOn(phone);
  await phone.reload();
  await unlock(phone);
  // The lock has a mark of its own, which leaves with it.
  await expect(pad(phone)).toHaveCount(0);
  await expect(phone.locator('[data-mark]:visible')).toHaveCount(1);
  await holdMark(phone);
  await profile.end();

  const { found, files_n } = await wordsIn(profile.folder, FIELDS);
  console.log(`    ${found.size} of ${MEETINGS} meetings in ${files_n} files`);
  await profile.remove();
  return found;
}

async function meetIn(phone: Page, field: string, n: number): Promise<void> {
  await phone.evaluate(
    ([lat, lon]) => (window as unknown as Standing).stand(lat!, lon!),
    cellToLatLng(field),
  );
  await expect(phone.getByText('Street, park · on the map')).toBeVisible();
  await tile(phone, 'Foil').tap();
  await saveButton(phone).tap();
  await expect(said(phone, `Saved · ${n} today`)).toBeVisible();
  // Two taps close together count as one.
  await phone.waitForTimeout(750);
}

interface Standing {
  stand: (latitude: number, longitude: number) => void;
}

/** Lets the test say where the phone is, heard at once. In the page. */
function standAnywhere(): void {
  const hearers = new Set<PositionCallback>();
  let here: GeolocationPosition | null = null;
  navigator.geolocation.watchPosition = (hear) => {
    hearers.add(hear);
    if (here) hear(here);
    return hearers.size;
  };
  (window as unknown as Standing).stand = (latitude, longitude) => {
    here = { coords: { latitude, longitude, accuracy: 8 } } as GeolocationPosition;
    hearers.forEach((hear) => hear(here!));
  };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The union's server, but for the app, which comes from another build, and for what it says of its meetings. */
async function unsealedGateway(union: Union, folder: string): Promise<Gateway> {
  const gateway = await Gateway.open(union);
  let ids: string[] = [];
  gateway.onAsk = (path, body) => {
    if (path !== '/api/v1/contacts') return body;
    const { envelopes } = JSON.parse(body.toString()) as { envelopes: { id: string }[] };
    ids = envelopes.map(({ id }) => id);
    return body;
  };
  gateway.onAnswer = (path, answer) => {
    if (path === '/api/v1/contacts') return taken(ids, answer);
    return path.startsWith('/api/') ? answer : fileOf(folder, path, answer);
  };
  return gateway;
}

function taken(ids: string[], { headers }: Answer): Answer {
  const results = ids.map((id) => ({ id, status: 'stored' }));
  const type = {
    'content-type': 'application/json',
    ...(headers.date ? { date: headers.date } : {}),
  };
  return { status: 200, headers: type, body: Buffer.from(JSON.stringify({ results })) };
}

async function fileOf(folder: string, path: string, answer: Answer): Promise<Answer> {
  const [wanted = '/'] = path.split('?');
  const known = extname(wanted) && existsSync(join(folder, wanted));
  const file = known ? wanted : '/index.html';
  const type = TYPES[extname(file)];
  const { 'content-encoding': _encoding, etag: _etag, ...kept } = answer.headers;
  const headers = { ...kept, ...(type ? { 'content-type': type } : {}) };
  return { status: 200, headers, body: await readFile(join(folder, file)) };
}
