import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/theme.css'), 'utf8');

/** The tokens of a theme; dark and sun stand on those of light. */
function tokens(theme: 'light' | 'dark' | 'sun'): Record<string, string> {
  const block = (head: string): Record<string, string> => {
    const body = css.slice(css.indexOf(head)).match(/\{([^}]*)\}/)?.[1] ?? '';
    return Object.fromEntries(
      [...body.matchAll(/--([\w-]+): (#\w{6});/g)].map((m) => [m[1], m[2]]),
    );
  };
  const light = block(':root {');
  return theme === 'light' ? light : { ...light, ...block(`:root[data-theme='${theme}']`) };
}

/** Contrast of two colours after WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = [1, 3, 5].map((i) => {
      const c = parseInt(hex.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const MAIN = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'accent-soft'],
  ['muted', 'ground'],
  ['muted', 'surface'],
  ['accent-text', 'ground'],
  ['accent-text', 'surface'],
  ['red-text', 'ground'],
  ['red-text', 'surface'],
  ['toast-ink', 'toast'],
  ['toast-accent', 'toast'],
  ['accent-ink', 'accent'],
  ['ground', 'red-text'],
  ['alarm-ink', 'alarm'],
  ['alarm-ink', 'alarm-soft'],
] as const;
const OTHER = [
  ['amber', 'surface'],
  ['muted', 'sunken'],
] as const;
const EDGES = [
  ['edge', 'ground'],
  ['edge', 'surface'],
  ['find', 'map-ground'],
  ['alarm-line', 'alarm'],
] as const;

test.each(['light', 'dark', 'sun'] as const)(
  '%s: texts, buttons and edges can be read',
  (theme) => {
    const colour = tokens(theme);
    const check = (pairs: readonly (readonly [string, string])[], least: number): void => {
      for (const [a, b] of pairs) {
        const found = contrast(colour[a]!, colour[b]!);
        expect([a, b, found >= least || found.toFixed(2)]).toEqual([a, b, true]);
      }
    };
    check(MAIN, 7);
    check(OTHER, 4.5);
    check(EDGES, 3);
  },
);
