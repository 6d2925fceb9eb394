import type english from '../en/street_words';
import type { Texts } from '../texts';

export default {
  kind_micro_meeting: 'Pika\u00adkohtaaminen', // review
  kind_outreach_contact: 'Juttelu',
  kind_engagement: 'Suunnitelma alkoi',
  kind_drop_in: 'Piipahdus',
  kind_phone_text: 'Puhelu, viesti',
  kind_group: 'Ryhmä',
  kind_follow_up: 'Jatkotapaaminen',
  kind_welfare_check: 'Kävin katsomassa',
  kind_conflict_calmed: 'Riita rauhoittui',
  kind_refused: 'Ei tänään',
  kind_overdose: 'Yliannostus', // review
  place_street_park: 'Katu, puisto',
  place_station: 'Asema',
  place_van: 'Auto',
  place_in_service: 'Meidän tiloissa',
  place_home: 'Kotona',
  place_dcr: 'Käyttöhuone',
  place_day_centre: 'Päiväkeskus',
  place_shelter: 'Asuntola, yömaja',
  place_other: 'Muu paikka',
  block_night: 'yö',
  block_morning: 'aamu',
  block_afternoon: 'iltapäivä',
  block_evening: 'ilta',
  supply_syringe_set: 'Akuutti\u00adpäkki',
  supply_syringe: 'Ruiskut',
  supply_needle: 'Neulat',
  supply_cooker: 'Klikki\u00adkupit',
  supply_filter: 'Filtterit',
  supply_swab: 'Alkoholi\u00adlaput',
  supply_sterile_water: 'Steriili vesi', // review
  supply_ascorbic_acid: 'Askorbiini\u00adhappo', // review
  supply_tourniquet: 'Kiristys\u00adside', // review
  supply_plaster: 'Laastarit', // review
  supply_foil: 'Folio', // review
  supply_pipe_kit: 'Piippusetti', // review
  supply_snort_kit: 'Nuuskaus\u00adsetti', // review
  supply_sharps_box: 'Neula\u00adroskis',
  supply_condom: 'Kondomit',
  supply_lube: 'Liukuvoide', // review
  supply_food: 'Ruoka',
  supply_drink: 'Juoma',
  supply_clothes: 'Vaatteet',
  supply_hygiene: 'Hygienia\u00adtarvikkeet',
  supply_sleeping_bag: 'Makuupussi', // review
  supply_info_leaflet: 'Esite', // review
  supply_rights_card: 'Oikeus\u00adkortti', // review
  supply_drug_check_kit: 'Ainetesti', // review
  naloxone: 'Naloksoni', // review
  returned: 'Palautetut',
  collecting_self: 'Itselle',
  collecting_others: 'Muille',
  collecting_both: 'Molemmille',
  form_nasal: 'Nenäsumute',
  form_injectable: 'Pistettävä',
  recipient_at_risk: 'Käyttää itse',
  recipient_family_friend: 'Läheinen', // review
  recipient_service_worker: 'Työntekijä',
  recipient_volunteer: 'Vapaaehtoinen',
  given_first: 'Ensimmäinen',
  given_repeat: 'Uusi entisen tilalle',
  repeat_used_on_self: 'Käytettiin häneen',
  repeat_used_on_other: 'Hän käytti sen toiseen',
  repeat_lost: 'Katosi',
  repeat_expired: 'Vanhentui',
  repeat_confiscated: 'Otettiin pois',
  repeat_other: 'Muu syy',
  topic_safer_injecting: 'Turvallisempi pistäminen',
  topic_safer_smoking: 'Turvallisempi polttaminen',
  topic_overdose: 'Yliannostus', // review
  topic_naloxone_use: 'Naloksonin käyttö',
  topic_hepatitis_hiv: 'Hepatiitti, hiv',
  topic_wound_care: 'Haavat',
  topic_rights: 'Oikeudet',
  topic_housing: 'Asuminen',
  topic_treatment: 'Hoito',
  topic_women_parents: 'Naiset, vanhemmat',
  topic_other: 'Jotain muuta',
  service_ost: 'Korvaushoito',
  service_heroin_assisted: 'Heroiinihoito', // review
  service_detox: 'Katkaisuhoito',
  service_social_treatment: 'Päihdehoito',
  service_dcr: 'Käyttöhuone',
  service_needle_exchange: 'Neulanvaihto',
  service_wound_abscess: 'Haavanhoito', // review
  service_nurse: 'Sairaanhoitaja',
  service_doctor: 'Lääkäri',
  service_dentist: 'Hammaslääkäri',
  service_mental_health: 'Mielenterveys',
  service_hiv_test: 'Hiv-testi',
  service_hcv_test: 'C-hepatiittitesti',
  service_hepatitis_vaccine: 'Hepatiittirokote',
  service_prep: 'PrEP',
  service_tb: 'Tuberkuloositesti',
  service_sti: 'Sukupuolitautitesti',
  service_naloxone_training: 'Naloksonikoulutus', // review
  service_shelter: 'Asuntola, yömaja',
  service_housing: 'Asuminen', // review
  service_legal_aid: 'Oikeusapu', // review
  service_benefits_id: 'Virastoasiat',
  service_food_day_centre: 'Ruoka, päiväkeskus',
  service_work_activity: 'Työtoiminta', // review
  service_peer_group: 'Vertaistuki',
  service_ambulance: 'Ambulanssi',
  service_other: 'Muu apu',
  status_offered: 'Tarjottu',
  status_declined: 'Ei nyt',
  status_accepted: 'Suostui',
  status_made: 'Sovittu',
  status_went_together: 'Menimme yhdessä',
  status_attended: 'Kävi siellä',
  status_not_attended: 'Ei päässyt',
  status_unknown: 'Ei tiedossa',
  made_by_advice: 'Neuvottu',
  made_by_call: 'Soitettu',
  made_by_accompanied: 'Lähdetty mukaan',
  reason_treatment_guarantee_14d: 'Hoitoon 14 päivässä',
  reason_lead_30d: 'Ovi auki 30 päivää', // review
  reason_naloxone_refill: 'Uusi naloksoni',
  reason_wound_check: 'Katso haava',
  reason_own_promise: 'Lupasin jotain',
} as const satisfies Texts<typeof english>;
