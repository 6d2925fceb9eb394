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

/// Creates the organisation at the first start, tries what waits for a key, keeps the keys, purges, and returns everything
/// the server answers.
///
/// # Errors
/// When the database refuses.
pub async fn prepare(state: &AppState) -> Result<Router, CommandError> {
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
    tokio::spawn(purge::every_hour(state.clone(), ring.clone(), limits.clone()));
    tokio::spawn(weekly::every_hour(state.clone()));
    tokio::spawn(contact_releases::weekly::every_hour(state.clone()));
    Ok(router(state.clone(), ring, limits))
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
