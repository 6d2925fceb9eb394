//! The hotspot map: what was found and what was searched, as cells. It reads sums only, so a map costs cells, not
//! finds; the mathematics live in `geo-hotspots`.

pub mod model;
pub mod queries;
pub mod rollups;
mod routes;

pub use routes::router;
