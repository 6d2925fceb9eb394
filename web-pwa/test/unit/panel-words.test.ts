import { beforeAll, describe, expect, test } from 'vitest';
import type { Alarm, HotPlace, RouteStop, StreetChange } from '../../src/api/types';
import { lengthOf } from '../../src/desk/days';
import { foldAlarms } from '../../src/desk/hotspots/panels/alarms';
import { streetShape, worseStreets } from '../../src/desk/hotspots/panels/streets';
import {
  alarmTitle,
  findsOn,
  hotPlaceName,
  km,
  rareWords,
  rough,
  roughSpan,
  sinceWords,
  surePercent,
  sureWords,
} from '../../src/desk/hotspots/panels/words';
import { loadSection, speak } from '../../src/i18n';
import { stopReason, wayWords } from '../../src/loop/words';
import type { Facts } from '../../src/map/facts';

beforeAll(async () => {
  await speak('en');
  await Promise.all([loadSection('plan'), loadSection('map')]);
});

test('a guess is told no more exactly than it is known', () => {
  expect([0.42, 1.02, 1.64, 1.97, 3.1, 12.4].map(rough)).toEqual([
    '0.4',
    '1',
    '1.6',
    '2',
    '3',
    '12',
  ]);
  expect(roughSpan(2.1, 4.8)).toEqual({ low: '2', high: '5' });
  expect(roughSpan(2.6, 3.4)).toEqual({ low: '2.6', high: '3.4' });
});

test('kilometres lose a decimal that says nothing', () => {
  expect([0, 430, 1840, 5980, 9960, 14_300].map(km)).toEqual(['0', '0.4', '1.8', '6', '10', '14']);
  expect(findsOn({ finds: 14, metres: 6010 })).toBe('14 finds on 6\u00a0km');
});

function place(name: HotPlace['name']): HotPlace {
  return { name, lon: 12.5571, lat: 55.6704 } as HotPlace;
}

test('a place is called by its street, its side or crossing, or else by where it is', () => {
  const named = [
    { street: 'Halmtorvet', side: 'north' as const, crossing: null },
    { street: 'Istedgade', side: null, crossing: 'Gasværksvej' },
    { street: 'Istedgade' },
    {},
  ];
  expect(named.map((name) => hotPlaceName(place(name)))).toEqual([
    'Halmtorvet, north side',
    'Istedgade by Gasværksvej',
    'Istedgade',
    'At 55.6704, 12.5571',
  ]);
});

test('since when a place stands out', () => {
  expect([null, undefined, 0, 1, 4].map(sinceWords)).toEqual([
    '',
    '',
    'Started this week.',
    'Started 1 week ago.',
    'Started 4 weeks ago.',
  ]);
  expect(lengthOf({ from: '2026-08-24', to: '2026-11-21' })).toBe(90);
});

test('nobody is told to be quite sure', () => {
  expect([0.999, 0.97, 0.5, 0].map(surePercent)).toEqual(['over 99', '97', '50', '1']);
  expect([0.98, 0.92, 0.8, 0.5].map(sureWords)).toEqual([
    'almost certain',
    'very likely',
    'likely',
    'may be chance',
  ]);
});

test('how rare an alarm would be by chance', () => {
  expect([7000, 730, 365, 130, 9].map(rareWords)).toEqual([
    'By chance less than once in 10 years.',
    'By chance about once in 2 years.',
    'By chance about once a year.',
    'By chance about once in 4 months.',
    'By chance about once a month.',
  ]);
});

test('an alarm without a street is called by where it is', () => {
  const alarm = { level: 'watch', street: null, lat: 55.67, lon: 12.55 } as unknown as Alarm;
  expect(alarmTitle(alarm)).toBe('Worth watching: At 55.6700, 12.5500');
  expect(alarmTitle({ ...alarm, level: 'alarm', street: 'Istedgade' })).toBe(
    'Something new: Istedgade',
  );
});

test('what several weeks say of the same ground is one card, until the answers differ', () => {
  const week = (id: string, week_ended: string, cells: string[], answer: Alarm['answer'] = null) =>
    ({ id, area_id: 'v', week_ended, cells, answer }) as Alarm;
  const alarms = [
    week('old', '2026-11-01', ['a', 'b'], 'seen'),
    week('new', '2026-11-15', ['b', 'c']),
    week('mid', '2026-11-08', ['a', 'b']),
    week('far', '2026-11-08', ['x']),
  ];
  const told = foldAlarms(alarms).map(({ alarm, earlier }) => [
    alarm.id,
    ...earlier.map((e) => e.id),
  ]);
  expect(told).toEqual([['new', 'mid'], ['far'], ['old']]);
});

describe('streets', () => {
  const change = (street: string, chance_worse: number) =>
    ({ street, chance_worse }) as StreetChange;

  test('only what surely got worse is called worse, and what hardly did is left out', () => {
    const streets = [change('a', 0.7), change('b', 0.95), change('c', 0.3), change('d', 0.99)];
    const { sure, likely } = worseStreets(streets);
    expect(sure.map(({ street }) => street)).toEqual(['d', 'b']);
    expect(likely.map(({ street }) => street)).toEqual(['a']);
  });

  test('all pieces of a street are shown, and none of a street the map does not have', () => {
    const piece = (name: string, x: number) => ({
      type: 'Feature' as const,
      properties: { layer: 'street' as const, name },
      geometry: {
        type: 'LineString' as const,
        coordinates: [
          [x, 55],
          [x + 1, 55],
        ],
      },
    });
    const facts = {
      type: 'FeatureCollection',
      credit: [],
      features: [piece('a', 1), piece('b', 2), piece('a', 3)],
    } as unknown as Facts;
    expect(streetShape(facts, 'a')?.coordinates).toHaveLength(2);
    expect(streetShape(facts, 'z')).toBeNull();
    expect(streetShape(null, 'a')).toBeNull();
  });
});

test('every stop says why it is one', () => {
  const stop = (said: Partial<RouteStop>) => stopReason({ why: 'likely', ...said } as RouteStop);
  expect(stop({})).toBe('finds are likely here');
  expect(stop({ why: 'look_again', days_since_search: 23 })).toBe('not searched for 23 days');
  expect(stop({ why: 'look_again', days_since_search: null })).toBe('never searched so far');
  expect(stop({ why: 'look_again', days_since_search: 852 })).toBe('not searched for over a year');
  expect(stop({ why: 'due', days_since_search: 12, refill_days: 8.6 })).toBe(
    'due: searched 12 days ago, refills in about 9 days',
  );
  expect(stop({ why: 'due' })).toBe('due: finds come back here');
  expect([4, 83, 996, 1840].map(wayWords)).toEqual([
    '0\u00a0m',
    '80\u00a0m',
    '1.0\u00a0km',
    '1.8\u00a0km',
  ]);
});
