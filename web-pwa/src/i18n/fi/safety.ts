import type english from '../en/safety';
import type { Texts } from '../texts';

const safety: Texts<typeof english> = {
  needle_title: 'Neula pisti',
  needle_calm: 'Hengitä rauhassa. Ulkoa löytynyt neula tartuttaa harvoin mitään.',
  needle_bleed: 'Anna vuotaa',
  needle_bleed_how: 'Itsestään. Älä purista äläkä ime.',
  needle_wash: 'Pese huolellisesti',
  needle_wash_how:
    'Saippualla ja juoksevalla vedellä. Ei hanaa lähellä? Puhdasta vettä heti ja uudelleen ensimmäisellä hanalla.',
  needle_disinfect: 'Desinfioi',
  needle_disinfect_how:
    'Pidä kohta kosteana alkoholilla, vähintään 70 %, kaksi minuuttia. Käsidesi käy.',
  needle_cover: 'Peitä',
  needle_cover_how: 'Laastari tai puhdas liina.',
  needle_call: 'Soita heti ja kysy neuvoa',
  needle_call_how:
    'Ehkäisevä hoito toimii parhaiten tuntien sisällä. Hepatiitti B -rokote auttaa jälkikäteenkin. Lääkäri päättää, mitä tarvitset.',
  needle_note: 'Muista kellonaika',
  needle_note_how: 'Sinulta kysytään, milloin, mihin kohtaan ja näkyikö verta.',
  needle_away: 'Neulaa ei tarvita mukaan',
  needle_away_how: 'Ei koskaan taskuun. Pihdit ja särmäisjäteastia, tai anna työparin hoitaa.',
  needle_eye: 'Verta silmässä tai suussa: huuhtele runsaalla vedellä ja soita sitten.',
  needle_private: 'Mitään tästä ei kirjata eikä lähetetä. Se ei näy millään kartalla.',
  needle_approve: 'Järjestön kouluttajan tai lääkärin hyväksyttävä.',
  needle_call_advice: 'Soita: {name}',
  needle_call_emergency: 'Hätänumero',
  clock_title: 'Milloin se tapahtui?',
  clock_now: 'Se tapahtui juuri nyt',
  clock_at: 'Se tapahtui klo {time}',
  clock_ago: { one: '{n} min sitten', other: '{n} min sitten' },
  clock_earlier: '5 min aiemmin',
  clock_done: 'Valmis, unohda',
  clock_private: 'Pysyy tällä näytöllä, kunnes painat ”Valmis” tai suljet sovelluksen.',
  lock_title: 'Lukittu',
  lock_pin: 'PIN-koodisi',
  lock_digits: { one: '{n} numero', other: '{n} numeroa' },
  lock_key_erase: 'Poista numero',
  lock_key_done: 'Avaa',
  lock_checking: 'Hetki',
  lock_wrong: {
    one: 'Väärä PIN-koodi. Enää {n} yritys.',
    other: 'Väärä PIN-koodi. {n} yritystä jäljellä.',
  },
  lock_wrong_then: 'Sitten puhelin kirjataan ulos. Lähettämättömät jäävät siihen.',
  lock_back: 'Takaisin lukitukseen',
  pin_title: 'Lukitse PIN-koodilla',
  pin_lead:
    'Sovellus kysyy sitä alussa ja aina, kun se on ollut pois näkyvistä. Kierros jatkuu sillä välin.',
  pin_honest:
    'Se pitää uteliaat silmät poissa. Se ei salaa tietoja: puhelimen muistin kopioija pääsee sen ohi.',
  pin_ended:
    'Viisi väärää PIN-koodia kirjaa puhelimen ulos. Lähettämättömät löydöt jäävät siihen. Kukaan ei voi hakea PIN-koodia.',
  pin_new: 'Valitse 4–6 numeroa',
  pin_again: 'Sama uudelleen',
  pin_next: 'Seuraava',
  pin_differs: 'Se oli eri PIN-koodi. Valitse uudelleen.',
  pin_not_kept: 'Puhelimessa ei ole tilaa PIN-koodille.',
};
export default safety;
