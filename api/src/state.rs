//! What every handler may ask for: settings, database and clock.

use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Config;
use crate::database::Db;

/// Shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The settings of this start.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
}
