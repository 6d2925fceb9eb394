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
  /** Starts a clock that the test can move, so many seconds behind the true time. */
  clock_behind_s?: number;
}

const PREFERENCES = 'gadeplan-preferences';
let devices = 0;

/** Opens phones and computers: each is a browser profile of its own, and all are watched. */
export class People {
  #contexts: BrowserContext[] = [];

  constructor(
    readonly browser: Browser,
    readonly watch: Watch,
  ) {}

  phone(union: Union, look: Look = {}): Promise<Page> {
    const { width = 360, height = 740 } = look;
    return this.#open(union, look, {
      viewport: { width, height },
      isMobile: true,
      hasTouch: true,
      deviceScaleFactor: 2,
    });
  }

  computer(union: Union, look: Look = {}): Promise<Page> {
    const { width = 1280, height = 800 } = look;
    return this.#open(union, look, { viewport: { width, height } });
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

  async #open(union: Union, look: Look, device: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({
      ...device,
      baseURL: union.url,
      ...(look.language ? { storageState: remembering(union.url, look.language) } : {}),
      colorScheme: look.theme ?? 'light',
      locale: 'da-DK',
      timezoneId: 'Europe/Copenhagen',
      geolocation: { latitude: STREET.from.lat, longitude: STREET.from.lon, accuracy: 8 },
      permissions: ['geolocation', 'background-sync', 'screen-wake-lock'],
      extraHTTPHeaders: { 'x-forwarded-for': `10.0.${(devices >> 8) & 255}.${devices++ & 255}` },
    });
    this.#contexts.push(context);
    this.watch.follow(context, union.url);
    if (look.clock_behind_s !== undefined) {
      await context.clock.install({ time: Date.now() - look.clock_behind_s * 1000 });
    }
    return context.newPage();
  }
}

/** As if the language had been chosen on this device before. */
function remembering(origin: string, language: Language): BrowserContextOptions['storageState'] {
  const value = JSON.stringify({ language, theme: 'system', left_hand: false });
  return { cookies: [], origins: [{ origin, localStorage: [{ name: PREFERENCES, value }] }] };
}
