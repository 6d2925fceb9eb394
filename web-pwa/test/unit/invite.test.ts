import { expect, test } from 'vitest';
import { inviteIn, inviteInLink } from '../../src/screens/join/invite';

test('the invite is what stands behind the hash', () => {
  expect(inviteIn('#vesterbro.Zm9vYmFy_-')).toBe('vesterbro.Zm9vYmFy_-');
});

test('anything else is no invite', () => {
  for (const hash of [
    '',
    '#',
    '#main',
    '#.secret',
    '#slug.',
    '#two words.here',
    '#%',
    '#https://a.dk/join',
  ]) {
    expect(inviteIn(hash)).toBeNull();
  }
});

test('a pasted link brings its invite, and so does its end alone', () => {
  expect(inviteInLink(' https://gade.example/join#vesterbro.Zm9v ')).toBe('vesterbro.Zm9v');
  expect(inviteInLink('vesterbro.Zm9v')).toBe('vesterbro.Zm9v');
});

test('a pasted address without an invite is none', () => {
  for (const text of ['', 'https://gade.example/join', 'https://gade.example/join#', 'see you']) {
    expect(inviteInLink(text)).toBeNull();
  }
});
