//! What a phone seals, what is kept of it, and what the admin is told of records that stay sealed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::overdose::{NaloxoneKits, OverdoseResponse};
use super::vocabulary::{
    Block, CollectingFor, ContactKind, ContactPlace, MadeBy, ReferralStatus, SupplyType, Topic,
};
use crate::clock::Day;
use crate::follow_ups::model::NewFollowUp;
use crate::ids::{AreaId, ContactId};
use crate::sealing::model::KeyDays;
use crate::services::model::ServiceType;

/// The text inside an envelope, JSON and then blanks up to 512 or 2,048 bytes.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SealedRecord {
    /// A meeting.
    Contact(Box<ContactRecord>),
    /// A slip was handed out.
    FollowUp(NewFollowUp),
}

/// A meeting as a phone seals it: nothing about a person, no exact place or time, no words of one's own.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactRecord {
    /// SHA-256, in base64, of the 32 random bytes with which it may be taken back.
    pub undo: Option<String>,
    /// Where.
    pub area_id: Option<AreaId>,
    /// The day, by the union's clock.
    pub day: Day,
    /// The quarter of the day.
    pub block: Block,
    /// An H3 cell of resolution 8, or 9 in an area that is set dense; only with a place that has no door.
    #[schema(example = "881f05833bfffff")]
    pub cell: Option<String>,
    /// What kind of place.
    pub place: ContactPlace,
    /// What kind of meeting.
    pub kind: ContactKind,
    /// How many people were met, 1 to 20.
    #[schema(minimum = 1, maximum = 20)]
    pub people_n: i32,
    /// What was handed out, each supply once.
    #[serde(default)]
    pub supplies: Vec<SupplyCount>,
    /// Used syringes that were taken back, 0 to 50.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 50)]
    pub returned_n: i32,
    /// For whom supplies were taken along.
    pub collecting_for: Option<CollectingFor>,
    /// For how many others, 1 to 20.
    #[schema(minimum = 1, maximum = 20)]
    pub others_n: Option<i32>,
    /// Naloxone that was handed out.
    #[serde(default)]
    pub naloxone: Vec<NaloxoneKits>,
    /// What was talked about, each topic once.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Where people were referred to.
    #[serde(default)]
    pub referrals: Vec<Referral>,
    /// What was done; with the kind `overdose` and no other.
    pub overdose: Option<OverdoseResponse>,
}

/// What is kept of a contact beside the columns of its row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Details {
    /// What was handed out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplies: Vec<SupplyCount>,
    /// Used syringes that were taken back.
    #[serde(default)]
    pub returned_n: i32,
    /// For whom supplies were taken along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collecting_for: Option<CollectingFor>,
    /// For how many others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others_n: Option<i32>,
    /// Naloxone that was handed out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub naloxone: Vec<NaloxoneKits>,
    /// What was talked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Where people were referred to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referrals: Vec<Referral>,
    /// What was done at an overdose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdose: Option<OverdoseResponse>,
}

/// How many of a supply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplyCount {
    /// What.
    pub supply: SupplyType,
    /// How many, 1 to 50.
    #[schema(minimum = 1, maximum = 50)]
    pub count: i32,
}

/// Somebody was told of a service, or taken there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// What kind of service.
    pub service: ServiceType,
    /// What became of it.
    pub status: ReferralStatus,
    /// How it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<MadeBy>,
}

/// A contact is taken back by the phone that wrote it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactUndo {
    /// The contact.
    pub id: ContactId,
    /// The 32 random bytes, in base64, whose SHA-256 was sealed with it.
    pub token: String,
}

/// What the server has but cannot open, what it refused, and the keys it opens with.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptAside {
    /// Records that wait, by reason.
    pub kept_aside: Vec<KeptCount>,
    /// Records of the last weeks that were opened and refused, by code.
    pub refused: Vec<RefusedCount>,
    /// All keys, the newest first.
    pub keys: Vec<KeyDays>,
}

/// Records that wait for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeptCount {
    /// Why.
    pub reason: KeptReason,
    /// How many.
    pub count: i64,
}

/// Records that were refused by one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefusedCount {
    /// The problem's code.
    pub code: String,
    /// How many.
    pub count: i64,
}

/// Why a record waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeptReason {
    /// The file of its key is not there, or was destroyed.
    UnknownKey,
    /// It does not open with its key.
    Unopened,
    /// What is inside is not a JSON object.
    Malformed,
}
