import type english from '../en/words';
import type { Texts } from '../texts';

const words: Texts<typeof english> = {
  item_syringe_with_needle: 'Sprøjte med kanyle',
  item_syringe_no_needle: 'Sprøjte uden kanyle',
  item_needle_loose: 'Løs kanyle',
  item_sharps_container_full: 'Kanylebøtte, fuld',
  item_sharps_container_loose: 'Kanylebøtte, efterladt', // review
  item_pipe: 'Pibe',
  item_foil: 'Folie', // review
  item_cooker: 'Kogekar',
  item_filter: 'Filter, vat', // review
  item_swab: 'Spritserviet',
  item_water_ampoule: 'Sterilt vand, ampul', // review
  item_tourniquet: 'Staseslange', // review
  item_snort_tube: 'Snifferør',
  item_baggie: 'Pose, tom', // review
  item_packaging: 'Emballage, hætter', // review
  item_blood_material: 'Blodige servietter', // review
  item_condom: 'Kondom',
  item_gas_canister: 'Lattergaspatron', // review
  item_pills: 'Løse piller', // review
  item_other: 'Andet udstyr',
  short_syringe_with_needle: 'Sprøjte',
  short_syringe_no_needle: 'Uden nål', // review
  short_needle_loose: 'Kanyle',
  short_sharps_container_full: 'Fuld bøtte',
  short_sharps_container_loose: 'Løs bøtte',
  short_pipe: 'Pibe',
  short_foil: 'Folie',
  short_cooker: 'Kogekar',
  short_filter: 'Filter',
  short_swab: 'Serviet', // review
  short_water_ampoule: 'Ampul',
  short_tourniquet: 'Stase', // review
  short_snort_tube: 'Snifrør', // review
  short_baggie: 'Pose',
  short_packaging: 'Hætte', // review
  short_blood_material: 'Blodigt', // review
  short_condom: 'Kondom',
  short_gas_canister: 'Patron', // review
  short_pills: 'Piller',
  short_other: 'Andet',
  n_syringes: { one: '{n} sprøjte', other: '{n} sprøjter' },
  n_finds: { one: '{n} fund', other: '{n} fund' },
  place_street: 'Gade',
  place_doorway_stairwell: 'Opgang, trappe',
  place_backyard: 'Baggård',
  place_light_well: 'Lyskasse',
  place_playground_sandbox: 'Legeplads, sandkasse',
  place_school_daycare: 'Skole, institution', // review
  place_park: 'Park',
  place_bush: 'Busk', // review
  place_beach: 'Strand',
  place_public_toilet: 'Offentligt toilet',
  place_station: 'Station',
  place_car_park: 'Parkering',
  place_building_site_scaffold: 'Byggeplads, stillads',
  place_drop_box_area: 'Ved kanylebeholder',
  place_other: 'Andet sted',
  kind_routine: 'Fast runde', // review
  kind_report_response: 'Efter et tip',
  kind_hotspot_check: 'Tjek af belastet sted',
  kind_deep_clean: 'Grundig oprydning', // review
  kind_outreach_round: 'Opsøgende runde',
  kind_joint: 'Sammen med kommunen', // review
  transport_foot: 'Til fods',
  transport_bicycle: 'Cykel',
  transport_van: 'Bil',
  outcome_picked_up: 'Samlet op',
  outcome_left_unsafe: 'Efterladt, usikkert',
  outcome_already_gone: 'Allerede væk',
  origin_sweep: 'Fundet på patrulje',
  origin_public_report: 'Tip fra nabo',
  origin_partner_report: 'Tip fra partner',
  origin_bin_emptied: 'Beholder tømt',
  origin_returned_by_person: 'Afleveret',
  origin_hotspot_check: 'Tjek af belastet sted',
  role_volunteer: 'Frivillig',
  role_outreach: 'Gadeplansmedarbejder',
  role_coordinator: 'Koordinator',
  role_admin: 'Administrator',
};
export default words;
