import { beforeAll, describe, expect, test } from 'vitest';
import type { Service } from '../../src/api/types';
import { loadSection, speak } from '../../src/i18n';
import { kindsOf, listPlaces, opensFirst, sideOf } from '../../src/screens/services/list';
import { openingAt, weekFrom } from '../../src/screens/services/opening';
import { hoursWords, openingWords } from '../../src/screens/services/words';

const local = (day: number, hour: number, minute = 0): number =>
  new Date(2026, 10, day, hour, minute).getTime();
const iso = (ms: number): string => new Date(ms).toISOString();

/** A place with these times from Saturday 21 November on, worked out until 19 December. */
function place(times: [number, number][], change: Partial<Service> = {}): Service {
  return {
    id: 'a',
    name: 'A',
    kinds: ['nurse'],
    address: null,
    lat: null,
    lon: null,
    phone: null,
    opening_hours: 'written',
    languages: [],
    bring: null,
    note: null,
    open: times.map(([opens, closes]) => [iso(opens), iso(closes)]),
    hours_known_until: iso(local(49, 0)),
    ...change,
  };
}

const DAY = place([
  [local(21, 9), local(21, 17)],
  [local(23, 9), local(23, 17)],
]);
const NIGHT = place([[local(21, 22), local(22, 2)]]);
const ALWAYS = place([[local(21, 0), local(49, 0)]]);

const said = (service: Service, at: number): string =>
  openingWords(openingAt(at, service), at, service.opening_hours, local(21, 8));

beforeAll(async () => {
  await speak('en');
  await loadSection('services');
});

describe('whether a place is open', () => {
  test.each([
    [DAY, local(21, 8, 59), 'Opens today 09:00'],
    [DAY, local(21, 9), 'Open until 17:00'],
    [DAY, local(21, 16, 59), 'Open until 17:00'],
    [DAY, local(21, 17), 'Opens Monday 09:00'],
    [DAY, local(22, 12), 'Opens tomorrow 09:00'],
    [DAY, local(23, 17), 'Closed for weeks'],
    [NIGHT, local(21, 23), 'Open until 02:00'],
    [NIGHT, local(22, 1, 59), 'Open until 02:00'],
    [NIGHT, local(22, 2), 'Closed for weeks'],
    [ALWAYS, local(25, 4), 'Open'],
    [place([[local(21, 9), local(24, 9)]]), local(21, 9), 'Open until Tuesday 09:00'],
    [place([[local(35, 9), local(35, 17)]]), local(21, 9), 'Opens 5 Dec 09:00'],
    [place([], { opening_hours: null }), local(21, 9), 'Hours not known'],
  ])('%#: by the clock', (service, at, words) => expect(said(service, at)).toBe(words));

  test('what is known has an end, and then the hours are told as they are written', () => {
    const service = { ...DAY, opening_hours: 'Mo-Fr 09:00-17:00' };
    expect(said(service, local(49, 0))).toBe('Mo-Fr 09:00-17:00 (as of 21 Nov)');
    expect(said(service, local(48, 23, 59))).toBe('Closed for weeks');
  });

  test('a place that closes at midnight and opens then stays open', () => {
    const service = place([
      [local(22, 0), local(22, 6)],
      [local(21, 20), local(22, 0)],
    ]);
    expect(said(service, local(21, 21))).toBe('Open until 06:00');
  });
});

describe('the hours of the week', () => {
  const week = (service: Service, at: number): string[] => weekFrom(at, service).map(hoursWords);

  test('begin today and say what is closed', () => {
    expect(week(DAY, local(21, 12)).slice(0, 3)).toEqual(['09:00–17:00', 'closed', '09:00–17:00']);
    expect(week(DAY, local(21, 12))).toHaveLength(7);
  });

  test('count a night to the day on which it began', () => {
    expect(week(NIGHT, local(21, 23)).slice(0, 2)).toEqual(['22:00–02:00', 'closed']);
    expect(week(NIGHT, local(22, 1))[0]).toBe('closed');
  });

  test('are whole days where nothing closes, and end where no more is known', () => {
    expect(week(ALWAYS, local(22, 1))).toEqual(Array(7).fill('all day'));
    expect(week(DAY, local(47, 12))).toHaveLength(2);
  });
});

describe('the list', () => {
  const HERE = { lat: 55.67, lon: 12.55 };
  const near = { ...DAY, id: 'near', name: 'Near', lat: 55.671, lon: 12.55 };
  const far = { ...DAY, id: 'far', name: 'Away', lat: 55.69, lon: 12.55 };
  const shut = { ...NIGHT, id: 'shut', name: 'Shut', kinds: ['shelter' as const] };
  const unsure = place([], { id: 'unsure', opening_hours: null });
  const all = [far, shut, unsure, near];
  const ids = (places: { service: Service }[]): string[] => places.map(({ service }) => service.id);

  test('is in three parts, the nearest first, by name without a position', () => {
    const list = listPlaces(all, null, local(21, 12), HERE);
    expect([ids(list.open), ids(list.closed), ids(list.ask)]).toEqual([
      ['near', 'far'],
      ['shut'],
      ['unsure'],
    ]);
    expect(list.open.map(({ metres }) => Math.round(metres! / 10) * 10)).toEqual([110, 2230]);
    expect(ids(listPlaces(all, null, local(21, 12), null).open)).toEqual(['far', 'near']);
  });

  test('holds one kind, and says which opens first', () => {
    const list = listPlaces(all, 'shelter', local(21, 12), HERE);
    expect([ids(list.open), ids(list.closed)]).toEqual([[], ['shut']]);
    const night = listPlaces(all, null, local(21, 20), null).closed;
    expect(opensFirst(night)?.service.id).toBe('shut');
    expect(opensFirst(listPlaces(all, null, local(24, 20), null).closed)).toBeNull();
    expect(kindsOf(all)).toEqual(['nurse', 'shelter']);
  });

  test.each([
    [0.01, 0, 'n'],
    [0.01, 0.0177, 'ne'],
    [0, 0.01, 'e'],
    [-0.01, 0, 's'],
    [0, -0.01, 'w'],
    [0.01, -0.0177, 'nw'],
  ])('%d, %d lies to the %s', (lat, lon, side) =>
    expect(sideOf(HERE, { lat: HERE.lat + lat, lon: HERE.lon + lon })).toBe(side),
  );
});
