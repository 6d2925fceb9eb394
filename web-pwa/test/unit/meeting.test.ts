import { getResolution, latLngToCell } from 'h3-js';
import { expect, test } from 'vitest';
import { ISTEDGADE } from './phone';
import type { Area } from '../../src/api/types';
import { areaAt, blockOf, whereIs } from '../../src/core/meeting';
import { SUPPLIES } from '../../src/core/street';
import { emptyDraft, kitOrder, said, withReferral } from '../../src/screens/contact/draft';

const square = (west: number, east: number): Area['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 55.66],
      [east, 55.66],
      [east, 55.68],
      [west, 55.68],
      [west, 55.66],
    ],
    // A yard that belongs to nobody.
    [
      [12.554, 55.669],
      [12.555, 55.669],
      [12.555, 55.67],
      [12.554, 55.67],
      [12.554, 55.669],
    ],
  ],
});
const area = (id: string, west: number, east: number, dense_city = false): Area => ({
  ...({ id, name: id, kind: 'patrol_area', credit: null } as unknown as Area),
  geometry: square(west, east),
  dense_city,
});
const HERE = area('here', 12.55, 12.56);
const NEXT = area('next', 12.56, 12.57);

test('the area is the one round the position, and a hole in it is outside', () => {
  expect(areaAt([NEXT, HERE], ISTEDGADE)?.id).toBe('here');
  expect(areaAt([NEXT, HERE], { ...ISTEDGADE, lon: 12.565 })?.id).toBe('next');
  expect(areaAt([HERE, NEXT], { ...ISTEDGADE, lat: 55.6695, lon: 12.5545 })).toBeNull();
  expect(areaAt([HERE, NEXT], { ...ISTEDGADE, lat: 56 })).toBeNull();
  expect(areaAt([HERE, NEXT], null)).toBeNull();
});

test('a cell is as coarse as its area, and indoors there is none', async () => {
  const cell = (await whereIs(HERE, 'street_park', ISTEDGADE)).cell!;
  expect(cell).toBe(latLngToCell(ISTEDGADE.lat, ISTEDGADE.lon, 8));
  const dense = area('here', 12.55, 12.56, true);
  expect(getResolution((await whereIs(dense, 'station', ISTEDGADE)).cell!)).toBe(9);
  expect(await whereIs(HERE, 'shelter', ISTEDGADE)).toEqual({ area_id: 'here', place: 'shelter' });
  expect(await whereIs(null, 'van', null)).toEqual({ area_id: null, place: 'van' });
});

test('a day has four parts on the phone’s own calendar', () => {
  const at = (hour: number, minute: number): number =>
    new Date(2026, 10, 21, hour, minute).getTime();
  expect(
    [at(0, 0), at(5, 59), at(6, 0), at(12, 0), at(17, 59), at(18, 0), at(23, 59)].map(blockOf),
  ).toEqual(['night', 'night', 'morning', 'afternoon', 'afternoon', 'evening', 'evening']);
});

test('a meeting says what was chosen and nothing else', () => {
  expect(said(emptyDraft())).toEqual({ kind: 'micro_meeting', people_n: 1 });
  const draft = emptyDraft('injectable');
  draft.counts = { condom: 3, foil: 0, syringe_set: 2 };
  draft.collecting_for = 'both';
  draft.others_n = 4;
  draft.kits.kits_n = 1;
  draft.referrals = withReferral([], 'housing');
  expect(said(draft)).toEqual({
    kind: 'micro_meeting',
    people_n: 1,
    supplies: [
      { supply: 'syringe_set', count: 2 },
      { supply: 'condom', count: 3 },
    ],
    collecting_for: 'both',
    others_n: 4,
    naloxone: [
      { form: 'injectable', kits_n: 1, recipient: 'at_risk', supply: 'first', trained: true },
    ],
    referrals: [{ service: 'housing', status: 'offered', made_by: 'advice' }],
  });
  draft.collecting_for = 'self';
  expect(said(draft).others_n).toBeUndefined();
  expect(withReferral(draft.referrals, 'housing')).toEqual([]);
});

test('the kit shows first what was handed out most, and the rest as before', () => {
  const kit = kitOrder(['foil', 'food'], { condom: 2, foil: 1 });
  expect(kit.slice(0, 4)).toEqual(['condom', 'foil', 'food', 'syringe_set']);
  expect([...kit].sort()).toEqual([...SUPPLIES].sort());
});
