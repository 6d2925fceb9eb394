//! Space-time scans of a hundred thousand finds.

use geo_hotspots::{Cell, Cluster, Cube, PlanePoint, ScanOptions, cell_at, scan_effort, scan_permutation};

use super::DAYS;
use crate::clock::{Cost, measure};
use crate::finds::{Folder, middles};

const FINDS: usize = 100_000;
const WEEKS: usize = 157;

/// Cells with finds and their finds by week, which end with the last day.
fn weeks(folder: &Folder) -> (Vec<PlanePoint>, Cube) {
    let finds = folder.finds(FINDS);
    let mut cells: Vec<Cell> = finds.iter().map(|find| cell_at(find.position)).collect();
    let homes = cells.clone();
    cells.sort_unstable();
    cells.dedup();
    let mut counts = vec![0; cells.len() * WEEKS];
    for (find, home) in finds.iter().zip(homes) {
        let place = cells.binary_search(&home).expect("every find's cell");
        counts[place * WEEKS + WEEKS - 1 - ((DAYS - 1 - find.day) / 7) as usize] += 1;
    }
    // Everybody walks everywhere: two kilometres a week in each cell.
    let km = vec![2.0; counts.len()];
    (middles(&cells), Cube::new(WEEKS, counts, km).expect("a full cube"))
}

fn wide(stop_after: usize) -> ScanOptions {
    ScanOptions {
        radius_m: 250.0,
        longest_weeks: 8,
        least_finds: 1,
        stop_after,
        seed: 1,
        ..ScanOptions::default()
    }
}

pub(super) fn permutation(folder: &Folder) -> Cost {
    let (points, counts) = weeks(folder);
    on_one_thread(1, || scan_permutation(&points, &counts, &wide(0)).expect("a good scan"))
}

pub(super) fn permutation_stopped(folder: &Folder) -> Cost {
    let (points, counts) = weeks(folder);
    let options = ScanOptions { radius_m: 150.0, ..wide(20) };
    on_one_thread(3, || scan_permutation(&points, &counts, &options).expect("a good scan"))
}

pub(super) fn effort(folder: &Folder) -> Cost {
    let (points, counts) = weeks(folder);
    let (baseline, recent) = (part(&counts, WEEKS - 58, WEEKS - 6), part(&counts, WEEKS - 6, WEEKS));
    let options = ScanOptions { seed: 1, ..ScanOptions::default() };
    on_one_thread(3, || scan_effort(&points, &baseline, &recent, &options).expect("a good scan"))
}

fn part(cube: &Cube, from: usize, to: usize) -> Cube {
    let cells = 0..cube.cells();
    let finds = cells.clone().flat_map(|cell| cube.finds_of(cell)[from..to].to_vec()).collect();
    let km = cells.flat_map(|cell| cube.km_of(cell)[from..to].to_vec()).collect();
    Cube::new(to - from, finds, km).expect("a part of a full cube")
}

fn on_one_thread(runs: usize, scan: impl Fn() -> Vec<Cluster> + Sync) -> Cost {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    measure(
        runs,
        || one.install(&scan),
        |clusters| {
            let first = &clusters[0];
            let (members, finds, expected) = (first.members.len(), first.finds, first.expected);
            format!(
                "score {:.4}, {} weeks, {members} cells, {finds} for {expected:.1}, p {:.2e}",
                first.score, first.weeks, first.p
            )
        },
    )
}
