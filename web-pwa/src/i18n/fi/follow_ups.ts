import type english from '../en/follow_ups';
import type { Texts } from '../texts';

const follow_ups: Texts<typeof english> = {
  title: 'Seuranta',
  make: 'Tee lappu',
  make_hint: 'Muutama sana paperilla kantaa sen, mistä sovitte. Nimeä ei kirjoiteta mihinkään.',
  what: 'Mistä on kyse?',
  by: 'Mihin mennessä?',
  in_days: { one: '{n} päivän päästä', other: '{n} päivän päästä' },
  day_back: '−1 pv',
  day_on: '+1 pv',
  week_back: '−1 vk',
  week_on: '+1 vk',
  language: 'Lapun kieli',
  area: 'Alue',
  no_area: 'Ei aluetta',
  make_now: 'Tee lappu',
  making: 'Hetki',
  no_key: 'Puhelin ei osaa vielä sinetöidä. Se osaa, kun se on kerran ollut verkossa.', // review
  not_sealed: 'Ei sinetöity: puhelimessa ei ole tilaa.', // review
  only_here: 'Sanat ovat vain tässä. Kirjoita, tulosta tai näytä ne ennen kuin jatkat.',
  print: 'Tulosta',
  handed_over: 'Annettu',
  throw_away: 'Heitä pois',
  thrown_away: 'Heitetty pois. Mitään ei lähetetä.',
  handed_on: 'Valmis. Puhelin on unohtanut sanat.',
  open_title: 'Avaa lappu',
  words: 'Lapun sanat',
  words_hint: 'Tai skannaa ruutu puhelimen kameralla.',
  open: 'Avaa',
  opening: 'Etsitään',
  offline: 'Tähän tarvitaan verkko. Itse lappu kelpaa ilmankin.',
  unknown:
    'Näillä sanoilla ei ole lappua. Tarkista sanat. Uusi lappu on perillä viimeistään 40 minuutin päästä.',
  opened: 'Lappu',
  due_on: 'Viimeistään {day}',
  closed_on: 'Suljettu {day}',
  state_open: 'avoin',
  state_due: 'pian', // review
  state_overdue: 'myöhässä',
  state_done: 'hoidettu',
  state_released: 'päästetty', // review
  mark_done: 'Hoidettu',
  mark_released: 'Päästä irti', // review
  released_hint: '”Päästä irti” on sille, joka ei halua tätä enää.',
  open_another: 'Avaa toinen',
  due_title: 'Hoidettavaa nyt',
  due_all: 'Kaikki alueeni',
  due_hint: 'Mitä, milloin ja missä. Kenelle, se lukee vain hänen omassa lapussaan.',
  due_none: 'Viikon sisällä ei ole hoidettavaa.',
  due_away: 'Lista tulee palvelimelta eikä jää puhelimeen.',
  to_help: 'Apua',
  again: 'Yritä uudelleen',
};
export default follow_ups;
