//! Storing records of one organisation in one transaction.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::Record;
use crate::ids::OrgId;
use crate::organisations::queries::take_sequence;
use crate::receipt::{Receipt, Writer};
use crate::{patrols, pickups};

/// Stores records and their sums; receipts come in the order of the records.
///
/// # Errors
/// When the database refuses; then nothing is stored.
pub async fn apply(
    tx: &impl ConnectionTrait,
    org: OrgId,
    records: Vec<(Writer, Record)>,
    point_days: i64,
) -> Result<Vec<Receipt>, DbErr> {
    let n = i64::try_from(records.len()).expect("a batch is small");
    let seq = take_sequence(tx, org, n.max(1)).await?;
    let (mut walks, mut finds, mut is_walk) = (Vec::new(), Vec::new(), Vec::with_capacity(records.len()));
    for (writer, record) in records {
        is_walk.push(matches!(record, Record::Patrol(_)));
        match record {
            Record::Patrol(record) => walks.push((writer, record)),
            Record::Pickup(revision) => finds.push((writer, revision)),
        }
    }
    let seq_of_finds = seq + i64::try_from(walks.len()).expect("a batch is small");
    let mut walks = patrols::queries::apply(tx, org, &walks, seq).await?.into_iter();
    let mut finds = pickups::queries::apply(tx, org, &finds, seq_of_finds, point_days).await?.into_iter();
    let in_order =
        is_walk.into_iter().filter_map(|is_walk| if is_walk { walks.next() } else { finds.next() });
    Ok(in_order.collect())
}
