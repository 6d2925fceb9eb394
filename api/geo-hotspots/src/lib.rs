//! Positions in, hotspots out. This crate decides where a find lies on the grid, how far two places are apart
//! and what the cells of a map add up to.
//!
//! It is pure: the same input gives the same bits on every run. It has no database, no HTTP, no clock, no
//! randomness and no files, so every number on the map can be checked by calling one function.
//!
//! | Module | Question it answers |
//! |---|---|
//! | [`position`] | Is this a place on Earth? |
//! | [`metres`] | How many metres lie between two places? |
//! | [`grid`] | Which cell holds this position, and which larger cell holds that one? |
//! | [`shape`] | What does a cell look like on the ground? |
//! | [`cover`] | Which cells make up this area? |
//! | [`effort`] | Which ground did a track of fixes search? |
//! | [`count`] | What do cells add up to, and was there a search? |
//!
//! Units: degrees of WGS84 outside, metres inside, resolution 11 for everything that is stored. The four
//! words used throughout are *position* (a latitude and a longitude), *cell* (an H3 hexagon), *find* (one
//! record of things found at one position) and *effort* (the seconds and metres somebody searched).
#![forbid(unsafe_code)]

pub mod count;
pub mod cover;
pub mod effort;
pub mod grid;
pub mod metres;
pub mod position;
pub mod shape;

pub use count::{CellClass, CellCounts, CountError, days_per_cell, sum_cells};
pub use cover::{AreaError, cells_in};
pub use grid::{ANALYSIS_RESOLUTION, Cell, GridError, Resolution, cell_at, coarser, parse_cell};
pub use metres::{LocalPlane, PlaneError, PlanePoint};
pub use position::{Position, PositionError};
