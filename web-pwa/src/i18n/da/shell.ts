import type english from '../en/shell';
import type { Texts } from '../texts';

const shell: Texts<typeof english> = {
  tab_patrol: 'Patrulje',
  tab_map: 'Kort',
  tab_desk: 'Skrivebord',
  tab_me: 'Mig',
  tab_contact: 'Møde',
  tab_services: 'Hjælp',
  tab_overdose: 'Overdosis',
  tabs: 'Appens dele',
  close: 'Luk',
  cancel: 'Annullér',
  save: 'Gem',
  undo: 'Fortryd',
  edit: 'Ret',
  more: 'En mere',
  less: 'En færre',
  loading: 'Et øjeblik',
  no_storage:
    'Denne browser gemmer intet, så intet kan gemmes. Forlad privat browsing, eller tillad lagring for siden.',
  later_offline: 'Denne del åbner, når du har været på nettet.',
  try_again: 'Prøv igen',
  sync_waiting: { one: '{n} venter', other: '{n} venter' },
  sync_sent: 'Alt sendt {time}',
  sync_empty: 'Intet venter',
  sync_refused: { one: '{n} skal ses efter', other: '{n} skal ses efter' },
  needlestick: 'Stukket af en kanyle',
  sync_old: { one: '{n} venter, {days} dage', other: '{n} venter, {days} dage' },
};
export default shell;
