//! The one binary: the server and the operator's commands.

use std::fs::File;
use std::process::ExitCode;

use clap::Parser;
use gadeplan::clock::Clock;
use gadeplan::commands;
use gadeplan::config::{Alarms, Cli, Command, Config, ContactKeys, Contacts, Export};
use gadeplan::database::Db;
use gadeplan::demo;
use gadeplan::error::CommandError;
use gadeplan::serve::{Prepared, prepare, serve, told_to_end};
use gadeplan::state::AppState;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(cli).await {
        Ok(code) => code,
        Err(error) => {
            commands::say_error(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

async fn run(Cli { config, command }: Cli) -> Result<ExitCode, CommandError> {
    match command {
        Command::Serve | Command::Demo => run_server(config, matches!(command, Command::Demo)).await,
        Command::Openapi => commands::print_openapi(),
        Command::Invite { roles } => commands::invite(&open(config).await?, &roles).await,
        Command::Import(import) => commands::import(&open(config).await?, import).await,
        Command::Export(Export::Services) => commands::export_services(&open(config).await?).await,
        Command::Alarms(Alarms::Run { week }) => commands::run_alarms(&open(config).await?, week).await,
        Command::ContactKeys(ContactKeys::Rotate) => commands::rotate_keys(&open(config).await?).await,
        Command::Contacts(Contacts::Release { week }) => {
            commands::release_contacts(&open(config).await?, week).await
        }
        Command::Rollups(task) => commands::rollups(&open(config).await?, task).await,
    }
}

async fn open(config: Config) -> Result<AppState, CommandError> {
    let db = Db::open(&config).await?;
    Ok(AppState::new(config, db, Clock::System))
}

async fn run_server(mut config: Config, is_demo: bool) -> Result<ExitCode, CommandError> {
    let _lock = lock(&config)?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("--listen {}: {error}", config.listen))?;
    config.listen = listener.local_addr()?;
    let state = open(config).await?;
    if is_demo {
        demo::union::seed(&state).await?;
    }
    let Prepared { router, jobs } = prepare(&state).await?;
    jobs.begin();
    commands::announce(&state, is_demo).await?;
    serve(listener, router, told_to_end()).await?;
    Ok(ExitCode::SUCCESS)
}

/// One server a data folder; commands may work beside it.
fn lock(config: &Config) -> Result<Option<File>, CommandError> {
    if config.database_url.is_some() {
        return Ok(None);
    }
    std::fs::create_dir_all(&config.data)
        .map_err(|error| format!("--data {}: {error}", config.data.display()))?;
    let file = File::create(config.data.join("gadeplan.lock"))?;
    file.try_lock()
        .map_err(|_| format!("--data {}: another server uses this folder", config.data.display()))?;
    Ok(Some(file))
}
