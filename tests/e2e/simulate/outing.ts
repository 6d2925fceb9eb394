import { chance } from './chance';
import { BICYCLE, KILLED, PAUSE, POCKET, SECONDS, SKY } from './diary';
import { cornersOf } from './ground';
import { listen, within, type Heard, type Stretch } from './satellites';
import { planTicks, type Tick } from './ticks';
import { searched, type Searched } from './truth';
import { walkStreets } from './way';
import type { Spot } from './ground';

const AREA = 'Vesterbro';
const FOOT_M_PER_S = 1.25;
const BICYCLE_M_PER_S = 4;

/** One patrol as it truly is: where it goes, what is heard on the way, and what will be ticked. */
export interface Outing {
  way: readonly Spot[];
  heard: readonly Heard[];
  ticks: readonly Tick[];
  /** The ground it truly searches. */
  truth: Searched;
}

export function planOuting(seed: number): Outing {
  const luck = chance(seed);
  const ticks = planTicks(luck);
  const stands: Stretch[] = ticks.map(({ at, until }) => ({ from: at, to: until }));
  const pace = (second: number): number => {
    if (within(stands, second)) return 0;
    const usual = second < BICYCLE ? FOOT_M_PER_S : BICYCLE_M_PER_S;
    return usual * (1 + 0.15 * Math.sin(second / 40));
  };
  // A little longer than planned: the last things take their time.
  const way = walkStreets(cornersOf(AREA), SECONDS + 120, pace, luck);
  const heard = listen(way, SKY, luck);
  const counts = (second: number): boolean =>
    second <= SECONDS && !within([...KILLED, POCKET, PAUSE], second);
  return { way, heard, ticks, truth: searched(way, heard, counts) };
}
