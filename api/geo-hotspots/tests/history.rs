//! A history answers what adding up the rows one by one would answer, whatever order they came in.

use geo_hotspots::{
    Cell, CellCounts, DayCounts, History, Position, Resolution, cell_at, days_per_cell, sum_cells,
};
use proptest::prelude::*;

type Row = (Cell, i32, DayCounts);

/// Nineteen neighbours in Vesterbro.
fn cells() -> Vec<Cell> {
    let middle = cell_at(Position::new(55.6705, 12.5580).expect("a position on Earth"));
    let mut cells: Vec<Cell> = middle.grid_disk(2);
    cells.sort_unstable();
    cells
}

fn any_day() -> impl Strategy<Value = i32> {
    prop_oneof![8 => 20_700..20_760, 1 => Just(i32::MIN), 1 => Just(i32::MAX), 1 => any::<i32>()]
}

fn any_counts() -> impl Strategy<Value = DayCounts> {
    let any_count = || prop_oneof![3 => 0..5_u32, 1 => 0..90_000_u32, 1 => Just(u32::MAX)];
    (any_count(), any_count(), any_count(), any_count(), any_count(), any_count()).prop_map(
        |(finds, patrolled, items, seconds, metres, visits)| DayCounts {
            finds,
            patrolled,
            items,
            seconds,
            metres,
            visits,
        },
    )
}

fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((prop::sample::select(cells()), any_day(), any_counts()), 0..80)
}

/// The rows, one by one, in the order given.
fn put_all(cells: Vec<Cell>, rows: &[Row]) -> History {
    let mut history = History::new(cells);
    rows.iter().for_each(|(cell, day, counts)| history.put(*cell, *day, *counts));
    history
}

/// What the rows of a cell in a window add up to, found by looking at each of them.
fn brute_force(history: &History, cell: Cell, from: i32, to: i32) -> CellCounts {
    let inside = history.days(cell).filter(|(day, _)| (from..=to).contains(day));
    inside.fold(CellCounts::default(), |sum, (_, day)| CellCounts {
        finds: sum.finds + i64::from(day.finds),
        patrolled: sum.patrolled + i64::from(day.patrolled),
        items: sum.items + i64::from(day.items),
        seconds: sum.seconds + i64::from(day.seconds),
        metres: sum.metres + i64::from(day.metres),
        visits: sum.visits + i64::from(day.is_searched()),
    })
}

proptest! {
    #[test]
    fn any_window_is_the_sum_of_its_days(rows in any_rows(), from in any_day(), to in any_day()) {
        let history = History::from_rows(cells(), rows);
        let window = history.window(from, to);
        prop_assert_eq!(window.len(), history.cells().len());
        for (index, (cell, counts)) in history.cells().iter().zip(window).enumerate() {
            prop_assert_eq!(counts, brute_force(&history, *cell, from, to));
            prop_assert_eq!(counts, history.window_of(index, from, to));
        }
    }

    #[test]
    fn all_rows_at_once_are_the_rows_one_by_one_in_any_order(rows in any_rows().prop_shuffle()) {
        let mut by_day = rows.clone();
        by_day.sort_by_key(|(_, day, _)| *day);
        let at_once = History::from_rows(cells(), rows.clone());
        prop_assert_eq!(&at_once, &put_all(cells(), &rows));
        prop_assert_eq!(at_once, put_all(cells(), &by_day));
    }

    #[test]
    fn a_day_replaced_is_as_if_it_had_never_been_otherwise(
        rows in any_rows(), day in any_day(), instead in any_rows(),
    ) {
        let instead: Vec<(Cell, DayCounts)> = instead.into_iter().map(|(cell, _, counts)| (cell, counts)).collect();
        let others = rows.iter().copied().filter(|row| row.1 != day);
        let expected =
            History::from_rows(cells(), others.chain(instead.iter().map(|(cell, counts)| (*cell, day, *counts))));
        let mut history = History::from_rows(cells(), rows);
        history.set_day(day, &instead);
        prop_assert_eq!(history, expected);
    }

    #[test]
    fn steps_of_a_cube_are_windows(
        rows in any_rows(), last_day in 20_700..20_760_i32, step_days in 1..30_u32, steps in 0..14_usize,
    ) {
        let history = History::from_rows(cells(), rows);
        let cube = history.cube(last_day, step_days, steps);
        prop_assert_eq!(cube.finds.len(), steps * cells().len());
        for step in 0..steps {
            let to = last_day - i32::try_from(step_days).unwrap() * i32::try_from(steps - 1 - step).unwrap();
            let window = history.window(to + 1 - i32::try_from(step_days).unwrap(), to);
            for (cell, counts) in window.iter().enumerate() {
                prop_assert_eq!(i64::try_from(cube.finds_of(cell)[step]), Ok(counts.patrolled));
                prop_assert_eq!(cube.km_of(cell)[step], counts.metres as f64 / 1_000.0);
            }
        }
    }

    #[test]
    fn larger_cells_hold_what_their_parts_hold(rows in any_rows(), resolution in 0..=11_u8) {
        let resolution = Resolution::try_from(resolution).unwrap();
        // Small enough that no day of a larger cell meets its limit.
        let rows: Vec<Row> = rows.into_iter().map(|(cell, day, row)| (cell, day % 30, DayCounts { finds: row.finds % 9, visits: row.visits % 2, ..DayCounts::default() })).collect();
        let fine = History::from_rows(cells(), rows.clone());
        let coarse = fine.coarser(resolution).unwrap();
        let window = fine.cells().iter().copied().zip(fine.window(-9, 9));
        let sums = sum_cells(window, resolution).unwrap();
        let searched = fine.cells().iter().flat_map(|cell| {
            fine.days(*cell).filter(|(day, row)| (-9..=9).contains(day) && row.is_searched()).map(|(day, _)| (*cell, day))
        });
        let searched = days_per_cell(searched, resolution).unwrap();
        for ((cell, counts), (other, sum)) in coarse.cells().iter().zip(coarse.window(-9, 9)).zip(sums) {
            prop_assert_eq!((*cell, counts.finds), (other, sum.finds));
            let days = searched.iter().find(|(known, _)| known == cell).map_or(0, |(_, days)| *days);
            prop_assert_eq!(counts.visits, days);
        }
    }
}

#[test]
fn cells_of_another_map_are_left_out() {
    let elsewhere = cell_at(Position::new(60.17, 24.94).unwrap());
    let find = DayCounts { finds: 1, items: 1, ..DayCounts::default() };
    let mut history = History::from_rows(cells(), [(elsewhere, 1, find)]);
    history.put(elsewhere, 2, find);
    history.set_day(3, &[(elsewhere, find), (cells()[0], find)]);
    assert_eq!(history.days(elsewhere).count(), 0);
    assert_eq!(history.window(i32::MIN, i32::MAX).iter().map(|counts| counts.finds).sum::<i64>(), 1);
}

#[test]
fn a_map_without_cells_and_a_window_without_days_are_empty() {
    let nowhere = History::new(Vec::new());
    assert!(nowhere.window(0, 9).is_empty());
    assert_eq!(nowhere.cube(9, 7, 4).cells(), 0);
    let here = History::from_rows(
        cells(),
        cells().into_iter().map(|cell| (cell, 5, DayCounts { finds: 1, ..DayCounts::default() })),
    );
    assert!(here.window(9, 0).iter().all(|counts| *counts == CellCounts::default()));
    assert!(here.cube(5, 0, 4).finds.iter().all(|finds| *finds == 0));
    assert_eq!(
        here.cube(i32::MIN, u32::MAX, 3).finds.iter().sum::<u64>(),
        0,
        "days before the calendar are empty"
    );
}

#[test]
fn cells_come_once_and_in_order() {
    let mut shuffled = cells();
    shuffled.reverse();
    shuffled.extend(cells());
    assert_eq!(History::new(shuffled).cells(), cells());
}

#[test]
fn a_day_that_becomes_empty_takes_no_room() {
    let find = DayCounts { finds: 1, ..DayCounts::default() };
    let mut history = History::from_rows(cells(), [(cells()[3], 7, find)]);
    history.set_day(7, &[]);
    assert_eq!(history, History::new(cells()));
}

#[test]
fn memory_follows_the_rows() {
    let day = DayCounts { seconds: 60, metres: 50, visits: 1, ..DayCounts::default() };
    let rows = (0..1_000).flat_map(|nth| cells().into_iter().map(move |cell| (cell, nth, day)));
    let bytes = History::from_rows(cells(), rows).bytes();
    assert!((19_000 * 28..19_000 * 36).contains(&bytes), "{bytes} bytes for 19,000 rows");
}
