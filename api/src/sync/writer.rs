//! One task writes all batches. Those that wait while it writes go together into its next transaction, so many phones
//! at once share one `fsync`; each gets its answer only after the commit.

use std::collections::BTreeMap;

use sea_orm::DbErr;
use tokio::sync::{mpsc, oneshot};

use super::model::Record;
use super::push::apply;
use crate::database::Db;
use crate::error::{Problem, ProblemCode};
use crate::ids::OrgId;
use crate::receipt::{Receipt, Writer};

/// Batches that may wait before phones are told to come back later.
const QUEUE: usize = 1_024;
/// Records after which no further batch joins a transaction.
const TOGETHER: usize = 1_000;

/// The way to the writing task.
#[derive(Clone, Debug)]
pub struct PushQueue(mpsc::Sender<Waiting>);

#[derive(Debug)]
struct Waiting {
    org: OrgId,
    records: Vec<(Writer, Record)>,
    answer: oneshot::Sender<Result<Vec<Receipt>, Problem>>,
}

impl PushQueue {
    /// Starts the writing task; it ends when the last queue is dropped.
    pub fn start(db: Db, point_days: i64) -> PushQueue {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(write_all(db, point_days, receiver));
        PushQueue(sender)
    }

    /// Stores records and waits until they are on the disk.
    ///
    /// # Errors
    /// `unavailable` when too many wait already; the database's problems.
    pub async fn push(&self, org: OrgId, records: Vec<(Writer, Record)>) -> Result<Vec<Receipt>, Problem> {
        let (answer, stored) = oneshot::channel();
        let busy =
            || Problem::new(ProblemCode::Unavailable, "the server is busy; try again in a few seconds");
        self.0.try_send(Waiting { org, records, answer }).map_err(|_| busy())?;
        stored.await.map_err(|_| busy())?
    }
}

async fn write_all(db: Db, point_days: i64, mut queue: mpsc::Receiver<Waiting>) {
    while let Some(first) = queue.recv().await {
        let mut together = vec![first];
        let mut records = together[0].records.len();
        while records < TOGETHER {
            let Ok(next) = queue.try_recv() else { break };
            records += next.records.len();
            together.push(next);
        }
        for batches in by_organisation(together) {
            write_together(&db, point_days, batches).await;
        }
    }
}

fn by_organisation(waiting: Vec<Waiting>) -> impl Iterator<Item = Vec<Waiting>> {
    let mut groups: BTreeMap<OrgId, Vec<Waiting>> = BTreeMap::new();
    for batch in waiting {
        groups.entry(batch.org).or_default().push(batch);
    }
    groups.into_values()
}

/// Writes batches of one organisation in one transaction; when that fails, each alone, so that only the guilty one is
/// told so.
async fn write_together(db: &Db, point_days: i64, batches: Vec<Waiting>) {
    let lengths: Vec<usize> = batches.iter().map(|batch| batch.records.len()).collect();
    let org = batches[0].org;
    let records = batches.iter().flat_map(|batch| batch.records.iter().cloned()).collect();
    match write(db, point_days, org, records).await {
        Ok(receipts) => {
            let mut receipts = receipts.into_iter();
            for (batch, length) in batches.into_iter().zip(lengths) {
                answer(batch, Ok(receipts.by_ref().take(length).collect()));
            }
        }
        Err(error) if batches.len() == 1 => {
            let problem = Problem::from(error);
            batches.into_iter().for_each(|batch| answer(batch, Err(problem.clone())));
        }
        Err(_) => {
            for batch in batches {
                let alone = write(db, point_days, org, batch.records.clone()).await;
                answer(batch, alone.map_err(Problem::from));
            }
        }
    }
}

async fn write(
    db: &Db,
    point_days: i64,
    org: OrgId,
    records: Vec<(Writer, Record)>,
) -> Result<Vec<Receipt>, DbErr> {
    let tx = db.begin().await?;
    let receipts = apply(&tx, org, records, point_days).await?;
    tx.commit().await?;
    Ok(receipts)
}

/// A phone that hung up meanwhile sends the same records again and hears `already_stored`.
fn answer(batch: Waiting, receipts: Result<Vec<Receipt>, Problem>) {
    drop(batch.answer.send(receipts));
}
