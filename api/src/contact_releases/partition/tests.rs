//! The rule, on small weeks by hand and on many by chance.

use proptest::prelude::*;

use super::*;

/// A cell of resolution 7 in Vesterbro.
const VESTERBRO: &str = "871f05833ffffff";

fn seven() -> Cell {
    VESTERBRO.parse().unwrap()
}

/// The `n`th child of a cell.
fn child(cell: Cell, n: usize) -> Cell {
    cell.children(cell.resolution().succ().unwrap()).nth(n).unwrap()
}

/// So many contacts in a cell, one a block from Monday morning on.
fn met(cell: Option<Cell>, n: i32, blocks: i32) -> Vec<Meeting> {
    let block = |at: i32| ((at % blocks) / 4, (at % blocks) % 4);
    let meeting = |(day, block)| Meeting { cell, day: Day(day), block: i16::try_from(block).unwrap() };
    (0..n).map(|at| meeting(block(at))).collect()
}

/// What a release shows: figure by cell, and the rest's when it has one.
fn shown(meetings: &[Meeting]) -> (Vec<(Cell, usize)>, Option<usize>) {
    let partition = Partition::of(meetings);
    let rest = &partition.rest;
    let cells = partition.cells.iter().map(|(cell, group)| (*cell, group.figure())).collect();
    (cells, rest.is_enough(meetings).then(|| rest.figure()))
}

#[test]
fn ten_contacts_from_three_shifts_are_shown_and_neither_nine_nor_two_shifts() {
    let cell = child(seven(), 0);
    assert_eq!(shown(&met(Some(cell), 10, 3)), (vec![(cell, 10)], None));
    assert_eq!(shown(&met(Some(cell), 14, 3)), (vec![(cell, 10)], None), "rounded down");
    assert_eq!(shown(&met(Some(cell), 9, 9)), (vec![], None));
    assert_eq!(shown(&met(Some(cell), 40, 2)), (vec![], None), "two evenings");
}

#[test]
fn small_cells_are_told_together_one_and_two_levels_up() {
    let (here, there) = (child(seven(), 0), child(seven(), 1));
    let nines = [met(Some(child(here, 0)), 6, 6), met(Some(child(here, 1)), 6, 6)].concat();
    assert_eq!(shown(&nines), (vec![(here, 10)], None));
    let far = [met(Some(child(here, 0)), 6, 6), met(Some(child(there, 1)), 6, 6)].concat();
    assert_eq!(shown(&far), (vec![(seven(), 10)], None));
}

#[test]
fn a_shown_cell_is_not_counted_in_its_parent() {
    let here = child(seven(), 0);
    let large = met(Some(child(here, 0)), 23, 6);
    let one = met(Some(child(here, 1)), 1, 1);
    assert_eq!(shown(&[large.clone(), one].concat()), (vec![(child(here, 0), 20)], None));
    let more = [large, met(Some(child(here, 1)), 7, 7), met(Some(here), 7, 7)].concat();
    assert_eq!(shown(&more), (vec![(child(here, 0), 20), (here, 10)], None));
}

#[test]
fn meetings_indoors_and_lonely_cells_are_the_rest() {
    assert_eq!(shown(&met(None, 17, 4)), (vec![], Some(15)));
    assert_eq!(shown(&[met(None, 5, 5), met(Some(seven()), 6, 6)].concat()), (vec![], Some(10)));
    assert_eq!(shown(&[]), (vec![], None));
    let finer = seven().children(Resolution::Eleven).next().unwrap();
    let eight = finer.parent(Resolution::Nine).unwrap();
    assert_eq!(
        shown(&met(Some(finer), 12, 3)),
        (vec![(eight, 10)], None),
        "finer than any cell that is kept"
    );
}

#[test]
fn a_figure_is_never_so_high_that_each_part_must_be_nine() {
    let here = child(seven(), 0);
    let five: Vec<_> = (0..5).flat_map(|n| met(Some(child(here, n)), 9, 9)).collect();
    assert_eq!(five.len(), 45);
    assert_eq!(shown(&five), (vec![(here, 40)], None), "45 would say five times nine");
    let large = [five, met(Some(child(here, 5)), 12, 2)].concat();
    assert_eq!(shown(&large), (vec![(here, 55)], None), "twelve from two shifts may be any number");
}

/// Contacts in two neighbourhoods of Vesterbro at all levels, few enough blocks that the shifts matter.
fn weeks() -> impl Strategy<Value = Vec<Meeting>> {
    let place = prop_oneof![
        8 => (0..2_usize, 0..7_usize).prop_map(|(a, b)| Some(child(child(seven(), a), b))),
        3 => (0..3_usize).prop_map(|a| Some(child(seven(), a))),
        1 => Just(None),
    ];
    let meeting =
        (place, 0..2_i32, 0..4_i16).prop_map(|(cell, day, block)| Meeting { cell, day: Day(day), block });
    prop::collection::vec(meeting, 0..160)
}

proptest! {
    #[test]
    fn every_contact_is_in_one_place_and_no_shown_cell_breaks_the_rule(meetings in weeks()) {
        let Partition { cells, rest } = Partition::of(&meetings);
        let mut counted: Vec<usize> = cells.values().flat_map(|group| &group.members).chain(&rest.members).copied().collect();
        counted.sort_unstable();
        prop_assert_eq!(counted, (0..meetings.len()).collect::<Vec<_>>());
        for (cell, group) in &cells {
            let blocks: BTreeSet<_> =
                group.members.iter().map(|at| (meetings[*at].day, meetings[*at].block)).collect();
            prop_assert!(group.members.len() >= 10 && blocks.len() >= 3);
            prop_assert!(group.figure() >= 10 && group.figure().is_multiple_of(5));
            prop_assert!(group.figure() <= group.members.len() && group.members.len() <= group.figure() + 7);
            let inside = |at: &usize| meetings[*at].cell.and_then(|own| own.parent(cell.resolution())) == Some(*cell);
            prop_assert!(group.members.iter().all(inside));
        }
    }

    #[test]
    fn what_is_left_over_could_not_be_shown_anywhere(meetings in weeks()) {
        let Partition { rest, .. } = Partition::of(&meetings);
        let mut left: BTreeMap<Cell, Group> = BTreeMap::new();
        for at in rest.members {
            let parent = meetings[at].cell.and_then(|cell| cell.parent(Resolution::Seven));
            if let Some(parent) = parent {
                left.entry(parent).or_default().members.push(at);
            }
        }
        prop_assert!(left.values().all(|group| !group.is_enough(&meetings)));
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(meetings in weeks(), turn in 0..160_usize) {
        let mut turned = meetings.clone();
        turned.rotate_left(turn.min(meetings.len()));
        turned.reverse();
        prop_assert_eq!(shown(&turned), shown(&meetings));
    }
}
