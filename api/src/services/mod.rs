//! A service is a place that people are referred to: a consumption room, a nurse, a dentist, legal aid. The directory is
//! the union's own, its opening hours are those of OpenStreetMap's syntax, and every phone keeps all of it for offline.

pub mod entity;
pub mod exchange;
pub mod hours;
pub mod model;
pub mod queries;
mod routes;
pub mod sheet;
pub mod vocabulary;

pub use routes::router;
