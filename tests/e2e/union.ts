import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
const TARGET = resolve(ROOT, process.env['CARGO_TARGET_DIR'] ?? 'target');
const PROGRAM = process.env['E2E_PROGRAM'] ?? join(TARGET, 'debug/gadeplan');
const FACTS = join(ROOT, 'web-pwa/public/map/vesterbro.geojson');
const READY_MS = 90_000;
const END_MS = 5_000;

export type Role = 'volunteer' | 'outreach' | 'coordinator' | 'admin';

/** A union with a server and a folder of its own. */
export class Union {
  url = '';
  #server: ChildProcess | null = null;

  private constructor(readonly folder: string) {}

  /** A new union, empty but for the areas of the built-in street map. */
  static async found(): Promise<Union> {
    const union = new Union(await newFolder());
    await union.start('serve');
    await union.#importAreas();
    return union;
  }

  /** The demo union, with three years of patrols. */
  static async demo(): Promise<Union> {
    const union = new Union(await newFolder());
    await union.start('demo');
    return union;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Starts the server, on the same port as before if it ran before. */
  async start(command: 'serve' | 'demo' = 'serve'): Promise<void> {
    const listen = `127.0.0.1:${this.url ? this.port : 0}`;
    // Every phone names an address of its own, so that joining often is not taken for guessing invites.
    const options = ['--json', '--behind-proxy', '--data', this.folder, '--listen', listen];
    this.#server = spawn(PROGRAM, [...options, command], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.url = (JSON.parse(await firstLine(this.#server)) as { url: string }).url;
  }

  /** Ends the server; the folder stays. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const impatient = setTimeout(() => server.kill('SIGKILL'), END_MS);
    await ended;
    clearTimeout(impatient);
  }

  /** Ends the server as a power cut would. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A fresh invite link for one member. */
  async invite(...roles: Role[]): Promise<string> {
    const chosen = roles.flatMap((role) => ['--role', role]);
    const printed = await this.#run('--public-url', this.url, 'invite', ...chosen);
    const link = printed.split('\n').find((line) => line.startsWith('http'));
    if (!link) throw new Error(`no link in: ${printed}`);
    return link.trim();
  }

  /** Brings places to refer to in, as a file of these lines under the names of its columns. */
  async importServices(lines: Record<string, string>[]): Promise<void> {
    const columns = [
      'name',
      'kinds',
      'address',
      'lat',
      'lon',
      'phone',
      'opening_hours',
      'languages',
      'bring',
      'note',
    ];
    const cells = lines.map((line) => columns.map((name) => `"${line[name] ?? ''}"`));
    const file = join(this.folder, 'services.csv');
    await writeFile(file, [columns, ...cells].map((row) => row.join(',')).join('\n'));
    await this.#run('import', 'services', file);
  }

  async #importAreas(): Promise<void> {
    const facts = JSON.parse(await readFile(FACTS, 'utf8')) as {
      features: { properties: { layer: string } }[];
    };
    const features = facts.features.filter(({ properties }) => properties.layer === 'area');
    const file = join(this.folder, 'areas.geojson');
    await writeFile(file, JSON.stringify({ ...facts, features }));
    await this.#run('import', 'areas', file);
  }

  async #run(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(PROGRAM, ['--data', this.folder, ...args]);
    return stdout;
  }
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gadeplan-e2e-'));
}

/** The line that the server prints when it is ready. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let printed = '';
    let complaints = '';
    const late = setTimeout(() => fail(new Error(`not ready: ${complaints}`)), READY_MS);
    server.stderr?.on('data', (chunk) => (complaints += String(chunk)));
    server.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      if (!printed.includes('\n')) return;
      clearTimeout(late);
      done(printed.slice(0, printed.indexOf('\n')));
    });
    server.once('error', fail);
    server.once('exit', (code) => fail(new Error(`ended with ${code}: ${complaints}`)));
  });
}
