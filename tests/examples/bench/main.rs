//! Ratios measured in one run: `ingest` and `hotspots`; nothing is asserted.

mod hotspots;
mod ingest;
mod load;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a benchmark answers on standard output")]
async fn main() {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|one| one == name);
    if let Some(unknown) = names.iter().find(|name| !["ingest", "hotspots"].contains(&name.as_str())) {
        println!("there is no benchmark {unknown}; there are: ingest hotspots");
        std::process::exit(2);
    }
    if wanted("ingest") {
        println!("{}", ingest::measure().await);
    }
    if wanted("hotspots") {
        println!("{}", hotspots::measure().await);
    }
}

/// The middle of some seconds.
pub(crate) fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
