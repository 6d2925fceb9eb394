import { describe, expect, it } from 'vitest';
import { lastDays, ownDays } from '../../src/desk/days';
import { countdown } from '../../src/desk/moments';
import { roomOf, roomsFor } from '../../src/desk/rooms';

describe('the days on the desk', () => {
  it('count today as one of them', () => {
    const noon = new Date(2026, 10, 21, 12).getTime();
    expect(lastDays(7, noon)).toEqual({ from: '2026-11-15', to: '2026-11-21' });
    expect(lastDays(1, noon)).toEqual({ from: '2026-11-21', to: '2026-11-21' });
  });

  it('are calendar days, also when the clocks change in between', () => {
    const evening = new Date(2026, 9, 26, 23, 30).getTime();
    expect(lastDays(2, evening)).toEqual({ from: '2026-10-25', to: '2026-10-26' });
  });

  it('may be chosen in either order, and wait for the second date', () => {
    expect(ownDays('2026-11-21', '2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-11-21' });
    expect(ownDays('2026-11-21', '')).toBeNull();
  });
});

describe('the rooms of the desk', () => {
  it('are all open to a coordinator', () => {
    expect(roomOf(roomsFor(['volunteer', 'coordinator']), undefined)).toBe('hotspots');
    expect(roomOf(roomsFor(['coordinator']), 'pickups')).toBe('pickups');
  });

  it('show an administrator members and phones, but no finds', () => {
    expect(roomsFor(['admin'])).toEqual(['members', 'devices', 'settings']);
    expect(roomOf(roomsFor(['admin']), 'hotspots')).toBe('members');
  });

  it('are closed to everybody else', () => {
    expect(roomOf(roomsFor(['volunteer', 'outreach']), 'hotspots')).toBeNull();
  });
});

describe('the countdown of an invite', () => {
  it('stops at zero', () => {
    expect([600_000, 65_000, 400, -5].map(countdown)).toEqual(['10:00', '1:05', '0:01', '0:00']);
  });
});
