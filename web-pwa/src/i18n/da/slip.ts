import type english from '../en/slip';
import type { Texts } from '../texts';

const slip: Texts<typeof english> = {
  card_title: 'Gem sedlen',
  card_by: 'Senest {day}',
  card_about_treatment_guarantee_14d: 'Et svar, du har ret til inden 14 dage',
  card_about_lead_30d: 'En plads, der venter på dig i 30 dage',
  card_about_naloxone_refill: 'Et nyt kit ligger klar til dig',
  card_about_wound_check: 'Lad nogen se på det igen',
  card_about_own_promise: 'Det, vi har lovet dig',
  card_how: 'Sig ordene til os. Kun de kan finde det frem: Dit navn står ingen steder.',
  card_forget: 'Skal det glemmes? Scan firkanten, eller skriv ordene på {address}',
  qr: 'Firkant til kameraet',
  forget_title: 'Glem mig',
  forget_lead:
    'Ordene på din seddel er nok. Intet navn, ingen grund, ingen konto. Ingen får at vide, at du gjorde det.',
  forget_words: 'Ordene på din seddel',
  forget_scanned: 'Vi har læst ordene fra firkanten.',
  forget_button: 'Glem mig',
  forget_going: 'Et øjeblik',
  forget_few: 'En seddel har mindst tre ord.',
  forget_done_title: 'Det er gjort',
  forget_done: 'Var der noget under de ord, er det væk nu. Du kan smide sedlen ud.',
  forget_same:
    'Vi siger altid netop det her, kendt eller ej, så ingen kan prøve sig frem til, om der var en seddel.',
  forget_new:
    'Er sedlen under en time gammel? Så gør det igen om en time, for en sikkerheds skyld.',
  forget_offline: 'Intet net. Intet blev sendt. Prøv igen senere.',
  forget_another: 'En anden seddel',
  language: 'Sprog',
};
export default slip;
