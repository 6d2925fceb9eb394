import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Smaller is hard to hit with a cold, gloved thumb. */
const LEAST_PX = 56;

interface Objection {
  id: string;
  nodes: { target: string[]; any: { message: string }[] }[];
}
declare const axe: { run(options: object): Promise<{ violations: Objection[] }> };

/** What axe objects to, in one line each. */
export async function objections(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) => axe.run({ runOnly: { type: 'tag', values } }),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** What axe objects to by night, by day and in the sun. */
export async function objectionsInAllThemes(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ['dark', 'light', 'sun'] as const) {
    if (theme === 'sun')
      await page.evaluate(() => (document.documentElement.dataset['theme'] = 'sun'));
    else await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator(`html[data-theme=${theme}]`)).toBeAttached();
    faults.push(...(await objections(page)).map((fault) => `${theme} ${fault}`));
  }
  return faults;
}

/** Controls whose area that can be hit is smaller than it should be; it may be larger than what is seen. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const scope = document.querySelector('dialog[open]') ?? document;
    const controls = scope.querySelectorAll<HTMLElement>(
      'button, a[href], select, summary, input:not([type=radio], [type=checkbox]), label:has(input)',
    );
    const missed = (control: HTMLElement): string | null => {
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, top, width, height } = control.getBoundingClientRect();
      if (width === 0 || control.matches(':disabled')) return null;
      const [x, y] = [left + width / 2, top + height / 2];
      const half = least / 2 - 1;
      const ends = {
        left: [x - half, y],
        right: [x + half, y],
        top: [x, y - half],
        bottom: [x, y + half],
      };
      const lost = Object.entries(ends).filter(([, [a, b]]) => {
        return !control.contains(document.elementFromPoint(a!, b!));
      });
      if (lost.length === 0) return null;
      const words = control.ariaLabel ?? (control.innerText.trim() || control.tagName);
      const sides = lost.map(([side]) => side).join(', ');
      return `${words}: ${Math.round(width)} x ${Math.round(height)}, not hit at the ${sides}`;
    };
    const small = [...controls].map(missed).filter((words) => words !== null);
    scrollTo(0, 0);
    return small;
  }, LEAST_PX);
}

/** Whatever is wider than its room: a page that scrolls sideways, and words that are cut off. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const page = document.documentElement.scrollWidth;
    const wide = page > room ? [`page: ${page} in ${room}`] : [];
    const scope = document.querySelector('dialog[open]') ?? document.body;
    for (const part of scope.querySelectorAll<HTMLElement>('*')) {
      const { overflowX } = getComputedStyle(part);
      const hides = overflowX === 'hidden' || overflowX === 'clip';
      const words = part.innerText?.trim();
      if (!hides || !words || part.classList.contains('unseen')) continue;
      if (part.scrollWidth > part.clientWidth + 1) {
        wide.push(`${words.slice(0, 40)}: ${part.scrollWidth} in ${part.clientWidth}`);
      }
    }
    return wide;
  });
}

/** Text at twice its size, as a reader with weak eyes sets it. */
export async function doubleText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { fontSize } = getComputedStyle(document.documentElement);
    if (parseFloat(fontSize) < 30) document.documentElement.style.fontSize = '225%';
  });
}
