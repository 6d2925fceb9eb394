import type english from '../en/services';
import type { Texts } from '../texts';

const services: Texts<typeof english> = {
  title: 'Apua',
  kinds: 'Millaista apua?',
  kinds_all: 'Kaikki',
  kinds_more: 'Lisää',
  open_now: 'Auki nyt',
  closed_now: 'Avautuu myöhemmin',
  ask_first: 'Soita ensin',
  none: 'Ei vielä paikkoja. Koordinaattori kirjaa ne, ja ne tulevat, kun puhelin on seuraavan kerran verkossa.',
  none_open: 'Mikään ei ole auki juuri nyt.',
  none_open_next: 'Ensin avautuu {name}: {when}.',
  fetched: 'Tilanne {when}', // review
  open: 'Auki',
  open_until: 'Auki klo {time} asti',
  open_until_day: 'Auki {day} klo {time} asti', // review
  opens_today: 'Avautuu tänään klo {time}',
  opens_tomorrow: 'Avautuu huomenna klo {time}',
  opens_day: 'Avautuu {day} klo {time}', // review
  closed_long: 'Kiinni viikkoja',
  hours_unknown: 'Aukiolo ei tiedossa',
  hours_as_of: '{hours} ({day})',
  hours: 'Aukiolo',
  hours_closed: 'kiinni',
  hours_all_day: 'ympäri vuorokauden',
  today: 'Tänään',
  tomorrow: 'Huomenna',
  nearest: 'Lähimmät ensin',
  nearest_ask: 'Missä olen?',
  nearest_waiting: 'Haetaan sijaintia',
  nearest_refused: 'Puhelin ei kerro sijaintiaan.',
  away: '{way} tästä',
  away_to: '{way}, {side}', // review
  side_n: 'pohjoiseen',
  side_ne: 'koilliseen',
  side_e: 'itään',
  side_se: 'kaakkoon',
  side_s: 'etelään',
  side_sw: 'lounaaseen',
  side_w: 'länteen',
  side_nw: 'luoteeseen',
  call: 'Soita {phone}',
  way: 'Näytä tie',
  way_hide: 'Piilota kartta',
  way_map: 'Kartta: {name}',
  way_no_map: 'Kartta ei ole vielä tässä puhelimessa.',
  refer: 'Ohjaa',
  languages: 'Kielet',
  bring: 'Ota mukaan',
  note: 'Hyvä tietää',
};
export default services;
