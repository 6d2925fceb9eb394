import type english from '../en/follow_ups';
import type { Texts } from '../texts';

const follow_ups: Texts<typeof english> = {
  title: 'Opfølgning',
  make: 'Lav en seddel',
  make_hint:
    'Nogle ord på papir bærer det, I har aftalt. Intet navn bliver skrevet ned nogen steder.',
  what: 'Hvad handler det om?',
  by: 'Hvornår?',
  in_days: { one: 'om {n} dag', other: 'om {n} dage' },
  day_back: '−1 dag',
  day_on: '+1 dag',
  week_back: '−1 uge',
  week_on: '+1 uge',
  language: 'Seddelens sprog',
  area: 'Område',
  no_area: 'Intet område',
  make_now: 'Lav sedlen',
  making: 'Et øjeblik',
  no_key: 'Telefonen kan ikke forsegle endnu. Det kan den, når den har været på nettet én gang.',
  not_sealed: 'Ikke forseglet: Telefonen har ikke mere plads.',
  only_here: 'Ordene står kun her. Skriv dem af, print eller vis dem, før du går videre.',
  print: 'Print',
  handed_over: 'Givet videre',
  throw_away: 'Smid væk',
  thrown_away: 'Smidt væk. Intet af den bliver sendt.',
  handed_on: 'Færdig. Telefonen har glemt ordene.',
  open_title: 'Åbn en seddel',
  words: 'Ordene på sedlen',
  words_hint: 'Eller scan firkanten med telefonens kamera.',
  open: 'Åbn',
  opening: 'Kigger efter',
  offline: 'Det kræver net. Selve sedlen gælder uden.',
  unknown:
    'Ingen seddel har de ord. Se dem efter. En ny seddel er fremme senest 40 minutter efter, at den blev lavet.',
  opened: 'Sedlen',
  due_on: 'Senest {day}',
  closed_on: 'Lukket {day}',
  state_open: 'åben',
  state_due: 'snart', // review
  state_overdue: 'over tiden', // review
  state_done: 'klaret',
  state_released: 'sluppet', // review
  mark_done: 'Klaret',
  mark_released: 'Slip den', // review
  released_hint: '»Slip den« er til den, der ikke vil have den mere.',
  open_another: 'Åbn en anden',
  due_title: 'Skal klares nu',
  due_all: 'Alle mine områder',
  due_hint: 'Hvad, hvornår og hvor. Hvem det er til, står kun på deres egen seddel.',
  due_none: 'Intet skal klares den næste uge.',
  due_away: 'Listen kommer fra serveren og bliver ikke gemt på telefonen.',
  to_help: 'Hjælp',
  again: 'Prøv igen',
};
export default follow_ups;
