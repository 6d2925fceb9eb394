//! Positions in, hotspots out. This crate decides where a find lies on the grid, how far two places are apart
//! and what the cells of a map add up to.
//!
//! It is pure: the same input gives the same bits on every run. It has no database, no HTTP, no clock and
//! no files, and chance only from a seed or generator that the caller gives, so every number on the map can be checked by
//! calling one function.
//!
//! | Module | Question it answers |
//! |---|---|
//! | [`position`] | Is this a place on Earth? |
//! | [`metres`] | How many metres lie between two places? |
//! | [`grid`] | Which cell holds this position, and which larger cell holds that one? |
//! | [`lookup`] | Which cells hold these many positions? |
//! | [`shape`] | What does a cell look like on the ground? |
//! | [`cover`] | Which cells make up this area? |
//! | [`effort`] | Which ground did a track of fixes search? |
//! | [`count`] | What do cells add up to, and was there a search? |
//! | [`cube`] | What happened where, step by step? |
//! | [`neighbours`] | Which cells touch each other? |
//! | [`rates`] | How many finds per kilometre, smoothed, and how sure is that? |
//! | [`local`] | Where are more finds than the search explains? |
//! | [`mod@dispersion`] | Do finds come one by one or in bursts? |
//! | [`fdr`] | How many of many marked places are marked by chance? |
//! | [`reading`] | Which of five classes is each cell in? |
//! | [`getis`] | Which cells are hot by Gi*? |
//! | [`mod@emerging`] | How did places change over the last year? |
//! | [`history`] | What happened in a cell, day by day, and in any window of days? |
//! | [`scan`] | Is there suddenly more than effort and the past explain? |
//! | [`kde`] | What does a smooth picture of these points look like? |
//! | [`mod@dbscan`] | Which points form groups? |
//! | [`plan`] | Where next, when again, and which way round? |
//! | [`forecast`] | Did the places named before hold the finds that came after? |
//! | [`publish`] | What may leave the team? |
//! | [`outline`] | What is the outline of these cells, or of these points? |
//!
//! Units: degrees of WGS84 outside, metres inside, resolution 11 for everything that is stored. The four
//! words used throughout are *position* (a latitude and a longitude), *cell* (an H3 hexagon), *find* (one
//! record of things found at one position) and *effort* (the seconds and metres somebody searched).
#![forbid(unsafe_code)]

mod buckets;
pub mod count;
pub mod cover;
pub mod cube;
pub mod dbscan;
pub mod dispersion;
pub mod effort;
pub mod emerging;
pub mod fdr;
pub mod forecast;
pub mod getis;
pub mod grid;
pub mod history;
pub mod kde;
pub mod local;
pub mod lookup;
pub mod metres;
pub mod neighbours;
pub mod outline;
pub mod plan;
pub mod position;
pub mod publish;
pub mod rates;
pub mod reading;
pub mod scan;
pub mod shape;
mod tails;

pub use count::{CellClass, CellCounts, CountError, days_per_cell, sum_cells};
pub use cover::{AreaError, cells_in};
pub use cube::{Cube, CubeError};
pub use dbscan::{dbscan, least_points};
pub use dispersion::dispersion;
pub use emerging::{Emerging, EmergingError, MannKendall, Pattern, classify, emerging, mann_kendall};
pub use fdr::benjamini_hochberg;
pub use getis::{GetisError, gi_bins, gi_conditional, gi_star, two_sided};
pub use grid::{ANALYSIS_RESOLUTION, Cell, GridError, Resolution, cell_at, coarser, parse_cell};
pub use history::{DayCounts, History};
pub use kde::{KdeError, Raster, density, density_ratio, gaussian_density};
pub use local::{Disk, LocalOptions, LocalTest, Surprise, local_test};
pub use lookup::cells_at;
pub use metres::{LocalPlane, PlaneError, PlanePoint};
pub use neighbours::{NeighbourError, Neighbours};
pub use outline::{concave_outline, outline_of};
pub use position::{Position, PositionError};
pub use rates::{Posterior, Prior, RateError, marshall};
pub use reading::{CellReading, Level, Reading, read_map};
pub use scan::{Cluster, ScanError, ScanOptions, scan_effort, scan_permutation};
