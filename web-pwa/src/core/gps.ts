import { now, steady } from './clock';

/** A position with its accuracy and the phone's time of it. */
export interface Fix {
  lat: number;
  lon: number;
  accuracy_m: number;
  at: number;
}

/** What the position is worth now. */
export type GpsState = 'off' | 'waiting' | 'good' | 'fair' | 'poor' | 'lost' | 'denied';

/** A moment by both clocks of the phone. */
interface Moment {
  at: number;
  steady_ms: number;
}
type Heard = Fix & Moment;

const USABLE_ACCURACY_M = 100;
const USABLE_AGE_MS = 30_000;
const GOOD_M = 15;
const FAIR_M = 50;
/** How far a person on patrol may get in a second: what a second of age costs in metres. */
const WALK_M_PER_S = 1.4;
const OPTIONS = { enableHighAccuracy: true, maximumAge: 5_000, timeout: 15_000 };
const PERMISSION_DENIED = 1;

let watch: number | null = null;
let denied = false;
let since: Moment = { at: 0, steady_ms: 0 };
let best: Heard | null = null;
let last: Heard | null = null;
const listeners = new Set<(fix: Fix) => void>();

/** Keeps one watch warm, so that a find never waits for its position. Called on a tap, with a reason on screen. */
export function watchPosition(): void {
  if (watch !== null || !navigator.geolocation) return;
  denied = false;
  since = moment();
  watch = navigator.geolocation.watchPosition(hear, complain, OPTIONS);
}

export function stopWatching(): void {
  if (watch !== null) navigator.geolocation.clearWatch(watch);
  watch = null;
  best = last = null;
}

/** Calls back with every usable fix; answers the way to stop it. */
export function onFix(listener: (fix: Fix) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The best position of now: an older precise fix against a newer rough one; null = place missing. */
export function currentFix(): Fix | null {
  return best && ageOf(best) <= USABLE_AGE_MS ? best : null;
}

/** How good the position is, in metres and in age. */
export function gpsState(): { state: GpsState; accuracy_m: number; age_s: number } {
  const fix = currentFix();
  const age_s = Math.round(ageOf(last ?? since) / 1000);
  if (denied) return { state: 'denied', accuracy_m: 0, age_s };
  if (watch === null) return { state: 'off', accuracy_m: 0, age_s };
  if (fix) return { state: quality(fix.accuracy_m), accuracy_m: Math.round(fix.accuracy_m), age_s };
  return { state: age_s >= USABLE_AGE_MS / 1000 ? 'lost' : 'waiting', accuracy_m: 0, age_s };
}

/** Metres between two points, on the plane that touches the ground between them. */
export function metresBetween(a: Point, b: Point): number {
  const { x, y } = metresPerDegree((a.lat + b.lat) / 2);
  return Math.hypot((b.lon - a.lon) * x, (b.lat - a.lat) * y);
}

interface Point {
  lat: number;
  lon: number;
}

/** Length of a degree of longitude (x) and latitude (y) from the radii of curvature of WGS84. */
export function metresPerDegree(lat: number): { x: number; y: number } {
  const a = 6_378_137;
  const e2 = 0.006_694_379_990_141;
  const phi = (lat * Math.PI) / 180;
  const w = 1 - e2 * Math.sin(phi) ** 2;
  const meridian = (a * (1 - e2)) / w ** 1.5;
  const prime = a / Math.sqrt(w);
  return { x: (prime * Math.cos(phi) * Math.PI) / 180, y: (meridian * Math.PI) / 180 };
}

function quality(accuracy_m: number): GpsState {
  if (accuracy_m <= GOOD_M) return 'good';
  return accuracy_m <= FAIR_M ? 'fair' : 'poor';
}

function hear({ coords }: GeolocationPosition): void {
  const { latitude: lat, longitude: lon, accuracy: accuracy_m } = coords;
  if (accuracy_m > USABLE_ACCURACY_M) return;
  // The phone's own time of hearing: some phones stamp positions with a clock of their own.
  last = { lat, lon, accuracy_m, ...moment() };
  if (!best || worth(last) <= worth(best)) best = last;
  listeners.forEach((listener) => listener(last!));
}

function worth(fix: Heard): number {
  return fix.accuracy_m + (ageOf(fix) / 1000) * WALK_M_PER_S;
}

function moment(): Moment {
  return { at: now(), steady_ms: steady() };
}

/** The longer of two ages: one clock may have been set back, the other stands while the phone sleeps. */
function ageOf({ at, steady_ms }: Moment): number {
  return Math.max(now() - at, steady() - steady_ms, 0);
}

function complain(error: GeolocationPositionError): void {
  // "No position yet" and "took too long" pass by themselves; only a refusal ends the watch.
  if (error.code !== PERMISSION_DENIED) return;
  stopWatching();
  denied = true;
}
