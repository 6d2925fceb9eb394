import type { Component } from 'svelte';
import { loadSection, type LaterSection } from '../i18n';
import type { Screen } from '../router';

/** What is not there from the start: everything but the patrol, and what comes before or over a screen. */
export type LaterScreen = Exclude<Screen, 'patrol'> | 'lock' | 'warnings';
type Loaded = { default: Component };
type Way = [load: () => Promise<Loaded>, ...texts: LaterSection[]];

const WAYS: Record<LaterScreen, Way> = {
  join: [() => import('../screens/join/JoinScreen.svelte'), 'account'],
  lock: [() => import('../screens/lock/LockScreen.svelte'), 'safety'],
  warnings: [() => import('./Warnings.svelte'), 'warnings'],
  map: [() => import('../screens/map/MapScreens.svelte'), 'map'],
  desk: [() => import('../desk/Desk.svelte'), 'desk'],
  me: [() => import('../screens/me/MeScreen.svelte'), 'account'],
  needlestick: [() => import('../screens/needlestick/NeedlestickScreen.svelte'), 'safety'],
  overdose: [() => import('../screens/overdose/OverdoseScreen.svelte'), 'overdose'],
  contact: [() => import('../screens/contact/ContactScreen.svelte'), 'contact', 'street_words'],
  services: [() => import('../screens/services/ServicesScreen.svelte'), 'services', 'street_words'],
  'follow-ups': [
    () => import('../screens/follow-ups/FollowUpsScreen.svelte'),
    'follow_ups',
    'street_words',
  ],
  slip: [
    () => import('../screens/follow-ups/SlipScreen.svelte'),
    'slip',
    'follow_ups',
    'street_words',
  ],
  forget: [() => import('../screens/forget/ForgetScreen.svelte'), 'slip'],
};

/** Fetches a screen and its texts. */
export async function fetchScreen(name: LaterScreen): Promise<Component> {
  const [load, ...texts] = WAYS[name];
  const sections = ['problems', ...texts] as const;
  const [screen] = await Promise.all([load(), ...sections.map(loadSection)]);
  return screen.default;
}
