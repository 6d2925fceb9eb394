//! An alarm marks a place that in the last weeks held more than its past explains, so rarely by chance that somebody should
//! know. Each week that ends is looked at once; the coordinator answers with what was behind it.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;
mod scan;
pub mod weekly;

pub use routes::router;
