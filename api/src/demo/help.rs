//! Where the demo union sends people, and what it warns of. Places that exist carry only what is public and certain, most
//! of it blank, as it would be before somebody rang them up; the union's own places and their hours are made up, and say so.

use sea_orm::ConnectionTrait;

use crate::clock::{DAY_MS, UtcMs};
use crate::error::Problem;
use crate::ids::{AreaId, OrgId, ServiceId, WarningId};
use crate::secret::{ordered_id, random_id};
use crate::services::model::{
    Service,
    ServiceType::{
        self, Ambulance, Dcr, Dentist, Doctor, FoodDayCentre, LegalAid, NaloxoneTraining, NeedleExchange,
        Nurse, PeerGroup, Shelter, WoundAbscess,
    },
};
use crate::warnings::model::NewWarning;
use crate::{services, warnings};

const WARNING: &str = "Stærk gul heroin i omløb: to overdoser i nat. Tag lidt først, og vær flere sammen.";
/// On how many phones somebody has seen it.
const SEEN: usize = 3;
const MADE_UP: &str = "Opdigtet sted og tid: hører til demoen.";

/// A place as it is written below; what is empty is not known.
struct Place {
    name: &'static str,
    kinds: &'static [ServiceType],
    address: &'static str,
    position: Option<(f64, f64)>,
    phone: &'static str,
    hours: &'static str,
    languages: &'static [&'static str],
    bring: &'static str,
    note: &'static str,
}

/// Writes the directory down.
pub async fn list_services(tx: &impl ConnectionTrait, org: OrgId, now: UtcMs) -> Result<(), Problem> {
    for place in PLACES.iter().chain(&OWN_PLACES) {
        services::queries::store(tx, service(place, now).checked(org)?).await?;
    }
    Ok(())
}

/// Warns the phones of an area for a day.
pub async fn warn(tx: &impl ConnectionTrait, org: OrgId, area: AreaId, now: UtcMs) -> Result<(), Problem> {
    let id = WarningId(ordered_id(now));
    let (text, ends_at) = (WARNING.to_owned(), UtcMs(now.0 + DAY_MS));
    let new = NewWarning { id, text, area_id: Some(area), ends_at };
    warnings::queries::store(tx, new.checked(org, now)?).await?;
    for _ in 0..SEEN {
        warnings::queries::acknowledge(tx, org, id, None, random_id()).await?;
    }
    Ok(())
}

fn service(place: &Place, now: UtcMs) -> Service {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Service {
        id: ServiceId(ordered_id(now)),
        name: place.name.to_owned(),
        kinds: place.kinds.to_vec(),
        address: known(place.address),
        lat: place.position.map(|(lat, _)| lat),
        lon: place.position.map(|(_, lon)| lon),
        phone: known(place.phone),
        opening_hours: known(place.hours),
        languages: place.languages.iter().map(|&language| language.to_owned()).collect(),
        bring: known(place.bring),
        note: known(place.note),
    }
}

static PLACES: [Place; 9] = [
    Place {
        name: "H17",
        kinds: &[Dcr, NeedleExchange, Nurse],
        address: "Halmtorvet 17",
        position: Some((55.6695, 12.5594)),
        ..BLANK
    },
    Place {
        name: "Skyen",
        kinds: &[Dcr, NeedleExchange, Nurse],
        address: "Lille Istedgade 2",
        position: Some((55.6708, 12.5597)),
        note: "I Mændenes Hjem.",
        ..BLANK
    },
    Place {
        name: "Mændenes Hjem",
        kinds: &[Shelter, FoodDayCentre],
        address: "Lille Istedgade 2",
        position: Some((55.6708, 12.5597)),
        ..BLANK
    },
    Place { name: "Fixelancen", kinds: &[Dcr], note: "Kører rundt.", ..BLANK },
    Place { name: "Gadejuristen", kinds: &[LegalAid], ..BLANK },
    Place { name: "SundhedsTeamet", kinds: &[Nurse, Doctor, WoundAbscess, NaloxoneTraining], ..BLANK },
    Place { name: "Tandlægevagten", kinds: &[Dentist], ..BLANK },
    Place { name: "Akuttelefonen 1813", kinds: &[Doctor], phone: "1813", hours: "24/7", ..BLANK },
    Place { name: "Ambulance 112", kinds: &[Ambulance], phone: "112", hours: "24/7", ..BLANK },
];

static OWN_PLACES: [Place; 3] = [
    Place {
        name: "Gadeholdets dør",
        kinds: &[NeedleExchange, PeerGroup, FoodDayCentre],
        hours: "Mo-Fr 10:00-16:00; PH off",
        languages: &["da", "en"],
        bring: "Brugt grej i en kanyleboks, hvis du har noget.",
        note: MADE_UP,
        ..BLANK
    },
    Place {
        name: "Gadeholdets natvagt",
        kinds: &[NeedleExchange, WoundAbscess],
        hours: "Mo-Su 20:00-03:00",
        languages: &["da", "en", "fi"],
        note: MADE_UP,
        ..BLANK
    },
    Place {
        name: "Naloxonkursus hos Gadeholdet",
        kinds: &[NaloxoneTraining],
        hours: "We 15:00-17:00; PH off",
        languages: &["da"],
        bring: "Ingenting: du får et kit med hjem.",
        note: MADE_UP,
        ..BLANK
    },
];

const BLANK: Place = Place {
    name: "",
    kinds: &[],
    address: "",
    position: None,
    phone: "",
    hours: "",
    languages: &[],
    bring: "",
    note: "",
};
