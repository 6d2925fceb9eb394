//! An area is a named polygon: a neighbourhood to count in, or the round that a patrol walks. Areas come from GeoJSON
//! files and reach the phones through pull.

pub mod entity;
pub mod model;
pub mod outline;
pub mod queries;
mod routes;

pub use routes::router;
