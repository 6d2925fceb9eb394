//! What phones seal before they write it down, and the keys that open it. The private half of a key is a file, never in
//! the database nor in its backups; whoever takes the phone or the database alone has nothing to open with.

pub mod entity;
pub mod files;
pub mod model;
pub mod open;
pub mod queries;
pub mod rotation;
