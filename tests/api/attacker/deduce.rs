//! What a patient statistician deduces from the figures of one week: every figure is an interval, every sum binds intervals,
//! and the deduction goes on until none gets narrower. First what is not told is taken for at most nine; where that
//! contradicts the figures, for any number, because two evenings hide more than nine.

use std::collections::{BTreeMap, BTreeSet};

use gadeplan::contact_releases::make::Release;
use gadeplan::contacts::entity::Model as Contact;
use gadeplan::contacts::model::Details;
use gadeplan::words::code;
use h3o::{CellIndex, Resolution};

const LEVELS: [Resolution; 3] = [Resolution::Nine, Resolution::Eight, Resolution::Seven];
const HIDDEN: [Span; 2] = [(0, 9), ANY];
const ANY: Span = (0, 1_000_000);

type Span = (i64, i64);

/// What was told of one week of one area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Contacts of the shown cells.
    pub cells: BTreeMap<CellIndex, i64>,
    /// Contacts in no shown cell.
    pub rest: Option<i64>,
    /// Sums by what and code.
    pub sums: BTreeMap<(String, String), i64>,
    /// How much more than a figure the truth may be.
    pub slack: i64,
    /// All contacts: what a careless release would tell.
    pub total: Option<i64>,
}

impl Told {
    /// What a release tells.
    pub fn of(release: &Release) -> Told {
        let cells = release.cells.iter().map(|row| (row.cell.cell().expect("a cell"), row.contacts.into()));
        let sums = release.sums.iter().map(|row| ((row.what.clone(), row.code.clone()), row.n.into()));
        Told {
            cells: cells.collect(),
            rest: release.week.not_shown.map(i64::from),
            sums: sums.collect(),
            slack: 4,
            total: None,
        }
    }
}

/// Counts below ten that the figures pin down and that are right, by name.
pub fn recovered(told: &Told, truth: &[Contact]) -> Vec<String> {
    HIDDEN.into_iter().flat_map(|hidden| deduce(told, truth, hidden)).collect()
}

fn deduce(told: &Told, truth: &[Contact], hidden: Span) -> Vec<String> {
    let mut system = System { told: told.clone(), hidden, ..System::default() };
    let base = system.place(truth);
    system.list("kind", Some(base.0), &base.1, |contact, _| vec![(contact.kind.clone(), 1)]);
    let overdoses = system.named.get("kind overdose").copied();
    system.list("overdose", overdoses, &base.1, |_, details| {
        details.overdose.iter().map(|overdose| (code(&overdose.outcome), 1)).collect()
    });
    let referrals = system.unknown();
    for (what, by_service) in [("referral", true), ("referral_status", false)] {
        system.list(what, Some(referrals), &base.1, |_, details| {
            let word = |one: &gadeplan::contacts::model::Referral| {
                if by_service { code(&one.service) } else { code(&one.status) }
            };
            details.referrals.iter().map(|one| (word(one), 1)).collect()
        });
    }
    if let Some(people) = told.sums.get(&("people".to_owned(), "people".to_owned())) {
        let most = &mut system.nodes[base.0].1;
        *most = (*most).min(people + told.slack);
    }
    system.at_least(base.0);
    system.narrow();
    system.pinned()
}

#[derive(Default)]
struct System {
    told: Told,
    hidden: Span,
    nodes: Vec<Span>,
    truths: Vec<Option<(String, i64)>>,
    named: BTreeMap<String, usize>,
    /// A node is the sum of others.
    sums: Vec<(usize, Vec<usize>)>,
}

impl System {
    /// Everything about places; returns the node of all published contacts, and those contacts.
    fn place<'a>(&mut self, truth: &'a [Contact]) -> (usize, Vec<&'a Contact>) {
        let mut parts: BTreeMap<CellIndex, Vec<usize>> = BTreeMap::new();
        let mut published = Vec::new();
        for level in LEVELS {
            let cells: BTreeSet<CellIndex> =
                truth.iter().filter_map(|contact| cell(contact)?.parent(level)).collect();
            for at in cells {
                let direct = truth.iter().filter(|contact| cell(contact) == Some(at)).count() as i64;
                let mut own = parts.remove(&at).unwrap_or_default();
                if direct > 0 {
                    own.push(self.node(format!("direct {at}"), direct, ANY));
                }
                if own.is_empty() {
                    continue;
                }
                let group = self.group(at, truth);
                self.sums.push((group, own));
                match (self.told.cells.contains_key(&at), at.parent(Resolution::Seven)) {
                    (true, _) => published.push(group),
                    (false, _) if level == Resolution::Seven => {
                        parts.entry(CellIndex::base_cells().next().expect("one")).or_default().push(group)
                    }
                    (false, _) => parts
                        .entry(at.parent(level.pred().expect("coarser")).expect("a parent"))
                        .or_default()
                        .push(group),
                }
            }
        }
        let mut left: Vec<usize> = parts.into_values().flatten().collect();
        let indoors = truth.iter().filter(|contact| contact.cell.is_none()).count() as i64;
        left.push(self.node("indoors".to_owned(), indoors, ANY));
        let hidden = truth.iter().filter(|contact| self.shown_in(contact).is_none()).count() as i64;
        let span = self.told.rest.map_or(self.hidden, |n| (n, n + self.told.slack));
        let rest = self.node("rest".to_owned(), hidden, span);
        self.sums.push((rest, left));
        if let Some(total) = self.told.total {
            let all = self.node("all".to_owned(), truth.len() as i64, (total, total));
            self.sums.push((all, published.iter().copied().chain([rest]).collect()));
        }
        if self.told.rest.is_some() {
            published.push(rest);
        }
        let base = self.unknown();
        self.sums.push((base, published));
        let is_told = |contact: &&Contact| self.told.rest.is_some() || self.shown_in(contact).is_some();
        (base, truth.iter().filter(is_told).collect())
    }

    /// The contacts of a cell that are in no finer shown one.
    fn group(&mut self, at: CellIndex, truth: &[Contact]) -> usize {
        let inside =
            |contact: &&Contact| cell(contact).and_then(|own| own.parent(at.resolution())) == Some(at);
        let finer = |contact: &&Contact| {
            self.shown_in(contact).is_some_and(|shown| shown.resolution() > at.resolution())
        };
        let n = truth.iter().filter(inside).filter(|contact| !finer(contact)).count() as i64;
        let span = self.told.cells.get(&at).map_or(self.hidden, |n| (*n, n + self.told.slack));
        self.node(format!("cell {at}"), n, span)
    }

    /// A list that counts each of its things once; without any figure nothing is known of it.
    fn list(
        &mut self,
        what: &str,
        total: Option<usize>,
        contacts: &[&Contact],
        codes: impl Fn(&Contact, &Details) -> Vec<(String, i64)>,
    ) {
        let mut truth: BTreeMap<String, i64> = BTreeMap::new();
        for contact in contacts {
            let details = serde_json::from_value(contact.details.clone()).expect("details");
            for (code, n) in codes(contact, &details) {
                *truth.entry(code).or_default() += n;
            }
        }
        let figure = |code: &String| self.told.sums.get(&(what.to_owned(), code.clone())).copied();
        let figures: Vec<(String, i64, Option<i64>)> = truth
            .into_iter()
            .map(|(code, n)| {
                let told = figure(&code);
                (code, n, told)
            })
            .collect();
        let Some(total) = total.filter(|_| figures.iter().any(|(.., told)| told.is_some())) else { return };
        let is_all_told = figures.iter().all(|(.., told)| told.is_some());
        let mut parts = Vec::new();
        for (code, n, told) in figures {
            let span = told.map_or(self.hidden, |told| (told, told + self.told.slack));
            let node = self.node(format!("{what} {code}"), n, span);
            self.named.insert(format!("{what} {code}"), node);
            parts.push(node);
        }
        if is_all_told {
            // What nobody did might have been done.
            parts.push(self.node(format!("{what} any other"), 0, self.hidden));
        }
        self.sums.push((total, parts));
    }

    /// So many contacts there must be for what they talked of, carried and were.
    fn at_least(&mut self, base: usize) {
        let each = |what: &str| match what {
            "topic" => 1,
            "people" => 20,
            _ => 50,
        };
        let sums = self
            .told
            .sums
            .iter()
            .filter(|((what, _), _)| !["referral", "referral_status"].contains(&what.as_str()));
        let least = sums.map(|((what, _), n)| (n + each(what) - 1) / each(what)).max().unwrap_or_default();
        self.nodes[base].0 = self.nodes[base].0.max(least);
    }

    fn node(&mut self, name: String, truth: i64, span: Span) -> usize {
        self.nodes.push(span);
        self.truths.push(Some((name, truth)));
        self.nodes.len() - 1
    }

    fn unknown(&mut self) -> usize {
        self.nodes.push(ANY);
        self.truths.push(None);
        self.nodes.len() - 1
    }

    /// The shown cell that counts a contact.
    fn shown_in(&self, contact: &Contact) -> Option<CellIndex> {
        let own = cell(contact)?;
        LEVELS.iter().filter_map(|level| own.parent(*level)).find(|at| self.told.cells.contains_key(at))
    }

    fn narrow(&mut self) {
        loop {
            let before = self.nodes.clone();
            for (whole, parts) in &self.sums {
                let sum = |end: fn(&Span) -> i64, nodes: &[Span]| {
                    parts.iter().map(|at| end(&nodes[*at])).sum::<i64>()
                };
                let (least, most) = (sum(|span| span.0, &self.nodes), sum(|span| span.1, &self.nodes));
                let all = &mut self.nodes[*whole];
                *all = (all.0.max(least), all.1.min(most));
                let all = *all;
                for at in parts {
                    let own = &mut self.nodes[*at];
                    let others = (least - own.0, most - own.1);
                    *own = (own.0.max(all.0 - others.1), own.1.min(all.1 - others.0));
                }
            }
            if before == self.nodes || self.nodes.iter().any(|span| span.0 > span.1) {
                return;
            }
        }
    }

    fn pinned(&self) -> Vec<String> {
        if self.nodes.iter().any(|span| span.0 > span.1) {
            return Vec::new();
        }
        let all = self.nodes.iter().zip(&self.truths);
        let hit = |(span, truth): (&Span, &Option<(String, i64)>)| {
            let (name, n) = truth.as_ref()?;
            (span.0 == span.1 && span.0 == *n && *n < 10).then(|| format!("{name} = {n}"))
        };
        all.filter_map(hit).collect()
    }
}

fn cell(contact: &Contact) -> Option<CellIndex> {
    contact.cell.and_then(gadeplan::cell::StoredCell::cell)
}
