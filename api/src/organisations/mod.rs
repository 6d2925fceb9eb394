//! An organisation is one union of a deployment. It owns every row, has a time zone for its days and a sequence that
//! gives its changes their order.

pub mod entity;
pub mod queries;
