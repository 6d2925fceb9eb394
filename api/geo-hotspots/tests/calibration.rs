//! Is the map right as often as it says? Towns are simulated where the truth is known.

use geo_hotspots::{
    Cell, Cube, Level, LocalOptions, Neighbours, Position, Reading, cell_at, dispersion, local_test, read_map,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const RUNS: u64 = 200;

/// A district of 337 cells that patrols know very unevenly: a median of 7 km a cell, one in twenty above 37.
struct Town {
    neighbours: Neighbours,
    km: Vec<f64>,
    rng: ChaCha8Rng,
}

impl Town {
    fn new(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut cells: Vec<Cell> = cell_at(Position::new(55.6705, 12.5580).expect("on Earth")).grid_disk(10);
        cells.truncate(336);
        cells.sort_unstable();
        let neighbours = Neighbours::of(&cells).expect("one disk of the grid");
        let own: Vec<f64> = cells.iter().map(|_| normal(&mut rng)).collect();
        // Busy cells lie beside busy cells, as on a route.
        let uneven = |(own_z, disk): (&f64, &[u32])| {
            let around: f64 = disk.iter().map(|member| own[*member as usize]).sum();
            0.6 * own_z + 0.8 * around / (disk.len() as f64).sqrt()
        };
        let km = own.iter().zip(neighbours.disks()).map(|z| 7.4 * (0.9 * uneven(z)).exp()).collect();
        Self { neighbours, km, rng }
    }

    /// Finds that follow effort, about `total` of them; in the cells of `hot` at three times the rate.
    fn finds(&mut self, total: f64, hot: &[u32]) -> Vec<u64> {
        let per_km = total / self.km.iter().sum::<f64>();
        let mean = |(cell, km): (u32, &f64)| per_km * km * if hot.contains(&cell) { 3.0 } else { 1.0 };
        let means: Vec<f64> = (0..).zip(&self.km).map(mean).collect();
        means.into_iter().map(|mean| poisson(&mut self.rng, mean)).collect()
    }

    fn read(&self, finds: &[u64], phi: f64) -> Reading {
        read_map(finds, &self.km, &self.neighbours, phi).expect("a map")
    }

    /// A disk of seven cells that was searched as much as the middle one of the town.
    fn some_disk(&mut self) -> Vec<u32> {
        loop {
            let disk = self.neighbours.disk(self.rng.random_range(0..self.km.len()));
            let searched = disk.iter().map(|cell| self.km[*cell as usize]).sum::<f64>();
            if disk.len() == 7 && searched >= 7.0 * 7.4 {
                return disk.to_vec();
            }
        }
    }
}

fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (rng.random(), rng.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
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

fn is_hot(level: Option<Level>) -> bool {
    matches!(level, Some(Level::More | Level::FarMore))
}

/// The share of runs in which something happens.
fn share(happens: impl FnMut(u64) -> bool) -> f64 {
    (0..RUNS).map(happens).filter(|happened| *happened).count() as f64 / RUNS as f64
}

#[test]
fn a_town_without_hot_places_shows_none() {
    for total in [800.0, 4_000.0] {
        let strictest = LocalOptions { rho0: 1.0, ..LocalOptions::default() };
        let tested = share(|seed| {
            let mut town = Town::new(seed);
            let finds = town.finds(total, &[]);
            let test = local_test(&finds, &town.km, &town.neighbours, &strictest).unwrap();
            test.hot.iter().flatten().any(|hot| hot.q <= 0.05)
        });
        let read = share(|seed| {
            let mut town = Town::new(seed);
            let finds = town.finds(total, &[]);
            town.read(&finds, 1.0).cells.iter().any(|cell| is_hot(cell.level))
        });
        assert!(tested <= 0.08, "{total} finds: {tested} of the maps");
        assert!(read <= 0.08, "{total} finds: {read} of the maps");
    }
}

#[test]
fn a_place_of_three_times_the_rate_is_found() {
    let textbook = LocalOptions { rho0: 1.0, ..LocalOptions::default() };
    for total in [800.0, 4_000.0] {
        let (mut elsewhere, mut marked) = (0, 0);
        let found = share(|seed| {
            let mut town = Town::new(seed);
            let disk = town.some_disk();
            let finds = town.finds(total, &disk);
            let test = local_test(&finds, &town.km, &town.neighbours, &textbook).unwrap();
            let hot = |cell: &usize| test.hot[*cell].is_some_and(|hot| hot.q <= 0.05);
            let hot: Vec<usize> = (0..finds.len()).filter(hot).collect();
            let touches = |cell: &usize| town.neighbours.disk(*cell).iter().any(|i| disk.contains(i));
            elsewhere += hot.iter().filter(|cell| !touches(cell)).count();
            marked += hot.len();
            hot.iter().any(|cell| disk.contains(&(*cell as u32)))
        });
        assert!(found >= 0.95, "{total} finds: in {found} of the maps");
        assert!(elsewhere * 20 <= marked, "one marked place in twenty may be chance");
    }
}

#[test]
fn the_map_shows_such_a_place_once_there_are_finds_enough() {
    let shown = share(|seed| {
        let mut town = Town::new(seed);
        let disk = town.some_disk();
        let finds = town.finds(4_000.0, &disk);
        let map = town.read(&finds, 1.0);
        disk.iter().any(|cell| is_hot(map.cells[*cell as usize].level))
    });
    assert!(shown >= 0.95, "in {shown} of the maps");
}

/// The same rate everywhere, but whoever leaves one thing leaves two more on average.
#[test]
fn bursts_are_not_taken_for_places() {
    let weeks = 13;
    let false_hot = |guard: bool| {
        share(|seed| {
            let mut town = Town::new(seed);
            let per_km = 1_500.0 / town.km.iter().sum::<f64>() / weeks as f64;
            let mut finds = Vec::new();
            for km in town.km.clone() {
                for _ in 0..weeks {
                    let bursts = poisson(&mut town.rng, per_km * km / 3.0);
                    finds.push((0..bursts).map(|_| 1 + poisson(&mut town.rng, 2.0)).sum::<u64>());
                }
            }
            let km = town.km.iter().flat_map(|km| vec![km / weeks as f64; weeks]).collect();
            let cube = Cube::new(weeks, finds, km).unwrap();
            let phi = if guard { dispersion(&cube) } else { 1.0 };
            let sums: Vec<u64> = (0..cube.cells()).map(|cell| cube.finds_of(cell).iter().sum()).collect();
            let options = LocalOptions { rho0: 1.0, phi, ..LocalOptions::default() };
            let test = local_test(&sums, &town.km, &town.neighbours, &options).unwrap();
            test.hot.iter().flatten().any(|hot| hot.q <= 0.05)
        })
    };
    let (guarded, bare) = (false_hot(true), false_hot(false));
    assert!(guarded <= 0.08 && bare > 0.3, "{guarded} of the maps with the guard, {bare} without");
}
