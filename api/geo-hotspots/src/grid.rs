//! The H3 grid: which cell holds a position, what a cell is called, and which larger cell it belongs to.
//!
//! Everything is stored at [`ANALYSIS_RESOLUTION`]. Coarser cells come from [`coarser`] and nothing else:
//! binning the same positions directly at resolution 10 disagrees with the parents of resolution 11 for 7 %
//! of them, and then totals of two zoom levels no longer match.
//!
//! Source: H3 core library documentation (Uber), sections "Indexing" and "Hierarchy"; numbers measured in
//! Vesterbro.

use h3o::LatLng;
use thiserror::Error;

use crate::position::Position;

/// One hexagon of the H3 grid (twelve pentagons lie at sea). As text: 15 lowercase hexadecimal digits.
pub use h3o::CellIndex as Cell;
/// How fine the grid is, from 0 (continents) to 15 (a square metre).
pub use h3o::Resolution;

/// The resolution of everything stored: 1,760 m² and 43-48 m from centre to centre in Vesterbro, a few house
/// fronts.
pub const ANALYSIS_RESOLUTION: Resolution = Resolution::Eleven;

/// Why a cell was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GridError {
    /// The text is not the canonical name of any cell.
    #[error("not a cell: expected 15 lowercase hexadecimal digits that name an H3 cell")]
    NotACell,
    /// The text names a cell, but of another size.
    #[error("expected a cell of resolution {expected}, got resolution {got}")]
    WrongResolution {
        /// The resolution the caller works in.
        expected: Resolution,
        /// The resolution of the cell that came.
        got: Resolution,
    },
    /// A cell can only be put into an equal or larger one.
    #[error("cell {cell} is coarser than resolution {resolution}")]
    TooCoarse {
        /// The cell that should have been made coarser.
        cell: Cell,
        /// The resolution that was asked for.
        resolution: Resolution,
    },
}

/// The analysis cell (resolution 11) that holds a position. Every position has exactly one.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at};
///
/// assert_eq!(cell_at(Position::new(55.6705, 12.5580)?).to_string(), "8b1f05833ba6fff");
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn cell_at(position: Position) -> Cell {
    let place = LatLng::new(position.lat(), position.lon()).expect("a position is finite");
    place.to_cell(ANALYSIS_RESOLUTION)
}

/// The cell of `resolution` that `cell` belongs to: its H3 parent, or itself at its own resolution.
///
/// A parent is bookkeeping, not containment: at the rim a few metres of a child stick out of it.
///
/// # Errors
/// [`GridError::TooCoarse`] when `cell` is coarser than `resolution`.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, Resolution, cell_at, coarser};
///
/// let cell = cell_at(Position::new(55.6705, 12.5580)?);
/// assert_eq!(coarser(cell, Resolution::Nine)?.to_string(), "891f05833bbffff");
/// assert!(coarser(cell, Resolution::Twelve).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn coarser(cell: Cell, resolution: Resolution) -> Result<Cell, GridError> {
    cell.parent(resolution).ok_or(GridError::TooCoarse { cell, resolution })
}

/// Reads a cell from text and checks its size.
///
/// Only the canonical form is read (15 digits, lowercase, no sign, no `0x`), so one cell has one spelling and
/// equal records are equal as text.
///
/// # Errors
/// [`GridError::NotACell`] or [`GridError::WrongResolution`].
///
/// # Example
/// ```
/// use geo_hotspots::{GridError, Resolution, parse_cell};
///
/// assert!(parse_cell("8b1f05833ba6fff", Resolution::Eleven).is_ok());
/// assert_eq!(parse_cell("8B1F05833BA6FFF", Resolution::Eleven), Err(GridError::NotACell));
/// assert_eq!(
///     parse_cell("8a1f05833ba7fff", Resolution::Eleven),
///     Err(GridError::WrongResolution { expected: Resolution::Eleven, got: Resolution::Ten }),
/// );
/// ```
pub fn parse_cell(text: &str, expected: Resolution) -> Result<Cell, GridError> {
    let canonical = text.len() == 15 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let cell = text.parse::<Cell>().ok().filter(|_| canonical).ok_or(GridError::NotACell)?;
    let got = cell.resolution();
    if got == expected { Ok(cell) } else { Err(GridError::WrongResolution { expected, got }) }
}
