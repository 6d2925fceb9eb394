import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { Language } from './texts';
import { STREET } from './street';
import type { Union } from './union';
import { NO_NETWORK, type Watch } from './watch';

export interface Look {
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** What was chosen on this device before; not given = nothing yet. */
  language?: Language;
  left_hand?: boolean;
  /** Starts a clock that the test can move, so many seconds behind the true time. */
  clock_behind_s?: number;
}

/** Where an app is: a union, or a way to it that the test controls. */
export type Place = Pick<Union, 'url'>;

/** What a member of these tests has allowed the app. */
export const PERMISSIONS = ['geolocation', 'background-sync', 'screen-wake-lock'];

const PREFERENCES = 'gadeplan-preferences';
let devices = 0;

/** Opens phones and computers: each is a browser profile of its own, and all are watched. */
export class People {
  #contexts: BrowserContext[] = [];

  constructor(
    readonly browser: Browser,
    readonly watch: Watch,
  ) {}

  phone(union: Place, look: Look = {}): Promise<Page> {
    return this.#open(union, look, phoneOptions(union, look));
  }

  computer(union: Place, look: Look = {}): Promise<Page> {
    const { width = 1280, height = 800 } = look;
    return this.#open(union, look, {
      ...deviceOptions(union),
      viewport: { width, height },
    });
  }

  async cutNetwork(page: Page): Promise<void> {
    this.watch.expect(NO_NETWORK);
    await page.context().setOffline(true);
  }

  async returnNetwork(page: Page): Promise<void> {
    await page.context().setOffline(false);
  }

  async leave(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  async #open(union: Place, look: Look, device: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({
      ...device,
      ...(look.language ? { storageState: remembering(union.url, look) } : {}),
      colorScheme: look.theme ?? 'light',
    });
    this.#contexts.push(context);
    this.watch.follow(context, union.url);
    if (look.clock_behind_s !== undefined) {
      await context.clock.install({
        time: Date.now() - look.clock_behind_s * 1000,
      });
      await context.addInitScript(keepPace);
    }
    return context.newPage();
  }
}

/** What makes a browser a phone on Istedgade. */
export function phoneOptions(union: Place, { width = 360, height = 740 }: Look = {}) {
  return {
    ...deviceOptions(union),
    viewport: { width, height },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  };
}

function deviceOptions(union: Place) {
  return {
    baseURL: union.url,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    geolocation: {
      latitude: STREET.from.lat,
      longitude: STREET.from.lon,
      accuracy: 8,
    },
    permissions: PERMISSIONS,
    extraHTTPHeaders: {
      'x-forwarded-for': `10.0.${(devices >> 8) & 255}.${devices++ & 255}`,
    },
  };
}

/** Lets the server's answers tell the time of the moved clock, or the app would find that it was set. In the page. */
function keepPace(): void {
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    const headers = new Headers(answer.headers);
    headers.set('date', new Date().toUTCString());
    const { status, statusText } = answer;
    const empty = status === 204 || status === 304;
    return new Response(empty ? null : answer.body, {
      status,
      statusText,
      headers,
    });
  };
}

/** As if language and hand had been chosen on this device before. */
function remembering(origin: string, look: Look): BrowserContextOptions['storageState'] {
  const { language, left_hand = false } = look;
  const value = JSON.stringify({ language, theme: 'system', left_hand });
  return {
    cookies: [],
    origins: [{ origin, localStorage: [{ name: PREFERENCES, value }] }],
  };
}
