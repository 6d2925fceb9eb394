//! A database of its own for each test.

use gadeplan::config::Config;
use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

/// The server to make databases on; SQLite when not set.
#[expect(clippy::disallowed_methods, reason = "tests take the one setting they have from the environment")]
pub fn postgres() -> Option<String> {
    std::env::var("DATABASE_URL_TEST").ok().filter(|url| !url.is_empty())
}

/// Whether the long form of the tests is wanted.
#[expect(clippy::disallowed_methods, reason = "tests take the one setting they have from the environment")]
pub fn is_full() -> bool {
    std::env::var("GADEPLAN_TEST_FULL").is_ok_and(|value| value == "1")
}

/// Points the settings at a new, empty database.
#[expect(clippy::disallowed_methods, reason = "a database's name only has to be new")]
pub async fn fresh(config: &mut Config) {
    let Some(admin) = postgres() else { return };
    let name = format!("t_{}", Uuid::new_v4().simple());
    let server = Database::connect(&admin).await.expect("DATABASE_URL_TEST names a server that answers");
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("the user may make databases");
    server.close().await.expect("a connection closes");
    config.database_url = Some(with_database(&admin, &name));
}

fn with_database(url: &str, name: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let (server, _) = address.rsplit_once('/').expect("a database address has a path");
    query.map_or_else(|| format!("{server}/{name}"), |query| format!("{server}/{name}?{query}"))
}
