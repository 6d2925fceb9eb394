//! Making the release of one area from its contacts: figures only, nothing of a contact is left in it.

use super::entity::{self, shown_cell, sum};
use super::partition::{Group, Meeting, Partition};
use super::sums::{self, Given};
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::contacts::entity::Model as Contact;
use crate::ids::{AreaId, OrgId};
use crate::words::code;

/// The rows of one release.
#[derive(Clone, Debug)]
pub struct Release {
    /// The week.
    pub week: entity::Model,
    /// Its shown cells.
    pub cells: Vec<shown_cell::Model>,
    /// Its sums.
    pub sums: Vec<sum::Model>,
}

/// The release of one week of one area; the same contacts in any order give the same one.
pub fn make(org_id: OrgId, area_id: AreaId, week: Day, contacts: &[Contact]) -> Release {
    let meetings: Vec<Meeting> = contacts.iter().map(meeting).collect();
    let partition = Partition::of(&meetings);
    let groups = partition.published(&meetings);
    let published: Vec<Given> =
        groups.iter().flat_map(|group| &group.members).map(|at| given(&contacts[*at])).collect();
    let figures: Vec<usize> = groups.iter().map(|group| group.figure()).collect();
    let cells = partition.cells.iter().map(|(cell, group)| {
        let (cell, contacts) = (StoredCell::from(*cell), figure(group));
        shown_cell::Model { org_id, area_id, week, cell, contacts }
    });
    let sums = sums::sum(&published, &figures).into_iter().map(|((what, code_of), n)| {
        let (what, code) = (code(&what), code_of);
        sum::Model { org_id, area_id, week, what, code, n }
    });
    let not_shown = partition.rest.is_enough(&meetings).then(|| figure(&partition.rest));
    Release {
        cells: cells.collect(),
        sums: sums.collect(),
        week: entity::Model { org_id, area_id, week, not_shown },
    }
}

fn meeting(contact: &Contact) -> Meeting {
    let cell = contact.cell.and_then(StoredCell::cell);
    Meeting { cell, day: contact.day, block: contact.block }
}

fn given(contact: &Contact) -> Given {
    let Contact { day, block, kind, people_n, details, .. } = contact.clone();
    // Rows are written from the same type; one that was tampered with gives its kind and people only.
    Given { day, block, kind, people_n, details: serde_json::from_value(details).unwrap_or_default() }
}

fn figure(group: &Group) -> i32 {
    i32::try_from(group.figure()).unwrap_or(i32::MAX)
}
