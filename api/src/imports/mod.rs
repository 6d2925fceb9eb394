//! Imports bring areas, finds and tracks in from files, in short transactions beside a running server. What is wrong is
//! reported by name or line; what is right is kept.

pub mod areas;
pub mod finds;
pub mod gpx;
mod routes;
pub mod tracks;

pub use routes::router;
