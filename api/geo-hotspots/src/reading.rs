//! The map as people read it: five classes, and the numbers behind them.

use crate::local::{LocalOptions, Surprise, local_test};
use crate::neighbours::Neighbours;
use crate::rates::{Posterior, Prior, RateError, Totals};

/// A map of rates and classes.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Finds per kilometre of the whole map: what "usual" means.
    pub usual_per_km: f64,
    /// How rates spread over the map.
    pub prior: Prior,
    /// How bursty finds were taken to be.
    pub phi: f64,
    /// Fewer than 30 finds: rates with their intervals, but no classes.
    pub too_few_finds: bool,
    /// One by one, in the order of the cells.
    pub cells: Vec<CellReading>,
}

/// What the map says about one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellReading {
    /// Finds in the disk the cell was read through.
    pub finds: u64,
    /// Kilometres walked in that disk.
    pub km: f64,
    /// The rate there.
    pub posterior: Posterior,
    /// Its class; none when the map has too few finds to tell.
    pub level: Option<Level>,
    /// The share of chance among the places that are as hot; none where too little was walked.
    pub q_hot: Option<f64>,
    /// The share of chance among the places that are as cold; none where too little was walked.
    pub q_cold: Option<f64>,
}

/// How a place compares with the rest of the map. A class needs a test (`q <= 0.05`) **and** a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Hot, and at least three times the usual.
    FarMore,
    /// Hot, and at least one and a half times the usual.
    More,
    /// Nothing to be said against it.
    Usual,
    /// Cold, and at most two thirds of the usual.
    Less,
    /// Less than a kilometre was walked: nothing is known, least of all that it is clean.
    NotEnoughPatrols,
}

const LEAST_KM: f64 = 1.0;
const LEAST_FINDS: u64 = 30;
const MOST_Q: f64 = 0.05;
const MORE: f64 = 1.5;
const FAR_MORE: f64 = 3.0;

/// Reads a map: the rate of every cell through its disk, smoothed by the map, and its class.
///
/// At resolution 11 the disks are those of [`Neighbours::of`]; coarser cells are read one by one
/// ([`Neighbours::alone`]). `phi` is the [`dispersion`](crate::dispersion()) over weeks, 1 when unknown. The
/// prior is fitted on single cells, because disks overlap and would count finds sevenfold. O(cells).
///
/// # Errors
/// [`RateError`] when the lists differ in length or hold what is no effort.
///
/// # Example
/// ```
/// use geo_hotspots::{Level, Neighbours, read_map};
///
/// // Twenty streets with 2 finds on 2 km each; one with 30; one where nobody was.
/// let (mut finds, mut km) = (vec![2; 22], vec![2.0; 22]);
/// (finds[7], finds[9], km[9]) = (30, 0, 0.0);
/// let map = read_map(&finds, &km, &Neighbours::alone(22), 1.0)?;
/// assert_eq!(map.cells[7].level, Some(Level::FarMore));
/// assert_eq!(map.cells[8].level, Some(Level::Usual));
/// assert_eq!(map.cells[9].level, Some(Level::NotEnoughPatrols));
/// # Ok::<(), geo_hotspots::RateError>(())
/// ```
pub fn read_map(finds: &[u64], km: &[f64], neighbours: &Neighbours, phi: f64) -> Result<Reading, RateError> {
    let totals = Totals::of(finds, km, neighbours.len())?;
    let prior = Prior::fit(finds, km)?;
    let options = LocalOptions { phi, least_km: LEAST_KM, ..LocalOptions::default() };
    let test = local_test(finds, km, neighbours, &options)?;
    let (usual_per_km, too_few_finds) = (totals.per_km(), totals.finds < LEAST_FINDS);
    let families = test.hot.iter().zip(&test.cold);
    let cells = test.disks.iter().zip(families).map(|(disk, (hot, cold))| {
        let posterior = prior.posterior(disk.finds, disk.km);
        let (q_hot, q_cold) = (hot.map(|hot| hot.q), cold.map(|cold| cold.q));
        let times = posterior.mean() / usual_per_km;
        let level =
            level(*hot, *cold, times).filter(|level| *level == Level::NotEnoughPatrols || !too_few_finds);
        CellReading { finds: disk.finds, km: disk.km, posterior, level, q_hot, q_cold }
    });
    Ok(Reading { usual_per_km, prior, phi, too_few_finds, cells: cells.collect() })
}

fn level(hot: Option<Surprise>, cold: Option<Surprise>, times: f64) -> Option<Level> {
    let (Some(hot), Some(cold)) = (hot, cold) else { return Some(Level::NotEnoughPatrols) };
    Some(if hot.q <= MOST_Q && times >= FAR_MORE {
        Level::FarMore
    } else if hot.q <= MOST_Q && times >= MORE {
        Level::More
    } else if cold.q <= MOST_Q && times <= 1.0 / MORE {
        Level::Less
    } else {
        Level::Usual
    })
}
