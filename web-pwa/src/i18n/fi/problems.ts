import type english from '../en/problems';
import type { Texts } from '../texts';

const problems: Texts<typeof english> = {
  malformed_json: 'Palvelin ei osannut lukea sitä.',
  malformed_gpx: 'Tämä ei ole luettava GPX-jälki.',
  missing_field: 'Jotain puuttuu.',
  unknown_field: 'Palvelin ei tunne yhtä kentistä. Sovellus voi olla vanhentunut.',
  invalid_value: 'Yksi arvoista ei kelpaa.',
  out_of_range: 'Yksi luvuista on liian suuri tai liian pieni.',
  unknown_code: 'Palvelin ei tunne yhtä lajeista.',
  unknown_cell: 'Palvelin ei tunne paikkaa.',
  unknown_area: 'Aluetta ei enää ole.',
  time_out_of_range: 'Aika ei voi pitää paikkaansa. Tarkista puhelimen kello.',
  too_many_records: 'Liikaa kerralla.',
  body_too_large: 'Liikaa kerralla.',
  unsupported_media_type: 'Palvelin ei osannut lukea sitä.',
  sign_in_required: 'Puhelin on kirjattu ulos. Pyydä uusi kutsu.',
  role_missing: 'Roolisi ei salli tätä. Kysy koordinaattorilta.',
  not_found: 'Sitä ei enää ole.',
  method_not_allowed: 'Palvelin ei tee tätä.',
  conflict: 'Palvelimella on jotain muuta samalla numerolla.',
  invite_invalid: 'Kutsu on jo käytetty tai vanhentunut. Pyydä uusi.',
  too_many_requests: 'Liian monta yritystä. Odota minuutti.',
  area_too_large: 'Alue on liian suuri.',
  window_reversed: 'Ensimmäinen päivä on viimeisen jälkeen.',
  storage_full: 'Palvelin on täynnä. Kerro koordinaattorille; täältä ei katoa mitään.',
  unavailable: 'Palvelin on hetken poissa. Lähetetään myöhemmin.',
  internal: 'Palvelimella meni jotain vikaan. Yritetään uudelleen.',
  unreachable: 'Ei verkkoa juuri nyt. Lähetetään myöhemmin.',
  impostor: 'Tämä verkko vastaa palvelimemme sijasta. Kirjaudu siihen tai käytä mobiilidataa.',
};
export default problems;
