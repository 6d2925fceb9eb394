//! A warning is what a coordinator tells every phone of the team at once: a dangerous batch, a spike of overdoses. Phones
//! show it from their next pull until it ends, and how many did is counted without names.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
