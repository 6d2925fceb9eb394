//! The same map on two other grids: a place that is hot only on one of three depends on the grid.

use std::collections::{BTreeMap, HashMap};

use geo_hotspots::{
    Cell, CellCounts, Level, LocalPlane, Neighbours, PlanePoint, Resolution, cell_at, coarser, read_map,
    shape,
};

use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::measure::{Measure, Trend};
use crate::hotspots::model::Window;
use crate::hotspots::queries::Days;
use crate::hotspots::reading::{finds_and_km, rates, trends};

const COARSE: Resolution = Resolution::Ten;

/// What the map of resolution 10 says of a cell.
#[derive(Clone, Copy, Debug)]
pub struct Parent {
    /// Whether it stands out.
    pub is_hot: bool,
    /// How it changed over a year.
    pub trend: Option<Trend>,
}

/// Whether a class stands out upwards.
pub fn is_hot(level: Option<Level>) -> bool {
    matches!(level, Some(Level::More | Level::FarMore))
}

/// What the map of resolution 10 says of each of its cells.
pub fn parents(ground: &Ground, days: Days) -> Result<HashMap<Cell, Parent>, Problem> {
    let counts = ground.history.window(days.from.0, days.to.0);
    let window = Window { days, resolution: COARSE, measure: Measure::Class };
    let reading = rates(ground, &window, &counts)?;
    let trends = trends(ground, days.to)?;
    let rows = ground.history.cells().iter().zip(&reading.cells).zip(trends);
    Ok(rows.map(|((cell, read), trend)| (*cell, Parent { is_hot: is_hot(read.level), trend })).collect())
}

/// Which cells of resolution 11 stand out on a grid of resolution 10 that lies half a cell further west: the same as
/// moving every centre half a cell east. In the order of the cells.
pub fn hot_when_shifted(cells: &[Cell], counts: &[CellCounts], phi: f64) -> Result<Vec<bool>, Problem> {
    let Some(first) = cells.first() else { return Ok(Vec::new()) };
    let plane = LocalPlane::at(shape::centre(*first)).map_err(broken)?;
    let east_m = spacing_m(coarser(*first, COARSE).map_err(broken)?) / 2.0;
    let shifted = |cell: &Cell| {
        let centre = plane.to_plane(shape::centre(*cell));
        let moved = plane.to_position(PlanePoint { x_m: centre.x_m + east_m, ..centre });
        coarser(moved.map_or(*cell, cell_at), COARSE).map_err(broken)
    };
    let shifted: Vec<Cell> = cells.iter().map(shifted).collect::<Result<_, _>>()?;
    let mut sums: BTreeMap<Cell, (u64, f64)> = BTreeMap::new();
    let (finds, km) = finds_and_km(counts);
    for ((cell, finds), km) in shifted.iter().zip(finds).zip(km) {
        let sum = sums.entry(*cell).or_default();
        *sum = (sum.0 + finds, sum.1 + km);
    }
    let (finds, km): (Vec<u64>, Vec<f64>) = sums.values().copied().unzip();
    let reading = read_map(&finds, &km, &Neighbours::alone(finds.len()), phi).map_err(broken)?;
    let hot: HashMap<Cell, bool> =
        sums.keys().zip(&reading.cells).map(|(cell, read)| (*cell, is_hot(read.level))).collect();
    Ok(shifted.iter().map(|cell| hot[cell]).collect())
}

/// From centre to centre of two neighbours; a hexagon of area A lies sqrt(2A / sqrt 3) from the next.
fn spacing_m(cell: Cell) -> f64 {
    (2.0 * shape::area_m2(cell) / 3.0_f64.sqrt()).sqrt()
}
