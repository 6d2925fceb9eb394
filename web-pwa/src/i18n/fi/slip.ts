import type english from '../en/slip';
import type { Texts } from '../texts';

const slip: Texts<typeof english> = {
  card_title: 'Säilytä lappu',
  card_by: 'Viimeistään {day}',
  card_about_treatment_guarantee_14d: 'Vastaus, johon sinulla on oikeus 14 päivässä',
  card_about_lead_30d: 'Paikka odottaa sinua 30 päivää',
  card_about_naloxone_refill: 'Uusi pakkaus odottaa sinua',
  card_about_wound_check: 'Anna jonkun katsoa sitä uudelleen',
  card_about_own_promise: 'Se, minkä lupasimme sinulle',
  card_how: 'Sano nämä sanat meille. Vain ne löytävät asian: nimesi ei ole missään.',
  card_forget:
    'Haluatko, että tämä unohdetaan? Skannaa ruutu tai kirjoita sanat osoitteessa {address}',
  qr: 'Ruutu kameralle',
  forget_title: 'Unohda minut',
  forget_lead:
    'Lappusi sanat riittävät. Ei nimeä, ei syytä, ei tiliä. Kenellekään ei kerrota, että teit tämän.',
  forget_words: 'Lappusi sanat',
  forget_scanned: 'Luimme sanat ruudusta.',
  forget_button: 'Unohda minut',
  forget_going: 'Hetki',
  forget_few: 'Lapussa on vähintään kolme sanaa.',
  forget_done_title: 'Se on tehty',
  forget_done: 'Jos näillä sanoilla oli jotain, se on nyt poissa. Voit heittää lapun pois.',
  forget_same:
    'Sanomme aina juuri näin, löytyi sanoja tai ei, jotta kukaan ei voi kokeilemalla selvittää, oliko lappua.',
  forget_new: 'Onko lappu alle tunnin vanha? Tee tämä varmuuden vuoksi uudelleen tunnin päästä.',
  forget_offline: 'Ei verkkoa. Mitään ei lähetetty. Yritä myöhemmin uudelleen.',
  forget_another: 'Toinen lappu',
  language: 'Kieli',
};
export default slip;
