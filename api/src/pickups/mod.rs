//! A pickup is one find: kinds and counts of things at one place and time. It is logged on a phone, may be amended or
//! removed by revisions that arrive in any order, and its exact point is coarsened to a cell after 90 days.

pub mod cell_days;
pub mod entity;
pub mod model;
pub mod queries;
pub mod revision;
mod routes;
pub mod vocabulary;

pub use routes::router;
