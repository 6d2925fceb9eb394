//! Who may call a route. Every route says `.allow(roles)` or `.public()`, which enforces it and writes it into the
//! OpenAPI document in one call; access tokens are signed and read here.

mod allow;
pub mod entity;
pub mod keys;
pub mod token;

pub use allow::{Access, Caller, CurrentMember, operations};
