//! A planned route is a round that the coordinator sent to the patrols of a day. The phones of its area hear of it with
//! their next pull and keep it, also offline, until the day is over.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
