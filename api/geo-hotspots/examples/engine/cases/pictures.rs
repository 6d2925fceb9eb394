//! Density and groups.

use std::collections::HashMap;

use geo_hotspots::{PlanePoint, Raster, dbscan as groups, density};

use super::MILLION;
use crate::clock::{Cost, measure};
use crate::finds::Folder;

/// As smooth as a Gaussian of 100 m.
pub(super) const WIDE_M: f64 = 282.84;

pub(super) fn kde(folder: &Folder, radius_m: f64) -> Cost {
    picture(&folder.points(MILLION), radius_m)
}

/// From what a roll-up keeps: a weight for each bin of the grid that holds anything.
pub(super) fn kde_of_bins(folder: &Folder, radius_m: f64) -> Cost {
    let raster = raster(radius_m);
    let mut bins: HashMap<(i64, i64), f64> = HashMap::new();
    let line = |metres: f64, from_m: f64| ((metres - from_m) / raster.step_m).round() as i64;
    for (at, weight) in folder.points(MILLION) {
        *bins.entry((line(at.y_m, raster.origin.y_m), line(at.x_m, raster.origin.x_m))).or_default() +=
            weight;
    }
    let middle = |line: i64, from_m: f64| from_m + line as f64 * raster.step_m;
    let points: Vec<(PlanePoint, f64)> = bins
        .into_iter()
        .map(|((row, column), weight)| {
            let (x_m, y_m) = (middle(column, raster.origin.x_m), middle(row, raster.origin.y_m));
            (PlanePoint { x_m, y_m }, weight)
        })
        .collect();
    picture(&points, radius_m)
}

fn picture(points: &[(PlanePoint, f64)], radius_m: f64) -> Cost {
    let raster = raster(radius_m);
    measure(
        15,
        || density(points, &raster, radius_m).expect("a picture"),
        |picture| {
            let peak = picture.iter().copied().fold(0.0, f64::max);
            format!("{} points, peak {:.0} per km2", points.len(), peak * 1e6)
        },
    )
}

/// 256 x 256 points over the whole of Vesterbro.
fn raster(radius_m: f64) -> Raster {
    let step_m = if radius_m < 110.0 { 12.5 } else { 13.7 };
    let from_m = -step_m * 127.5;
    Raster { origin: PlanePoint { x_m: from_m, y_m: from_m }, step_m, columns: 256, rows: 256 }
}

pub(super) fn dbscan(folder: &Folder, count: usize) -> Cost {
    let points: Vec<PlanePoint> = folder.points(count).into_iter().map(|(at, _)| at).collect();
    measure(
        7,
        || groups(&points, 30.0, 10),
        |groups| format!("{} groups", groups.iter().flatten().max().map_or(0, |last| last + 1)),
    )
}
