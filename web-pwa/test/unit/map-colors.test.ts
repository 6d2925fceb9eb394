import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, inkOn, mapColors, type MapColors } from '../../src/map/colors';

const css = readFileSync('src/theme.css', 'utf8');

/** The tokens a theme shows: its own over those of the light one. */
function theme(selector: string): MapColors {
  const tokens = new Map<string, string>();
  for (const start of [':root {', selector]) {
    const block = css.slice(css.indexOf(start), css.indexOf('}', css.indexOf(start)));
    for (const [, name, value] of block.matchAll(/(--[\w-]+):\s*([^;]+);/g))
      tokens.set(name!, value!);
  }
  return mapColors((name) => tokens.get(name) ?? '');
}

describe.each([
  ['light', ':root {'],
  ['dark', ":root[data-theme='dark'] {"],
  ['sun', ":root[data-theme='sun'] {"],
])('the %s map', (_name, selector) => {
  const colors = theme(selector);

  it('has four colours for finds that can be told apart', () => {
    expect(new Set(colors.found).size).toBe(4);
    colors.found.slice(1).forEach((color, i) => {
      expect(contrast(color, colors.found[i]!)).toBeGreaterThan(1.25);
    });
  });

  it('never shows "searched and clean" like a cell with finds', () => {
    for (const color of colors.found) expect(contrast(color, colors.clean)).toBeGreaterThan(1.25);
  });

  it.each(['levels', 'walked'] as const)(
    'has steps of %s that get stronger by lightness',
    (ramp) => {
      colors[ramp].slice(1).forEach((color, i) => {
        expect(contrast(color, colors[ramp][i]!)).toBeGreaterThan(1.25);
        expect(contrast(color, colors.ground)).toBeGreaterThan(
          contrast(colors[ramp][i]!, colors.ground),
        );
      });
    },
  );

  it('writes figures that can be read on every cell', () => {
    for (const color of [...colors.found, ...colors.levels, ...colors.walked, colors.clean])
      expect(contrast(color, inkOn(color, colors))).toBeGreaterThanOrEqual(4.5);
  });

  it('writes names that can be read on the ground', () => {
    expect(contrast(colors.text, colors.halo)).toBeGreaterThanOrEqual(7);
    expect(contrast(colors.muted, colors.halo)).toBeGreaterThanOrEqual(4.5);
  });
});
