//! A follow-up is a clock that somebody carries on a slip: a reason and a day, found by the slip's words alone. The words
//! are kept nowhere, and who holds the slip is known to nobody but them.

pub mod entity;
pub mod model;
pub mod pepper;
pub mod queries;
mod routes;
mod slow_hash;

use crate::clock::Day;
use crate::config::Config;
use crate::error::Problem;
use crate::organisations::entity::Model as Organisation;

use model::NewFollowUp;

pub use routes::router;

/// Makes the row of a follow-up that came in sealed; its words end here. It takes a while, so no transaction may be open.
///
/// # Errors
/// `out_of_range`, naming `words` or `due_on`.
pub async fn take_in(
    config: &Config,
    organisation: &Organisation,
    new: NewFollowUp,
    today: Day,
) -> Result<entity::Model, Problem> {
    new.check_due_on(today)?;
    let hash = slow_hash::of(config, &organisation.slug, &new.words).await?;
    Ok(new.row(organisation.id, hash))
}
