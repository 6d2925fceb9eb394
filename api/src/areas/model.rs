//! What is told of an area, and the rules of its query.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::entity;
use crate::ids::AreaId;

/// A named polygon.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Area {
    /// A random id.
    pub id: AreaId,
    /// The name on the map.
    pub name: String,
    /// What it is for.
    pub kind: AreaKind,
    /// Who is to be credited for the outline; shown wherever the outline is.
    pub credit: Option<String>,
    /// A GeoJSON Polygon or MultiPolygon, WGS84.
    #[schema(value_type = Object)]
    pub geometry: serde_json::Value,
    /// Whether so many people are about that a contact may be told by an H3 cell of resolution 9; elsewhere it is 8.
    pub dense_city: bool,
}

/// What is to be different about an area; its name and outline come from a file.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaChange {
    /// Whether contacts there may be told by the finer cell.
    pub dense_city: bool,
}

/// What an area is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// A part of town to count in.
    Neighbourhood,
    /// The round that patrols walk.
    PatrolArea,
}

impl AreaKind {
    /// The code used in the database and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            AreaKind::Neighbourhood => "neighbourhood",
            AreaKind::PatrolArea => "patrol_area",
        }
    }
}

impl From<entity::Model> for Area {
    fn from(row: entity::Model) -> Area {
        let patrolled = row.kind == AreaKind::PatrolArea.code();
        let kind = if patrolled { AreaKind::PatrolArea } else { AreaKind::Neighbourhood };
        Area {
            id: row.id,
            name: row.name,
            kind,
            credit: row.credit,
            geometry: row.geometry,
            dense_city: row.dense_city,
        }
    }
}
