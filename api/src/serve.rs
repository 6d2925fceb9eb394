//! Starting and ending the server.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;

use crate::access::keys::KeyRing;
use crate::alarms::weekly;
use crate::contacts::aside;
use crate::error::CommandError;
use crate::limits::Limits;
use crate::router::router;
use crate::sealing::rotation;
use crate::state::AppState;
use crate::{contact_releases, follow_ups, organisations, purge};

/// A server that is ready to begin.
pub struct Prepared {
    /// Everything it answers.
    pub router: Router,
    /// What it does by itself.
    pub jobs: Jobs,
}

/// What a server does by itself, at its start and every hour from then on.
pub struct Jobs {
    state: AppState,
    ring: Arc<KeyRing>,
    limits: Arc<Limits>,
}

impl Jobs {
    /// Begins them; they go on until the server ends.
    pub fn begin(self) {
        let Jobs { state, ring, limits } = self;
        tokio::spawn(weekly::every_hour(state.clone()));
        tokio::spawn(contact_releases::weekly::every_hour(state.clone()));
        tokio::spawn(purge::every_hour(state, ring, limits));
    }
}

/// Creates the organisation at the first start, tries what waits for a key, keeps the keys and purges.
///
/// # Errors
/// When the database refuses.
pub async fn prepare(state: &AppState) -> Result<Prepared, CommandError> {
    let tx = state.db.begin().await?;
    if organisations::queries::all(&tx).await?.is_empty() {
        organisations::queries::found(&tx, &state.config.organisation, &state.config.time_zone).await?;
    }
    tx.commit().await?;
    let ring = Arc::new(KeyRing::default());
    ring.reload(&state.db, state.clock.now()).await?;
    // First, because a key that comes back after its time is destroyed next.
    aside::try_again(state).await.map_err(|problem| problem.detail)?;
    rotation::renew(state).await?;
    follow_ups::pepper::read(&state.config.contact_keys_folder())?;
    purge::purge(state).await.map_err(|problem| problem.detail)?;
    let limits = Arc::new(Limits::new(state.config.behind_proxy));
    let jobs = Jobs { state: state.clone(), ring: ring.clone(), limits: limits.clone() };
    Ok(Prepared { router: router(state.clone(), ring, limits), jobs })
}

/// Answers until it is told to end; requests under way are finished first.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    end: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(end).await
}

/// Waits for Ctrl-C or the system's request to end.
pub async fn told_to_end() {
    let interrupt = async { tokio::signal::ctrl_c().await.expect("the system lets us listen for Ctrl-C") };
    #[cfg(unix)]
    let terminate = async {
        let mut signals = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
            .expect("the system lets us listen for its request to end");
        signals.recv().await;
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => (),
        () = terminate => (),
    }
}
