//! Named polygons from GeoJSON.

use std::path::Path;

use geojson::{Feature, FeatureCollection};

use crate::areas::model::AreaKind;
use crate::areas::{outline, queries};
use crate::audit;
use crate::clock::UtcMs;
use crate::database::Db;
use crate::error::CommandError;
use crate::ids::{Actor, OrgId};

/// Files of our neighbours name their names differently.
const NAMES: [&str; 4] = ["name", "navn", "nimi", "NAME"];

/// How an import went.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Names of areas that are stored now.
    pub stored: Vec<String>,
    /// Why others are not.
    pub refused: Vec<String>,
}

/// Reads a file of named polygons; an area of a known name gets the new outline.
///
/// # Errors
/// When the file cannot be read at all.
pub async fn import(
    db: &Db,
    org: OrgId,
    file: &Path,
    credit: Option<&str>,
    now: UtcMs,
) -> Result<Outcome, CommandError> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let collection: FeatureCollection =
        text.parse().map_err(|error| format!("{}: no GeoJSON FeatureCollection: {error}", file.display()))?;
    let mut outcome = Outcome::default();
    for (index, feature) in collection.features.iter().enumerate() {
        let name = name_of(feature);
        let label = name.clone().unwrap_or_else(|| format!("feature {}", index + 1));
        match store(db, org, feature, name, credit, now).await? {
            Ok(()) => outcome.stored.push(label),
            Err(why) => outcome.refused.push(format!("{label}: {why}")),
        }
    }
    Ok(outcome)
}

async fn store(
    db: &Db,
    org: OrgId,
    feature: &Feature,
    name: Option<String>,
    credit: Option<&str>,
    now: UtcMs,
) -> Result<Result<(), String>, CommandError> {
    let Some(name) = name else { return Ok(Err("has no property \"name\"".to_owned())) };
    let Some(geometry) = &feature.geometry else { return Ok(Err("has no geometry".to_owned())) };
    let outline = match outline::check(&serde_json::to_value(geometry)?) {
        Ok(outline) => outline,
        Err(why) => return Ok(Err(why)),
    };
    let kind = match feature.property("kind").and_then(|kind| kind.as_str()) {
        Some("patrol_area") => AreaKind::PatrolArea,
        _ => AreaKind::Neighbourhood,
    };
    let own_credit =
        feature.property("credit").and_then(|credit| credit.as_str()).or(credit).map(str::to_owned);
    let tx = db.begin().await?;
    queries::store(&tx, org, &name, kind, own_credit, outline).await?;
    audit::record(&tx, org, Actor::Operator, "area.imported", now).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

fn name_of(feature: &Feature) -> Option<String> {
    let found = NAMES.iter().find_map(|key| feature.property(key)?.as_str());
    found.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}
