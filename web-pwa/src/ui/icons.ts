import type { LATER_ICONS } from './later-icons';

/** The drawings of the first screens, on a 24 x 24 grid, one weight; only strokes, so that they take the colour of their text. */
export const ICONS = {
  syringe:
    'M17.5 2.5l4 4M19.5 4.5l-3 3M14 5l5 5M15 6l-8.5 8.5v3h3L18 9M13 8l1.5 1.5M10.5 10.5L12 12M6.5 17.5l-4 4',
  needle: 'M20.5 3.5l-8 8M11 10l3 3-2.5 2.5-3-3zM9.5 14.5l-6.5 6.5',
  pipe: 'M3 10c4 0 5 5 9.5 3.5L16.5 10M16.2 7.7a3 3 0 1 0 4.2-.2 3 3 0 0 0-4.2.2z',
  foil: 'M5 4.5l14-1v16.5l-14 1zM9 8.5l6 7M15 8.5l-2.5 3M9 15.5l2-2.5M5 8l2.5 1M19 16l-2-1.5',
  more: 'M6 11a1 1 0 1 0 .01 0zM12 11a1 1 0 1 0 .01 0zM18 11a1 1 0 1 0 .01 0z',
  walk: 'M13.5 4.5a1.5 1.5 0 1 0 .01 0zM12.5 8.5l-1.5 5.5 3 2.5 1.5 5M11 14l-1 3.5L6.5 21M12.5 8.5l-3.5 1.5-1 3.5M12.5 8.5l2 3 3 1',
  map: 'M3 6.5l6-2.5 6 2.5 6-2.5v13.5l-6 2.5-6-2.5-6 2.5zM9 4v13.5M15 6.5V20',
  desk: 'M4 20V10M10 20V4M16 20v-7M3 20h18M21 20v-4',
  me: 'M12 4a4 4 0 1 0 .01 0zM4.5 20.5c.5-4.5 3.5-6.5 7.5-6.5s7 2 7.5 6.5',
  warning: 'M12 4L2.5 20.5h19zM12 10v5M12 17.8v.01',
  pause: 'M9 5.5v13M15 5.5v13',
  play: 'M8 5l11 7-11 7z',
  stop: 'M6.5 6.5h11v11h-11z',
  check: 'M4.5 12.5l5 5 10-11',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9.5l6 6 6-6',
  place:
    'M12 21c4.5-5 6.5-8.3 6.5-11.2A6.5 6.5 0 0 0 5.5 9.8C5.5 12.7 7.5 16 12 21zM12 7.5a2.5 2.5 0 1 0 .01 0z',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.01M4 12h.01M4 17.5h.01',
  edit: 'M14.5 5.5l4 4L8.5 19.5l-5 1 1-5zM12.5 7.5l4 4',
  bicycle:
    'M6 13a4 4 0 1 0 .01 0zM18 13a4 4 0 1 0 .01 0zM6 17l4-8.5h5.5L18 17M10 8.5l4.5 7.5M8.5 8.5h3M15.5 8.5L14.5 6h2.5',
  van: 'M2.5 6.5h11.5v10.5H2.5zM14 10h4l3.5 3.5V17H14zM6.5 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM15.5 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z',
  cloud: 'M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.3 4 4 0 0 1-.5 7.7z',
  pulse: 'M2.5 12h4l3-7 5 14 3-7h4',
  talk: 'M4 4.5h16v11.5h-8.5L7 20v-4H4z',
  heart: 'M12 20C5 14.5 3 11.5 3 8.8a4.6 4.6 0 0 1 9-1.3 4.6 4.6 0 0 1 9 1.3c0 2.7-2 5.7-9 11.2z',
  aid: 'M9.5 3.5h5v6h6v5h-6v6h-5v-6h-6v-5h6z',
} as const;

export type IconName = keyof typeof ICONS | keyof typeof LATER_ICONS;
