import { app } from '../../app.svelte';
import { now, steady } from '../../core/clock';
import { gpsState, stopWatching, watchPosition } from '../../core/gps';
import { recall } from '../../core/kept';
import { onChange } from '../../core/news';
import * as patrols from '../../core/patrols';
import { clockJumped, followClock, startClock } from '../../core/timekeeping';
import { letSleep } from '../../core/wake';
import { here } from '../../router';
import { isBusy, end, readPatrol } from './patrolling';
import { readFinds, shift } from './state.svelte';

export * from './logging';
export { closeSummary, end, goOn, pause, ride, start } from './patrolling';
export { shift } from './state.svelte';

const DIM_MS = 120_000;
const LINGER_MS = 120_000;
const TOUCH_EVERY_MS = 30_000;
const TOUCHES = ['pointerdown', 'keydown'];

/** Reads the shift from the phone and follows the patrol that goes on. */
export async function readShift(): Promise<void> {
  const [quick] = await Promise.all([recall('quick_items'), startClock(), readPatrol()]);
  shift.quick = quick ?? shift.quick;
  shift.loaded = true;
}

/** Keeps the shift on screen as the phone has it; answers the way to stop. */
export function followShift(): () => void {
  const deafen = onChange(() => void readPatrol(), ['patrols']);
  const clock = setInterval(tick, 1000);
  // What other tabs wrote while this one was frozen was never heard.
  const thaw = (): void => void readFinds();
  document.addEventListener('resume', thaw);
  // On any screen: who reads the map is still on patrol.
  for (const touch of TOUCHES) window.addEventListener(touch, touched, true);
  // Who signs out leaves nothing to see.
  $effect(() => {
    if (!app.member && !app.blocked) void readFinds();
  });
  return () => {
    deafen();
    clearInterval(clock);
    document.removeEventListener('resume', thaw);
    for (const touch of TOUCHES) window.removeEventListener(touch, touched, true);
  };
}

/** Notes a touch, so that the patrol does not end itself. */
export function touched(): void {
  const { patrol } = shift;
  if (!patrol || patrol.ended_at !== null || now() - patrol.touched_at < TOUCH_EVERY_MS) return;
  shift.patrol = { ...patrol, touched_at: now() };
  patrols.touchPatrol(patrol.id).catch(() => undefined);
}

/** Whether nobody has touched the screen for a while: then it dims. */
export function isIdle(): boolean {
  return shift.patrol !== null && shift.now - shift.patrol.touched_at > DIM_MS;
}

/** Keeps the position warm for a find without a patrol, when the phone allowed it before. */
export async function warmUpIfAllowed(): Promise<void> {
  const allowed = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
  if (allowed?.state === 'granted') watchPosition();
}

function tick(): void {
  if (isBusy()) return;
  if (clockJumped()) {
    void followClock().catch(() => undefined);
    return;
  }
  shift.now = now();
  shift.gps = gpsState();
  if (shift.said && shift.said.until_ms < steady()) shift.said = null;
  const { patrol } = shift;
  if (!patrol) letGo();
  const idle = patrol && patrol.ended_at === null && shift.now - patrol.touched_at;
  if (idle && idle > patrols.IDLE_END_MS) void end(true);
}

/** Without a patrol the phone is left alone two minutes after the last find. */
function letGo(): void {
  const seen =
    ['patrol', 'map', 'contact'].includes(here.route.screen) &&
    document.visibilityState === 'visible';
  if (seen || shift.now - (shift.pickups[0]?.touched_at ?? 0) < LINGER_MS) return;
  stopWatching();
  letSleep();
}
