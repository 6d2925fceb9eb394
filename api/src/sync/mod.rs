//! Sync is how phones and the server agree: a batch of records up, each with its receipt, and what changed down. One
//! batch is one transaction, and nothing is acknowledged before it is on the disk.

pub mod model;
pub mod pull;
pub mod push;
mod routes;
pub mod writer;

pub use routes::router;
