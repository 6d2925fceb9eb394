//! What the published contacts of a week add up to. A sum is told only when enough contacts from enough shifts gave to it;
//! and where a list counts every contact once, it is told only when it does not give away what is missing from it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::partition::{STEP, is_enough, most_told, round_down};
use crate::clock::Day;
use crate::contacts::model::Details;
use crate::words::code;

/// What a sum is of. There is none by kind of place: indoor meetings have no cell, so it would tell how many of the contacts
/// with a cell are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Contacts by kind.
    Kind,
    /// People met; its one code is `people`.
    People,
    /// Things handed out, by supply.
    Supply,
    /// Used syringes taken back; its one code is `returned`.
    Returned,
    /// Contacts by what was talked about.
    Topic,
    /// Referrals by service.
    Referral,
    /// Referrals by what became of them.
    ReferralStatus,
    /// Naloxone kits by who got them and whether it was the first, as `at_risk_first`.
    Naloxone,
    /// Naloxone kits that replace another, by what became of that one.
    NaloxoneReason,
    /// Overdoses by how they ended.
    Overdose,
}

/// What the sums need to know of a contact.
#[derive(Clone, Debug)]
pub struct Given {
    /// The day.
    pub day: Day,
    /// Which quarter of it.
    pub block: i16,
    /// A code of `ContactKind`.
    pub kind: String,
    /// How many people were met.
    pub people_n: i32,
    /// The rest.
    pub details: Details,
}

/// Published sums.
pub type Sums = BTreeMap<(What, String), i32>;

/// What some contacts gave to one sum.
#[derive(Clone, Debug, Default)]
struct Tally {
    n: usize,
    contacts: usize,
    blocks: BTreeSet<(Day, i16)>,
}

/// The two numbers between which a reader knows a total to lie.
type Between = (usize, usize);

/// The published sums of contacts; `groups` are the published figures of the cells they lie in.
pub fn sum(contacts: &[Given], groups: &[usize]) -> Sums {
    let tallies = tally(contacts);
    let mut lists = Lists { published: publish(&tallies), tallies };
    let all = span(groups);
    lists.hold_back(all.0);
    let most = lists
        .published
        .get(&(What::People, "people".to_owned()))
        .map_or(all.1, |n| all.1.min(whole(*n) + STEP - 1));
    lists.keep_if_loose(What::Kind, Some((all.0, most)));
    let overdoses = lists.published.get(&(What::Kind, "overdose".to_owned())).map(|n| span(&[whole(*n)]));
    lists.keep_if_loose(What::Overdose, overdoses);
    let by_status = lists.between(What::ReferralStatus, |_| true);
    lists.keep_if_loose(What::Referral, by_status);
    let by_service = lists.between(What::Referral, |_| true);
    lists.keep_if_loose(What::ReferralStatus, by_service);
    // Not every repeated kit has a reason: at least none is missing.
    let repeated = lists.between(What::Naloxone, |code| code.ends_with("_repeat")).map(|(_, most)| (0, most));
    lists.keep_if_loose(What::NaloxoneReason, repeated);
    lists.published
}

struct Lists {
    tallies: BTreeMap<(What, String), Tally>,
    published: Sums,
}

impl Lists {
    /// No sum may tell of more contacts than the cells do: it would tell how much was lost by rounding them down, and so
    /// what their hidden parts are. Where kinds together do, the most frequent one is lowered.
    fn hold_back(&mut self, contacts: usize) {
        for ((what, _), n) in &mut self.published {
            *n = (*n).min(figure(contacts * most_each(*what)));
        }
        let too_many = self.of(What::Kind, |_| true).sum::<usize>().saturating_sub(contacts);
        let kinds = self.published.iter_mut().filter(|(key, _)| key.0 == What::Kind);
        let Some((_, most)) = kinds.max_by_key(|(_, n)| **n) else { return };
        *most -= figure(too_many);
        if !is_enough(whole(*most), usize::MAX) {
            self.published.retain(|key, _| key.0 != What::Kind);
        }
    }

    /// Leaves a list out when its total and its published codes together leave too little doubt about the other codes.
    fn keep_if_loose(&mut self, what: What, total: Option<Between>) {
        let Some(total) = total else { return };
        let published: Vec<usize> = self.of(what, |_| true).collect();
        let hidden =
            self.tallies.iter().filter(|(key, _)| key.0 == what && !self.published.contains_key(key));
        let hidden: Vec<usize> = hidden.map(|(_, tally)| tally.n).collect();
        if !is_loose(total, &published, &hidden) {
            self.published.retain(|key, _| key.0 != what);
        }
    }

    /// What a reader knows of the total of a list that is published whole; of another one only the least.
    fn between(&self, what: What, wanted: impl Fn(&str) -> bool + Copy) -> Option<Between> {
        let published: Vec<usize> = self.of(what, wanted).collect();
        let of_all = self.tallies.keys().filter(|key| key.0 == what && wanted(&key.1)).count();
        let (least, most) = span(&published);
        (!published.is_empty()).then_some((least, if published.len() == of_all { most } else { usize::MAX }))
    }

    fn of(&self, what: What, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
        let all = self.published.iter().filter(move |(key, _)| key.0 == what && wanted(&key.1));
        all.map(|(_, n)| whole(*n))
    }
}

/// The most that one contact gives to a sum.
const fn most_each(what: What) -> usize {
    match what {
        What::Kind | What::Topic | What::Overdose => 1,
        What::People => 20,
        What::Referral | What::ReferralStatus => 30,
        What::Supply | What::Returned | What::Naloxone | What::NaloxoneReason => 50,
    }
}

/// Whether a total and the published parts of it leave each hidden part, and all of them together, more than one number.
fn is_loose((least, most): Between, published: &[usize], hidden: &[usize]) -> bool {
    let (shown_least, shown_most) = span(published);
    let missing_at_least = least.saturating_sub(shown_most);
    let missing_at_most = most.saturating_sub(shown_least);
    let is_full = !hidden.is_empty() && most_told(hidden).is_some_and(|told| missing_at_least > told);
    !is_full && missing_at_most >= 2
}

/// Between which numbers the sum of rounded figures lies.
fn span(figures: &[usize]) -> Between {
    let least: usize = figures.iter().sum();
    (least, least + figures.len() * (STEP - 1))
}

fn publish(tallies: &BTreeMap<(What, String), Tally>) -> Sums {
    let enough = tallies.iter().filter(|(_, tally)| is_enough(tally.contacts, tally.blocks.len()));
    enough.map(|(key, tally)| (key.clone(), figure(tally.n))).collect()
}

fn tally(contacts: &[Given]) -> BTreeMap<(What, String), Tally> {
    let mut tallies: BTreeMap<(What, String), Tally> = BTreeMap::new();
    for contact in contacts {
        let mut own: BTreeMap<(What, String), usize> = BTreeMap::new();
        for (what, code, n) in counts(contact) {
            *own.entry((what, code)).or_default() += whole(n);
        }
        for (key, n) in own.into_iter().filter(|(_, n)| *n > 0) {
            let tally = tallies.entry(key).or_default();
            tally.n += n;
            tally.contacts += 1;
            tally.blocks.insert((contact.day, contact.block));
        }
    }
    tallies
}

/// All that one contact gives to sums.
fn counts(contact: &Given) -> Vec<(What, String, i32)> {
    let details = &contact.details;
    let mut all = vec![
        (What::Kind, contact.kind.clone(), 1),
        (What::People, "people".to_owned(), contact.people_n),
        (What::Returned, "returned".to_owned(), details.returned_n),
    ];
    all.extend(details.supplies.iter().map(|given| (What::Supply, code(&given.supply), given.count)));
    all.extend(details.topics.iter().map(|topic| (What::Topic, code(topic), 1)));
    for referral in &details.referrals {
        all.push((What::Referral, code(&referral.service), 1));
        all.push((What::ReferralStatus, code(&referral.status), 1));
    }
    for kits in &details.naloxone {
        all.push((What::Naloxone, format!("{}_{}", code(&kits.recipient), code(&kits.supply)), kits.kits_n));
        all.extend(kits.repeat_reason.map(|reason| (What::NaloxoneReason, code(&reason), kits.kits_n)));
    }
    all.extend(details.overdose.iter().map(|overdose| (What::Overdose, code(&overdose.outcome), 1)));
    all
}

/// A sum as it is published.
fn figure(n: usize) -> i32 {
    i32::try_from(round_down(n)).unwrap_or(i32::MAX)
}

fn whole(n: i32) -> usize {
    usize::try_from(n).unwrap_or_default()
}

#[cfg(test)]
mod tests;
