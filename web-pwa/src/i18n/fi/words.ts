import type english from '../en/words';
import type { Texts } from '../texts';

const words: Texts<typeof english> = {
  item_syringe_with_needle: 'Ruisku ja neula',
  item_syringe_no_needle: 'Ruisku ilman neulaa',
  item_needle_loose: 'Irtoneula',
  item_sharps_container_full: 'Ruiskuastia, täysi', // review
  item_sharps_container_loose: 'Ruiskuastia, hylätty', // review
  item_pipe: 'Piippu', // review
  item_foil: 'Folio', // review
  item_cooker: 'Klikkikuppi',
  item_filter: 'Pumpulifiltteri',
  item_swab: 'Alkoholilappu',
  item_water_ampoule: 'Vesiampulli', // review
  item_tourniquet: 'Kiristysside', // review
  item_snort_tube: 'Nuuskausputki', // review
  item_baggie: 'Minigrip-pussi, tyhjä', // review
  item_packaging: 'Pakkaukset, korkit', // review
  item_blood_material: 'Verinen materiaali', // review
  item_condom: 'Kondomi',
  item_gas_canister: 'Ilokaasupatruuna', // review
  item_pills: 'Irtolääkkeet', // review
  item_other: 'Muu käyttöväline',
  short_syringe_with_needle: 'Ruisku',
  short_syringe_no_needle: 'Neulaton', // review
  short_needle_loose: 'Neula',
  short_sharps_container_full: 'Täysi astia', // review
  short_sharps_container_loose: 'Astia', // review
  short_pipe: 'Piippu',
  short_foil: 'Folio',
  short_cooker: 'Kuppi',
  short_filter: 'Filtteri',
  short_swab: 'Lappu',
  short_water_ampoule: 'Ampulli',
  short_tourniquet: 'Side', // review
  short_snort_tube: 'Putki', // review
  short_baggie: 'Pussi',
  short_packaging: 'Pakkaus', // review
  short_blood_material: 'Verinen', // review
  short_condom: 'Kondomi',
  short_gas_canister: 'Patruuna', // review
  short_pills: 'Lääke',
  short_other: 'Muu',
  n_syringes: { one: '{n} ruisku', other: '{n} ruiskua' },
  n_finds: { one: '{n} löytö', other: '{n} löytöä' },
  place_street: 'Katu',
  place_doorway_stairwell: 'Porttikäytävä, porras',
  place_backyard: 'Sisäpiha',
  place_light_well: 'Valokuilu', // review
  place_playground_sandbox: 'Leikkipaikka, hiekkalaatikko',
  place_school_daycare: 'Koulu, päiväkoti',
  place_park: 'Puisto',
  place_bush: 'Pensas',
  place_beach: 'Uimaranta',
  place_public_toilet: 'Yleinen vessa',
  place_station: 'Asema',
  place_car_park: 'Parkkipaikka',
  place_building_site_scaffold: 'Rakennustyömaa',
  place_drop_box_area: 'Ruiskuroskiksen luona',
  place_other: 'Muu paikka',
  kind_routine: 'Tavallinen kierros',
  kind_report_response: 'Ilmoituksen jälkeen',
  kind_hotspot_check: 'Löytöpaikan tarkistus', // review
  kind_deep_clean: 'Perusteellinen siivous', // review
  kind_outreach_round: 'Jalkautuva kierros',
  kind_joint: 'Kaupungin kanssa', // review
  transport_foot: 'Jalan',
  transport_bicycle: 'Pyörä',
  transport_van: 'Auto',
  outcome_picked_up: 'Kerätty',
  outcome_left_unsafe: 'Jätetty, vaarallinen',
  outcome_already_gone: 'Jo poissa',
  origin_sweep: 'Löytyi kierroksella',
  origin_public_report: 'Naapurin ilmoitus',
  origin_partner_report: 'Kumppanin ilmoitus',
  origin_bin_emptied: 'Keräysastia tyhjennetty',
  origin_returned_by_person: 'Palautettu',
  origin_hotspot_check: 'Löytöpaikan tarkistus', // review
  role_volunteer: 'Vapaaehtoinen',
  role_outreach: 'Jalkautuva työntekijä',
  role_coordinator: 'Koordinaattori',
  role_admin: 'Ylläpitäjä',
};
export default words;
