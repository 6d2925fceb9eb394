import { expect, test } from 'vitest';
import { inviteIn } from '../../src/screens/join/invite';

test('the invite is what stands behind the hash', () => {
  expect(inviteIn('#vesterbro.Zm9vYmFy_-')).toBe('vesterbro.Zm9vYmFy_-');
});

test('anything else is no invite', () => {
  for (const hash of ['', '#', '#main', '#.secret', '#slug.', '#two words.here']) {
    expect(inviteIn(hash)).toBeNull();
  }
});
