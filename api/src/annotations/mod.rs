//! An annotation says what happened on some days, so that a reader of the time line does not take rain, a street party or
//! a cleaning round for a new hotspot. It is about days and places, never about a person.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
