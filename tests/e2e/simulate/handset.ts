import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { phoneOptions, type Place } from '../people';
import type { Watch } from '../watch';
import { tellError } from './feed';
import { killBrowserOf } from './kill';

/** Shorter than any time-out of the app: what is under way is answered before more time passes. */
const STEP_MS = 8_000;

/** A phone with a browser process and a profile of its own: it can be killed, and what is on its disk stays. */
export class Handset {
  /** By how much its clock is wrong. */
  ahead_ms = 0;
  #page: Page | null = null;
  #underWay = new Set<object>();

  private constructor(
    readonly place: Place,
    readonly watch: Watch,
    readonly folder: string,
    /** The true time; it stands still until somebody lets it pass. */
    public true_ms: number,
  ) {}

  static async make(place: Place, watch: Watch, true_ms: number): Promise<Handset> {
    const folder = await mkdtemp(join(tmpdir(), 'gadeplan-phone-'));
    return new Handset(place, watch, folder, true_ms);
  }

  get page(): Page {
    if (!this.#page) throw new Error('the phone is off');
    return this.#page;
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  get isOn(): boolean {
    return this.#page !== null;
  }

  /** Starts the browser on what the last one left. */
  async switchOn(prepare: (context: BrowserContext) => Promise<void>): Promise<void> {
    const context = await chromium.launchPersistentContext(this.folder, {
      ...test.info().project.use.launchOptions,
      ...phoneOptions(this.place),
    });
    context.setDefaultTimeout(10_000);
    this.watch.follow(context, this.place.url);
    this.#countRequests(context);
    const time = this.true_ms + this.ahead_ms;
    // Between the two a moment goes by.
    await context.clock.install({ time: time - STEP_MS });
    await context.clock.pauseAt(time);
    await tellError(context, this.ahead_ms);
    await prepare(context);
    this.#page = context.pages()[0] ?? (await context.newPage());
  }

  /** Lets time pass, and the page feel all of it. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      const step = Math.min(STEP_MS, left);
      if (this.isOn) await this.context.clock.runFor(step);
      this.true_ms += step;
      await this.answered();
    }
  }

  /** Nothing that was asked of the server is still open. */
  async answered(): Promise<void> {
    if (this.#underWay.size === 0) return;
    await expect.poll(() => this.#underWay.size, { intervals: [5] }).toBe(0);
  }

  /** Somebody sets its clock; the true time goes on as before. */
  async setClock(ahead_ms: number): Promise<void> {
    this.ahead_ms = ahead_ms;
    await tellError(this.context, ahead_ms);
    await this.context.clock.setSystemTime(this.true_ms + ahead_ms);
  }

  /** Ends all processes of the browser at once, as an empty battery does. */
  async kill(): Promise<void> {
    const gone = new Promise((done) => this.context.once('close', done));
    await killBrowserOf(this.folder);
    await gone;
    this.#page = null;
    this.#underWay.clear();
  }

  async throwAway(): Promise<void> {
    await this.#page?.context().close();
    await rm(this.folder, { recursive: true, force: true });
  }

  #countRequests(context: BrowserContext): void {
    context.on('request', (request) => {
      if (request.url().includes('/api/')) this.#underWay.add(request);
    });
    const over = (request: object): boolean => this.#underWay.delete(request);
    context.on('requestfinished', over);
    context.on('requestfailed', over);
  }
}
