import type { Sky, Stretch } from './satellites';

/** What happens on the long patrol, in seconds since its start. */
const at = (minute: number): number => Math.round(minute * 60);
const from = (begin: number, end: number): Stretch => ({ from: at(begin), to: at(end) });

export const SECONDS = at(120);
export const HOUR_MS = 3_600_000;

/** The network is gone; in two of these the server is. */
export const OFFLINE: (Stretch & { server?: true })[] = [
  from(4, 9),
  from(13, 19),
  { ...from(26, 33), server: true },
  from(38, 43),
  from(51, 58),
  from(63, 69),
  from(74, 79),
  { ...from(84, 90), server: true },
  from(101, 107),
  from(111, 116),
];

/** The browser is killed at the first second and is back at the second one. */
export const KILLED = [from(30, 31.5), from(86.5, 88)];
/** The phone is in a pocket, and a new version of the app waits for just that. */
export const POCKET = from(47, 48.5);
/** The next version is on the server from here on. */
export const NEXT_VERSION = at(45);
export const PAUSE = from(92, 99);
/** From here on by bicycle. */
export const BICYCLE = at(103);
/** The phone's clock runs these hours ahead. It changes while finds wait, there and back. */
export const WRONG_CLOCK = { ...from(54, 66), ahead_ms: 5 * HOUR_MS };

export const SKY: Sky = {
  silent: [from(10, 12.5), from(35, 37), from(70, 73.5), from(109, 110.5)],
  rough: [from(21, 24.5), from(80, 82)],
  jumps: [
    { from: at(7), to: at(7) + 14, metres: 220 },
    { from: at(12.5), to: at(12.5) + 20, metres: 640 },
    { from: at(41), to: at(41) + 35, metres: 380 },
    { from: at(60), to: at(60) + 9, metres: 800 },
    { from: at(76), to: at(76) + 45, metres: 500 },
    { from: at(105), to: at(105) + 25, metres: 310 },
  ],
};

/** Nobody touches the phone. */
export const AWAY: Stretch[] = [...KILLED, POCKET];
