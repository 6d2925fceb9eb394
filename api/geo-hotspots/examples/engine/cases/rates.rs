//! Maps: rates, tests, Gi* and change over time.

use geo_hotspots::{
    Cell, Cube, DayCounts, History, Neighbours, Reading, Resolution, cell_at, coarser, dispersion,
    emerging as classes, gi_bins, gi_conditional as as_if_permuted, gi_star, read_map,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{DAYS, MILLION};
use crate::clock::{Cost, measure};
use crate::finds::{Folder, Ground, to_position};

/// The data's finds by cell of a ground; those of Vesterbro are spread out to fill the city.
fn counts(folder: &Folder, ground: Ground, cells: &[Cell]) -> Vec<f64> {
    let (east, north) = match ground {
        Ground::Vesterbro => (1.0, 1.0),
        Ground::City => (3.4, 4.4),
    };
    let mut counts = vec![0.0; cells.len()];
    for (mut at, _) in folder.points(100_000) {
        (at.x_m, at.y_m) = (at.x_m * east, at.y_m * north);
        if let Ok(index) = cells.binary_search(&cell_at(to_position(at))) {
            counts[index] += 1.0;
        }
    }
    counts
}

pub(super) fn map(folder: &Folder) -> Cost {
    let (history, neighbours) = vesterbro(folder);
    let phi = phi(&history);
    measure(51, || read(&history, &neighbours, phi), describe)
}

/// As `map`, and asks anew whether finds come in bursts.
pub(super) fn map_and_bursts(folder: &Folder) -> Cost {
    let (history, neighbours) = vesterbro(folder);
    measure(51, || read(&history, &neighbours, phi(&history)), describe)
}

fn vesterbro(folder: &Folder) -> (History, Neighbours) {
    let cells = Ground::Vesterbro.cells(Resolution::Eleven);
    let neighbours = Neighbours::of(&cells).expect("cells of one size");
    (three_years(folder, cells), neighbours)
}

fn phi(history: &History) -> f64 {
    dispersion(&history.cube(DAYS - 1, 7, 13))
}

fn read(history: &History, neighbours: &Neighbours, phi: f64) -> Reading {
    let window = history.window(DAYS - 90, DAYS - 1);
    let finds: Vec<u64> = window.iter().map(|cell| cell.patrolled.unsigned_abs()).collect();
    let km: Vec<f64> = window.iter().map(|cell| cell.metres as f64 / 1_000.0).collect();
    read_map(&finds, &km, neighbours, phi).expect("honest numbers")
}

fn describe(reading: &Reading) -> String {
    let hot = reading.cells.iter().filter(|cell| cell.q_hot.is_some_and(|q| q <= 0.05)).count();
    format!("{} cells, {hot} hot, phi {:.2}", reading.cells.len(), reading.phi)
}

/// A million finds, and patrols that come by every third day.
fn three_years(folder: &Folder, cells: Vec<Cell>) -> History {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let one = DayCounts { finds: 1, patrolled: 1, items: 1, visits: 1, ..DayCounts::default() };
    let walk = DayCounts { metres: 47, seconds: 40, visits: 1, ..DayCounts::default() };
    let finds = folder.finds(MILLION);
    let mut rows: Vec<_> = finds.iter().map(|find| (cell_at(find.position), find.day, one)).collect();
    for day in 0..DAYS {
        rows.extend(cells.iter().filter(|_| rng.random_bool(0.33)).map(|cell| (*cell, day, walk)));
    }
    History::from_rows(cells, rows)
}

pub(super) fn gi(folder: &Folder) -> Cost {
    let cells = Ground::City.cells(Resolution::Eleven);
    let counts = counts(folder, Ground::City, &cells);
    let bins = || {
        let neighbours = Neighbours::of(&cells).expect("cells of one size");
        gi_bins(&gi_star(&counts, &neighbours).expect("a number for each cell"))
    };
    measure(31, bins, |bins| hot(bins))
}

pub(super) fn gi_cached(folder: &Folder) -> Cost {
    let cells = Ground::City.cells(Resolution::Eleven);
    let (counts, neighbours) =
        (counts(folder, Ground::City, &cells), Neighbours::of(&cells).expect("cells of one size"));
    measure(31, || gi_bins(&gi_star(&counts, &neighbours).expect("a number for each cell")), |bins| hot(bins))
}

pub(super) fn gi_conditional(folder: &Folder) -> Cost {
    let cells = Ground::City.cells(Resolution::Eleven);
    let (counts, neighbours) =
        (counts(folder, Ground::City, &cells), Neighbours::of(&cells).expect("cells of one size"));
    measure(
        31,
        || as_if_permuted(&counts, &neighbours).expect("a number for each cell"),
        |z| format!("{} cells, highest {:.1}", z.len(), z.iter().copied().fold(0.0, f64::max)),
    )
}

fn hot(bins: &[i8]) -> String {
    format!("{} cells, {} hot", bins.len(), bins.iter().filter(|bin| **bin > 1).count())
}

pub(super) fn emerging(folder: &Folder) -> Cost {
    let cells = Ground::Vesterbro.cells(Resolution::Ten);
    let neighbours = Neighbours::of(&cells).expect("cells of one size");
    let mut finds = vec![0; cells.len() * 36];
    for find in folder.finds(100_000) {
        let parent = coarser(cell_at(find.position), Resolution::Ten).expect("a finer cell");
        if let Ok(index) = cells.binary_search(&parent) {
            finds[index * 36 + (find.day * 36 / DAYS) as usize] += 1;
        }
    }
    let cube = Cube::new(36, finds, vec![1.0; cells.len() * 36]).expect("a full cube");
    measure(
        31,
        || classes(&cube, &neighbours).expect("a cube of these cells"),
        |classes| format!("{} cells in 36 steps", classes.len()),
    )
}
