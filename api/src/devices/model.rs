//! What is told of a device.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::ids::{DeviceId, MemberId};

/// A device as the list tells of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Device {
    /// A random id.
    pub id: DeviceId,
    /// Who sits at it.
    pub member_id: MemberId,
    /// What the others call them.
    pub nickname: String,
    /// The month of its last refresh.
    #[schema(example = "2026-11")]
    pub last_seen_month: String,
    /// Whether it was shut out.
    pub revoked: bool,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Which devices are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DeviceQuery {
    /// Only devices of this member.
    #[param(value_type = Option<Uuid>)]
    pub member_id: Option<MemberId>,
    /// Items a page.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}
