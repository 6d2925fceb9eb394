//! The database: SQLite in the data folder, or PostgreSQL by its address. Reads and writes have pools of their own.

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::OnConflict;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, EntityTrait, IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait, Value,
};

use crate::config::Config;
use crate::error::CommandError;

/// Earlier versions can lose committed transactions when another connection checkpoints the write-ahead log.
const SQLITE_FLOOR: [u32; 3] = [3, 51, 3];

/// Rows a multi-row statement holds at most, well below the bind limits of both engines.
pub const CHUNK: usize = 1_000;

/// Two pools on one database.
#[derive(Clone, Debug)]
pub struct Db {
    /// For queries; on SQLite a write here fails.
    pub read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// Opens the database that the settings name and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be opened, when SQLite is too old, or when the write-ahead log did not take.
    pub async fn open(config: &Config) -> Result<Db, CommandError> {
        let db = match &config.database_url {
            Some(url) => Db { read: postgres(url, 4).await?, write: postgres(url, 16).await? },
            None => {
                std::fs::create_dir_all(&config.data)?;
                let path = config.data.join("gadeplan.db");
                let url = format!("sqlite://{}", path.display());
                let write = sqlite(&url, false).await?;
                check_sqlite(&write).await?;
                Db { read: sqlite(&url, true).await?, write }
            }
        };
        db.migrate().await?;
        Ok(db)
    }

    /// Begins a write transaction; on SQLite it takes the write lock at once, because a lock upgrade cannot wait.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let immediate = (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
        self.write.begin_with_options(options).await
    }

    /// Begins a transaction that reads one unchanging state and keeps no writer waiting.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let isolation_level =
            (self.backend() == DbBackend::Postgres).then_some(IsolationLevel::RepeatableRead);
        self.read.begin_with_options(TransactionOptions { isolation_level, ..Default::default() }).await
    }

    /// Which engine this is.
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }

    /// Gives the log's space back and leaves no trace of what was deleted.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn clean(&self) -> Result<(), DbErr> {
        let sql = match self.backend() {
            DbBackend::Sqlite => "PRAGMA wal_checkpoint(TRUNCATE)",
            _ => "VACUUM",
        };
        self.write.execute_unprepared(sql).await.map(|_| ())
    }

    async fn migrate(&self) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        if self.backend() == DbBackend::Postgres {
            tx.execute_unprepared("SELECT pg_advisory_xact_lock(7203451)").await?;
        }
        Migrator::up(&tx, None).await?;
        tx.commit().await
    }
}

/// A statement whose `$1..$n` work on both engines.
pub fn statement(db: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Inserts rows in statements that stay under the bind limits; rows that are there already are treated as
/// `on_conflict` says, or fail.
///
/// # Errors
/// When the database refuses.
pub async fn insert_all<A>(
    tx: &impl ConnectionTrait,
    rows: Vec<A>,
    on_conflict: Option<OnConflict>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
{
    for chunk in rows.chunks(CHUNK) {
        let insert = A::Entity::insert_many(chunk.to_vec());
        let insert = match on_conflict.clone() {
            Some(rule) => insert.on_conflict(rule),
            None => insert,
        };
        insert.exec_without_returning(tx).await?;
    }
    Ok(())
}

async fn postgres(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
    Database::connect(options).await
}

async fn sqlite(url: &str, read_only: bool) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(if read_only { 4 } else { 1 })
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .pragma("cache_size", "-16000");
            if read_only {
                return sqlite.pragma("query_only", "on");
            }
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .pragma("secure_delete", "on")
        });
    Database::connect(options).await
}

async fn check_sqlite(db: &DatabaseConnection) -> Result<(), CommandError> {
    let version = pragma(db, "SELECT sqlite_version()").await?;
    if !is_new_enough(&version) {
        return Err(format!("SQLite {version} may lose confirmed records; 3.51.3 or newer is needed").into());
    }
    let journal = pragma(db, "PRAGMA journal_mode").await?;
    if journal != "wal" {
        return Err(format!(
            "the data folder does not support SQLite's write-ahead log (journal_mode {journal})"
        )
        .into());
    }
    Ok(())
}

async fn pragma(db: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let row = db.query_one_raw(statement(db, sql, [])).await?;
    row.ok_or_else(|| DbErr::Custom(format!("no answer to {sql}")))?.try_get_by_index(0)
}

fn is_new_enough(version: &str) -> bool {
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    parts.as_slice() >= SQLITE_FLOOR.as_slice()
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn the_sqlite_floor_holds() {
        for (version, enough) in
            [("3.51.3", true), ("3.52.0", true), ("4.0", true), ("3.51.2", false), ("3.46.0", false)]
        {
            assert_eq!(is_new_enough(version), enough, "{version}");
        }
    }
}
