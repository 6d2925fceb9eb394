//! A contact release is what one week of street contacts says in public figures, made once and never changed; nobody reads
//! contacts in any other way. `partition` decides which cells are shown, `sums` what was handed out, `weekly` when.

pub mod entity;
pub mod model;
pub mod make;
pub mod partition;
pub mod queries;
pub mod routes;
pub mod sums;
pub mod weekly;

pub use routes::router;
