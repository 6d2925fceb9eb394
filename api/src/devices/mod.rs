//! A device is one browser of a member. It stays signed in by a secret that changes at each use; revoking it bites
//! at once where it matters.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
