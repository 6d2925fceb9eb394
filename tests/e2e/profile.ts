import { chromium, test, type BrowserContext, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phoneOptions } from './people';
import type { Union } from './union';
import type { Watch } from './watch';

/** A phone whose browser can be ended and started again; all that it stored lies in a folder. */
export class Profile {
  #context: BrowserContext | null = null;

  private constructor(
    readonly folder: string,
    readonly union: Union,
    readonly watch: Watch,
  ) {}

  static async empty(union: Union, watch: Watch): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), 'gadeplan-phone-')), union, watch);
  }

  /** Starts the browser, with a network or without; the page is still blank. */
  async start({ offline = false } = {}): Promise<Page> {
    const { launchOptions } = test.info().project.use;
    this.#context = await chromium.launchPersistentContext(this.folder, {
      ...launchOptions,
      ...phoneOptions(this.union),
      offline,
    });
    this.watch.follow(this.#context, this.union.url);
    return this.#context.pages()[0] ?? this.#context.newPage();
  }

  /** Ends the browser, as a phone does that needs its memory for something else. */
  async end(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
  }

  async remove(): Promise<void> {
    await this.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}
