import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  callsForDose,
  forgetOverdose,
  keepOverdose,
  nextDoseIn,
  readOverdose,
  wasMistake,
} from '../../src/core/overdose';
import {
  draftOf,
  missing,
  responseOf,
  withDoses,
  withForm,
} from '../../src/screens/overdose/record/draft';

const START = Date.UTC(2026, 10, 21, 20);
const MINUTE_MS = 60_000;

let disk = new Map<string, string>();
beforeEach(() => {
  disk = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => disk.get(name) ?? null,
    setItem: (name: string, value: string) => disk.set(name, value),
    removeItem: (name: string) => disk.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('the next dose is asked for after two minutes, and again with every minute', () => {
  const before = { started_at: START, doses: [] };
  expect(nextDoseIn(before, START + MINUTE_MS)).toBeNull();
  expect(callsForDose(before, START + 10 * MINUTE_MS)).toBe(0);
  const given = { started_at: START, doses: [START + MINUTE_MS, START + 2 * MINUTE_MS] };
  const after = (ms: number): number => START + 2 * MINUTE_MS + ms;
  expect(nextDoseIn(given, after(30_000))).toBe(90_000);
  expect([119_999, 120_000, 179_999, 180_000].map((ms) => callsForDose(given, after(ms)))).toEqual([
    0, 1, 1, 2,
  ]);
});

test('only times are on the disk, they come back, and nothing is left at the end', () => {
  const going = { started_at: START, doses: [START + 5], place: 'Istedgade' };
  keepOverdose(going);
  expect([...disk.values()]).toEqual([`{"started_at":${START},"doses":[${START + 5}]}`]);
  expect(readOverdose(START + MINUTE_MS)).toEqual({ started_at: START, doses: [START + 5] });
  forgetOverdose();
  expect(disk.size).toBe(0);
  expect(readOverdose(START)).toBeNull();
});

test('what lies there from another day, or was spoilt, is no overdose', () => {
  keepOverdose({ started_at: START, doses: [] });
  expect(readOverdose(START + 24 * 60 * MINUTE_MS)).toBeNull();
  for (const spoilt of ['{', 'null', '[]', '{"started_at":"soon"}']) {
    disk.set('gadeplan-overdose', spoilt);
    expect(readOverdose(START)).toBeNull();
  }
});

test('a look by mistake is over at once, a dose never is', () => {
  expect(wasMistake({ started_at: START, doses: [] }, START + 14_000)).toBe(true);
  expect(wasMistake({ started_at: START, doses: [] }, START + 16_000)).toBe(false);
  expect(wasMistake({ started_at: START, doses: [START] }, START + 1_000)).toBe(false);
});

test('the record knows what the screen knows, and says what is missing', () => {
  const draft = draftOf(2, true);
  expect(draft).toMatchObject({ form: 'nasal', doses_n: 2, breathing: true, side: false });
  expect(missing(draft)).toEqual(['ambulance', 'outcome', 'refill']);
  expect(responseOf({ ...draft, ambulance: 'called', outcome: 'recovered' })).toBeNull();
  expect(
    responseOf({ ...draft, ambulance: 'called', outcome: 'recovered', refill: false }),
  ).toEqual({
    responder: 'outreach',
    naloxone_form: 'nasal',
    doses_n: 2,
    rescue_breathing: true,
    recovery_position: false,
    ambulance: 'called',
    outcome: 'recovered',
    refill_given: false,
  });
});

test('why nobody called is only told where nobody did', () => {
  const draft = {
    ...draftOf(0, false),
    no_call: 'no_phone',
    outcome: 'unknown',
    refill: true,
  } as const;
  const told = (ambulance: 'called' | 'not_called') => responseOf({ ...draft, ambulance });
  expect(told('not_called')).toMatchObject({ naloxone_form: 'none', no_call_reason: 'no_phone' });
  expect(told('called')).not.toHaveProperty('no_call_reason');
});

test('doses and form never contradict each other', () => {
  const none = withForm(draftOf(2, false), 'none');
  expect(none).toMatchObject({ form: 'none', doses_n: 0 });
  expect(withDoses(none, 1)).toMatchObject({ form: 'nasal', doses_n: 1 });
  expect(withForm(none, 'injectable')).toMatchObject({ form: 'injectable', doses_n: 1 });
  expect(withDoses(draftOf(1, false), 0)).toMatchObject({ form: 'none', doses_n: 0 });
});
