import { expect, type BrowserContext, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** What was spoken since it was last asked. */
    spoken?: string[];
  }
}

/** Listens as a screen reader does to what the page says by itself; call before the first page is opened. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(noteSpoken);
}

/**
 * Runs in the page before anything of ours. A status speaks when its words change, and only if it stood there before:
 * one that comes together with its words is passed over by many screen readers. An alert speaks also when it comes.
 */
function noteSpoken(): void {
  const LIVE = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
  const spoken: string[] = (window.spoken = []);
  const said = new WeakMap<Element, string>();
  const words = (region: Element): string => {
    const copy = region.cloneNode(true) as Element;
    copy.querySelectorAll('[aria-hidden=true], svg').forEach((part) => part.remove());
    return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  };
  const meet = (region: Element): void => {
    if (said.has(region)) return;
    const first = region.matches('[role=alert]') ? '' : words(region);
    said.set(region, first);
  };
  const hear = (region: Element): void => {
    const now = words(region);
    if (now && now !== said.get(region)) spoken.push(now);
    said.set(region, now);
  };
  new MutationObserver((changes) => {
    const regions = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      const nearest = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
      if (nearest) regions.add(nearest);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        [...(node.matches(LIVE) ? [node] : []), ...node.querySelectorAll(LIVE)].forEach(
          (region) => {
            meet(region);
            regions.add(region);
          },
        );
      }
    }
    regions.forEach((region) => region.isConnected && hear(region));
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/** Does something, and waits until these words are spoken. */
export async function hears(page: Page, words: string, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => (window.spoken!.length = 0));
  await act();
  const spoken = (): Promise<string[]> => page.evaluate(() => window.spoken!);
  await expect.poll(spoken, `spoken: ${words}`).toContain(words);
}

/** The name of what the reader stands on; "" when the place was lost and reading starts anew. */
export function placeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const on = document.activeElement as HTMLElement | null;
    if (!on || on === document.body) return '';
    return (on.ariaLabel ?? on.innerText).trim().replaceAll(/\s+/g, ' ');
  });
}

interface Node {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
}

/** Controls and pictures that a screen reader meets and has no word for. */
export async function nameless(page: Page): Promise<string[]> {
  const hand = await page.context().newCDPSession(page);
  const { nodes } = (await hand.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await hand.detach();
  const NAMED = /^(button|link|checkbox|radio|combobox|textbox|slider|switch|image|dialog|group)$/;
  const met = nodes.filter(({ ignored, role }) => !ignored && NAMED.test(role?.value ?? ''));
  expect(met.length).toBeGreaterThan(0);
  return met.filter(({ name }) => !name?.value.trim()).map(({ role }) => role!.value);
}
