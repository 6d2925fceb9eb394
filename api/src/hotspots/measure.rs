//! What a map may show of its cells, and the words for it. People read these words, never the statistics behind them.

use geo_hotspots::{Emerging, Pattern};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Day;

/// What the map is a map of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Finds as they were counted; where more people look, more is found.
    Finds,
    /// Things found, as they were counted.
    Items,
    /// Finds per kilometre searched, and how sure that is.
    Rate,
    /// Five plain classes: from far more than usual to not enough patrols.
    #[default]
    Class,
    /// Getis-Ord Gi* on smoothed finds per kilometre, for comparison with GIS programs.
    Gi,
    /// How a place changed over a year; cells of resolution 10.
    Emerging,
}

/// What a measure says of a cell; each field is absent where it does not belong to the measure or is not known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Judged {
    /// Finds per kilometre searched in the cell and its six neighbours, smoothed towards the usual where little was
    /// searched; in larger cells of the cell alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 3.4)]
    pub per_km: Option<f64>,
    /// The lower end: it is below this in 1 of 20 cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 2.1)]
    pub low: Option<f64>,
    /// The upper end: it is above this in 1 of 20 cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 5.0)]
    pub high: Option<f64>,
    /// The chance, 0 to 1, that there is more than twice the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 0.93)]
    pub chance_twice: Option<f64>,
    /// The class on the map; absent when there are too few finds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub level: Option<Level>,
    /// The last day up to `to` on which somebody searched here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub last_searched: Option<Day>,
    /// Days until half of the searched and cleaned places here had finds again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 9.0)]
    pub refill_days: Option<f64>,
    /// Whether as many days have gone by since the last search.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due: Option<bool>,
    /// Getis-Ord Gi*: standard deviations above or below what a map without pattern would give.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 2.7)]
    pub gi_z: Option<f64>,
    /// -3 to 3: cold or hot at 99, 95 or 90 % after correction for the number of cells; 0 is neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 2)]
    pub gi_bin: Option<i8>,
    /// How the place changed over the year before `to`; absent when it stayed as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub emerging: Option<Trend>,
}

/// The five classes of the map. A place is far out of the usual only when that is no chance and large enough to matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// At least three times the usual.
    FarMore,
    /// At least one and a half times the usual.
    More,
    /// Nothing stands out.
    Usual,
    /// At most two thirds of the usual.
    Less,
    /// Less than one kilometre was searched: nothing is known, and it is not clean.
    NotEnoughPatrols,
}

/// How a place changed over thirteen steps of 28 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the words of emerging hotspot analysis; a cold one is the mirror of the hot one"
)]
pub enum Trend {
    /// Hot in the last step for the first time.
    New,
    /// Hot without a break up to the last step, never before.
    Consecutive,
    /// Hot nearly always, and more and more.
    Intensifying,
    /// Hot nearly always.
    Persistent,
    /// Hot nearly always, and less and less.
    Diminishing,
    /// Hot now and then, and now.
    Sporadic,
    /// Hot now, and quiet before.
    Oscillating,
    /// Hot nearly always, but not now.
    Historical,
    ColdNew,
    ColdConsecutive,
    ColdIntensifying,
    ColdPersistent,
    ColdDiminishing,
    ColdSporadic,
    ColdOscillating,
    ColdHistorical,
}

impl From<geo_hotspots::Level> for Level {
    fn from(level: geo_hotspots::Level) -> Level {
        match level {
            geo_hotspots::Level::FarMore => Level::FarMore,
            geo_hotspots::Level::More => Level::More,
            geo_hotspots::Level::Usual => Level::Usual,
            geo_hotspots::Level::Less => Level::Less,
            geo_hotspots::Level::NotEnoughPatrols => Level::NotEnoughPatrols,
        }
    }
}

impl Trend {
    /// The word for what the engine says; `None` where a place stayed as usual.
    pub fn of(emerging: Emerging) -> Option<Trend> {
        use Pattern as P;
        match emerging {
            Emerging::None => None,
            Emerging::Hot(P::New) => Some(Trend::New),
            Emerging::Hot(P::Consecutive) => Some(Trend::Consecutive),
            Emerging::Hot(P::Intensifying) => Some(Trend::Intensifying),
            Emerging::Hot(P::Persistent) => Some(Trend::Persistent),
            Emerging::Hot(P::Diminishing) => Some(Trend::Diminishing),
            Emerging::Hot(P::Sporadic) => Some(Trend::Sporadic),
            Emerging::Hot(P::Oscillating) => Some(Trend::Oscillating),
            Emerging::Hot(P::Historical) => Some(Trend::Historical),
            Emerging::Cold(P::New) => Some(Trend::ColdNew),
            Emerging::Cold(P::Consecutive) => Some(Trend::ColdConsecutive),
            Emerging::Cold(P::Intensifying) => Some(Trend::ColdIntensifying),
            Emerging::Cold(P::Persistent) => Some(Trend::ColdPersistent),
            Emerging::Cold(P::Diminishing) => Some(Trend::ColdDiminishing),
            Emerging::Cold(P::Sporadic) => Some(Trend::ColdSporadic),
            Emerging::Cold(P::Oscillating) => Some(Trend::ColdOscillating),
            Emerging::Cold(P::Historical) => Some(Trend::ColdHistorical),
        }
    }
}
