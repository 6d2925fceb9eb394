import type english from '../en/shell';
import type { Texts } from '../texts';

const shell: Texts<typeof english> = {
  tab_patrol: 'Kierros',
  tab_map: 'Kartta',
  tab_desk: 'Työpöytä',
  tab_me: 'Minä',
  tab_contact: 'Kohtaa',
  tab_services: 'Apua',
  // review: "Yliannostus" is too long for a tab.
  tab_overdose: 'Hätä',
  tabs: 'Sovelluksen osat',
  close: 'Sulje',
  cancel: 'Peru',
  save: 'Tallenna',
  undo: 'Kumoa',
  edit: 'Muokkaa',
  more: 'Yksi lisää',
  less: 'Yksi pois',
  loading: 'Hetki',
  no_storage:
    'Selain ei tallenna mitään, joten löytöjä ei voi tallentaa. Poistu yksityisestä selauksesta tai salli sivun tallennus.',
  later_offline: 'Tämä osa avautuu, kun olet ollut verkossa.',
  try_again: 'Yritä uudelleen',
  sync_waiting: { one: '{n} odottaa', other: '{n} odottaa' },
  sync_sent: 'Kaikki lähetetty {time}',
  sync_empty: 'Mikään ei odota',
  sync_refused: { one: '{n} vaatii katsomista', other: '{n} vaatii katsomista' },
  needlestick: 'Neula pisti',
  sync_old: { one: '{n} odottaa, {days} pv', other: '{n} odottaa, {days} pv' },
};
export default shell;
