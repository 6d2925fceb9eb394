// The app in WebKitGTK, the engine of Safari: joins, logs without a server, sends when it is back, opens the desk's map.
// Run by script/test webkit, on a screen of its own: xvfb-run node tests/webkit/smoke.mjs
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startDriver, until } from './driver.mjs';
import { openFront } from './front.mjs';

const TARGET = resolve(process.env.CARGO_TARGET_DIR ?? 'target');
const PROGRAM = process.env.E2E_PROGRAM ?? join(TARGET, 'debug/gadeplan');
const LOG = 'Syringe, one find';
/** What the demo warns of comes a moment after the screen, and what is under it makes room. */
const WARNING = 'Stærk gul heroin';
const MAP_IS_DRAWN =
  'return document.querySelector("canvas") && !document.querySelector("[aria-busy=true]")';

const folder = await mkdtemp(join(tmpdir(), 'gadeplan-webkit-'));
const port = await freePort();
const front = await openFront(port, folder);
let server = await serve();
const driver = await startDriver(await freePort());
try {
  await step('a find outlives the server’s absence', walkOffline);
  await step('the desk shows its map', openDesk);
  console.log('2 passed, 0 failed');
} finally {
  driver.end();
  front.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function walkOffline(phone) {
  await phone.resize(400, 780);
  await enter(phone, server.invites.volunteer);
  await until('the worker is in control', () =>
    phone.run('return navigator.serviceWorker.controller !== null'),
  );
  await phone.reads(WARNING);
  await phone.click('Start');
  await phone.click(LOG);
  await phone.reads('Saved · 1 syringe');
  await server.stop();

  await phone.reload();
  await phone.reads(WARNING);
  await phone.reads('1\nfind');
  await phone.click('Foil');
  await phone.reads('Saved · 1 × Foil');
  await phone.reload();
  await phone.reads('2\nfinds');
  await phone.reads('3 waiting');

  server = await serve();
  await phone.reload();
  await phone.reads('All sent');
}

async function openDesk(desk) {
  await desk.resize(1280, 800);
  await enter(desk, server.invites.coordinator);
  await desk.reads('Places to look at');
  await until('the map is drawn', () => desk.run(MAP_IS_DRAWN));
}

async function enter(browser, invite) {
  await browser.go(invite);
  await browser.click('English');
  await browser.click('Another name');
  await browser.click('Join');
  await until('somebody joined', () =>
    browser.run('return !location.pathname.startsWith("/join")'),
  );
}

/** Starts the demo union behind the front, the second time on what the first one left. */
async function serve() {
  const places = ['--data', folder, '--listen', `127.0.0.1:${port}`, '--public-url', front.url];
  const options = ['--json', '--behind-proxy', ...places, 'demo'];
  const program = spawn(PROGRAM, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(program, 'exit');
  const [line] = await Promise.race([once(createInterface(program.stdout), 'line'), ended]);
  return { invites: JSON.parse(line).invites, stop: () => program.kill() && ended };
}

async function freePort() {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Does a part of the story in a browser of its own; what went wrong is shown as a picture. */
async function step(what, work) {
  const began = Date.now();
  const browser = await driver.open();
  await work(browser).catch(async (error) => {
    const picture = join(tmpdir(), 'gadeplan-webkit.png');
    await writeFile(picture, await browser.picture(), 'base64');
    throw new Error(`${what}: ${error.message} (see ${picture})`);
  });
  await browser.close();
  console.log(`ok  ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
