//! Reports tell what was done: the list of patrols with what each walked and found,
//! and what a team did this week.

pub mod model;
pub mod queries;
mod routes;
pub mod week;

pub use routes::router;
