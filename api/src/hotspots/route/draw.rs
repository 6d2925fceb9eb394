//! From places that are worth a stop to a loop that fits the time.

use geo_hotspots::PlanePoint;
use geo_hotspots::plan::{Tour, tour};
use geo_hotspots::shape;

use super::choose::{Candidate, choose};
use super::model::{Route, RouteLine, RouteStop, RouteTransport, RouteWish};
use crate::basemap::nearest_street;
use crate::cell::six_decimals;
use crate::clock::Day;
use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::plane::points;
use crate::ids::AreaId;

/// Searching one stop.
const STOP_MINUTES: f64 = 3.0;
/// For each stop of a round there are so many minutes in all.
const MINUTES_A_STOP: i32 = 5;
/// A way along streets is about so much longer than as the crow flies.
const DETOUR: f64 = 1.3;

/// The round of a day through the best places of a ground.
pub fn draw(ground: &Ground, area_id: AreaId, day: Day, wish: RouteWish) -> Result<Route, Problem> {
    let points = points(ground)?;
    let most = usize::try_from(wish.minutes / MINUTES_A_STOP).map_err(broken)?;
    let candidates = choose(ground, &points, day, seed(area_id, day), most)?;
    let places: Vec<PlanePoint> = candidates.iter().map(|candidate| points[candidate.cell]).collect();
    let found = fit(&candidates, &places, wish)?;
    let stops: Vec<RouteStop> = found.stops.iter().map(|index| stop(ground, &candidates[*index])).collect();
    let length_m = DETOUR * found.length_m;
    Ok(Route {
        area_id,
        transport: wish.transport,
        minutes: wish.minutes,
        length_m: length_m.round() as i32,
        walk_minutes: (length_m / metres_a_minute(wish.transport)).ceil() as i32,
        line: RouteLine::through(&stops),
        stops,
    })
}

/// The longest loop whose way and stops fit the time together. Each further stop leaves less time for the way, so it is
/// the one with time for as few stops as it has; that number is found by halving.
fn fit(candidates: &[Candidate], places: &[PlanePoint], wish: RouteWish) -> Result<Tour, Problem> {
    let Some(start) = places.first() else { return Ok(Tour::default()) };
    let gains: Vec<f64> = candidates.iter().map(|candidate| candidate.gain).collect();
    let with_time_for = |stops: usize| {
        let way_minutes = f64::from(wish.minutes) - STOP_MINUTES * stops as f64;
        let limit_m = (way_minutes * metres_a_minute(wish.transport) / DETOUR).max(0.0);
        tour(places, &gains, *start, limit_m).map_err(broken)
    };
    let (mut least, mut most) = (1, places.len());
    let mut best = with_time_for(most)?;
    while least < most {
        let middle = usize::midpoint(least, most);
        let found = with_time_for(middle)?;
        if found.stops.len() <= middle {
            (most, best) = (middle, found);
        } else {
            least = middle + 1;
        }
    }
    Ok(best)
}

fn stop(ground: &Ground, candidate: &Candidate) -> RouteStop {
    let cell = ground.history.cells()[candidate.cell];
    let centre = shape::centre(cell);
    RouteStop {
        cell: cell.to_string(),
        lon: six_decimals(centre.lon()),
        lat: six_decimals(centre.lat()),
        street: nearest_street(centre).map(str::to_owned),
        why: candidate.why,
        days_since_search: candidate.days_since_search,
        refill_days: candidate.refill_days,
    }
}

const fn metres_a_minute(transport: RouteTransport) -> f64 {
    match transport {
        RouteTransport::Foot => 66.0,
        RouteTransport::Bicycle => 200.0,
    }
}

/// The same all day, another one the next.
fn seed(area: AreaId, day: Day) -> u64 {
    let (high, low) = area.0.as_u64_pair();
    high ^ low ^ u64::from(day.0.unsigned_abs())
}
