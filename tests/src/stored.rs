//! Everything that the database holds, as somebody who took it would read it.

use gadeplan::database::statement;
use sea_orm::{ConnectionTrait, DatabaseConnection};

use crate::App;
use crate::database::postgres;

/// On SQLite its files, byte by byte; on PostgreSQL every row of every table. Bytes that are no text are left out.
pub async fn stored(app: &App) -> String {
    if postgres().is_some() {
        return rows(&app.state.db.read).await;
    }
    let files = ["gadeplan.db", "gadeplan.db-wal"].map(|name| std::fs::read(app.folder().join(name)));
    let bytes: Vec<_> = files.into_iter().flat_map(Result::unwrap_or_default).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn rows(db: &DatabaseConnection) -> String {
    let tables =
        "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'";
    let mut found = String::new();
    for table in texts(db, tables).await {
        found += &texts(db, &format!("SELECT t::text FROM {table} t")).await.join("\n");
    }
    found
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(statement(db, sql, [])).await.expect("an answer");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}
