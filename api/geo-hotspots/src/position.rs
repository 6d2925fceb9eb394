//! A position that is known to lie on Earth, so that nothing behind it has to ask again.

use thiserror::Error;

/// A latitude and a longitude in WGS84 degrees, checked once when it is made.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, PositionError};
///
/// let halmtorvet = Position::new(55.6695, 12.5594)?;
/// assert_eq!(halmtorvet.lat(), 55.6695);
/// assert_eq!(Position::new(f64::NAN, 12.5594), Err(PositionError::Latitude));
/// # Ok::<(), PositionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    lat: f64,
    lon: f64,
}

/// Says which half of a position was refused. It carries no value, because a refused position may end in a
/// log and logs never hold where somebody was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PositionError {
    /// Not a number, infinite, or further from the equator than a pole.
    #[error("latitude must be a number from -90 to 90")]
    Latitude,
    /// Not a number, infinite, or more than half a turn from Greenwich.
    #[error("longitude must be a number from -180 to 180")]
    Longitude,
}

impl Position {
    /// Checks `lat` and `lon`, both in degrees. Poles and the antimeridian are allowed.
    ///
    /// # Errors
    /// [`PositionError::Latitude`] when `lat` is not a number from -90 to 90, otherwise
    /// [`PositionError::Longitude`] when `lon` is not one from -180 to 180.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::{Position, PositionError};
    ///
    /// assert!(Position::new(-90.0, 180.0).is_ok());
    /// assert_eq!(Position::new(91.0, 12.0), Err(PositionError::Latitude));
    /// assert_eq!(Position::new(55.0, 180.1), Err(PositionError::Longitude));
    /// ```
    pub fn new(lat: f64, lon: f64) -> Result<Self, PositionError> {
        if !(-90.0..=90.0).contains(&lat) {
            return Err(PositionError::Latitude);
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(PositionError::Longitude);
        }
        Ok(Self { lat, lon })
    }

    /// Degrees north of the equator, from -90 to 90.
    ///
    /// # Example
    /// ```
    /// # use geo_hotspots::Position;
    /// assert_eq!(Position::new(55.5, 12.5)?.lat(), 55.5);
    /// # Ok::<(), geo_hotspots::PositionError>(())
    /// ```
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich, from -180 to 180.
    ///
    /// # Example
    /// ```
    /// # use geo_hotspots::Position;
    /// assert_eq!(Position::new(55.5, 12.5)?.lon(), 12.5);
    /// # Ok::<(), geo_hotspots::PositionError>(())
    /// ```
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }
}
