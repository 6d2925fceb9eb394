//! What became of places in a town where the truth is known.

use geo_hotspots::{
    Cell, Cube, Emerging, Neighbours, Pattern, Position, Resolution, cell_at, coarser, emerging,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const STEPS: usize = 13;
const MIDDLE: usize = 60;

/// 127 cells of resolution 10, searched about 6 km a month each, a find on two kilometres.
fn town() -> Neighbours {
    let here = cell_at(Position::new(55.6705, 12.5580).expect("on Earth"));
    let mut cells: Vec<Cell> = coarser(here, Resolution::Ten).expect("a parent").grid_disk(6);
    cells.sort_unstable();
    Neighbours::of(&cells).expect("one disk of the grid")
}

fn cube(seed: u64, change: impl Fn(usize, usize) -> f64, searched: impl Fn(usize, usize) -> bool) -> Cube {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut finds, mut km) = (Vec::new(), Vec::new());
    for (cell, step) in (0..127).flat_map(|cell| (0..STEPS).map(move |step| (cell, step))) {
        let walked = if searched(cell, step) { 2.0 + 8.0 * rng.random::<f64>() } else { 0.0 };
        finds.push(poisson(&mut rng, 0.5 * walked * change(cell, step)));
        km.push(walked);
    }
    Cube::new(STEPS, finds, km).expect("a full cube")
}

fn poisson(rng: &mut ChaCha8Rng, mean: f64) -> u64 {
    let (mut count, mut left) = (0, mean);
    loop {
        left += (1.0 - rng.random::<f64>()).ln();
        if left < 0.0 {
            return count;
        }
        count += 1;
    }
}

/// What a place is called whose disk changes by so much and is searched in these months.
fn word_of_the_middle(change: impl Fn(usize) -> f64, searched: impl Fn(usize) -> bool) -> Emerging {
    let neighbours = town();
    let disk = neighbours.disk(MIDDLE);
    let is_inside = |cell: usize| disk.contains(&(cell as u32));
    let cube = cube(
        5,
        |cell, step| if is_inside(cell) { change(step) } else { 1.0 },
        |cell, step| !is_inside(cell) || searched(step),
    );
    emerging(&cube, &neighbours).expect("the same cells")[MIDDLE]
}

#[test]
fn a_quiet_town_has_no_news() {
    let neighbours = town();
    let words = |seed| {
        let words = emerging(&cube(seed, |_, _| 1.0, |_, _| true), &neighbours).unwrap();
        words.iter().filter(|word| **word != Emerging::None).count()
    };
    let all: usize = (0..40).map(words).sum();
    assert!(all <= 40 * 127 / 1_000, "{all} of {} cells", 40 * 127);
}

#[test]
fn what_happens_has_its_word() {
    let word = |change: &dyn Fn(f64) -> f64| word_of_the_middle(|step| change(step as f64), |_| true);
    let hot = Emerging::Hot;
    assert_eq!(word(&|step| if step == 12.0 { 6.0 } else { 1.0 }), hot(Pattern::New));
    assert_eq!(word(&|step| if step >= 9.0 { 6.0 } else { 1.0 }), hot(Pattern::Consecutive));
    assert_eq!(word(&|_| 6.0), hot(Pattern::Persistent));
    assert_eq!(word(&|step| 4.0 + step), hot(Pattern::Intensifying));
    assert_eq!(word(&|step| 16.0 - step), hot(Pattern::Diminishing));
    assert_eq!(word(&|step| if step < 12.0 { 6.0 } else { 1.0 }), hot(Pattern::Historical));
    assert_eq!(word(&|step| if step % 3.0 == 0.0 { 8.0 } else { 1.0 }), hot(Pattern::Sporadic));
}

#[test]
fn months_without_search_say_nothing() {
    let now_and_then = word_of_the_middle(|_| 6.0, |step| step % 2 == 0);
    assert_eq!(now_and_then, Emerging::Hot(Pattern::Persistent));
    let not_lately = word_of_the_middle(|_| 6.0, |step| step < 12);
    assert_eq!(not_lately, Emerging::Hot(Pattern::Historical));
    assert_eq!(word_of_the_middle(|_| 6.0, |_| false), Emerging::None);
}
