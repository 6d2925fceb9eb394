//! Files of services in and out: of one that comes in each good line is kept, each broken one told by line and column.

use std::collections::HashSet;

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::Model;
use super::model::Service;
use super::queries;
use super::sheet::{self, Line, RefusedLine, refused};
use crate::audit;
use crate::clock::UtcMs;
use crate::database::Db;
use crate::error::{Problem, ProblemCode};
use crate::ids::{Actor, OrgId, ServiceId};
use crate::secret::random_id;

/// How an import went.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct ImportedServices {
    /// How many lines are in the directory now, as they were or changed.
    pub stored: usize,
    /// The lines that are not.
    pub refused: Vec<RefusedLine>,
}

/// Reads a file into the directory of a union. A line with an id stands for that service, one without for the service of
/// that name; services that the file does not name stay.
///
/// # Errors
/// `missing_field`, `unknown_field` or `invalid_value` when the columns cannot be read; the database's problems.
pub async fn import(
    db: &Db,
    org: OrgId,
    actor: Actor,
    bytes: &[u8],
    now: UtcMs,
) -> Result<ImportedServices, Problem> {
    let lines = sheet::read(bytes)?;
    let mut imported = ImportedServices::default();
    let tx = db.begin().await?;
    let mut known = queries::all(&tx, org).await?;
    let mut seen = HashSet::new();
    for line in lines {
        let stored = match line {
            Ok(line) => store(&tx, org, line, &mut known, &mut seen).await?,
            Err(refused) => Err(refused),
        };
        match stored {
            Ok(()) => imported.stored += 1,
            Err(refused) => imported.refused.push(refused),
        }
    }
    if imported.stored > 0 {
        audit::record(&tx, org, actor, "services.imported", now).await?;
    }
    tx.commit().await?;
    Ok(imported)
}

/// The directory of a union as a file.
///
/// # Errors
/// When the database refuses.
pub async fn export(db: &Db, org: OrgId, actor: Actor, now: UtcMs) -> Result<String, Problem> {
    let tx = db.begin().await?;
    let rows = queries::all(&tx, org).await?;
    audit::record(&tx, org, actor, "services.exported", now).await?;
    tx.commit().await?;
    Ok(sheet::write(&rows.into_iter().map(Service::from).collect::<Vec<_>>()))
}

async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    line: Line,
    known: &mut Vec<Model>,
    seen: &mut HashSet<ServiceId>,
) -> Result<Result<(), RefusedLine>, Problem> {
    let (number, mut service) = (line.number, line.service);
    service.id = match line.id.map_or_else(|| id_of(service.name.trim(), known), Ok) {
        Ok(id) => id,
        Err(expected) => return Ok(Err(refused(number, "name", expected))),
    };
    if !seen.insert(service.id) {
        let field = if line.id.is_some() { "id" } else { "name" };
        return Ok(Err(refused(number, field, "expected each service once in a file")));
    }
    let told =
        |problem: Problem| refused(number, problem.field.as_deref().unwrap_or("line"), &problem.detail);
    let row = match service.checked(org) {
        Ok(row) => row,
        Err(problem) => return Ok(Err(told(problem))),
    };
    if known.iter().any(|known| known.id == row.id) {
        queries::replace(tx, row).await?;
        return Ok(Ok(()));
    }
    match queries::store(tx, row.clone()).await {
        Ok(_) => known.push(row),
        Err(problem) if problem.code == ProblemCode::TooManyRecords => {
            return Ok(Err(told(problem)));
        }
        Err(problem) => return Err(problem),
    }
    Ok(Ok(()))
}

/// The service of a name, or a new one.
fn id_of(name: &str, known: &[Model]) -> Result<ServiceId, &'static str> {
    let mut named = known.iter().filter(|known| known.name == name);
    match (named.next(), named.next()) {
        (None, _) => Ok(ServiceId(random_id())),
        (Some(only), None) => Ok(only.id),
        _ => Err("expected an id: several services have this name"),
    }
}
