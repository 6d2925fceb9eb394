//! Which memory of a town names the places where the next finds will be? A table of forecasts, each judged on months it
//! has not seen: `cargo run --release -p geo-hotspots --example forecasts -- FILE.csv`.
//!
//! The file has the columns `time,lat,lon,count,kind`, a row a month and node of a grid of 0.0008 degrees; of `time` the
//! month counts. No effort is known, so every cell counts as searched alike. The area are the cells ever used.

#![expect(clippy::print_stdout, reason = "a program that prints a table")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::Range;

use geo_hotspots::forecast::{cells_of_share, outcome};
use geo_hotspots::plan::{SURROUNDINGS_M, Surroundings, rank};
use geo_hotspots::{Cell, DayCounts, History, LocalPlane, PlanePoint, Position, cell_at};

const STEP_DEGREES: f64 = 0.0008;
const DAYS_OF_MONTH: f64 = 30.4375;
const SHARES: [f64; 3] = [0.01, 0.02, 0.05];

/// A grid of places with finds by month.
struct Town {
    points: Vec<PlanePoint>,
    months: usize,
    /// By month, then by place.
    finds: Vec<Vec<u64>>,
    /// Places that ever had a find: the others lie beside them and show only that nothing was found there.
    used: usize,
    history: History,
    surroundings: Surroundings,
}

type Forecast = (&'static str, fn(&Town, usize) -> Vec<f64>);

const FORECASTS: [Forecast; 11] = [
    ("last month", |town, month| town.past(month, |age| if age < 1.0 { 1.0 } else { 0.0 })),
    ("last 12 months", |town, month| town.past(month, |age| if age < 12.0 { 1.0 } else { 0.0 })),
    ("EWMA half-life 1 month", |town, month| town.faded(month, 1.0)),
    ("EWMA half-life 2 months", |town, month| town.faded(month, 2.0)),
    ("EWMA half-life 3 months", |town, month| town.faded(month, 3.0)),
    ("EWMA 3 mo + Gaussian 30 m", |town, month| town.gaussian(&town.faded(month, 3.0), 30.0)),
    ("EWMA 3 mo: 0.7 + 0.3 x 100 m", |town, month| town.mixed(&town.faded(month, 3.0))),
    ("EWMA 3 mo + Gaussian 100 m", |town, month| town.gaussian(&town.faded(month, 3.0), 100.0)),
    ("same month last year", |town, month| town.past(month, |age| if age == 11.0 { 1.0 } else { 0.0 })),
    ("EWMA 60 days: 0.7 + 0.3 x 100 m", |town, month| town.mixed(&town.faded(month, 60.0 / DAYS_OF_MONTH))),
    ("plan::rank", Town::ranked),
];

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name a file with the columns time,lat,lon,count,kind")?;
    let town = Town::read(&std::fs::read_to_string(file)?)?;
    let finds: u64 = town.finds.iter().flatten().sum();
    println!("{finds} finds, {} months, {} cells", town.months, town.used);
    table(&town, "Months with a year before them", 12..town.months);
    table(&town, "Months with three months before them", 3..town.months);
    table(&town, "Of these the first nine, so that the tables do not only say the same twice", 3..12);
    Ok(())
}

fn table(town: &Town, title: &str, months: Range<usize>) {
    println!("\n{title}: {} months\n", months.len());
    println!(
        "| forecast | hit@1 % | PEI*@1 % | hit@2 % | PEI*@2 % | hit@5 % | PEI*@5 % | log-lik per find |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (name, forecast) in FORECASTS {
        let scores: Vec<(usize, Vec<f64>)> =
            months.clone().map(|month| (month, forecast(town, month))).collect();
        if scores.iter().any(|(_, score)| score.iter().all(|score| *score <= 0.0)) {
            println!("| {name} | - | - | - | - | - | - | - |");
            continue;
        }
        let mean = |of: &dyn Fn(usize, &[f64]) -> f64| {
            scores.iter().map(|(month, score)| of(*month, score)).sum::<f64>() / scores.len() as f64
        };
        print!("| {name} |");
        for share in SHARES {
            let cells = cells_of_share(share, town.used);
            let judged =
                |month: usize, score: &[f64]| outcome(score, &town.finds[month], cells).expect("numbers");
            let hit = mean(&|month, score| judged(month, score).hit().unwrap_or(0.0));
            let pei = mean(&|month, score| judged(month, score).pei_star().unwrap_or(0.0));
            print!(" {hit:.4} | {pei:.4} |");
        }
        println!(" {:.4} |", mean(&|month, score| town.log_likelihood(month, score)));
    }
}

impl Town {
    fn read(text: &str) -> Result<Self, Box<dyn Error>> {
        let mut rows = Vec::new();
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let [time, lat, lon, count, _] = fields[..] else { return Err(line.into()) };
            let (lat, lon): (f64, f64) = (lat.parse()?, lon.parse()?);
            let node = ((lat / STEP_DEGREES).round() as i64, (lon / STEP_DEGREES).round() as i64);
            rows.push((time[..7].to_owned(), node, count.parse::<u32>()?));
        }
        let times: BTreeSet<&String> = rows.iter().map(|(time, ..)| time).collect();
        let months: BTreeMap<&String, usize> = times.into_iter().zip(0..).collect();
        let used: BTreeSet<(i64, i64)> = rows.iter().map(|(_, node, _)| *node).collect();
        let beside = used.iter().flat_map(|(y, x)| [(y + 1, *x), (y - 1, *x), (*y, x + 1), (*y, x - 1)]);
        let nodes: BTreeSet<(i64, i64)> = beside.chain(used.iter().copied()).collect();
        let place = |(y, x): (i64, i64)| Position::new(y as f64 * STEP_DEGREES, x as f64 * STEP_DEGREES);
        let cells: BTreeMap<Cell, (i64, i64)> = nodes
            .iter()
            .map(|node| Ok((cell_at(place(*node)?), *node)))
            .collect::<Result<_, Box<dyn Error>>>()?;
        let plane = LocalPlane::at(place(*used.first().ok_or("the file is empty")?)?)?;
        let points = cells
            .values()
            .map(|node| Ok(plane.to_plane(place(*node)?)))
            .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
        let index: BTreeMap<(i64, i64), usize> = cells.values().copied().zip(0..).collect();
        let mut finds = vec![vec![0; cells.len()]; months.len()];
        let order: Vec<Cell> = cells.keys().copied().collect();
        let mut days = Vec::new();
        for (time, node, count) in &rows {
            let (month, cell) = (months[time], index[node]);
            finds[month][cell] += u64::from(*count);
            days.push((
                order[cell],
                day_of(month as f64 + 0.5),
                DayCounts { finds: *count, ..DayCounts::default() },
            ));
        }
        let surroundings = Surroundings::of(&points, SURROUNDINGS_M)?;
        Ok(Self {
            months: months.len(),
            used: used.len(),
            history: History::from_rows(order, days),
            points,
            finds,
            surroundings,
        })
    }

    /// Finds of all months before one, each weighed by its age in whole months.
    fn past(&self, month: usize, weight: impl Fn(f64) -> f64) -> Vec<f64> {
        let mut sums = vec![0.0; self.points.len()];
        for then in 0..month {
            let weight = weight((month - 1 - then) as f64);
            sums.iter_mut().zip(&self.finds[then]).for_each(|(sum, finds)| *sum += weight * *finds as f64);
        }
        sums
    }

    fn faded(&self, month: usize, half_life_months: f64) -> Vec<f64> {
        self.past(month, |age| (-age / half_life_months).exp2())
    }

    fn mixed(&self, own: &[f64]) -> Vec<f64> {
        own.iter().zip(self.surroundings.means(own)).map(|(own, near)| 0.7 * own + 0.3 * near).collect()
    }

    fn gaussian(&self, own: &[f64], sigma_m: f64) -> Vec<f64> {
        let found: Vec<(PlanePoint, f64)> =
            self.points.iter().copied().zip(own.iter().copied()).filter(|(_, own)| *own > 0.0).collect();
        let near = |at: &PlanePoint| {
            let weight = |(from, own): &(PlanePoint, f64)| {
                own * (-0.5 * (at.distance_m(*from) / sigma_m).powi(2)).exp()
            };
            found.iter().map(weight).sum()
        };
        self.points.iter().map(near).collect()
    }

    /// What the service would say on the evening before the month.
    fn ranked(&self, month: usize) -> Vec<f64> {
        rank(&self.history, day_of(month as f64) - 1, &self.surroundings, 0)
            .expect("a history of whole numbers")
            .score
    }

    /// Of the finds of a month under the scores as chances, two in a hundred finds being anywhere.
    fn log_likelihood(&self, month: usize, score: &[f64]) -> f64 {
        let all: f64 = score.iter().sum();
        let finds = &self.finds[month];
        let chance = |score: f64| 0.98 * score / all + 0.02 / self.used as f64;
        let sum: f64 =
            score.iter().zip(finds).map(|(score, finds)| *finds as f64 * chance(*score).ln()).sum();
        sum / finds.iter().sum::<u64>() as f64
    }
}

fn day_of(months: f64) -> i32 {
    (months * DAYS_OF_MONTH).round() as i32
}
