//! What an operation costs: CPU seconds, wall seconds, memory.

use std::hint::black_box;
use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

/// The cost of one operation over several runs.
#[derive(Debug, Clone)]
pub(crate) struct Cost {
    pub(crate) least_cpu_s: f64,
    pub(crate) cpu_s: f64,
    pub(crate) least_wall_s: f64,
    pub(crate) wall_s: f64,
    pub(crate) peak_mb: f64,
    /// What came out, in short.
    pub(crate) found: String,
}

impl Cost {
    pub(crate) fn to_line(&self) -> String {
        json!({
            "least_cpu_s": self.least_cpu_s, "cpu_s": self.cpu_s,
            "least_wall_s": self.least_wall_s, "wall_s": self.wall_s,
            "peak_mb": self.peak_mb, "found": self.found,
        })
        .to_string()
    }

    pub(crate) fn from_line(line: &str) -> Option<Self> {
        let cost: Value = serde_json::from_str(line).ok()?;
        let number = |name: &str| cost[name].as_f64();
        Some(Self {
            least_cpu_s: number("least_cpu_s")?,
            cpu_s: number("cpu_s")?,
            least_wall_s: number("least_wall_s")?,
            wall_s: number("wall_s")?,
            peak_mb: number("peak_mb")?,
            found: cost["found"].as_str()?.to_owned(),
        })
    }

    /// The same cost, shared out over many small operations measured together.
    pub(crate) fn each(self, operations: usize) -> Self {
        let share = |seconds: f64| seconds / operations as f64;
        Self {
            least_cpu_s: share(self.least_cpu_s),
            cpu_s: share(self.cpu_s),
            least_wall_s: share(self.least_wall_s),
            wall_s: share(self.wall_s),
            ..self
        }
    }
}

/// Runs an operation some times; `describe` says what the last run gave.
pub(crate) fn measure<T>(
    runs: usize,
    mut operation: impl FnMut() -> T,
    describe: impl Fn(&T) -> String,
) -> Cost {
    let (mut cpu, mut wall) = (Vec::new(), Vec::new());
    let mut found = String::new();
    for _ in 0..runs {
        let (cpu_began, began) = (cpu_seconds(), Instant::now());
        let result = black_box(operation());
        cpu.push(cpu_seconds() - cpu_began);
        wall.push(began.elapsed().as_secs_f64());
        found = describe(&result);
    }
    cpu.sort_by(f64::total_cmp);
    wall.sort_by(f64::total_cmp);
    Cost {
        least_cpu_s: cpu[0],
        cpu_s: cpu[runs / 2],
        least_wall_s: wall[0],
        wall_s: wall[runs / 2],
        peak_mb: peak_mb(),
        found,
    }
}

fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// The most memory this process held so far; not a number where the system does not tell.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.map_or(f64::NAN, |kib| kib * 1_024.0 / 1e6)
}
