//! A loop through the places of greatest gain that is not too long: the orienteering problem with one start.
//!
//! Source: Golden, Levy & Vohra 1987, *Naval Research Logistics* 34; the exact way after Held & Karp 1962, *J. SIAM* 10.

mod exact;
mod heuristic;

use thiserror::Error;

use crate::metres::PlanePoint;

/// Up to so many places within reach the best loop is found; above it a good one.
pub const MOST_EXACT: usize = 12;
/// Of more places within reach than this only those of the greatest gain are looked at.
const MOST_PLACES: usize = 60;
/// No two places on Earth are further apart.
const MOST_METRES: f64 = 40_100_000.0;

/// A closed loop: from the start through the stops and back to the start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tour {
    /// Indexes of the places in the order of the walk, each at most once.
    pub stops: Vec<usize>,
    /// Metres as the crow flies, the way back included.
    pub length_m: f64,
    /// What the stops add up to.
    pub gain: f64,
}

/// Why no loop can be planned.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum TourError {
    /// Every place has one gain.
    #[error("{points} places do not have {gains} gains")]
    Shape {
        /// How many places came.
        points: usize,
        /// How many gains came.
        gains: usize,
    },
    /// A place is two numbers of metres within the size of the Earth.
    #[error("place {index} is not a place on the plane")]
    Point {
        /// Where in the list.
        index: usize,
    },
    /// The same of the start.
    #[error("the start is not a place on the plane")]
    Start,
    /// A gain is a finite number, zero or more.
    #[error("the gain of place {index} must be a finite number, zero or more")]
    Gain {
        /// Where in the list.
        index: usize,
    },
    /// A limit is a number of metres, zero or more.
    #[error("the longest way must be a number of metres, zero or more")]
    Limit,
}

/// The places worth a visit, numbered from the greatest gain down; the start is the number after the last.
struct Ground {
    limit_m: f64,
    /// The caller's indexes of the places.
    places: Vec<usize>,
    gains: Vec<f64>,
    legs_m: Vec<f64>,
}

/// A loop from `start` of at most `limit_m` metres that gains as much as it can: the best one where up to
/// [`MOST_EXACT`] places lie within reach, else a good one. Places without gain are left out. The same input gives the
/// same loop.
///
/// # Errors
/// [`TourError`] when the lists differ in length or a number is none.
///
/// # Example
/// ```
/// use geo_hotspots::PlanePoint;
/// use geo_hotspots::plan::tour;
///
/// let at = |x_m, y_m| PlanePoint { x_m, y_m };
/// let corners = [at(300.0, 0.0), at(300.0, 400.0), at(0.0, 400.0), at(5_000.0, 0.0)];
/// let loop_ = tour(&corners, &[1.0, 1.0, 1.0, 50.0], at(0.0, 0.0), 1_400.0)?;
/// assert_eq!((loop_.stops, loop_.length_m, loop_.gain), (vec![2, 1, 0], 1_400.0, 3.0));
/// # Ok::<(), geo_hotspots::plan::TourError>(())
/// ```
pub fn tour(
    points: &[PlanePoint],
    gains: &[f64],
    start: PlanePoint,
    limit_m: f64,
) -> Result<Tour, TourError> {
    let ground = Ground::of(points, gains, start, limit_m, MOST_PLACES)?;
    let stops = if ground.home() <= MOST_EXACT { exact::stops(&ground) } else { heuristic::stops(&ground) };
    Ok(ground.tour(&stops))
}

/// The best loop there is, of the first [`MOST_EXACT`] places within reach by gain.
///
/// Cost: O(2ⁿ · n²) for n places.
///
/// # Errors
/// As [`tour`].
pub fn best_tour(
    points: &[PlanePoint],
    gains: &[f64],
    start: PlanePoint,
    limit_m: f64,
) -> Result<Tour, TourError> {
    let ground = Ground::of(points, gains, start, limit_m, MOST_EXACT)?;
    Ok(ground.tour(&exact::stops(&ground)))
}

/// A good loop through any number of places: put in where it gains most for the way, straightened, taken apart and put
/// together again until nothing gets better.
///
/// # Errors
/// As [`tour`].
pub fn good_tour(
    points: &[PlanePoint],
    gains: &[f64],
    start: PlanePoint,
    limit_m: f64,
) -> Result<Tour, TourError> {
    let ground = Ground::of(points, gains, start, limit_m, MOST_PLACES)?;
    Ok(ground.tour(&heuristic::stops(&ground)))
}

impl Ground {
    /// The places of some gain that can be reached at all, at most so many.
    fn of(
        points: &[PlanePoint],
        gains: &[f64],
        start: PlanePoint,
        limit_m: f64,
        most: usize,
    ) -> Result<Self, TourError> {
        check(points, gains, start, limit_m)?;
        let is_near = |at: PlanePoint| 2.0 * at.distance_m(start) <= limit_m;
        let mut places: Vec<usize> =
            (0..points.len()).filter(|place| gains[*place] > 0.0 && is_near(points[*place])).collect();
        places.sort_by(|a, b| gains[*b].total_cmp(&gains[*a]));
        places.truncate(most);
        let ends: Vec<PlanePoint> = places.iter().map(|place| points[*place]).chain([start]).collect();
        let legs_m = ends.iter().flat_map(|from| ends.iter().map(|to| from.distance_m(*to))).collect();
        Ok(Self { limit_m, gains: places.iter().map(|place| gains[*place]).collect(), places, legs_m })
    }

    fn home(&self) -> usize {
        self.places.len()
    }

    fn leg_m(&self, from: usize, to: usize) -> f64 {
        self.legs_m[from * (self.home() + 1) + to]
    }

    /// The way round: from the start through the stops and back.
    fn length_m(&self, stops: &[usize]) -> f64 {
        let ends = [self.home()];
        let ends: Vec<&usize> = ends.iter().chain(stops).chain(&ends).collect();
        ends.windows(2).map(|leg| self.leg_m(*leg[0], *leg[1])).sum()
    }

    fn gain(&self, stops: &[usize]) -> f64 {
        stops.iter().map(|stop| self.gains[*stop]).sum()
    }

    fn tour(&self, stops: &[usize]) -> Tour {
        let (length_m, gain) = (self.length_m(stops), self.gain(stops));
        Tour { stops: stops.iter().map(|stop| self.places[*stop]).collect(), length_m, gain }
    }
}

fn check(points: &[PlanePoint], gains: &[f64], start: PlanePoint, limit_m: f64) -> Result<(), TourError> {
    let is_place = |at: &PlanePoint| at.x_m.abs() <= MOST_METRES && at.y_m.abs() <= MOST_METRES;
    if points.len() != gains.len() {
        return Err(TourError::Shape { points: points.len(), gains: gains.len() });
    }
    if let Some(index) = points.iter().position(|at| !is_place(at)) {
        return Err(TourError::Point { index });
    }
    if !is_place(&start) {
        return Err(TourError::Start);
    }
    if let Some(index) = gains.iter().position(|gain| !(gain.is_finite() && *gain >= 0.0)) {
        return Err(TourError::Gain { index });
    }
    if limit_m >= 0.0 { Ok(()) } else { Err(TourError::Limit) }
}
