//! From cells that stand out to places with names.

use std::collections::HashMap;

use geo_hotspots::{Cell, CellCounts, Cube, LocalPlane, PlanePoint, Position, coarser, outline_of, shape};
use geo_hotspots::{Reading, Resolution};
use serde_json::Value;

use super::grids::{Parent, hot_when_shifted, is_hot};
use super::model::{Place, Places};
use super::onset::onset_weeks;
use crate::basemap::street_place;
use crate::cell::six_decimals;
use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::measure::Measure;
use crate::hotspots::model::Window;
use crate::hotspots::queries::Days;
use crate::hotspots::reading::{rates, round};

/// More than seven nobody keeps in mind.
const MOST_PLACES: usize = 7;
/// Less than this is no place to tell of, however sure it is.
const LEAST_TIMES: f64 = 1.5;
const WEEKS_OF_A_YEAR: usize = 52;

/// What a place is read from.
struct Source<'a> {
    ground: &'a Ground,
    counts: &'a [CellCounts],
    reading: &'a Reading,
    weeks: Cube,
    shifted: Vec<bool>,
    parents: &'a HashMap<Cell, Parent>,
}

/// The places of a ground, those first that hold most finds beyond the usual.
pub fn gather(ground: &Ground, days: Days, parents: &HashMap<Cell, Parent>) -> Result<Places, Problem> {
    let counts = ground.history.window(days.from.0, days.to.0);
    let window = Window { days, resolution: Resolution::Eleven, measure: Measure::Class };
    let reading = rates(ground, &window, &counts)?;
    let hot =
        (0..counts.len()).map(|cell| ground.inside[cell] && is_hot(reading.cells[cell].level)).collect();
    let mut groups = join(ground, hot);
    let usual = reading.usual_per_km;
    let beyond = |group: &Vec<usize>| {
        let (finds, km) = sums(&counts, group);
        finds as f64 - usual * km
    };
    groups.sort_by(|one, other| beyond(other).total_cmp(&beyond(one)));
    let source = Source {
        ground,
        counts: &counts,
        reading: &reading,
        weeks: ground.history.cube(days.to.0, 7, WEEKS_OF_A_YEAR),
        shifted: hot_when_shifted(ground.history.cells(), &counts, reading.phi)?,
        parents,
    };
    let mut places: Vec<Place> =
        groups.iter().map(|group| describe(&source, group)).collect::<Result<_, _>>()?;
    // At the edge of an area cells stand out by what lies beyond it.
    places.retain(|place| place.times >= LEAST_TIMES);
    places.truncate(MOST_PLACES);
    Ok(Places {
        from: days.from,
        to: days.to,
        usual_per_km: round(usual),
        too_few_finds: reading.too_few_finds,
        places,
    })
}

/// Marked cells that touch each other, group by group.
fn join(ground: &Ground, mut is_open: Vec<bool>) -> Vec<Vec<usize>> {
    let mut groups = Vec::new();
    for first in 0..is_open.len() {
        if !std::mem::take(&mut is_open[first]) {
            continue;
        }
        let (mut group, mut next) = (vec![first], 0);
        while let Some(cell) = group.get(next).copied() {
            let around = ground.neighbours.disk(cell).iter().map(|index| *index as usize);
            group.extend(around.filter(|index| std::mem::take(&mut is_open[*index])));
            next += 1;
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups
}

fn describe(source: &Source, group: &[usize]) -> Result<Place, Problem> {
    let cells: Vec<Cell> = group.iter().map(|cell| source.ground.history.cells()[*cell]).collect();
    let most = *group.iter().max_by_key(|cell| source.counts[**cell].patrolled).expect("a group has cells");
    let top = source.ground.history.cells()[most];
    let (finds, km) = sums(source.counts, group);
    let posterior = source.reading.prior.posterior(finds, km);
    let times = |per_km: f64| round(per_km / source.reading.usual_per_km);
    let middle = middle(&cells, group.iter().map(|cell| source.counts[*cell].patrolled))?;
    let parent = source.parents.get(&coarser(top, Resolution::Ten).map_err(broken)?);
    let total = |of: fn(&CellCounts) -> i64| group.iter().map(|cell| of(&source.counts[*cell])).sum();
    Ok(Place {
        cell: top.to_string(),
        name: street_place(middle),
        lon: six_decimals(middle.lon()),
        lat: six_decimals(middle.lat()),
        cells: cells.iter().map(Cell::to_string).collect(),
        outline: outline(&cells)?,
        finds: total(|counts| counts.patrolled),
        items: total(|counts| counts.items),
        metres: total(|counts| counts.metres),
        times: times(posterior.mean()),
        low: times(posterior.quantile(0.05)),
        high: times(posterior.quantile(0.95)),
        started_weeks: began(&source.weeks, group),
        trend: parent.and_then(|parent| parent.trend),
        // It is hot on the first grid, or it would not be here.
        sure: parent.is_some_and(|parent| parent.is_hot) || source.shifted[most],
    })
}

fn sums(counts: &[CellCounts], group: &[usize]) -> (u64, f64) {
    let finds = group.iter().map(|cell| counts[*cell].patrolled.unsigned_abs()).sum();
    let metres: i64 = group.iter().map(|cell| counts[*cell].metres).sum();
    (finds, metres as f64 / 1_000.0)
}

fn began(weeks: &Cube, group: &[usize]) -> Option<usize> {
    let sum = |week: usize| group.iter().map(|cell| weeks.finds_of(*cell)[week]).sum();
    let sum_km = |week: usize| group.iter().map(|cell| weeks.km_of(*cell)[week]).sum();
    let finds: Vec<u64> = (0..weeks.steps).map(sum).collect();
    let km: Vec<f64> = (0..weeks.steps).map(sum_km).collect();
    onset_weeks(&finds, &km)
}

/// Where the finds lie on average.
fn middle(cells: &[Cell], weights: impl Iterator<Item = i64>) -> Result<Position, Problem> {
    let plane = LocalPlane::at(shape::centre(cells[0])).map_err(broken)?;
    let (mut sum, mut all) = (PlanePoint { x_m: 0.0, y_m: 0.0 }, 0.0);
    for (cell, weight) in cells.iter().zip(weights) {
        let (centre, weight) = (plane.to_plane(shape::centre(*cell)), weight as f64 + f64::EPSILON);
        sum = PlanePoint { x_m: sum.x_m + weight * centre.x_m, y_m: sum.y_m + weight * centre.y_m };
        all += weight;
    }
    plane.to_position(PlanePoint { x_m: sum.x_m / all, y_m: sum.y_m / all }).map_err(broken)
}

fn outline(cells: &[Cell]) -> Result<Value, Problem> {
    use geo::MapCoords;
    let outline = outline_of(cells);
    let outline = outline.map_coords(|at| geo::Coord { x: six_decimals(at.x), y: six_decimals(at.y) });
    let geometry = match outline.0.as_slice() {
        [one] => geojson::Geometry::from(one),
        _ => geojson::Geometry::from(&outline),
    };
    serde_json::to_value(geometry).map_err(broken)
}
