//! H3 cells as the database keeps them: 64-bit integers, 15 hexadecimal digits in JSON.

use geo::MultiPolygon;
use geo_hotspots::{ANALYSIS_RESOLUTION, Cell, cells_in, parse_cell};
use sea_orm::DeriveValueType;

use crate::error::{Problem, ProblemCode};

/// Degrees as maps tell them: a tenth of a metre is finer than any position.
pub fn six_decimals(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// The most cells that an area is resolved into: 35 km2 at resolution 11, a whole district.
pub const MAX_CELLS: usize = 20_000;

/// A cell of resolution 11; the top bit of an index is never set, so it fits a signed integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct StoredCell(pub i64);

impl From<Cell> for StoredCell {
    fn from(cell: Cell) -> StoredCell {
        StoredCell(u64::from(cell).cast_signed())
    }
}

impl StoredCell {
    /// The cell itself; `None` when the database was tampered with.
    pub fn cell(self) -> Option<Cell> {
        Cell::try_from(self.0.cast_unsigned()).ok()
    }

    /// Reads the 15 digits of a cell that a phone sent.
    ///
    /// # Errors
    /// `unknown_cell`, naming `field`.
    pub fn parse(text: &str, field: impl Into<String>) -> Result<StoredCell, Problem> {
        let cell = parse_cell(text, ANALYSIS_RESOLUTION);
        cell.map(StoredCell::from)
            .map_err(|fault| Problem::field(ProblemCode::UnknownCell, field, fault.to_string()))
    }
}

/// The cells of an area that pickups and effort are stored in.
///
/// # Errors
/// `area_too_large` when there are more than a query can name.
pub fn cells_of(outline: &MultiPolygon) -> Result<Vec<Cell>, Problem> {
    cells_in(outline, ANALYSIS_RESOLUTION, MAX_CELLS)
        .map_err(|fault| Problem::field(ProblemCode::AreaTooLarge, "area_id", fault.to_string()))
}
