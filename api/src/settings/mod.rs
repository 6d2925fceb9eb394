//! Settings are what a union says of itself to its phones: its name, the numbers to call after a needlestick, and
//! what to do in an overdose. A change of them takes a number of the organisation's sequence, so every phone hears of it with its next pull.

pub mod entity;
pub mod model;
pub mod overdose;
pub mod queries;
mod routes;

pub use routes::router;
