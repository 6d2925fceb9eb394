//! Members are people of an organisation, known by nickname, language and roles and by nothing else. Erasing one
//! leaves their finds with the team.

pub mod entity;
pub mod model;
pub mod queries;
mod routes;

pub use routes::router;
