import type english from '../en/safety';
import type { Texts } from '../texts';

const safety: Texts<typeof english> = {
  needle_title: 'Stukket af en kanyle',
  needle_calm: 'Træk vejret. Det er sjældent, at en kanyle fundet udenfor smitter nogen.',
  needle_bleed: 'Lad det bløde',
  needle_bleed_how: 'Af sig selv. Klem ikke, og sug ikke.',
  needle_wash: 'Vask grundigt',
  needle_wash_how:
    'Sæbe og rindende vand. Ingen vandhane? Rent vand nu, og igen ved den første hane.',
  needle_disinfect: 'Desinficér',
  needle_disinfect_how:
    'Hold stedet vådt med sprit, mindst 70 %, i to minutter. Håndsprit kan bruges.',
  needle_cover: 'Dæk det til',
  needle_cover_how: 'Et plaster eller en ren klud.',
  needle_call: 'Ring straks efter råd',
  needle_call_how:
    'Forebyggende behandling virker bedst inden for timer. Vaccine mod hepatitis B hjælper også bagefter. En læge afgør, hvad du har brug for.',
  needle_note: 'Husk tidspunktet',
  needle_note_how: 'De spørger hvornår, hvor på kroppen, og om du så blod.',
  needle_away: 'Kanylen er der ikke brug for',
  needle_away_how: 'Aldrig i lommen. Brug tang og kanylebøtte, eller lad makkeren gøre det.',
  needle_eye: 'Blod i øje eller mund: skyl med rigeligt vand, og ring så.',
  needle_private: 'Intet herfra bliver registreret eller sendt. Det kommer ikke på noget kort.',
  needle_approve: 'Skal godkendes af organisationens underviser eller læge.',
  needle_call_advice: 'Ring til {name}',
  needle_call_emergency: 'Alarm',
  clock_title: 'Hvornår skete det?',
  clock_now: 'Det skete lige nu',
  clock_at: 'Det skete kl. {time}',
  clock_ago: { one: 'for {n} min siden', other: 'for {n} min siden' },
  clock_earlier: '5 min tidligere',
  clock_done: 'Færdig, glem det',
  clock_private: 'Bliver på denne skærm til »Færdig«, eller til appen lukkes.',
  lock_title: 'Låst',
  lock_pin: 'Din pinkode',
  lock_digits: { one: '{n} ciffer', other: '{n} cifre' },
  lock_key_erase: 'Slet et ciffer',
  lock_key_done: 'Lås op',
  lock_checking: 'Et øjeblik',
  lock_wrong: {
    one: 'Forkert pinkode. Kun {n} forsøg tilbage.',
    other: 'Forkert pinkode. {n} forsøg tilbage.',
  },
  lock_wrong_then: 'Så logges telefonen ud. Usendte fund bliver på den.',
  lock_back: 'Tilbage til låsen',
  pin_title: 'Lås med pinkode',
  pin_lead:
    'Appen beder om den, når den starter, og hver gang den har været ude af syne. En patrulje kører videre imens.',
  pin_honest:
    'Den holder nysgerrige øjne væk. Den krypterer ikke: Den, der kan kopiere telefonens lager, kommer uden om den.',
  pin_ended:
    'Fem forkerte pinkoder logger telefonen ud. Usendte fund bliver på den. Ingen kan slå pinkoden op.',
  pin_new: 'Vælg 4 til 6 cifre',
  pin_again: 'Den samme igen',
  pin_next: 'Videre',
  pin_differs: 'Det var en anden pinkode. Vælg igen.',
  pin_not_kept: 'Telefonen har ikke plads til at gemme pinkoden.',
};
export default safety;
