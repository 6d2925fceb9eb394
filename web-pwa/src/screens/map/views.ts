/** What the map screen can show; `loop` only on nights with a route. */
export type View = 'map' | 'list' | 'loop';

/** The ways between them. */
export const TABS = [
  { value: 'map', text: 'map.tab_map', icon: 'map' },
  { value: 'loop', text: 'plan.tonight', icon: 'walk' },
  { value: 'list', text: 'map.tab_list', icon: 'list' },
] as const;

/** Where an outreach worker reads the published contacts of the area. */
export const CONTACTS = { value: 'contacts', text: 'map.tab_contacts', icon: 'talk' } as const;
export const CONTACT_PATH = '/map/contacts';
