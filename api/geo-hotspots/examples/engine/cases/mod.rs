//! The operations, by name.

mod grid;
mod pictures;
mod rates;
mod scans;

use crate::clock::Cost;
use crate::finds::Folder;

const MILLION: usize = 1_000_000;
const DAYS: i32 = 1_096;

/// Measures one operation.
pub(crate) fn run(case: &str, folder: &Folder) -> Cost {
    match case {
        "bin" => grid::bin(folder),
        "bin_on_two" => grid::bin_on_two(folder),
        "insert" => grid::insert(folder),
        "map" => rates::map(folder),
        "map_and_bursts" => rates::map_and_bursts(folder),
        "gi" => rates::gi(folder),
        "gi_cached" => rates::gi_cached(folder),
        "gi_conditional" => rates::gi_conditional(folder),
        "emerging" => rates::emerging(folder),
        "kde" => pictures::kde(folder, 100.0),
        "kde_of_bins" => pictures::kde_of_bins(folder, 100.0),
        "kde_wide" => pictures::kde(folder, pictures::WIDE_M),
        "kde_wide_of_bins" => pictures::kde_of_bins(folder, pictures::WIDE_M),
        "dbscan_100k" => pictures::dbscan(folder, 100_000),
        "dbscan_1m" => pictures::dbscan(folder, MILLION),
        "scan" => scans::permutation(folder),
        "scan_early" => scans::permutation_stopped(folder),
        "scan_effort" => scans::effort(folder),
        unknown => panic!("there is no case {unknown}"),
    }
}
