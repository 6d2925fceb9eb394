// A browser over plain WebDriver (https://www.w3.org/TR/webdriver2): only what the smoke test needs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;
const PLACE = 'return JSON.stringify(arguments[0].getBoundingClientRect())';

/** Starts WebKit's driver on a port; answers how to open browsers, and how to end all. */
export async function startDriver(port) {
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'inherit' });
  const died = once(driver, 'exit').then(() => Promise.reject(new Error('the driver ended')));
  died.catch(() => undefined);
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      () => true,
      () => false,
    );
  await Promise.race([until('the driver is ready', ready), died]);
  return {
    open: () => Browser.open(`http://127.0.0.1:${port}`),
    end: () => driver.kill(),
  };
}

/** Looks again and again until `look` answers something true, and answers that. */
export async function until(what, look) {
  const late = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > late) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

class Browser {
  #session;

  static async open(driver) {
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser', acceptInsecureCerts: true } };
    const browser = new Browser();
    const { sessionId } = await command('POST', `${driver}/session`, { capabilities });
    browser.#session = `${driver}/session/${sessionId}`;
    return browser;
  }

  go = (url) => this.#ask('POST', '/url', { url });
  reload = () => this.#ask('POST', '/refresh', {});
  close = () => this.#ask('DELETE', '');
  resize = (width, height) => this.#ask('POST', '/window/rect', { width, height });

  /** What a script in the page answers; it may wait. */
  run = (script, ...args) => this.#ask('POST', '/execute/sync', { script, args });

  /** A picture of the page, as base64 of a PNG. */
  picture = () => this.#ask('GET', '/screenshot');

  /** Clicks a control by the name that a person reads or hears, once it can be used and stands still. */
  click(name) {
    const named = `(normalize-space(.)="${name}" or @aria-label="${name}")`;
    const value = `//*[self::button or self::a or self::label][${named}][not(@disabled)]`;
    let before = '';
    return until(`a control "${name}"`, async () => {
      const [found] = await this.#ask('POST', '/elements', { using: 'xpath', value });
      if (!found) return false;
      const place = await this.run(PLACE, found).catch(() => '');
      const still = place !== '' && place === before;
      before = place;
      if (!still) return false;
      // It may be drawn anew just now.
      const click = this.#ask('POST', `/element/${found[ELEMENT]}/click`, {});
      return click.then(
        () => true,
        () => false,
      );
    });
  }

  /** Waits until the page says this somewhere. */
  reads(words) {
    const script = 'return document.body.innerText.includes(arguments[0])';
    return until(`the page says "${words}"`, () => this.run(script, words));
  }

  #ask = (method, path, body) => command(method, this.#session + path, body);
}

async function command(method, url, body) {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.message}`);
  return value;
}
