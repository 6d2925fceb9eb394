//! The numbers of the statistics, computed once by other programs (see `statistics.json`).

use geo_hotspots::{
    Cell, Emerging, LocalOptions, LocalTest, MannKendall, Neighbours, Pattern, Prior, benjamini_hochberg,
    classify, gi_bins, gi_conditional, gi_star, local_test, mann_kendall, marshall, two_sided,
};
use serde_json::Value;

fn vector(name: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("statistics.json")).expect("statistics.json is JSON");
    all[name].clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn counts(value: &Value) -> Vec<u64> {
    numbers(value).into_iter().map(|count| count as u64).collect()
}

fn disks(value: &Value) -> Neighbours {
    let lists: Vec<Vec<u32>> = serde_json::from_value(value.clone()).expect("lists of indexes");
    Neighbours::from_lists(&lists).expect("lists of each other")
}

#[track_caller]
fn assert_all_close(got: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(got.len(), expected.len());
    for (got, expected) in got.iter().zip(expected) {
        let close = (got - expected).abs() <= tolerance * expected.abs();
        assert!(close, "got {got:e}, expected {expected:e}");
    }
}

fn p_of(test: &LocalTest) -> Vec<f64> {
    test.hot.iter().map(|hot| hot.expect("tested").p).collect()
}

#[test]
fn rates_are_smoothed_as_elsewhere() {
    let eb = vector("empirical_bayes");
    let (finds, km) = (counts(&eb["events"]), numbers(&eb["km"]));
    assert_all_close(&marshall(&finds, &km).unwrap(), &numbers(&eb["marshall"]), 1e-9);
    let prior = Prior::fit(&finds, &km).unwrap();
    let (alpha, beta) = (number(&eb["gamma_alpha"]), number(&eb["gamma_beta"]));
    assert_all_close(&[prior.alpha, prior.beta], &[alpha, beta], 1e-6);
    let read = |f: &dyn Fn(geo_hotspots::Posterior) -> f64| -> Vec<f64> {
        finds.iter().zip(&km).map(|(finds, km)| f(prior.posterior(*finds, *km))).collect()
    };
    let twice = 2.0 * number(&eb["m"]);
    assert_all_close(&read(&|rate| rate.mean()), &numbers(&eb["gamma_mean"]), 1e-6);
    assert_all_close(&read(&|rate| rate.quantile(0.05)), &numbers(&eb["ci90_lo"]), 5e-6);
    assert_all_close(&read(&|rate| rate.quantile(0.95)), &numbers(&eb["ci90_hi"]), 5e-6);
    assert_all_close(&read(&|rate| rate.chance_above(twice)), &numbers(&eb["prob_rate_gt_2m"]), 1e-5);
}

#[test]
fn disks_are_tested_given_their_effort() {
    let local = vector("local_binomial");
    let (finds, km, disks) = (counts(&local["events"]), numbers(&local["km"]), disks(&local["nb"]));
    for (rho0, key) in [(1.0, "p"), (1.5, "p_rho_1_5")] {
        let options = LocalOptions { rho0, ..LocalOptions::default() };
        let test = local_test(&finds, &km, &disks, &options).unwrap();
        assert_all_close(&p_of(&test), &numbers(&local[key]), 1e-9);
    }
}

#[test]
fn bursts_weaken_the_test() {
    let nb = vector("nb_tail");
    // 16 finds of which a quarter is expected in the first cell: a mean of 4.
    let p = |phi: f64| {
        let options = LocalOptions { rho0: 1.0, phi, ..LocalOptions::default() };
        p_of(&local_test(&[9, 7], &[1.0, 3.0], &Neighbours::alone(2), &options).unwrap())[0]
    };
    assert_all_close(&[p(number(&nb["phi"]))], &[number(&nb["p"])], 1e-12);
    assert_eq!(p(1.2), p(1.0));
}

#[test]
fn tails_keep_their_digits() {
    for case in vector("exact_tails").as_array().unwrap() {
        let (n, k) = (case["n"].as_u64().unwrap(), case["k"].as_u64().unwrap());
        let km = [number(&case["inside"]), number(&case["outside"])];
        let options = LocalOptions { rho0: 1.0, ..LocalOptions::default() };
        let test = local_test(&[k, n - k], &km, &Neighbours::alone(2), &options).unwrap();
        let (hot, cold) = (test.hot[0].unwrap().p, test.cold[0].unwrap().p);
        assert_all_close(&[hot, cold], &[number(&case["at_least"]), number(&case["at_most"])], 1e-11);
    }
}

/// Above a million finds sums give way to the normal law, which is right to one or two hundredths.
#[test]
fn tails_of_large_counts_are_close() {
    for case in vector("large_tails").as_array().unwrap() {
        let (n, k) = (case["n"].as_u64().unwrap(), case["k"].as_u64().unwrap());
        let km = [number(&case["inside"]), number(&case["outside"])];
        let options = LocalOptions { rho0: 1.0, phi: number(&case["phi"]), ..LocalOptions::default() };
        let test = local_test(&[k, n - k], &km, &Neighbours::alone(2), &options).unwrap();
        let (hot, cold) = (test.hot[0].unwrap().p, test.cold[0].unwrap().p);
        assert_all_close(&[hot, cold], &[number(&case["at_least"]), number(&case["at_most"])], 0.02);
    }
}

#[test]
fn false_discoveries_are_counted_as_in_1995() {
    let bh = vector("bh_1995");
    let q = benjamini_hochberg(&numbers(&bh["p"]));
    assert_all_close(&q, &numbers(&bh["q"]), 1e-11);
    assert_eq!(q.iter().filter(|q| **q <= 0.05).count(), 4);
    let threshold = numbers(&bh["p"]).into_iter().zip(q).filter(|(_, q)| *q <= 0.05).map(|(p, _)| p);
    assert_eq!(threshold.fold(0.0, f64::max), number(&bh["threshold"]));
}

#[test]
fn gi_star_is_that_of_others() {
    let points = vector("gi_star_points");
    let z = gi_star(&numbers(&points["x"]), &disks(&points["nb"])).unwrap();
    assert_all_close(&z, &numbers(&points["z"]), 1e-10);

    let hex = vector("gi_star_hex19");
    let x = numbers(&hex["x"]);
    let cells: Vec<Cell> =
        hex["cells"].as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().parse().unwrap()).collect();
    let neighbours = Neighbours::of(&cells).unwrap();
    assert_eq!(neighbours, disks(&hex["nb"]));
    let z = gi_star(&x, &neighbours).unwrap();
    assert_all_close(&z, &numbers(&hex["z"]), 1e-9);
    let p: Vec<f64> = z.iter().map(|z| two_sided(*z)).collect();
    assert_all_close(&p, &numbers(&hex["p_two_sided"]), 1e-10);
    assert_all_close(&benjamini_hochberg(&p), &numbers(&hex["q_bh"]), 1e-10);
    assert_eq!(gi_bins(&z), [0; 19]);
    let conditional = gi_conditional(&x, &neighbours).unwrap();
    assert_all_close(&conditional, &numbers(&hex["z_conditional_exact"]), 1e-9);
}

#[test]
fn trends_are_those_of_others() {
    for name in ["mann_kendall_up", "mann_kendall_ties", "mann_kendall_flat"] {
        let expected = vector(name);
        let MannKendall { s, var, z, p } = mann_kendall(&numbers(&expected["x"]));
        assert_eq!(s, expected["S"].as_i64().unwrap(), "{name}");
        let rest = ["var", "z", "p"].map(|key| number(&expected[key]));
        assert_all_close(&[var, z, p], &rest, 1e-11);
    }
}

#[test]
fn every_class_has_its_series() {
    use Emerging::{Cold, Hot};
    let series = vector("ehsa_z_ge_2_5");
    let expected = [
        ("new_hot", Hot(Pattern::New)),
        ("consecutive_hot", Hot(Pattern::Consecutive)),
        ("intensifying_hot", Hot(Pattern::Intensifying)),
        ("persistent_hot", Hot(Pattern::Persistent)),
        ("persistent_hot_b", Hot(Pattern::Persistent)),
        ("diminishing_hot", Hot(Pattern::Diminishing)),
        ("historical_hot", Hot(Pattern::Historical)),
        ("sporadic_hot", Hot(Pattern::Sporadic)),
        ("oscillating_hot", Hot(Pattern::Oscillating)),
        ("new_cold", Cold(Pattern::New)),
        ("none", Emerging::None),
    ];
    assert_eq!(series.as_object().unwrap().len(), expected.len());
    for (name, word) in expected {
        let z = numbers(&series[name]);
        assert_eq!(classify(&z, 2.5), word, "{name}");
        let mirrored: Vec<f64> = z.iter().map(|z| -z).collect();
        let mirror = match word {
            Hot(pattern) => Cold(pattern),
            Cold(pattern) => Hot(pattern),
            Emerging::None => Emerging::None,
        };
        assert_eq!(classify(&mirrored, 2.5), mirror, "{name} turned over");
    }
}
