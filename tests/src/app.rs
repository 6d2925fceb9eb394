//! A running server.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use clap::Parser;
use gadeplan::clock::{Clock, UtcMs};
use gadeplan::config::{Cli, Config};
use gadeplan::database::Db;
use gadeplan::ids::{AreaId, OrgId, Role};
use gadeplan::invites::model::SCREEN_MS;
use gadeplan::organisations::entity::Model as Organisation;
use gadeplan::serve::{Prepared, prepare, serve};
use gadeplan::state::AppState;
use gadeplan::{areas, invites, organisations};
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::database;
use crate::member::Member;

/// Saturday evening, 21 November 2026, 18:00 UTC.
pub const EVENING: i64 = 1_795_284_000_000;

/// A server with a database of its own.
pub struct App {
    /// What its handlers know.
    pub state: AppState,
    /// Where it answers.
    pub url: String,
    clock: Arc<AtomicI64>,
    http: reqwest::Client,
    strangers: AtomicI64,
    folder: TempDir,
}

/// A second server on the database of the first.
pub struct Twin {
    /// What its handlers know.
    pub state: AppState,
    /// Where it answers.
    pub url: String,
}

impl App {
    /// Starts a server with one organisation.
    pub async fn start() -> App {
        App::empty().await.restarted().await
    }

    /// A database without an organisation, and no server yet.
    pub async fn empty() -> App {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().to_str().expect("a plain path");
        let words = ["gadeplan", "--data", path, "--organisation", "Vesterbro", "--behind-proxy", "serve"];
        let mut config = Cli::parse_from(words).config;
        database::fresh(&mut config).await;
        let clock = Arc::new(AtomicI64::new(EVENING));
        let db = Db::open(&config).await.expect("a database");
        let state = AppState::new(config, db, Clock::Manual(clock.clone()));
        App {
            state,
            url: String::new(),
            clock,
            http: reqwest::Client::new(),
            strangers: AtomicI64::new(0),
            folder,
        }
    }

    /// Starts a server on this database.
    pub async fn restarted(mut self) -> App {
        self.url = listen(&self.state).await;
        self
    }

    /// Starts a second server on the same database, as a second process would, with settings of its own.
    pub async fn twin(&self, change: impl FnOnce(&mut Config)) -> Twin {
        let mut config = Config::clone(&self.state.config);
        change(&mut config);
        let db = Db::open(&config).await.expect("a database");
        let state = AppState::new(config, db, self.state.clock.clone());
        Twin { url: listen(&state).await, state }
    }

    /// The folder that holds its files.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// What time it is for the server.
    pub fn now(&self) -> UtcMs {
        UtcMs(self.clock.load(Ordering::SeqCst))
    }

    /// Lets time pass, or turns it back.
    pub fn pass_ms(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    /// The first organisation.
    pub async fn organisation(&self) -> Organisation {
        organisations::queries::all(&self.state.db.read).await.expect("a list").remove(0)
    }

    /// A second union on the same server.
    pub async fn other_organisation(&self) -> Organisation {
        let tx = self.state.db.begin().await.expect("a transaction");
        let other = organisations::queries::found(&tx, "Odense", "Europe/Copenhagen").await.expect("a union");
        tx.commit().await.expect("a commit");
        other
    }

    /// An invite as it stands behind the `#` of its link.
    pub async fn invite(&self, organisation: &Organisation, roles: &[Role], areas: &[AreaId]) -> String {
        let tx = self.state.db.begin().await.expect("a transaction");
        let expires_at = UtcMs(self.now().0 + SCREEN_MS);
        let (_, secret) = invites::queries::insert(&tx, organisation.id, roles, areas, expires_at)
            .await
            .expect("an invite");
        tx.commit().await.expect("a commit");
        format!("{}.{secret}", organisation.slug)
    }

    /// A new member of the first organisation.
    pub async fn member(&self, roles: &[Role]) -> Member {
        self.member_of(&self.organisation().await, roles, &[]).await
    }

    /// A new member who is kept to areas.
    pub async fn member_of(&self, organisation: &Organisation, roles: &[Role], areas: &[AreaId]) -> Member {
        let invite = self.invite(organisation, roles, areas).await;
        let member = self.stranger();
        member.redeem(&invite, "Robin").await.expect_ok();
        member
    }

    /// Somebody with a browser and nothing else. Each comes from another address, so that limits do not meet.
    pub fn stranger(&self) -> Member {
        let n = self.strangers.fetch_add(1, Ordering::SeqCst);
        Member::new(self.http.clone(), self.url.clone(), format!("10.0.{}.{}", n / 250, n % 250))
    }

    /// Stores a square of about 900 m around Istedgade.
    pub async fn area(&self, name: &str) -> AreaId {
        self.area_in(self.organisation().await.id, name).await
    }

    /// Stores a square in an organisation.
    pub async fn area_in(&self, org: OrgId, name: &str) -> AreaId {
        let square = json!({"type": "Polygon", "coordinates": [[[12.550, 55.666], [12.565, 55.666], [12.565, 55.674], [12.550, 55.674], [12.550, 55.666]]]});
        let tx = self.state.db.begin().await.expect("a transaction");
        let kind = areas::model::AreaKind::PatrolArea;
        let id = areas::queries::store(&tx, org, name, kind, None, square).await.expect("an area");
        tx.commit().await.expect("a commit");
        id
    }

    /// Differences between the sums and the records.
    pub async fn rollup_faults(&self) -> Vec<String> {
        let org = self.organisation().await.id;
        gadeplan::hotspots::rollups::check(&self.state.db.snapshot().await.expect("a snapshot"), org)
            .await
            .expect("a check")
    }
}

/// The hourly jobs stay asleep: they would look at the clock in the middle of a test that turns it.
async fn listen(state: &AppState) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address: SocketAddr = listener.local_addr().expect("an address");
    let Prepared { router, .. } = prepare(state).await.expect("a server");
    tokio::spawn(serve(listener, router, std::future::pending()));
    format!("http://{address}")
}
