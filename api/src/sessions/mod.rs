//! A session is how a device stays signed in without e-mail or password: an invite starts it, a refresh secret that
//! changes at each use carries it, a ten-minute access token speaks for it.

pub mod authenticate;
mod cookie;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
