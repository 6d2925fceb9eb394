//! What is no longer needed is forgotten: at the start, and every hour from then on.

use std::sync::Arc;
use std::time::Duration;

use crate::access::keys::KeyRing;
use crate::clock::{DAY_MS, UtcMs};
use crate::config::Retention;
use crate::error::Problem;
use crate::limits::Limits;
use crate::sealing::rotation;
use crate::state::AppState;
use crate::{audit, contacts, devices, follow_ups, invites, organisations, patrols, pickups, warnings};

const EVERY: Duration = Duration::from_secs(3_600);
const HOUR_MS: i64 = 3_600_000;
/// For so long after its end the desk can see how many phones showed a warning.
const WARNING_DAYS: i64 = 30;

/// Purges, renews signing keys and forgets quiet sources every hour, until the server ends.
pub async fn every_hour(state: AppState, ring: Arc<KeyRing>, limits: Arc<Limits>) {
    let mut hours = tokio::time::interval(EVERY);
    hours.tick().await;
    loop {
        hours.tick().await;
        limits.forget_quiet();
        if let Err(problem) = contacts::aside::try_again(&state).await {
            tracing::error!(detail = problem.detail, "sealed records could not be tried again");
        }
        if let Err(error) = rotation::renew(&state).await {
            tracing::error!(%error, "the contact keys could not be kept; it is tried again in an hour");
        }
        if let Err(problem) = purge(&state).await {
            tracing::error!(detail = problem.detail, "purge failed; it is tried again in an hour");
        }
        if let Err(error) = ring.reload(&state.db, state.clock.now()).await {
            tracing::error!(%error, "signing keys could not be read");
        }
    }
}

/// Forgets everything that is past its time, and leaves no trace of that nor of what people erased or took back themselves.
///
/// # Errors
/// When the database refuses.
pub async fn purge(state: &AppState) -> Result<(), Problem> {
    let now = state.clock.now();
    let Retention { point_days, contact_days, writer_hours, audit_days, device_days } =
        state.config.retention;
    let ago = |ms: i64| UtcMs(now.0 - ms);
    for organisation in organisations::queries::all(&state.db.read).await? {
        let org = organisation.id;
        let tx = state.db.begin().await?;
        pickups::queries::coarsen(&tx, org, ago(point_days * DAY_MS)).await?;
        pickups::queries::forget_writers(&tx, org, ago(writer_hours * HOUR_MS)).await?;
        patrols::queries::forget_writers(&tx, org, ago(writer_hours * HOUR_MS)).await?;
        audit::queries::forget(&tx, org, ago(audit_days * DAY_MS)).await?;
        devices::queries::forget(&tx, org, ago(device_days * DAY_MS)).await?;
        invites::queries::forget(&tx, org, now).await?;
        warnings::queries::forget(&tx, org, ago(WARNING_DAYS * DAY_MS)).await?;
        let today = now.day(&organisation.zone());
        follow_ups::queries::forget_old(&tx, org, today).await?;
        contacts::queries::forget(&tx, org, (now, today), contact_days).await?;
        tx.commit().await?;
    }
    contacts::queries::lay_in_order(&state.db).await?;
    Ok(state.db.clean().await?)
}
