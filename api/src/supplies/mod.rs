//! Supplies sets what was handed out and taken back, from the released weeks of street contacts, beside the used syringes
//! that were found on the street. Nothing here is read from a contact.

pub mod model;
mod routes;

pub use routes::router;
