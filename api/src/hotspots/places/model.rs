//! What is told of a place, and the rules of its query.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::basemap::StreetPlace;
use crate::clock::Day;
use crate::hotspots::measure::Trend;
use crate::ids::AreaId;

/// Whose places are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PlacesQuery {
    /// The area.
    #[param(value_type = Uuid)]
    pub area_id: AreaId,
    /// First day; 90 days before the last when not given.
    pub from: Option<Day>,
    /// Last day; today when not given.
    pub to: Option<Day>,
}

/// Places of an area with more than usual.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Places {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Finds a kilometre in the whole area.
    #[schema(example = 0.81)]
    pub usual_per_km: f64,
    /// Fewer than 30 finds in the window: then no place is named.
    pub too_few_finds: bool,
    /// At most seven, those first that hold most finds beyond the usual. About 1 in 20 marked places is marked by chance.
    pub places: Vec<Place>,
}

/// A place with more than usual.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Place {
    /// Its cell with the most finds, H3 resolution 11.
    #[schema(example = "8b1f05833ba6fff")]
    pub cell: String,
    /// What people would call it.
    pub name: StreetPlace,
    /// Degrees east of its middle.
    #[schema(example = 12.559712)]
    pub lon: f64,
    /// Degrees north of its middle.
    #[schema(example = 55.670811)]
    pub lat: f64,
    /// Its cells, sorted.
    #[schema(example = json!(["8b1f05833ba4fff", "8b1f05833ba6fff"]))]
    pub cells: Vec<String>,
    /// Its outline, a GeoJSON Polygon or MultiPolygon.
    #[schema(value_type = Object)]
    pub outline: Value,
    /// Finds of patrols there; a bag of thirty is one.
    #[schema(example = 14)]
    pub finds: i64,
    /// Things found there.
    #[schema(example = 37)]
    pub items: i64,
    /// Metres searched there.
    #[schema(example = 6120)]
    pub metres: i64,
    /// How many times the usual: finds a kilometre here against the whole area.
    #[schema(example = 3.1)]
    pub times: f64,
    /// Nine times in ten the truth lies between this ..
    #[schema(example = 2.0)]
    pub low: f64,
    /// .. and this many times the usual.
    #[schema(example = 4.9)]
    pub high: f64,
    /// How many weeks ago it became at least twice what it was before; absent when that is not clear.
    #[schema(example = 4)]
    pub started_weeks: Option<usize>,
    /// How it changed over a year.
    pub trend: Option<Trend>,
    /// False: whether it stands out depends on how the grid lies.
    pub sure: bool,
}
