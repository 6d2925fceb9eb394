//! Reports tell what was done: today the list of patrols with what each walked and found.

pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
