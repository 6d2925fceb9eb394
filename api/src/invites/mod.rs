//! An invite is the only way in: a link or QR code with 128 random bits behind the `#`, good for one member, ten
//! minutes on a screen or three days on a printed card.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
