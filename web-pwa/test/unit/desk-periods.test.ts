import { describe, expect, it } from 'vitest';
import {
  daysBefore,
  endingOn,
  endWeek,
  firstWeek,
  lengthOf,
  overlap,
  yearEarlier,
} from '../../src/desk/hotspots/periods';

const MONTH = { from: '2026-10-26', to: '2026-11-22' };

describe('periods to compare', () => {
  it('have the same length, over a change of the clocks and a leap day', () => {
    expect(lengthOf(MONTH)).toBe(28);
    expect(daysBefore(MONTH)).toEqual({ from: '2026-09-28', to: '2026-10-25' });
    expect(daysBefore({ from: '2024-03-01', to: '2024-03-01' })).toEqual({
      from: '2024-02-29',
      to: '2024-02-29',
    });
    expect(lengthOf(daysBefore({ from: '2026-03-20', to: '2026-04-03' }))).toBe(15);
  });

  it('meet the same days of the week a year earlier', () => {
    const earlier = yearEarlier(MONTH);
    expect(earlier).toEqual({ from: '2025-10-27', to: '2025-11-23' });
    expect(new Date(earlier.from).getDay()).toBe(new Date(MONTH.from).getDay());
  });

  it('overlap when they share a day', () => {
    expect(overlap(MONTH, { from: '2026-11-22', to: '2026-12-01' })).toBe(true);
    expect(overlap(MONTH, { from: '2026-11-23', to: '2026-12-01' })).toBe(false);
  });
});

describe('a window over weeks', () => {
  const weeks = ['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'].map((to) =>
    endingOn(to, 7),
  );

  it('ends where its last day is', () => {
    expect(endWeek(weeks, endingOn('2026-11-15', 28))).toBe(2);
    expect(endWeek(weeks, endingOn('2026-11-16', 28))).toBe(3);
    expect(endWeek(weeks, endingOn('2026-12-24', 28))).toBe(3);
    expect(endWeek([], MONTH)).toBe(-1);
  });

  it('begins to play where all of it is known', () => {
    expect(firstWeek(weeks, 7)).toBe(0);
    expect(firstWeek(weeks, 21)).toBe(2);
    expect(firstWeek(weeks, 90)).toBe(3);
    expect(firstWeek([], 7)).toBe(-1);
  });
});
