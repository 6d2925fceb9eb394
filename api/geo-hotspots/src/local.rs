//! Where more or fewer finds were made than the search explains.

use crate::fdr::benjamini_hochberg;
use crate::neighbours::Neighbours;
use crate::rates::{RateError, Totals, is_search};
use crate::tails::CountLaw;

/// What counts as more, and when to look at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalOptions {
    /// How many times the rate of the rest a disk may have and still be ordinary; cold mirrors it. 1 is the
    /// textbook's and marks every difference of a tenth once there are thousands of finds.
    pub rho0: f64,
    /// Disks with fewer kilometres are not tested: nothing is known about them.
    pub least_km: f64,
    /// How bursty finds are ([`dispersion`](crate::dispersion())); above 1.2 it weakens every test.
    pub phi: f64,
}

impl Default for LocalOptions {
    /// 1.5 times, 1 km, no bursts.
    fn default() -> Self {
        Self { rho0: 1.5, least_km: 1.0, phi: 1.0 }
    }
}

/// What a cell was read through.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Disk {
    /// Finds in the searched cells of the disk.
    pub finds: u64,
    /// Kilometres walked in it.
    pub km: f64,
}

/// How surprising a disk is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surprise {
    /// The chance of such a count, or one further out, in an ordinary disk.
    pub p: f64,
    /// The share of chance among all disks that are as surprising ([`benjamini_hochberg`]).
    pub q: f64,
}

/// The answer of [`local_test`], cell by cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LocalTest {
    /// What each cell was read through.
    pub disks: Vec<Disk>,
    /// Too many finds? Nothing where too little was walked.
    pub hot: Vec<Option<Surprise>>,
    /// Too few finds? A family of its own.
    pub cold: Vec<Option<Surprise>>,
}

/// Burstier than this is no noise around a rate, and would keep every test busy.
const MOST_PHI: f64 = 1_000.0;

/// Tests the disk of every cell against the rest of the map: are its finds more (hot) or fewer (cold) than
/// its share of the search explains?
///
/// A disk D with k finds on B_D of the map's N finds on B kilometres: if its rate were `ρ₀` times that of the
/// rest, `X ~ Binomial(N, q)` with `q = ρ₀ B_D / (ρ₀ B_D + B - B_D)`; hot is `P(X >= k)`, cold `P(X <= k)`
/// with `1/ρ₀`. When finds come in bursts (`φ > 1.2`), X is negative binomial of the same mean and of
/// `φ` times its variance. Exact, O(cells), no random numbers: the same bits on every run.
///
/// Measured (`tests/calibration.rs`: 336 cells of very uneven effort, 800 and 4,000 finds): with `ρ₀ = 1` a map
/// without hot places shows one in 2 and 4 of 100 cases, a disk of three times the rate is found in 98 and
/// 100. With `ρ₀ = 1.5` no such map shows one, and that disk is found in 67 and 100.
///
/// # Errors
/// [`RateError`] when the lists differ in length, hold what is no effort, or `ρ₀` is no ratio.
///
/// # Example
/// ```
/// use geo_hotspots::{LocalOptions, Neighbours, local_test};
///
/// let row = Neighbours::from_lists(&[vec![0, 1], vec![0, 1, 2], vec![1, 2, 3], vec![2, 3, 4], vec![3, 4]])?;
/// let test = local_test(&[0, 1, 0, 6, 2], &[1.0, 2.0, 1.5, 1.0, 0.5], &row, &LocalOptions::default())?;
/// let last = test.hot[4].expect("1.5 km were walked there");
/// assert_eq!((test.disks[4].finds, test.disks[4].km), (8, 1.5));
/// assert!((last.p - 0.000_965_300_005_081).abs() < 1e-12 && last.q < 0.005);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn local_test(
    finds: &[u64],
    km: &[f64],
    neighbours: &Neighbours,
    options: &LocalOptions,
) -> Result<LocalTest, RateError> {
    if !(options.rho0 > 0.0 && options.rho0.is_finite()) {
        return Err(RateError::Ratio);
    }
    let totals = Totals::of(finds, km, neighbours.len())?;
    let disks: Vec<Disk> = neighbours.disks().map(|members| disk(finds, km, members)).collect();
    let tested = |disk: &Disk| disk.km > 0.0 && disk.km >= options.least_km;
    let family = |p: &dyn Fn(&Disk) -> f64| {
        let p: Vec<f64> = disks.iter().filter(|disk| tested(disk)).map(p).collect();
        let mut surprises = p.iter().zip(benjamini_hochberg(&p)).map(|(p, q)| Surprise { p: *p, q });
        disks.iter().map(|disk| if tested(disk) { surprises.next() } else { None }).collect()
    };
    let hot = family(&|disk| law(disk, totals, options.rho0, options.phi).at_least(disk.finds));
    let cold = family(&|disk| law(disk, totals, 1.0 / options.rho0, options.phi).at_most(disk.finds));
    Ok(LocalTest { disks, hot, cold })
}

fn disk(finds: &[u64], km: &[f64], members: &[u32]) -> Disk {
    let searched = members.iter().map(|member| *member as usize).filter(|member| is_search(km[*member]));
    searched.fold(Disk::default(), |sum, member| Disk {
        finds: sum.finds + finds[member],
        km: sum.km + km[member],
    })
}

fn law(disk: &Disk, totals: Totals, rho: f64, phi: f64) -> CountLaw {
    let (inside, outside) = (rho * disk.km, (totals.km - disk.km).max(0.0));
    let (here, elsewhere) = (inside / (inside + outside), outside / (inside + outside));
    let n = totals.finds as f64;
    if phi > 1.2 && n > 0.0 {
        CountLaw::NegativeBinomial { mean: n * here, phi: phi.min(MOST_PHI) }
    } else {
        CountLaw::Binomial { n, here, elsewhere }
    }
}
