//! What must hold for any finds and any effort, honest or not.

use geo_hotspots::{
    Cell, Cube, CubeError, Emerging, EmergingError, GetisError, Level, LocalOptions, NeighbourError,
    Neighbours, Posterior, Prior, RateError, Resolution, benjamini_hochberg, cell_at, classify, coarser,
    dispersion, emerging, gi_bins, gi_conditional, gi_star, local_test, mann_kendall, marshall, read_map,
};
use proptest::prelude::*;
use statrs::function::gamma::ln_gamma;

fn any_finds() -> impl Strategy<Value = u64> {
    prop_oneof![4 => Just(0), 8 => 0..20_u64, 2 => 0..5_000_u64, 1 => 0..1_u64 << 46]
}

fn any_km() -> impl Strategy<Value = f64> {
    prop_oneof![2 => Just(0.0), 8 => 0.0..30.0, 1 => 0.0..1e-9, 1 => 0.0..=1e9]
}

fn any_map() -> impl Strategy<Value = (Vec<u64>, Vec<f64>)> {
    prop::collection::vec((any_finds(), any_km()), 0..60).prop_map(|cells| cells.into_iter().unzip())
}

/// A strip of cells, each beside the two next to it.
fn strip(cells: usize) -> Neighbours {
    let disk = |at: usize| (at.saturating_sub(1)..(at + 2).min(cells)).map(|i| i as u32).collect();
    Neighbours::from_lists(&(0..cells).map(disk).collect::<Vec<Vec<u32>>>()).expect("a strip")
}

fn is_share(x: f64) -> bool {
    (0.0..=1.0).contains(&x)
}

/// Where the likelihood of a map stands for a prior.
fn ln_likelihood(finds: &[u64], km: &[f64], prior: Prior) -> f64 {
    let cells = finds.iter().zip(km).filter(|(_, km)| **km >= 1e-6);
    let cell = |(finds, km): (&u64, &f64)| {
        let (e, b, Prior { alpha, beta }) = (*finds as f64, *km, prior);
        let here = if e > 0.0 { e * (b / (beta + b)).ln() } else { 0.0 };
        ln_gamma(e + alpha) - ln_gamma(alpha) + alpha * (beta / (beta + b)).ln() + here
    };
    cells.map(cell).sum()
}

proptest! {
    #[test]
    fn any_map_can_be_read((finds, km) in any_map(), phi in 0.0..10.0) {
        let map = read_map(&finds, &km, &strip(km.len()), phi).unwrap();
        prop_assert_eq!(map.cells.len(), km.len());
        prop_assert!(map.usual_per_km.is_finite() && map.prior.alpha > 0.0 && map.prior.beta > 0.0);
        for cell in &map.cells {
            prop_assert!(cell.posterior.mean().is_finite() && cell.posterior.mean() > 0.0);
            prop_assert!(cell.q_hot.is_none_or(is_share) && cell.q_cold.is_none_or(is_share));
            prop_assert_eq!(cell.level == Some(Level::NotEnoughPatrols), cell.km < 1.0);
            prop_assert_eq!(cell.level.is_none(), cell.km >= 1.0 && map.too_few_finds);
        }
        prop_assert!(marshall(&finds, &km).unwrap().iter().all(|rate| rate.is_finite() && *rate >= 0.0));
    }

    #[test]
    fn more_finds_are_hotter_and_never_colder(n in 1..3_000_u64, inside in 0.1..50.0, phi in 1.0..4.0) {
        let p = |k: u64| {
            let options = LocalOptions { phi, least_km: 0.0, ..LocalOptions::default() };
            let test = local_test(&[k, n - k], &[inside, 30.0], &Neighbours::alone(2), &options).unwrap();
            (test.hot[0].unwrap().p, test.cold[0].unwrap().p)
        };
        let mut last = p(0);
        prop_assert_eq!(last.0, 1.0);
        for k in (1..=n).step_by(1 + n as usize / 300) {
            let (hot, cold) = p(k);
            prop_assert!(is_share(hot) && is_share(cold));
            prop_assert!(hot <= last.0 + 1e-13 && cold >= last.1 - 1e-13, "{k} of {n}: {hot} {cold} {last:?}");
            last = (hot, cold);
        }
    }

    #[test]
    fn the_fit_is_the_likeliest(cells in prop::collection::vec((0..300_u64, 0.01..30.0), 1..60)) {
        let (finds, km): (Vec<u64>, Vec<f64>) = cells.into_iter().unzip();
        prop_assume!(finds.iter().any(|finds| *finds > 0));
        let prior = Prior::fit(&finds, &km).unwrap();
        let best = ln_likelihood(&finds, &km, prior);
        for (times_alpha, times_beta) in [(1.1, 1.1), (0.9, 0.9), (1.0, 1.1), (1.0, 0.9), (1.1, 1.0), (0.9, 1.0)] {
            let other = Prior { alpha: prior.alpha * times_alpha, beta: prior.beta * times_beta };
            let inside = (1e-3..=1e4).contains(&other.alpha);
            prop_assert!(!inside || ln_likelihood(&finds, &km, other) <= best + 1e-7 * best.abs().max(1.0));
        }
    }

    #[test]
    fn quantiles_and_chances_undo_each_other(shape in 0.01..3e5, rate in 1e-3..1e3, p in 0.001..0.999) {
        let place = Posterior { shape, rate };
        let at = place.quantile(p);
        prop_assert!((place.chance_above(at) - (1.0 - p)).abs() < 1e-7 || at < 1e-280);
        prop_assert!(place.quantile(p / 2.0) <= at);
        prop_assert!(place.quantile(0.0) == 0.0 && place.quantile(f64::NAN) == 0.0);
        prop_assert!(place.chance_above(0.0) == 1.0 && place.chance_above(f64::INFINITY) == 0.0);
    }

    #[test]
    fn discovery_rates_follow_the_chances(p in prop::collection::vec(0.0..=1.0, 0..80)) {
        let q = benjamini_hochberg(&p);
        for i in 0..p.len() {
            prop_assert!(q[i] >= p[i] && q[i] <= 1.0);
            prop_assert!((0..p.len()).all(|j| p[i] > p[j] || q[i] <= q[j]));
        }
        let mut turned = p;
        turned.reverse();
        let mut back = benjamini_hochberg(&turned);
        back.reverse();
        prop_assert_eq!(back, q);
    }

    #[test]
    fn hot_spots_do_not_depend_on_the_unit(x in prop::collection::vec(0.0..50.0, 3..60)) {
        // A power of two, so that no digit is rounded away.
        let (disks, otherwise) = (strip(x.len()), x.iter().map(|x| 1_024.0 * x).collect::<Vec<_>>());
        for gi in [gi_star, gi_conditional] {
            let (z, same) = (gi(&x, &disks).unwrap(), gi(&otherwise, &disks).unwrap());
            prop_assert!(z.iter().zip(&same).all(|(z, same)| (z - same).abs() < 1e-6 * (1.0 + z.abs())));
            prop_assert_eq!(gi_bins(&z).len(), x.len());
        }
    }

    #[test]
    fn a_series_turned_over_has_the_trend_turned_over(x in prop::collection::vec(-3..4_i32, 0..40)) {
        let series: Vec<f64> = x.iter().copied().map(f64::from).collect();
        let turned: Vec<f64> = series.iter().map(|x| -x).collect();
        let (up, down) = (mann_kendall(&series), mann_kendall(&turned));
        prop_assert_eq!((up.s, up.var, up.p), (-down.s, down.var, down.p));
        prop_assert!(up.z == -down.z && is_share(up.p));
        prop_assert_eq!(classify(&series, 3.5), Emerging::None);
        prop_assert!(classify(&series, 1.5) == Emerging::None || series.iter().any(|z| z.abs() >= 1.5));
    }

    #[test]
    fn any_cube_has_words((finds, km) in any_map(), steps in 1..15_usize) {
        let cells = km.len() / steps;
        let (finds, km) = (finds[..cells * steps].to_vec(), km[..cells * steps].to_vec());
        let cube = Cube::new(steps, finds, km).unwrap();
        prop_assert_eq!(emerging(&cube, &strip(cells)).unwrap().len(), cells);
        prop_assert!(dispersion(&cube).is_finite() && dispersion(&cube) >= 0.0);
        let wrong = EmergingError::Lengths { cells, disks: cells + 1 };
        prop_assert_eq!(emerging(&cube, &strip(cells + 1)), Err(wrong));
    }

    #[test]
    fn disks_are_those_of_the_grid(lat in -89.0..89.0, lon in -179.0..179.0, keep in 1..37_usize) {
        let origin = cell_at(geo_hotspots::Position::new(lat, lon).unwrap());
        assert_disks(origin.grid_disk::<Vec<Cell>>(3).into_iter().take(keep).collect());
    }
}

fn assert_disks(mut cells: Vec<Cell>) {
    cells.sort_unstable();
    let neighbours = Neighbours::of(&cells).expect("cells of one grid");
    for (cell, disk) in cells.iter().zip(neighbours.disks()) {
        let around: Vec<Cell> = cell.grid_disk(1);
        let expected: Vec<u32> =
            (0..).zip(&cells).filter(|(_, c)| around.contains(c)).map(|(i, _)| i).collect();
        assert_eq!(disk, expected);
    }
}

#[test]
fn disks_close_around_a_pentagon() {
    let pentagon = Resolution::Nine.pentagons().next().unwrap();
    assert_disks(pentagon.grid_disk(2));
    assert_disks(pentagon.grid_disk(1));
}

#[test]
fn nothing_and_one_cell_are_maps_too() {
    let nothing = read_map(&[], &[], &Neighbours::alone(0), 1.0).unwrap();
    assert!(nothing.cells.is_empty() && nothing.usual_per_km == 0.0 && nothing.too_few_finds);
    assert!(Neighbours::of(&[]).unwrap().is_empty() && Neighbours::default().is_empty());
    let one = read_map(&[40], &[2.0], &Neighbours::alone(1), 1.0).unwrap();
    assert_eq!((one.usual_per_km, one.cells[0].level), (20.0, Some(Level::Usual)));
    assert_eq!(gi_star(&[7.0], &Neighbours::alone(1)), Ok(vec![0.0]));
    assert_eq!(gi_conditional(&[7.0], &Neighbours::alone(1)), Ok(vec![0.0]));
    let never_walked = read_map(&[3, 4], &[0.0, 0.0], &strip(2), 1.0).unwrap();
    assert!(never_walked.cells.iter().all(|cell| cell.level == Some(Level::NotEnoughPatrols)));
}

#[test]
fn a_map_where_all_is_equal_has_no_hot_places() {
    let (finds, km) = (vec![5; 50], vec![2.0; 50]);
    let map = read_map(&finds, &km, &strip(50), 1.0).unwrap();
    assert!(map.cells.iter().all(|cell| cell.level == Some(Level::Usual)));
    assert!(map.prior.alpha > 9_999.0, "all cells are alike");
    assert_eq!(gi_star(&[0.3; 50], &strip(50)).unwrap(), [0.0; 50]);
    assert_eq!(gi_conditional(&[0.3; 50], &strip(50)).unwrap(), [0.0; 50]);
}

/// All ways to draw the neighbours, instead of the closed form.
#[test]
fn conditional_hot_spots_are_those_of_all_draws() {
    let x = [3.0, 0.0, 1.0, 7.0, 2.0, 2.0];
    let disks = Neighbours::from_lists(&vec![vec![0, 1, 2]; 6]).unwrap();
    let others = &x[1..];
    let pairs = (0..5).flat_map(|i| (0..i).map(move |j| others[i] + others[j]));
    let (n, sum) = pairs.clone().fold((0.0_f64, 0.0_f64), |(n, sum), pair| (n + 1.0, sum + pair));
    let variance = pairs.map(|pair| (pair - sum / n).powi(2)).sum::<f64>() / n;
    let z = (0.0 + 1.0 - sum / n) / variance.sqrt();
    assert!((gi_conditional(&x, &disks).unwrap()[0] - z).abs() < 1e-12);
}

#[test]
fn what_is_no_effort_is_refused_by_name() {
    for wrong in [f64::NAN, f64::INFINITY, -0.001, 1e10] {
        let km = [1.0, wrong];
        assert_eq!(Prior::fit(&[1, 1], &km), Err(RateError::Effort { index: 1 }));
        assert_eq!(marshall(&[1, 1], &km), Err(RateError::Effort { index: 1 }));
        assert_eq!(read_map(&[1, 1], &km, &strip(2), 1.0), Err(RateError::Effort { index: 1 }));
        assert_eq!(Cube::new(2, vec![1, 1], km.to_vec()), Err(CubeError::Effort { index: 1 }));
    }
    assert_eq!(
        RateError::Effort { index: 1 }.to_string(),
        "the kilometres of cell 1 must be a number from 0 to 1,000,000,000"
    );
    assert_eq!(gi_star(&[1.0, f64::NAN], &strip(2)), Err(GetisError::NotFinite { index: 1 }));
    assert_eq!(gi_star(&[1.0], &strip(2)), Err(GetisError::Lengths { values: 1, disks: 2 }));
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let lengths = RateError::Lengths { finds: 1, km: 2, disks: 2 };
    assert_eq!(read_map(&[1], &[1.0, 1.0], &strip(2), 1.0), Err(lengths));
    assert_eq!(read_map(&[u64::MAX, 1], &[1.0, 1.0], &strip(2), 1.0), Err(RateError::TooManyFinds));
    for rho0 in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let options = LocalOptions { rho0, ..LocalOptions::default() };
        assert_eq!(local_test(&[1], &[1.0], &strip(1), &options), Err(RateError::Ratio));
    }
    assert_eq!(Cube::new(0, vec![1], vec![1.0]), Err(CubeError::Shape { steps: 0, finds: 1, km: 1 }));
    assert_eq!(Cube::new(2, vec![1; 3], vec![1.0; 3]), Err(CubeError::Shape { steps: 2, finds: 3, km: 3 }));
}

#[test]
fn cells_that_are_no_map_are_refused() {
    let cell: Cell = "8b1f05833ba6fff".parse().unwrap();
    let next: Cell = "8b1f05833bb0fff".parse().unwrap();
    assert_eq!(Neighbours::of(&[next, cell]), Err(NeighbourError::NotSorted { index: 1 }));
    assert_eq!(Neighbours::of(&[cell, cell]), Err(NeighbourError::NotSorted { index: 1 }));
    let coarse = coarser(cell, Resolution::Ten).unwrap();
    assert_eq!(Neighbours::of(&[coarse, cell]), Err(NeighbourError::MixedResolutions { index: 1 }));
    for disk in [vec![0, 2], vec![1, 0], vec![0, 0]] {
        assert_eq!(Neighbours::from_lists(&[vec![0], disk]), Err(NeighbourError::Disk { index: 1 }));
    }
}

#[test]
fn chances_that_are_none_count_as_one() {
    assert_eq!(benjamini_hochberg(&[f64::NAN, -1.0, 2.0, 0.0]), [1.0, 1.0, 1.0, 0.0]);
}
