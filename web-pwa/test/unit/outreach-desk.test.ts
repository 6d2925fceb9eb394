import { beforeAll, describe, expect, it } from 'vitest';
import type { ContactReleases } from '../../src/api/types';
import { lastWeeks, nextRelease, weekOf } from '../../src/desk/outreach/weeks';
import { draftOf, fieldsOf } from '../../src/desk/services/draft';
import { linesOf, stepsOf, wrongLanguage } from '../../src/desk/settings/steps';
import { endOf } from '../../src/desk/warnings/ends';
import { loadSection, speak } from '../../src/i18n';
import { mapColors } from '../../src/map/colors';
import { contactCoding, listContacts } from '../../src/map/contacts/coding';
import { sumUp } from '../../src/map/contacts/sums';

type Map = ContactReleases['map'];
const colors = mapColors(() => '#808080');

/** A square cell round a point, half a degree wide at resolution 7 and smaller from there. */
function cell(name: string, resolution: number, contacts: number, [lon, lat] = [12.5, 55.5]) {
  const r = 0.25 / (resolution - 6);
  const ring = [
    [lon - r, lat - r],
    [lon + r, lat - r],
    [lon + r, lat + r],
    [lon - r, lat + r],
    [lon - r, lat - r],
  ];
  return {
    type: 'Feature' as const,
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
    properties: { cell: name, resolution, contacts },
  };
}

beforeAll(async () => {
  await speak('en');
  await loadSection('outreach');
});

describe('the weeks of the releases', () => {
  const sunday = new Date(2026, 10, 22, 12).getTime();

  it('reach back over as many weeks as can be released, and the one that waits', () => {
    expect(lastWeeks(4, sunday)).toEqual({ from: '2026-10-12', to: '2026-11-15' });
    expect(weekOf('2026-11-09')).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  });

  it('are published on Monday, a week after they ended', () => {
    const about = { from: '2026-11-09', to: '2026-11-15' };
    expect(nextRelease(sunday)).toEqual({ day: '2026-11-23', about });
    const monday = new Date(2026, 10, 23, 0, 5).getTime();
    expect(nextRelease(monday).day).toBe('2026-11-30');
  });
});

describe('the contact map', () => {
  const map: Map = {
    type: 'FeatureCollection',
    features: [
      cell('large', 7, 25),
      cell('beside', 7, 40, [14, 55.5]),
      cell('small', 9, 225),
      cell('other', 9, 225, [14, 56.5]),
    ],
  };

  it('writes no number of a large cell where it would be read as the small one’s', () => {
    const { drawn } = contactCoding(map, colors);
    const marks = drawn.features.map(({ properties }) => properties.mark);
    expect(marks).toEqual([undefined, '40', '225', '225']);
  });

  it('gives every number a colour whose words it fits', () => {
    const { buckets, bucketOf } = contactCoding(map, colors);
    expect(bucketOf(225)).toBe(buckets[0]);
    expect(bucketOf(25)).toBe(buckets.at(-1));
    expect(new Set(buckets.map(({ text }) => text)).size).toBe(buckets.length);
  });

  it('has a legend even where all cells are alike', () => {
    const alike = { ...map, features: map.features.slice(2) };
    const { buckets, bucketOf } = contactCoding(alike, colors);
    expect(buckets).toContain(bucketOf(225));
  });

  it('lists most contacts first, in an order that never jumps', () => {
    expect(listContacts(map).map((one) => one.cell)).toEqual(['other', 'small', 'beside', 'large']);
  });

  it('adds up what was published, and nothing for what was not', () => {
    const week = { week: '2026-11-09', area_id: null };
    const weeks = [
      { ...week, contacts: 30, not_shown: null },
      { ...week, area_id: 'a', contacts: null, not_shown: null },
      { ...week, week: '2026-11-02', contacts: 25, not_shown: 15 },
    ];
    const sums = sumUp({ weeks, map, sums: [], k: 10 });
    expect(sums).toEqual({ contacts: 55, not_shown: 15, weeks: 2 });
  });
});

describe('a service in the form', () => {
  it('says nothing of what was left empty, and each language once', () => {
    const draft = draftOf(null);
    Object.assign(draft.lines, { name: ' H17 ', languages: 'DA, en;da ' });
    expect(fieldsOf({ ...draft, kinds: ['dcr'], point: { lat: 55.6, lon: 12.5 } })).toEqual({
      name: 'H17',
      kinds: ['dcr'],
      address: null,
      lat: 55.6,
      lon: 12.5,
      phone: null,
      opening_hours: null,
      languages: ['da', 'en'],
      bring: null,
      note: null,
    });
  });
});

describe('the steps of the red screen', () => {
  const steps = { da: ['Ring 112'], en: ['Call 112', 'Stay'], fi: ['Soita 112'] };

  it('are one a line, there and back', () => {
    const texts = linesOf(steps);
    expect(texts.en).toBe('Call 112\nStay');
    expect(stepsOf({ ...texts, en: ' Call 112 \n\nStay\n' })).toEqual(steps);
  });

  it('are wrong in the first language with none, too many or too long ones', () => {
    const texts = linesOf(steps);
    expect(wrongLanguage(texts)).toBeNull();
    expect(wrongLanguage({ ...texts, en: ' \n' })).toBe('en');
    expect(wrongLanguage({ ...texts, fi: Array(9).fill('x').join('\n') })).toBe('fi');
    expect(wrongLanguage({ ...texts, da: 'ø'.repeat(121) })).toBe('da');
    expect(wrongLanguage({ ...texts, da: '🙂'.repeat(120) })).toBeNull();
  });
});

describe('the end of a warning', () => {
  const now = Date.parse('2026-11-22T20:00:00Z');

  it('is so many hours from now, or a moment of one’s own within two weeks', () => {
    expect(endOf('6', '', now)).toBe('2026-11-23T02:00:00.000Z');
    expect(endOf('own', '2026-11-24T06:00:00Z', now)).toBe('2026-11-24T06:00:00.000Z');
    for (const moment of ['', '2026-11-22T19:59:00Z', '2026-12-06T20:01:00Z'])
      expect(endOf('own', moment, now)).toBeNull();
  });
});
