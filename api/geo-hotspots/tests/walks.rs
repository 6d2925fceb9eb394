//! How true the ground is: walks whose way is known, heard through a receiver whose errors are like those of real ones.
//! What `effort` promises about its errors is what these tests measure.

use geo_hotspots::effort::{Fix, Transport, Walk};
use geo_hotspots::{LocalPlane, PlanePoint, Position};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// How somebody walks: pace, length of blocks, and how often and how long they stop.
#[derive(Clone, Copy)]
struct Way {
    metres_per_s: f64,
    block_m: (f64, f64),
    stop_every_s: f64,
    stop_s: f64,
}

/// How a receiver errs: spread to each side, seconds until it forgets an error, and what it says of itself in spreads.
#[derive(Clone, Copy)]
struct Sky {
    spread_m: f64,
    memory_s: f64,
    said: f64,
    every_s: usize,
}

const PATROL: Way = Way { metres_per_s: 1.2, block_m: (50.0, 120.0), stop_every_s: 90.0, stop_s: 25.0 };
const SEARCH: Way = Way { metres_per_s: 0.6, ..PATROL };
const TALKS: Way = Way { stop_every_s: 60.0, stop_s: 60.0, ..PATROL };
/// Two of three errors lie within this many spreads.
const HONEST: f64 = 1.5;
const SECONDS: usize = 7_200;

fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (rng.random(), rng.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

fn waiting(rng: &mut ChaCha8Rng, mean: f64) -> f64 {
    -mean * (1.0 - rng.random::<f64>()).ln()
}

/// Two hours, second by second, and their length.
fn walk(way: Way, rng: &mut ChaCha8Rng) -> (Vec<PlanePoint>, f64) {
    let (mut here, mut heading, mut walked_m) = (PlanePoint { x_m: 0.0, y_m: 0.0 }, (1.0, 0.0), 0.0);
    let mut left_m = rng.random_range(way.block_m.0..way.block_m.1);
    let (mut next_s, mut stands_s) = (waiting(rng, way.stop_every_s), 0.0);
    let seconds = (0..SECONDS).map(|_| {
        let now = here;
        if stands_s > 0.0 {
            stands_s -= 1.0;
            return now;
        }
        here = PlanePoint {
            x_m: here.x_m + heading.0 * way.metres_per_s,
            y_m: here.y_m + heading.1 * way.metres_per_s,
        };
        (walked_m, left_m, next_s) = (walked_m + way.metres_per_s, left_m - way.metres_per_s, next_s - 1.0);
        if left_m <= 0.0 {
            left_m = rng.random_range(way.block_m.0..way.block_m.1);
            heading = [heading, (-heading.1, heading.0), (heading.1, -heading.0)][rng.random_range(0..3)];
        }
        if next_s <= 0.0 {
            (next_s, stands_s) = (waiting(rng, way.stop_every_s), waiting(rng, way.stop_s));
        }
        now
    });
    (seconds.collect(), walked_m)
}

fn vesterbro() -> LocalPlane {
    let middle = Position::new(55.669, 12.553).expect("a place on Earth");
    LocalPlane::at(middle).expect("far from the poles")
}

fn heard(points: &[PlanePoint], sky: Sky, rng: &mut ChaCha8Rng) -> Vec<Fix> {
    let plane = vesterbro();
    let keeps = (-1.0 / sky.memory_s).exp();
    let (mut east, mut north) = (normal(rng), normal(rng));
    let fixes = points.iter().enumerate().map(|(second, point)| {
        let news = (1.0 - keeps * keeps).sqrt();
        (east, north) = (east * keeps + news * normal(rng), north * keeps + news * normal(rng));
        let seen = PlanePoint { x_m: point.x_m + east * sky.spread_m, y_m: point.y_m + north * sky.spread_m };
        let position = plane.to_position(seen).expect("a place in town");
        let at_ms = second as i64 * 1_000;
        Fix { lat: position.lat(), lon: position.lon(), accuracy_m: sky.said * sky.spread_m, at_ms }
    });
    fixes.step_by(sky.every_s).collect()
}

/// Seconds and metres counted, as shares of the truth.
fn shares(way: Way, sky: Sky, seed: u64) -> (f64, f64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (points, metres) = walk(way, &mut rng);
    let fixes = heard(&points, sky, &mut rng);
    let mut walk = Walk::new(Transport::Foot, |_| ());
    fixes.into_iter().for_each(|fix| walk.hear(fix));
    let (s, m) =
        walk.end().cells.values().fold((0.0, 0.0), |(s, m), spent| (s + spent.seconds, m + spent.metres));
    (s / SECONDS as f64, m / metres)
}

fn skies(said: f64) -> impl Iterator<Item = Sky> {
    let errors = [3.0, 5.0, 8.0]
        .into_iter()
        .flat_map(|spread_m| [15.0, 30.0, 60.0].map(|memory_s| (spread_m, memory_s)));
    errors
        .flat_map(move |(spread_m, memory_s)| [1, 5].map(|every_s| Sky { spread_m, memory_s, said, every_s }))
}

/// Errors of metres in percent over all skies, ways and some seeds.
fn errors(said: f64) -> Vec<f64> {
    let mut errors = Vec::new();
    for (seed, sky) in (0..).zip(skies(said)) {
        for (nth, way) in [PATROL, SEARCH, TALKS].into_iter().enumerate() {
            let (seconds, metres) = shares(way, sky, seed * 10 + nth as u64);
            assert!((0.995..=1.0).contains(&seconds), "{seconds} of the seconds");
            errors.push(100.0 * (metres - 1.0));
        }
    }
    errors
}

#[test]
fn a_noisy_patrol_of_two_hours_is_true_within_five_percent() {
    let mut errors = errors(HONEST);
    let mean = errors.iter().sum::<f64>() / errors.len() as f64;
    errors.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
    let (usual, worst) = (errors[errors.len() * 9 / 10], errors[errors.len() - 1]);
    assert!((-3.0..=0.0).contains(&mean), "{mean} % on average");
    assert!(usual.abs() <= 5.0, "{usual} % in 9 of 10");
    assert!(worst.abs() <= 7.0, "{worst} % at worst");
}

#[test]
fn a_receiver_that_flatters_itself_stays_within_bounds() {
    let errors = errors(1.0);
    let mean = errors.iter().sum::<f64>() / errors.len() as f64;
    let worst = errors.iter().fold(0.0_f64, |worst, error| worst.max(error.abs()));
    assert!(mean.abs() <= 3.0 && worst <= 25.0, "{mean} % on average, {worst} % at worst");
}

/// The sum of the distances between fixes is what a naive count gives: the test above would see it.
#[test]
fn the_noise_is_worth_taking_out() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let (points, metres) = walk(PATROL, &mut rng);
    let sky = Sky { spread_m: 5.0, memory_s: 30.0, said: HONEST, every_s: 1 };
    let plane = vesterbro();
    let seen: Vec<Position> = heard(&points, sky, &mut rng)
        .iter()
        .map(|fix| Position::new(fix.lat, fix.lon).expect("a fix on Earth"))
        .collect();
    let naive: f64 = seen.windows(2).map(|pair| plane.distance_m(pair[0], pair[1])).sum();
    assert!(naive > 1.3 * metres, "{naive} of {metres}");
}
