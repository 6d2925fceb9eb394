import { expect, test } from 'vitest';
import { parseRoute } from '../../src/router';

test('a path opens its screen and keeps the rest', () => {
  const route = parseRoute('/desk/members/7', '?from=2026-11-01');
  expect(route.screen).toBe('desk');
  expect(route.rest).toEqual(['members', '7']);
  expect(route.query.get('from')).toBe('2026-11-01');
});

test('the root and unknown paths open Patrol', () => {
  expect(parseRoute('/').screen).toBe('patrol');
  expect(parseRoute('/nowhere/at/all')).toMatchObject({ screen: 'patrol', rest: [] });
});

test('every screen has its path', () => {
  const street = ['contact', 'overdose', 'services', 'follow-ups', 'slip', 'forget'];
  for (const screen of ['join', 'patrol', 'map', 'desk', 'me', 'needlestick', ...street]) {
    expect(parseRoute(`/${screen}`).screen).toBe(screen);
  }
});
