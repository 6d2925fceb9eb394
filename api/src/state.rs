//! What every handler may ask for: settings, database, clock and the histories that maps are read from.

use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Config;
use crate::database::Db;
use crate::histories::Histories;

/// Shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The settings of this start.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// What maps were read from lately.
    pub histories: Histories,
}

impl AppState {
    /// The state of one server or command; nothing is in memory yet.
    pub fn new(config: Config, db: Db, clock: Clock) -> AppState {
        let histories = Histories::new(u64::from(config.map_memory_mb) << 20);
        AppState { config: Arc::new(config), db, clock, histories }
    }
}
