//! Two windows of a street against each other.

use std::collections::BTreeMap;

use geo_hotspots::{CellCounts, Prior, shape};

use super::model::{StreetChange, StreetCounts, Streets};
use crate::basemap::nearest_street;
use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::queries::Days;
use crate::hotspots::reading::round;

/// Less than this in a window is not enough to compare by.
const LEAST_METRES: i64 = 1_000;

type TwoCounts = (StreetCounts, StreetCounts);

/// The streets of a ground, those first that most surely got worse.
pub fn compare(ground: &Ground, now: Days, before: Days) -> Result<Streets, Problem> {
    let mut streets = count(ground, now, before);
    streets.retain(|_, (now, before)| now.metres >= LEAST_METRES && before.metres >= LEAST_METRES);
    let both = || streets.values().flat_map(|(now, before)| [now, before]);
    let finds: Vec<u64> = both().map(|counts| counts.finds.unsigned_abs()).collect();
    let km: Vec<f64> = both().map(StreetCounts::km).collect();
    let prior = Prior::fit(&finds, &km).map_err(broken)?;
    let mut streets: Vec<_> = streets.iter().map(|(street, counts)| change(street, *counts, prior)).collect();
    // Names break ties, so that the same sums give the same list.
    streets.sort_by(|one, other| other.chance_worse.total_cmp(&one.chance_worse));
    Ok(Streets { now, before, streets })
}

fn count(ground: &Ground, now: Days, before: Days) -> BTreeMap<&'static str, TwoCounts> {
    let window = |days: Days| ground.history.window(days.from.0, days.to.0);
    let mut streets: BTreeMap<&str, TwoCounts> = BTreeMap::new();
    let cells = ground.history.cells().iter().zip(&ground.inside);
    for ((cell, is_inside), (now, before)) in cells.zip(window(now).iter().zip(&window(before))) {
        if !is_inside || now.metres + before.metres == 0 {
            continue;
        }
        if let Some(street) = nearest_street(shape::centre(*cell)) {
            let sums = streets.entry(street).or_default();
            sums.0.add(now);
            sums.1.add(before);
        }
    }
    streets
}

fn change(street: &str, (now, before): TwoCounts, prior: Prior) -> StreetChange {
    let posterior = |counts: StreetCounts| prior.posterior(counts.finds.unsigned_abs(), counts.km());
    let (rate_now, rate_before) = (posterior(now), posterior(before));
    StreetChange {
        street: street.to_owned(),
        now,
        before,
        times: round(rate_now.mean() / rate_before.mean()),
        low: round(rate_now.ratio_quantile(rate_before, 0.05)),
        high: round(rate_now.ratio_quantile(rate_before, 0.95)),
        chance_worse: round(rate_now.chance_over(rate_before, 1.0)),
    }
}

impl StreetCounts {
    fn add(&mut self, counts: &CellCounts) {
        self.finds += counts.patrolled;
        self.metres += counts.metres;
    }

    fn km(&self) -> f64 {
        self.metres as f64 / 1_000.0
    }
}
