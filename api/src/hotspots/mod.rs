//! The hotspot map: what was found and what was searched, as cells. It reads sums only, so a map costs cells, not
//! finds; the mathematics live in `geo-hotspots`.

pub mod ground;
pub mod map;
pub mod measure;
pub mod model;
pub mod places;
pub mod plane;
pub mod profile;
pub mod queries;
pub mod question;
pub mod reading;
pub mod refill;
pub mod rollups;
pub mod route;
mod routes;
pub mod scorecard;
pub mod streets;
pub mod tiles;
pub mod timeline;
pub mod year;

pub use routes::router;
