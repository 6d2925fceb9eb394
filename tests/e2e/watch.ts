import type { BrowserContext } from '@playwright/test';

/** What a browser says by itself when nobody answers. */
export const NO_NETWORK = /^Failed to load resource: net::ERR_/;

/** Looks on while people use the app: what no run may contain is written down. */
export class Watch {
  /** Requests to another origin, errors in the console, and exceptions nobody caught. */
  readonly seen: string[] = [];
  #expected: RegExp[] = [];

  follow(context: BrowserContext, origin: string): void {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) {
        this.#note(`request to ${url.href}`);
      }
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.#note(`${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => this.#note(`uncaught: ${error.error().message}`));
  }

  /** From now on this is part of the story. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  #note(what: string): void {
    if (!this.#expected.some((pattern) => pattern.test(what))) this.seen.push(what);
  }
}
