//! The audit log says who did what kind of thing in which minute, never with content. It is written in the same
//! transaction as the change; uploads from the street are not logged, or the log would tell who was where when.

pub mod entity;
pub mod queries;

pub use queries::record;
