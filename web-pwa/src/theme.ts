import type { Theme } from './core/preferences';

const night = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'system';
night?.addEventListener('change', () => showTheme(chosen));

/** Shows a theme; "system" follows the phone as it changes. */
export function showTheme(theme: Theme): void {
  chosen = theme;
  const shown = theme === 'system' ? (night?.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
  document.documentElement.dispatchEvent(new CustomEvent('themechange'));
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
  document
    .querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')
    .forEach((meta) => (meta.content = ground));
}
