//! What lies on the street: where things are left, how many, and until when.

use std::ops::Range;

use geo_hotspots::PlanePoint;
use rand::distr::weighted::WeightedIndex;
use rand::{Rng, RngExt};

use super::DAYS;
use super::chance::{by_weight, events, normal, pick, waiting};
use super::streets::{Piece, Streets};

/// Places where things are left again and again.
const SPOTS: usize = 25;
/// Things left on a usual day, at all spots together and along all streets.
const AT_SPOTS_A_DAY: f64 = 46.0;
const ALONG_STREETS_A_DAY: f64 = 20.0;
/// The spot that began eight weeks ago, and what is left there a day.
const EMERGING: usize = 0;
const EMERGING_DAYS: i32 = 56;
const EMERGING_A_DAY: f64 = 6.0;
/// The spot that came to an end after three fifths of the time.
const VANISHED: usize = 1;
const VANISHED_DAYS: i32 = DAYS * 2 / 5;
const VANISHED_A_DAY: f64 = 4.0;
/// How far from a service things are left.
const REACH_M: f64 = 420.0;
/// Somebody else clears a thing away after so many days.
const CLEARED_DAYS: f64 = 3.0;

/// Everything left on the street that no patrol has taken yet.
pub struct Ground {
    spots: Vec<Spot>,
    along_streets: WeightedIndex<f64>,
    /// Things by the piece of street they are seen from.
    lying: Vec<Vec<Thing>>,
    today: i32,
}

/// A place people come back to.
struct Spot {
    middle: PlanePoint,
    sigma_m: f64,
    a_day: f64,
    /// The days on which something may be left.
    days: Range<i32>,
    /// How often what is left is a bag.
    bags: f64,
    place_type: &'static str,
    /// Pieces of street its things can be seen from.
    around: Vec<usize>,
}

/// Something left by somebody at one go.
#[derive(Debug, Clone, Copy)]
pub struct Thing {
    pub place: PlanePoint,
    pub place_type: &'static str,
    /// 0 when it is other gear only.
    pub syringes: i32,
    cleared_on: i32,
}

const SPOT_PLACES: [(&str, u32); 14] = [
    ("doorway_stairwell", 22),
    ("backyard", 15),
    ("bush", 11),
    ("street", 10),
    ("car_park", 8),
    ("station", 7),
    ("park", 6),
    ("public_toilet", 6),
    ("light_well", 5),
    ("building_site_scaffold", 4),
    ("drop_box_area", 3),
    ("playground_sandbox", 2),
    ("school_daycare", 1),
    ("other", 1),
];
const STREET_PLACES: [(&str, u32); 14] = [
    ("street", 60),
    ("doorway_stairwell", 14),
    ("light_well", 5),
    ("bush", 5),
    ("backyard", 3),
    ("car_park", 3),
    ("station", 2),
    ("park", 2),
    ("drop_box_area", 2),
    ("public_toilet", 1),
    ("building_site_scaffold", 1),
    ("playground_sandbox", 1),
    ("school_daycare", 1),
    ("other", 1),
];

/// How busy the street is: 1 on average, about 1.4 in July and 0.6 in January.
pub fn season(day: i32) -> f64 {
    let day_of_year = f64::from(day).rem_euclid(365.2425);
    1.0 + 0.4 * (std::f64::consts::TAU * (day_of_year - 200.0) / 365.2425).cos()
}

impl Ground {
    /// Clean streets, and the spots where things will be left in the three years before `today`.
    pub fn new(streets: &Streets, today: i32, rng: &mut impl Rng) -> Self {
        let pull = |piece: &Piece| piece.length_m * (0.04 + streets.pull(piece.middle, REACH_M));
        let along_streets = by_weight(streets.pieces.iter().map(pull));
        let mut spots: Vec<Spot> = (0..SPOTS).map(|_| spot(streets, &along_streets, today, rng)).collect();
        let share = AT_SPOTS_A_DAY / spots.iter().map(|spot| spot.a_day).sum::<f64>();
        spots.iter_mut().for_each(|spot| spot.a_day *= share);
        spots[EMERGING].a_day = EMERGING_A_DAY;
        spots[EMERGING].days.start = today - EMERGING_DAYS;
        spots[VANISHED].a_day = VANISHED_A_DAY;
        spots[VANISHED].days.end = today - VANISHED_DAYS;
        let lying = streets.pieces.iter().map(|_| Vec::new()).collect();
        Self { spots, along_streets, lying, today }
    }

    /// Adds what is left in the course of a day, a little more each year.
    pub fn leave_things(&mut self, streets: &Streets, day: i32, rng: &mut impl Rng) {
        let years = f64::from(day - self.today + DAYS) / 365.2425;
        let tide = season(day) * (1.0 + 0.05 * years);
        for spot in self.spots.iter().filter(|spot| spot.days.contains(&day)) {
            for _ in 0..events(rng, tide * spot.a_day) {
                let place = scattered(spot.middle, spot.sigma_m, rng);
                let place_type =
                    if rng.random_bool(0.8) { spot.place_type } else { pick(rng, &STREET_PLACES) };
                let piece = streets.nearest(place, &spot.around);
                self.lying[piece].push(thing(place, place_type, spot.bags, day, rng));
            }
        }
        for _ in 0..events(rng, tide * ALONG_STREETS_A_DAY) {
            let piece = self.somewhere(rng);
            let place = scattered(streets.pieces[piece].middle, 7.0, rng);
            let place_type = pick(rng, &STREET_PLACES);
            self.lying[piece].push(thing(place, place_type, 0.02, day, rng));
        }
    }

    /// Takes away what somebody sees who passes a piece of street; `sees` is asked once for each thing.
    pub fn take(&mut self, piece: usize, day: i32, mut sees: impl FnMut(&Thing) -> bool) -> Vec<Thing> {
        let things = &mut self.lying[piece];
        things.retain(|thing| thing.cleared_on > day);
        things.extract_if(.., |thing| sees(thing)).collect()
    }

    /// Puts back what was seen but could not be taken.
    pub fn leave_again(&mut self, piece: usize, thing: Thing) {
        self.lying[piece].push(thing);
    }

    /// A piece of street where something may be left.
    pub fn somewhere(&self, rng: &mut impl Rng) -> usize {
        rng.sample(&self.along_streets)
    }

    /// The middle of some spot where things are being left at this time, busier ones more often.
    pub fn busy_spot(&self, day: i32, rng: &mut impl Rng) -> PlanePoint {
        let a_day = |spot: &Spot| if spot.days.contains(&day) { spot.a_day } else { 0.0 };
        self.spots[rng.sample(by_weight(self.spots.iter().map(a_day)))].middle
    }

    /// The middle of the spot that has just begun.
    #[cfg(test)]
    pub fn emerging(&self) -> PlanePoint {
        self.spots[EMERGING].middle
    }

    /// The middle of the spot that has come to an end.
    #[cfg(test)]
    pub fn vanished(&self) -> PlanePoint {
        self.spots[VANISHED].middle
    }
}

fn spot(streets: &Streets, along_streets: &WeightedIndex<f64>, today: i32, rng: &mut impl Rng) -> Spot {
    let middle = streets.pieces[rng.sample(along_streets)].middle;
    let sigma_m = rng.random_range(12.0..35.0);
    let near =
        |(index, piece): (usize, &Piece)| (piece.middle.distance_m(middle) < 4.0 * sigma_m).then_some(index);
    Spot {
        middle,
        sigma_m,
        a_day: 0.2 + waiting(rng, 1.0),
        days: today - DAYS..today,
        bags: rng.random_range(0.04..0.1),
        place_type: pick(rng, &SPOT_PLACES),
        around: streets.pieces.iter().enumerate().filter_map(near).collect(),
    }
}

fn thing(place: PlanePoint, place_type: &'static str, bags: f64, day: i32, rng: &mut impl Rng) -> Thing {
    let cleared_on = day + 1 + waiting(rng, CLEARED_DAYS) as i32;
    Thing { place, place_type, syringes: syringes(bags, rng), cleared_on }
}

/// Mostly one or two, sometimes none but other gear, now and then a bag of 10 to 60.
fn syringes(bags: f64, rng: &mut impl Rng) -> i32 {
    if rng.random_bool(bags) {
        let fullness = rng.random::<f64>();
        return 10 + (51.0 * fullness * fullness) as i32;
    }
    if rng.random_bool(0.08) { 0 } else { 1 + waiting(rng, 1.2) as i32 }
}

fn scattered(middle: PlanePoint, sigma_m: f64, rng: &mut impl Rng) -> PlanePoint {
    PlanePoint { x_m: middle.x_m + normal(rng, sigma_m), y_m: middle.y_m + normal(rng, sigma_m) }
}
