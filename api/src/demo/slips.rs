//! What the outreach workers of the demo union have promised. The words of these slips are nowhere, so nobody can open one:
//! whoever tries the demo makes a slip of their own.

use sea_orm::ConnectionTrait;

use crate::clock::Day;
use crate::error::Problem;
use crate::follow_ups;
use crate::follow_ups::entity::Model;
use crate::follow_ups::model::FollowUpReason;
use crate::ids::{AreaId, OrgId};
use crate::secret::random;
use crate::words::code;

/// Why, and in how many days from today they are due; before today they are overdue.
const OPEN: [(FollowUpReason, &[i32]); 5] = [
    (FollowUpReason::TreatmentGuarantee, &[-2, 1, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14]),
    (FollowUpReason::Lead, &[-3, 2, 5, 9, 12, 16, 19, 22, 26, 29]),
    (FollowUpReason::NaloxoneRefill, &[-1, 0, 2, 3, 4, 6]),
    (FollowUpReason::WoundCheck, &[0, 1, 1, 2, 3]),
    (FollowUpReason::OwnPromise, &[-1, 0, 1, 2, 2, 4]),
];

/// Why, and how many days ago they were done.
const DONE: [(FollowUpReason, &[i32]); 3] = [
    (FollowUpReason::TreatmentGuarantee, &[3, 8, 11, 17, 20]),
    (FollowUpReason::NaloxoneRefill, &[1, 4, 9, 12, 15, 24]),
    (FollowUpReason::WoundCheck, &[2, 5, 6, 10, 13, 18, 21]),
];

/// Keeps the follow-ups of some slips, open and done, all in one area.
pub async fn hand_out(
    tx: &impl ConnectionTrait,
    org: OrgId,
    area: AreaId,
    today: Day,
) -> Result<(), Problem> {
    let open = OPEN.iter().flat_map(|(reason, days)| days.iter().map(move |day| (reason, *day, "open")));
    let done = DONE.iter().flat_map(|(reason, days)| days.iter().map(move |ago| (reason, -*ago, "done")));
    for (reason, days, state) in open.chain(done) {
        let slip = Model {
            org_id: org,
            hash: random::<32>().to_vec(),
            reason: code(reason),
            due_on: Day(today.0 + days),
            area_id: Some(area),
            state: state.to_owned(),
        };
        follow_ups::queries::store(tx, slip).await?;
    }
    Ok(())
}
