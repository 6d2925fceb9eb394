//! What leaves the team gives nobody away, and noise has exactly the chances it says.

use std::collections::{BTreeMap, BTreeSet};

use geo_hotspots::publish::{
    Least, Noise, NoiseError, PublicCell, Release, Witnessed, discrete_laplace, suppress,
};
use geo_hotspots::{Cell, GridError, Position, Resolution, cell_at, coarser};
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    discrete_laplace: Vec<Chances>,
}

#[derive(Deserialize)]
struct Chances {
    budget: (u32, u32),
    sensitivity: u32,
    chance: Vec<f64>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("proof.json")).expect("vectors")
}

/// Cells of resolution 9 in four cells of resolution 8.
fn cells() -> Vec<Cell> {
    let middle = cell_at(Position::new(55.6705, 12.5580).expect("a position on Earth"));
    let larger = coarser(middle, Resolution::Eight).expect("8 is coarser than 11");
    let near: Vec<Cell> = larger.grid_disk(1);
    near.into_iter().take(4).flat_map(|cell| cell.children(Resolution::Nine)).collect()
}

fn any_rows() -> impl Strategy<Value = Vec<(Cell, Witnessed)>> {
    let days = prop::collection::btree_set(0..6_i32, 0..6);
    let walkers = prop::collection::btree_set(0..4_u64, 0..4);
    let finds = prop_oneof![3 => 0..9_u64, 1 => 0..90_u64, 1 => Just(0)];
    let row = (finds, days, walkers).prop_map(|(finds, patrol_days, walkers)| Witnessed {
        finds,
        patrol_days,
        walkers,
    });
    prop::collection::vec((prop::sample::select(cells()), row), 0..24)
}

/// Rows of each cell put together; cells without finds hide nobody.
fn by_cell(rows: &[(Cell, Witnessed)]) -> BTreeMap<Cell, Witnessed> {
    let mut cells: BTreeMap<Cell, Witnessed> = BTreeMap::new();
    for (cell, row) in rows.iter().filter(|(_, row)| row.finds > 0) {
        let sum = cells.entry(*cell).or_default();
        *sum = together([&*sum, row]);
    }
    cells
}

fn together<'a>(rows: impl IntoIterator<Item = &'a Witnessed>) -> Witnessed {
    rows.into_iter().fold(Witnessed::default(), |sum, row| Witnessed {
        finds: sum.finds + row.finds,
        patrol_days: sum.patrol_days.union(&row.patrol_days).copied().collect(),
        walkers: sum.walkers.union(&row.walkers).copied().collect(),
    })
}

fn has_enough(group: &Witnessed) -> bool {
    group.finds >= 5 && group.patrol_days.len() >= 3 && group.walkers.len() >= 2
}

/// The smallest groups whose sums can be told by somebody who also knows the total of each larger cell that is shown
/// and of everything: the numbers shown, and all cells that are not.
fn tellable(rows: &[(Cell, Witnessed)], release: &Release) -> Vec<(u64, Witnessed)> {
    let cells = by_cell(rows);
    let parent = |cell: Cell| coarser(cell, Resolution::Eight).expect("9 is finer than 8");
    let shown: BTreeSet<Cell> = release.cells.iter().map(|shown| shown.cell).collect();
    let shown_parents: BTreeSet<Cell> = shown.iter().map(|cell| parent(*cell)).collect();
    let mut groups: Vec<(u64, Witnessed)> = Vec::new();
    for one in &release.cells {
        let parts = cells
            .iter()
            .filter(|(cell, _)| **cell == one.cell || (parent(**cell) == one.cell && !shown.contains(*cell)));
        groups.push((one.finds, together(parts.map(|(_, row)| row))));
    }
    // The total of a larger cell less those of its parts that are shown, where the rest is not told anyway.
    for larger in shown_parents.difference(&shown) {
        let rest = cells.iter().filter(|(cell, _)| parent(**cell) == *larger && !shown.contains(*cell));
        let rest = together(rest.map(|(_, row)| row));
        groups.extend((rest.finds > 0).then_some((rest.finds, rest)));
    }
    let hidden = cells.iter().filter(|(cell, _)| !shown_parents.contains(&parent(**cell)));
    if let Some(not_shown) = release.not_shown.filter(|finds| *finds > 0) {
        groups.push((not_shown, together(hidden.map(|(_, row)| row))));
    }
    groups
}

fn by_three(finds: u64) -> Witnessed {
    Witnessed { finds, patrol_days: BTreeSet::from([1, 2, 3]), walkers: BTreeSet::from([1, 2]) }
}

proptest! {
    #[test]
    fn nothing_that_can_be_told_is_small(rows in any_rows()) {
        let release = suppress(rows.clone(), Resolution::Eight, Least::default()).unwrap();
        for (finds, group) in tellable(&rows, &release) {
            prop_assert_eq!(finds, group.finds, "what is shown is true");
            prop_assert!(has_enough(&group), "{group:?}");
        }
        let all: u64 = rows.iter().map(|(_, row)| row.finds).sum();
        let told = release.cells.iter().map(|shown| shown.finds).sum::<u64>();
        match release.not_shown {
            Some(not_shown) => prop_assert_eq!(told + not_shown, all, "no find is lost or told twice"),
            None => prop_assert!(release.cells.is_empty(), "a total with all but one number gives the one away"),
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in any_rows()) {
        let mut backwards = rows.clone();
        backwards.reverse();
        let release = |rows| suppress(rows, Resolution::Eight, Least::default()).unwrap();
        prop_assert_eq!(release(rows), release(backwards));
    }

    #[test]
    fn noise_of_any_strength_is_a_whole_number(above in 1..=u32::MAX, below in 1..=u32::MAX, seed in any::<u64>()) {
        let noise = Noise::new(above, below, 1).unwrap();
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let drawn = discrete_laplace(&noise, &mut rng);
        let spread = f64::from(below) / f64::from(above);
        prop_assert!((drawn.unsigned_abs() as f64) <= 60.0 * spread + 60.0, "{drawn} with a spread of {spread}");
        prop_assert!(noise.chance(drawn) >= 0.0);
    }
}

#[test]
fn hiding_only_what_is_small_would_give_it_away() {
    // The control: without the second step the total less the thirty tells the two.
    let larger = coarser(cells()[0], Resolution::Eight).unwrap();
    let rows = [(cells()[0], by_three(30)), (cells()[1], by_three(2))];
    let thirty = PublicCell { cell: cells()[0], finds: 30, parts: 1 };
    let naive = Release { cells: vec![thirty], not_shown: Some(0) };
    assert!(tellable(&rows, &naive).iter().any(|(_, group)| group.finds == 2 && !has_enough(group)));
    let release = suppress(rows, Resolution::Eight, Least::default()).unwrap();
    let shown: Vec<_> = release.cells.iter().map(|one| (one.cell, one.finds, one.parts)).collect();
    assert_eq!(shown, [(larger, 32, 2)]);
}

#[test]
fn a_larger_cell_too_small_to_show_takes_the_next_with_it() {
    let other = *cells().last().unwrap();
    let rows = [(cells()[0], by_three(9)), (other, by_three(1))];
    let release = suppress(rows, Resolution::Eight, Least::default()).unwrap();
    assert_eq!(release, Release { cells: Vec::new(), not_shown: Some(10) });
    let alone = suppress([(other, by_three(4))], Resolution::Eight, Least::default()).unwrap();
    assert_eq!(alone, Release::default());
    assert_eq!(suppress([], Resolution::Eight, Least::default()).unwrap().not_shown, Some(0));
}

#[test]
fn many_finds_of_one_walker_or_of_two_days_are_not_shown() {
    let few_days = Witnessed { patrol_days: BTreeSet::from([1, 2]), ..by_three(99) };
    let one_walker = Witnessed { walkers: BTreeSet::from([1]), ..by_three(99) };
    for row in [few_days, one_walker] {
        assert_eq!(
            suppress([(cells()[0], row)], Resolution::Eight, Least::default()),
            Ok(Release::default())
        );
    }
    assert_eq!(
        suppress([(cells()[0], by_three(5))], Resolution::Eight, Least::default()).unwrap().cells.len(),
        1
    );
}

#[test]
fn a_cell_coarser_than_its_merger_is_refused() {
    let refused = GridError::TooCoarse { cell: cells()[0], resolution: Resolution::Ten };
    assert_eq!(suppress([(cells()[0], by_three(5))], Resolution::Ten, Least::default()), Err(refused));
}

#[test]
fn chances_are_those_of_the_formula() {
    for Chances { budget: (above, below), sensitivity, chance } in vectors().discrete_laplace {
        let noise = Noise::new(above, below, sensitivity).unwrap();
        for (size, expected) in (0..).zip(chance) {
            assert!((noise.chance(size) - expected).abs() < 1e-12, "{size}");
            assert_eq!(noise.chance(size), noise.chance(-size));
        }
    }
}

#[test]
fn draws_follow_their_chances() {
    for (above, below, sensitivity) in [(1, 1, 1), (1, 2, 1), (1, 1, 5), (7, 3, 1)] {
        let noise = Noise::new(above, below, sensitivity).unwrap();
        let mut rng = ChaCha20Rng::seed_from_u64(2020);
        let draws = 40_000;
        let mut seen: BTreeMap<i64, f64> = BTreeMap::new();
        (0..draws).for_each(|_| *seen.entry(discrete_laplace(&noise, &mut rng)).or_default() += 1.0);
        for size in -20..=20 {
            let (expected, got) =
                (f64::from(draws) * noise.chance(size), seen.get(&size).copied().unwrap_or(0.0));
            let sigma = expected.sqrt().max(1.0);
            assert!((got - expected).abs() < 4.5 * sigma, "{got} draws of {size} instead of {expected}");
        }
    }
}

#[test]
fn a_count_stays_a_count() {
    let noise = Noise::new(1, 1, 1).unwrap();
    let mut rng = ChaCha20Rng::seed_from_u64(8);
    let blurred: Vec<u64> = (0..400).map(|_| noise.blur(0, &mut rng)).collect();
    assert!(blurred.iter().any(|count| *count > 0) && blurred.iter().all(|count| *count < 20));
    assert!((0..400).any(|_| noise.blur(7, &mut rng) < 7));
}

#[test]
fn noise_without_budget_is_refused() {
    assert_eq!(Noise::new(0, 1, 1), Err(NoiseError::Budget));
    assert_eq!(Noise::new(1, 0, 1), Err(NoiseError::Budget));
    assert_eq!(Noise::new(1, 1, 0), Err(NoiseError::Sensitivity));
    assert_eq!(Noise::new(1, 1 << 20, 1 << 20), Err(NoiseError::Sensitivity));
}
