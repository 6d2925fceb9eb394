//! The harness of the black-box tests: a real server on a free port, a clock that the test moves, and members who talk
//! to it over HTTP. `DATABASE_URL_TEST` runs the same tests on PostgreSQL.

pub mod app;
pub mod builders;
pub mod database;
pub mod gpx;
pub mod limits;
pub mod member;
pub mod sealed;
pub mod server_log;
pub mod stored;
pub mod year;

pub use app::App;
pub use member::{Member, Reply};
