//! Settings: one documented struct of flags and environment variables. A bad value stops the start and says which.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::clock::Day;
use crate::ids::Role;

/// Needle-patrol and outreach tracker: the server of the phone app, and its commands.
#[derive(Clone, Debug, Parser)]
#[command(name = "gadeplan", version)]
pub struct Cli {
    /// Settings shared by all commands.
    #[command(flatten)]
    pub config: Config,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Settings shared by all commands.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Folder that holds everything: the database gadeplan.db and the lock of the running server.
    #[arg(long, env = "GADEPLAN_DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// Database to use instead of DATA/gadeplan.db, for example postgres://user:password@host/name.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,
    /// Folder of the keys that contacts are sealed to, DATA/contact-keys when not given: keep it out of the backups of
    /// the database, and a copy of it elsewhere. All servers of one PostgreSQL share it.
    #[arg(long, env = "GADEPLAN_CONTACT_KEYS", global = true)]
    pub contact_keys: Option<PathBuf>,
    /// Address to listen on; port 0 takes any free port.
    #[arg(long, env = "GADEPLAN_LISTEN", default_value = "127.0.0.1:8080", global = true)]
    pub listen: SocketAddr,
    /// Address under which phones reach the server, for invite links; http://LISTEN when not given.
    #[arg(long, env = "GADEPLAN_PUBLIC_URL", value_parser = public_url, global = true)]
    pub public_url: Option<String>,
    /// Take the caller's address from X-Forwarded-For: only behind a reverse proxy that sets it.
    #[arg(long, env = "GADEPLAN_BEHIND_PROXY", global = true)]
    pub behind_proxy: bool,
    /// Print one line of JSON on standard output when ready: the address and fresh invites.
    #[arg(long, global = true)]
    pub json: bool,
    /// Name of the organisation that the first start creates.
    #[arg(long, env = "GADEPLAN_ORGANISATION", default_value = "Gadeplan", global = true)]
    pub organisation: String,
    /// Time zone of the organisation that the first start creates; its days begin at its midnight.
    #[arg(long, env = "GADEPLAN_TIME_ZONE", default_value = "Europe/Copenhagen", value_parser = time_zone, global = true)]
    pub time_zone: String,
    /// Megabytes of memory for what maps are read from; when it is full, the least recently used goes.
    #[arg(long, env = "GADEPLAN_MAP_MEMORY_MB", default_value_t = 256, value_parser = clap::value_parser!(u32).range(0..=1_000_000), global = true)]
    pub map_memory_mb: u32,
    /// Organisation that a command works on, by its short name; needed when there are several.
    #[arg(long, global = true)]
    pub org: Option<String>,
    /// How long exact points, contacts, writers and logs are kept.
    #[command(flatten)]
    pub retention: Retention,
}

impl Config {
    /// The folder of the keys that contacts are sealed to.
    pub fn contact_keys_folder(&self) -> PathBuf {
        self.contact_keys.clone().unwrap_or_else(|| self.data.join("contact-keys"))
    }

    /// The address that links carry.
    pub fn origin(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen).replace("127.0.0.1", "localhost"))
    }
}

/// How long things are kept; the limits above which no setting goes are compiled in.
#[derive(Clone, Debug, Args)]
pub struct Retention {
    /// Days after which the exact point of a find is coarsened to its cell.
    #[arg(long, env = "GADEPLAN_POINT_DAYS", default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=90), global = true)]
    pub point_days: i64,
    /// Days after which the row of a contact is deleted, once its weekly release is made.
    #[arg(long, env = "GADEPLAN_CONTACT_DAYS", default_value_t = 35, value_parser = clap::value_parser!(i32).range(7..=90), global = true)]
    pub contact_days: i32,
    /// Hours for which the server knows which member sent a record.
    #[arg(long, env = "GADEPLAN_WRITER_HOURS", default_value_t = 72, value_parser = clap::value_parser!(i64).range(1..=72), global = true)]
    pub writer_hours: i64,
    /// Days for which the audit log is kept.
    #[arg(long, env = "GADEPLAN_AUDIT_DAYS", default_value_t = 180, value_parser = clap::value_parser!(i64).range(30..=180), global = true)]
    pub audit_days: i64,
    /// Days after which a revoked device is forgotten.
    #[arg(long, env = "GADEPLAN_DEVICE_DAYS", default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=30), global = true)]
    pub device_days: i64,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Serve a real union; the first start creates it and prints the admin's invite.
    Serve,
    /// Serve a demo union in Vesterbro with three years of plausible patrols.
    Demo,
    /// Print a single-use invite as link and QR code.
    Invite {
        /// Role of the new member; repeat for several.
        #[arg(long = "role", required = true)]
        roles: Vec<Role>,
    },
    /// Bring in areas, finds, tracks or services from files; works beside a running server.
    #[command(subcommand)]
    Import(Import),
    /// Write out what other programs can read.
    #[command(subcommand)]
    Export(Export),
    /// Compare the sums that maps read with the records they come from, or make them anew.
    #[command(subcommand)]
    Rollups(Rollups),
    /// Look for places that suddenly held more, as the server does once a week.
    #[command(subcommand)]
    Alarms(Alarms),
    /// Keep the keys that phones seal contacts to.
    #[command(subcommand)]
    ContactKeys(ContactKeys),
    /// Publish what a week of street contacts adds up to, as the server does once a week.
    #[command(subcommand)]
    Contacts(Contacts),
    /// Print the OpenAPI document.
    Openapi,
}

/// What to bring in.
#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// Named polygons from GeoJSON (RFC 7946): features with a "name" property.
    Areas {
        /// The file.
        file: PathBuf,
        /// Who is to be credited for the outlines, shown on the map.
        #[arg(long)]
        credit: Option<String>,
    },
    /// Finds from CSV with the columns time,lat,lon,count,kind; count 0 means looked and found nothing.
    Finds {
        /// The file.
        file: PathBuf,
    },
    /// Places to refer people to, from CSV with the columns that the export writes; none is taken away.
    Services {
        /// The file.
        file: PathBuf,
    },
    /// Patrols that another recorder kept, from GPX 1.0 or 1.1.
    Tracks {
        /// The files, a patrol each.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Name of the area that was patrolled.
        #[arg(long)]
        area: String,
        /// How it moved.
        #[arg(long, value_parser = ["foot", "bicycle", "van"])]
        transport: String,
        /// Why it went out.
        #[arg(long, default_value = "routine", value_parser = [
            "routine", "report_response", "hotspot_check", "deep_clean", "outreach_round", "joint",
        ])]
        kind: String,
        /// How many walked along.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(i32).range(1..=20))]
        team: i32,
    },
}

/// What to write out.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Export {
    /// Places to refer people to, as CSV on standard output.
    Services,
}

/// What to do with the sums.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Rollups {
    /// Report every difference and exit with 1 when there is one.
    Check,
    /// Make them anew from the records.
    Rebuild,
}

/// What to do about alarms.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Alarms {
    /// Look at a week of every area, where that was not done before.
    Run {
        /// A day of the week, as 2026-11-15; the last week that is over when not given.
        #[arg(long, value_parser = day)]
        week: Option<Day>,
    },
}

/// What to do about the keys that phones seal to.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ContactKeys {
    /// Make a new key now, as happens by itself every 90 days; the one before opens for another 45 days.
    Rotate,
}

/// What to do about street contacts.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Contacts {
    /// Release a week, unless that was done before; what was released never changes.
    Release {
        /// A day of the week, as 2026-11-15; the week that is due when not given.
        #[arg(long, value_parser = day)]
        week: Option<Day>,
    },
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map(Day::of).map_err(|_| "expected a day like 2026-11-15".to_owned())
}

fn public_url(text: &str) -> Result<String, String> {
    let trimmed = text.trim_end_matches('/');
    if trimmed.starts_with("https://") || trimmed.starts_with("http://") {
        return Ok(trimmed.to_owned());
    }
    Err("expected an address like https://gadeplan.example.org".to_owned())
}

fn time_zone(text: &str) -> Result<String, String> {
    jiff::tz::TimeZone::get(text)
        .map(|_| text.to_owned())
        .map_err(|_| "expected a name like Europe/Copenhagen".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_setting_stops_the_start_and_says_which() {
        let started = |args: &[&str]| Cli::try_parse_from([&["gadeplan"], args].concat());
        assert!(started(&["serve"]).is_ok());
        for (args, name) in [
            (["serve", "--point-days", "91"], "--point-days"),
            (["serve", "--contact-days", "91"], "--contact-days"),
            (["serve", "--time-zone", "Mars/Base"], "--time-zone"),
            (["serve", "--listen", "8080"], "--listen"),
            (["serve", "--public-url", "gadeplan.example"], "--public-url"),
            (["alarms", "run", "--week=15/11/2026"], "--week"),
        ] {
            let error = started(&args).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
    }
}
