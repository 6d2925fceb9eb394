//! Scoring a month out of sample: places are named from what was known the day before it began.

use geo_hotspots::forecast::{Outcome, cells_of_share, outcome};
use geo_hotspots::plan::{Surroundings, rank};

use super::model::{Month, MonthScore, Scorecard, TwoPercent};
use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::plane::points;
use crate::hotspots::reading::round;
use crate::hotspots::route::surroundings;

const PLACES: usize = 20;
const SHARE: f64 = 0.02;
const MONTHS: i32 = 12;
/// Fewer finds than this decide nothing.
const LEAST_FINDS: u64 = 30;

/// The report card of a month, and how the eleven before it went.
pub fn score(ground: &Ground, month: Month) -> Result<Scorecard, Problem> {
    let surroundings = surroundings(&points(ground)?)?;
    let months: Vec<(Month, Scored)> = (0..MONTHS)
        .rev()
        .map(|ago| Ok((month.before(ago), scored(ground, month.before(ago), &surroundings)?)))
        .collect::<Result<_, Problem>>()?;
    let (_, this) = months.last().expect("there are twelve months");
    let Scored { named, share } = this;
    Ok(Scorecard {
        month,
        places: PLACES,
        hit: part(named.hit()),
        best_hit: part(named.best_hit()),
        area_share: part(named.area_share()),
        two_percent: TwoPercent {
            cells: share.cells,
            hit: part(share.hit()),
            pai: part(share.pai()),
            pei: part(share.pei_star()),
        },
        finds: i64::try_from(named.finds).map_err(broken)?,
        enough: this.is_enough(),
        months: months.iter().map(|(month, scored)| scored.line(*month)).collect(),
    })
}

/// What 20 places and 2 % of the cells held in a month.
struct Scored {
    named: Outcome,
    share: Outcome,
}

/// Only cells that were searched in the month count: where nobody looked, no forecast can be wrong.
fn scored(ground: &Ground, month: Month, surroundings: &Surroundings) -> Result<Scored, Problem> {
    let counts = ground.history.window(month.first().0, month.last().0);
    let ranked = rank(&ground.history, month.first().0 - 1, surroundings, 0).map_err(broken)?;
    let searched = (0..counts.len()).filter(|cell| ground.inside[*cell] && counts[*cell].metres > 0);
    let (score, finds): (Vec<f64>, Vec<u64>) =
        searched.map(|cell| (ranked.score[cell], counts[cell].patrolled.unsigned_abs())).unzip();
    Ok(Scored {
        named: outcome(&score, &finds, PLACES.min(score.len())).map_err(broken)?,
        share: outcome(&score, &finds, cells_of_share(SHARE, score.len())).map_err(broken)?,
    })
}

impl Scored {
    fn is_enough(&self) -> bool {
        self.named.finds >= LEAST_FINDS && self.named.of_cells > PLACES
    }

    fn line(&self, month: Month) -> MonthScore {
        MonthScore {
            month,
            hit: part(self.named.hit()),
            best_hit: part(self.named.best_hit()),
            pei: part(self.share.pei_star()),
            enough: self.is_enough(),
        }
    }
}

/// Of nothing the share is nothing.
fn part(share: Option<f64>) -> f64 {
    round(share.unwrap_or(0.0))
}
