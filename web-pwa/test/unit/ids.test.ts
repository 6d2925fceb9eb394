import { expect, test } from 'vitest';
import { uuid7 } from '../../src/core/ids';

test('an id is a UUID of version 7 whose first part is the time', () => {
  const ms = Date.UTC(2026, 10, 21, 18, 4, 10);
  const id = uuid7(ms);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(ms);
});

test('ids sort by when they were made, even many in one millisecond', () => {
  const ms = Date.UTC(2026, 10, 22);
  const ids = Array.from({ length: 10_000 }, () => uuid7(ms));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a clock that is set back does not make ids that sort before earlier ones', () => {
  const ms = Date.UTC(2026, 10, 23);
  const before = uuid7(ms);
  expect(uuid7(ms - 3_600_000) > before).toBe(true);
});
