//! What the operator's commands do and say. The only place that prints.
#![expect(clippy::print_stdout, reason = "commands answer on standard output")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use crate::alarms::weekly;
use crate::clock::{Day, UtcMs};
use crate::config::{Import, Rollups};
use crate::contact_releases::weekly as releases;
use crate::error::CommandError;
use crate::hotspots::rollups as sums;
use crate::ids::{Actor, OrgId, Role};
use crate::imports::tracks::TrackQuery;
use crate::invites::model::{CARD_MS, link, qr_text};
use crate::organisations::entity::Model as Organisation;
use crate::sealing::{self, model::key_days, rotation};
use crate::services::exchange;
use crate::state::AppState;
use crate::words::word;
use crate::{areas, audit, imports, invites, members, organisations, router};

/// Says why a command failed.
pub fn say_error(words: &str) {
    use std::io::Write;
    // Nobody is left to tell when even standard error is closed.
    drop(writeln!(std::io::stderr(), "gadeplan: {words}"));
}

/// Prints the OpenAPI document.
///
/// # Errors
/// When it does not become JSON.
pub fn print_openapi() -> Result<ExitCode, CommandError> {
    println!("{}", router::openapi().to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}

/// Makes an invite and prints it as link and QR code.
///
/// # Errors
/// When there is no organisation yet.
pub async fn invite(state: &AppState, roles: &[Role]) -> Result<ExitCode, CommandError> {
    let link = new_link(state, &organisation(state).await?, roles).await?;
    println!("{}\n{link}\nGood for one member and 72 hours.", qr_text(&link));
    Ok(ExitCode::SUCCESS)
}

/// Says that the server is ready, and how to get in.
///
/// # Errors
/// When the database refuses.
pub async fn announce(state: &AppState, is_demo: bool) -> Result<(), CommandError> {
    let url = state.config.origin();
    let organisation = organisation(state).await?;
    if state.config.json {
        let mut links = serde_json::Map::new();
        for role in Role::ALL {
            links.insert(role.code().to_owned(), json!(new_link(state, &organisation, &[role]).await?));
        }
        println!("{}", json!({"url": url, "invites": links}));
        return Ok(());
    }
    println!("Gadeplan is ready on {url} (stop it with Ctrl-C)\n");
    let roles: &[Role] = match is_demo {
        true => &Role::ALL,
        false if members::queries::any_with(&state.db.read, organisation.id, Role::Admin).await? => &[],
        false => &[Role::Admin],
    };
    for role in roles {
        let link = new_link(state, &organisation, &[*role]).await?;
        println!("Invite for one {}, good for 72 hours:\n{}\n{link}\n", role.code(), qr_text(&link));
    }
    Ok(())
}

/// Brings a file in and says how it went; fails when anything was refused.
///
/// # Errors
/// When the file cannot be read at all.
pub async fn import(state: &AppState, what: Import) -> Result<ExitCode, CommandError> {
    let organisation = organisation(state).await?;
    let now = state.clock.now();
    let refused = match what {
        Import::Areas { file, credit } => {
            let outcome =
                imports::areas::import(&state.db, organisation.id, &file, credit.as_deref(), now).await?;
            outcome.refused.iter().for_each(|why| say_error(why));
            println!(
                "areas stored: {} ({}), refused: {}",
                outcome.stored.len(),
                outcome.stored.join(", "),
                outcome.refused.len()
            );
            outcome.refused.len()
        }
        Import::Finds { file } => {
            let report = |line: u64, why: &str| say_error(&format!("line {line}: {why}"));
            let point_days = state.config.retention.point_days;
            let counts =
                imports::finds::import(&state.db, &organisation, &file, now, point_days, report).await?;
            println!(
                "lines stored: {}, known before: {}, refused: {}",
                counts.stored, counts.known, counts.refused
            );
            counts.refused
        }
        Import::Services { file } => import_services(state, organisation.id, &file, now).await?,
        Import::Tracks { files, area, transport, kind, team } => {
            let query = track_query(state, &organisation, &area, [&transport, &kind], team).await?;
            import_tracks(state, &organisation, &files, &query, now).await
        }
    };
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the directory of services as CSV.
///
/// # Errors
/// When the database refuses.
pub async fn export_services(state: &AppState) -> Result<ExitCode, CommandError> {
    let org = organisation(state).await?.id;
    let file = exchange::export(&state.db, org, Actor::Operator, state.clock.now()).await;
    print!("{}", file.map_err(|problem| problem.detail)?);
    Ok(ExitCode::SUCCESS)
}

/// Brings services in and answers how many lines were refused.
async fn import_services(
    state: &AppState,
    org: OrgId,
    file: &Path,
    now: UtcMs,
) -> Result<usize, CommandError> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let imported = exchange::import(&state.db, org, Actor::Operator, &bytes, now).await;
    let imported = imported.map_err(|problem| match problem.field {
        Some(field) => format!("{}: {field}: {}", file.display(), problem.detail),
        None => problem.detail,
    })?;
    for line in &imported.refused {
        say_error(&format!("line {}: {}: {}", line.line, line.field, line.expected));
    }
    println!("services stored: {}, refused: {}", imported.stored, imported.refused.len());
    Ok(imported.refused.len())
}

/// Brings tracks in, each for itself, and answers how many were refused.
async fn import_tracks(
    state: &AppState,
    organisation: &Organisation,
    files: &[PathBuf],
    query: &TrackQuery,
    now: UtcMs,
) -> usize {
    let mut refused = 0;
    for file in files {
        match imports::tracks::import(&state.db, organisation, file, query.clone(), now).await {
            Ok(track) => println!("{}: {track}", file.display()),
            Err(why) => {
                refused += 1;
                say_error(&why.to_string());
            }
        }
    }
    refused
}

async fn track_query(
    state: &AppState,
    organisation: &Organisation,
    area: &str,
    [transport, kind]: [&str; 2],
    team_n: i32,
) -> Result<TrackQuery, CommandError> {
    let all = areas::queries::of(organisation.id).all(&state.db.read).await?;
    let found = all.into_iter().find(|known| known.name == area);
    let area_id = found.map(|area| area.id).ok_or_else(|| format!("--area {area}: no area of that name"))?;
    let unknown = || "unknown word";
    let (transport, kind) = (word(transport).ok_or_else(unknown)?, word(kind).ok_or_else(unknown)?);
    // Each file brings an id of its own.
    let id = imports::tracks::id_of(&[]);
    Ok(TrackQuery { id, area_id, kind, transport, team_n })
}

/// Checks or rebuilds the sums.
///
/// # Errors
/// When the database refuses.
pub async fn rollups(state: &AppState, task: Rollups) -> Result<ExitCode, CommandError> {
    let organisation = organisation(state).await?;
    let faults = match task {
        Rollups::Check => sums::check(&state.db.snapshot().await?, organisation.id).await?,
        Rollups::Rebuild => {
            let tx = state.db.begin().await?;
            println!("rows made anew: {}", sums::rebuild(&tx, organisation.id).await?);
            tx.commit().await?;
            Vec::new()
        }
    };
    faults.iter().for_each(|fault| println!("{fault}"));
    println!("differences: {}", faults.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Looks at a week of every area and says what was seen; fails when an area could not be looked at.
///
/// # Errors
/// When the week is not over yet, or the database refuses.
pub async fn run_alarms(state: &AppState, day: Option<Day>) -> Result<ExitCode, CommandError> {
    let organisation = organisation(state).await?;
    let last = weekly::last_sunday(state.clock.now().day(&organisation.zone()));
    let ended = day.map_or(last, |day| Day(day.monday().0 + 6));
    if ended > last {
        return Err(format!("--week {}: that week is not over yet", ended.date()).into());
    }
    let tally = weekly::scan_week(state, organisation.id, ended).await.map_err(|problem| problem.detail)?;
    println!(
        "week up to {}: areas looked at: {}, known before: {}, not patrolled: {}, failed: {}, alarms: {}, worth a look: {}",
        ended.date(),
        tally.scanned,
        tally.known,
        tally.quiet,
        tally.failed,
        tally.alarms,
        tally.watches
    );
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes a new key for phones to seal to, and says how long the one before opens.
///
/// # Errors
/// When the database or the folder of the keys refuses.
pub async fn rotate_keys(state: &AppState) -> Result<ExitCode, CommandError> {
    let organisation = organisation(state).await?;
    let now = state.clock.now();
    let tx = state.db.begin().await?;
    let key = rotation::make(state, &tx, organisation.id, now.day(&organisation.zone())).await?;
    audit::record(&tx, organisation.id, Actor::Operator, "contact_key.made", now).await?;
    let days = key_days(&sealing::queries::all(&tx, organisation.id).await?);
    tx.commit().await?;
    println!("new key: {}; copy its file: {}", key.id.0, state.config.contact_keys_folder().display());
    if let Some(until) = days.get(1).and_then(|before| before.opens_until) {
        println!("the key before it opens until {}", until.date());
    }
    Ok(ExitCode::SUCCESS)
}

/// Releases a week of street contacts and says whether that was done before.
///
/// # Errors
/// When its contacts may still be on their way, or the database refuses.
pub async fn release_contacts(state: &AppState, day: Option<Day>) -> Result<ExitCode, CommandError> {
    let organisation = organisation(state).await?;
    let now = state.clock.now();
    let week = day.map_or_else(|| releases::last_due(now.day(&organisation.zone())), Day::monday);
    if !releases::is_due(&organisation, week, now) {
        return Err(format!(
            "--week {}: contacts of that week have 72 hours after it to arrive",
            week.date()
        )
        .into());
    }
    match releases::release(state, organisation.id, week).await.map_err(|problem| problem.detail)? {
        releases::Outcome::Known => println!("week from {}: was released before", week.date()),
        releases::Outcome::Released { areas, cells } => {
            println!("week from {}: released; areas: {areas}, shown cells: {cells}", week.date());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The organisation that the command works on.
async fn organisation(state: &AppState) -> Result<Organisation, CommandError> {
    organisations::queries::choose(&state.db.read, state.config.org.as_deref()).await
}

async fn new_link(
    state: &AppState,
    organisation: &Organisation,
    roles: &[Role],
) -> Result<String, CommandError> {
    let now = state.clock.now();
    let tx = state.db.begin().await?;
    let expires_at = UtcMs(now.0 + CARD_MS);
    let (_, secret) = invites::queries::insert(&tx, organisation.id, roles, &[], expires_at).await?;
    audit::record(&tx, organisation.id, Actor::Operator, "invite.made", now).await?;
    tx.commit().await?;
    Ok(link(&state.config.origin(), &organisation.slug, &secret))
}
