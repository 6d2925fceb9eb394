//! What is told of a round, and the rules of its query.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::{Problem, ProblemCode};
use crate::ids::AreaId;

const DEFAULT_MINUTES: i32 = 60;

/// Which round is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RouteQuery {
    /// The area.
    #[param(value_type = Uuid)]
    pub area_id: AreaId,
    /// Minutes it may take, 15 to 240; 60 when not given.
    pub minutes: Option<i32>,
    /// How it moves; on foot when not given.
    pub transport: Option<RouteTransport>,
}

/// How a round moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RouteTransport {
    /// On foot.
    #[default]
    Foot,
    /// By bicycle.
    Bicycle,
}

impl RouteQuery {
    /// What the round shall be like.
    ///
    /// # Errors
    /// `out_of_range`, naming `minutes`.
    pub fn wish(&self) -> Result<RouteWish, Problem> {
        RouteWish::new(self.minutes.unwrap_or(DEFAULT_MINUTES), self.transport.unwrap_or_default())
    }
}

/// What a round shall be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteWish {
    /// Minutes it may take.
    pub minutes: i32,
    /// How it moves.
    pub transport: RouteTransport,
}

impl RouteWish {
    /// A wish that can be granted.
    ///
    /// # Errors
    /// `out_of_range`, naming `minutes`.
    pub fn new(minutes: i32, transport: RouteTransport) -> Result<RouteWish, Problem> {
        if !(15..=240).contains(&minutes) {
            return Err(Problem::field(ProblemCode::OutOfRange, "minutes", "expected 15 to 240"));
        }
        Ok(RouteWish { minutes, transport })
    }
}

/// A round through an area; it ends where it begins.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Route {
    /// The area.
    pub area_id: AreaId,
    /// How it moves.
    pub transport: RouteTransport,
    /// Minutes it may take.
    #[schema(example = 60)]
    pub minutes: i32,
    /// Metres from stop to stop and back, along streets as far as can be told without knowing them.
    #[schema(example = 2180)]
    pub length_m: i32,
    /// Minutes on the way; the rest is for searching at the stops.
    #[schema(example = 33)]
    pub walk_minutes: i32,
    /// Where to look, in order; none when nothing was ever searched here.
    pub stops: Vec<RouteStop>,
    /// From stop to stop and back to the first, as the crow flies.
    pub line: RouteLine,
}

/// One place to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RouteStop {
    /// The cell, H3 resolution 11; those around it are meant as well.
    #[schema(example = "8b1f05833ba6fff")]
    pub cell: String,
    /// Degrees east of its middle.
    #[schema(example = 12.559712)]
    pub lon: f64,
    /// Degrees north of its middle.
    #[schema(example = 55.670811)]
    pub lat: f64,
    /// The nearest street, where the built-in map has one within 300 m.
    #[schema(example = "Istedgade")]
    pub street: Option<String>,
    /// Why it is on the round.
    pub why: StopReason,
    /// Days since somebody searched there or right beside it; absent when nobody has.
    #[schema(example = 9)]
    pub days_since_search: Option<i32>,
    /// Days until half the time something lies there again after it was cleaned; absent when that is not known.
    #[schema(example = 5.5)]
    pub refill_days: Option<f64>,
}

/// Why a place is on a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// Much is found there.
    Likely,
    /// It was searched too little to know.
    LookAgain,
    /// As long as it usually takes until something lies there again has passed.
    Due,
}

/// A GeoJSON line.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RouteLine {
    /// `LineString`.
    #[serde(rename = "type")]
    #[schema(example = "LineString")]
    pub kind: &'static str,
    /// Longitude and latitude, six decimals; empty when there are no stops.
    pub coordinates: Vec<[f64; 2]>,
}

impl RouteLine {
    /// From stop to stop and back to the first.
    pub fn through(stops: &[RouteStop]) -> RouteLine {
        let coordinates = stops.iter().chain(stops.first()).map(|stop| [stop.lon, stop.lat]).collect();
        RouteLine { kind: "LineString", coordinates }
    }
}
