import { beforeAll, expect, test } from 'vitest';
import { Problem } from '../../src/api/errors';
import { trackId, trackRefusal } from '../../src/desk/patrols/track';
import { loadSection, speak } from '../../src/i18n';

beforeAll(async () => {
  await speak('en');
  await loadSection('desk');
});

test('a file has the id that the server gives it too', async () => {
  expect(await trackId(new Blob([]))).toBe('e3b0c442-98fc-8c14-9afb-f4c8996fb924');
  const once = await trackId(new Blob(['<gpx/>']));
  expect(await trackId(new Blob(['<gpx/>']))).toBe(once);
  expect(await trackId(new Blob(['<gpx />']))).not.toBe(once);
});

test.each([
  ['line 12: time', 'Line 12: this point has no time, or one that has not come yet.'],
  ['line 1234: order', 'Line 1,234: the time runs backwards here.'],
  ['line 3: doctype', /^Line 3: /],
  ['line 1: points', 'The file has no points to count, or too many.'],
  ['line 7', /^Line 7: this is not a GPX file/],
  ['line 7: tomorrow', /^Line 7: this is not a GPX file/],
])('a fault at "%s" is said in words', (field, words) => {
  expect(trackRefusal(new Problem(400, 'malformed_gpx', field))).toMatch(words);
});

test('what is no fault of the file is left to others', () => {
  expect(trackRefusal(new Problem(422, 'out_of_range', 'transport'))).toMatch(
    /^The track is faster/,
  );
  expect(trackRefusal(new Problem(409, 'conflict', 'id'))).toMatch(/other choices/);
  expect(trackRefusal(new Problem(422, 'unknown_area', 'area_id'))).toBeNull();
  expect(trackRefusal(new TypeError('no answer'))).toBeNull();
});
