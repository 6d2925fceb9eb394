import type english from '../en/map';
import type { Texts } from '../texts';

const map: Texts<typeof english> = {
  title: 'Kartta',
  tab_map: 'Kartta',
  tab_list: 'Luettelo',
  label: 'Löytöjen kartta. Vieressä oleva luettelo kertoo saman sanoin.',
  loading: 'Kartta on tulossa …',
  no_map: 'Tämä laite ei pysty piirtämään karttaa. Luettelo kertoo saman.',
  zoom_in: 'Lähemmäs',
  zoom_out: 'Kauemmas',
  show_whole: 'Näytä kaikki',
  where_am_i: 'Missä olen?',
  where_waiting: 'Haetaan sijaintiasi …',
  where_refused: 'Puhelin ei saa kertoa sijaintiaan. Salli se selaimen asetuksissa.',
  close: 'Sulje',
  area: 'Alue',
  all_areas: 'Kaikki alueet',
  legend: 'Värit',
  legend_one: { one: '{n} löytö', other: '{n} löytöä' },
  legend_span: '{from}–{to} löytöä',
  legend_more: { one: 'vähintään {n} löytö', other: 'vähintään {n} löytöä' },
  searched_clean: 'etsitty, ei löytöjä', // review
  not_searched: 'ei etsitty', // review
  own_find: 'oma löytösi',
  searched_now: 'etsitty tällä kierroksella', // review
  cells_found: { one: '{n} paikka, jossa löytöjä', other: '{n} paikkaa, joissa löytöjä' },
  cells_clean: { one: '{n} paikka etsitty, ei löytöjä', other: '{n} paikkaa etsitty, ei löytöjä' }, // review
  cells_not_searched: { one: '{n} paikka etsimättä', other: '{n} paikkaa etsimättä' }, // review
  list_title: 'Eniten löytöjä',
  list_more: { one: 'Näytä {n} lisää', other: 'Näytä {n} lisää' },
  things: { one: '{n} esine', other: '{n} esinettä' },
  at: '{street}',
  at_crossing: '{street} / {crossing}',
  near: 'Lähellä: {street}',
  point: 'Kohdassa {lat}, {lon}',
  visited: { one: 'Etsitty kerran', other: 'Etsitty {n} kertaa' }, // review
  walked: '{way}, aika {time}',
  metres: '{n} m',
  kilometres: '{km} km',
  seconds: '{n} s',
  minutes: '{minutes} min',
  hours: '{hours} t {minutes} min',
  cell_clean: 'Paikka on etsitty, eikä mitään löytynyt.', // review
  cell_not_searched:
    'Kukaan ei ole etsinyt täältä näinä päivinä. Se ei tarkoita, että paikka on puhdas.',
  cell_no_walk: 'Mikään kierros ei kulkenut täällä näinä päivinä; löydöt tulivat muuta kautta.',
  days: '{from} – {to}',
  fetched: 'Haettu {when}',
  kept: 'Ei yhteyttä. Tilanne haettu {when}.',
  fetch_again: 'Hae uudelleen',
  not_fetched:
    'Kartta ei ole vielä puhelimessa. Avaa se kerran yhteyden kanssa, niin se pysyy täällä.',
  no_area: 'Sinulla ei ole vielä aluetta. Pyydä koordinaattoria antamaan sellainen.',
  empty:
    'Täältä ei ole näinä päivinä löydetty eikä etsitty mitään. Lähde kierrokselle, niin ensimmäiset paikat ilmestyvät.',
  empty_action: 'Lähde kierrokselle',
};
export default map;
