//! Who and what is meant: newtype ids, roles and the actor of an audited change.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// One union of a deployment; the first column of every table, made by the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
pub struct OrgId(pub i64);

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType, Serialize, Deserialize, ToSchema)]
        pub struct $name(pub Uuid);

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

uuid_ids! {
    /// A person of the organisation, known by nickname only (UUIDv4: it must not tell when they joined).
    MemberId
    /// One browser on one phone or laptop, made when an invite is redeemed.
    DeviceId
    /// A single-use way into the organisation.
    InviteId
    /// A named polygon: a neighbourhood or a patrol area.
    AreaId
    /// A walk or ride in search of discarded gear; UUIDv7 made by the phone.
    PatrolId
    /// One find at one place and time; UUIDv7 made by the phone.
    PickupId
    /// One line of the audit log.
    AuditId
    /// A note on some days of the time line.
    AnnotationId
    /// A place that suddenly held more than expected.
    AlarmId
    /// A round that was sent to the patrols of a day.
    PlannedRouteId
    /// A street contact; UUIDv4 made by the phone, because it must not tell when.
    ContactId
    /// A key pair that phones seal to.
    SealingKeyId
    /// A place that people are referred to.
    ServiceId
    /// A warning for the phones of the team.
    WarningId
}

/// What a member may do; roles add up.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    ToSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Patrols the street and logs finds.
    Volunteer,
    /// Meets people on the street.
    Outreach,
    /// Reads the maps, corrects finds, keeps members and areas.
    Coordinator,
    /// Keeps the machine running and the members list; sees no finds.
    Admin,
}

impl Role {
    /// The four roles, in the order of the role matrix.
    pub const ALL: [Role; 4] = [Role::Volunteer, Role::Outreach, Role::Coordinator, Role::Admin];

    /// The code used in the database, in tokens and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Volunteer => "volunteer",
            Role::Outreach => "outreach",
            Role::Coordinator => "coordinator",
            Role::Admin => "admin",
        }
    }
}

/// Roles as one text column, `volunteer,coordinator`, sorted, so that equal sets are equal texts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveValueType)]
pub struct RoleSet(String);

impl RoleSet {
    /// The set of these roles, each once.
    pub fn new(roles: &[Role]) -> RoleSet {
        let kept = Role::ALL.iter().filter(|role| roles.contains(role)).map(|role| role.code());
        RoleSet(kept.collect::<Vec<_>>().join(","))
    }

    /// The roles, in the order of the role matrix.
    pub fn to_vec(&self) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| self.0.split(',').any(|code| code == role.code())).collect()
    }
}

/// Who made an audited change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in member.
    Member(MemberId),
    /// Whoever typed a command on the server.
    Operator,
}
