//! The engine against the clock: every operation that has a target, each in a process of its own, beside other programs
//! where they are installed.
//!
//! `engine --folder DIR` reads `finds_10000.csv`, `finds_100000.csv` and `finds_1000000.csv` there (columns
//! time, lat, lon, count, kind). With `bench_peers.py` beside them and its modules in `python3`, the other programs run
//! in turn with ours and ratios are printed. Reported are the least and the middle of the runs' CPU seconds of the
//! operation alone, all threads together, and the most memory the process ever held.

mod cases;
mod clock;
mod finds;
mod peers;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use finds::Folder;

#[expect(clippy::print_stdout, reason = "a benchmark answers on standard output")]
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.windows(2).find(|two| two[0] == name).map(|two| two[1].clone());
    let Some(folder) = value("--folder").map(PathBuf::from) else {
        println!("usage: engine --folder DIR [--only WORD] [--without-peers]");
        return ExitCode::from(2);
    };
    match value("--case") {
        Some(case) => println!("{}", cases::run(&case, &Folder(folder)).to_line()),
        None => {
            let has_peers = !args.iter().any(|arg| arg == "--without-peers");
            table::print(&folder, &value("--only").unwrap_or_default(), has_peers);
        }
    }
    ExitCode::SUCCESS
}
