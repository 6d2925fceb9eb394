//! A contact is a meeting on the street: how many people, what was handed out, what was talked about, roughly where and in
//! which quarter of the day. Phones seal it before they write it down; the rows are told to nobody, only the weekly
//! releases are.

pub mod aside;
mod check;
pub mod entity;
pub mod envelope;
pub mod intake;
pub mod model;
pub mod overdose;
pub mod queries;
mod routes;
pub mod vocabulary;

pub use routes::router;
