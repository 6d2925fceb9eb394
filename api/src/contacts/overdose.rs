//! Naloxone handed out, and what was done at an overdose.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Naloxone kits that were handed out together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NaloxoneKits {
    /// What is in the kits.
    pub form: NaloxoneForm,
    /// How many, 1 to 50.
    #[schema(minimum = 1, maximum = 50)]
    pub kits_n: i32,
    /// What kind of person carries them now.
    pub recipient: Recipient,
    /// Whether it was their first.
    pub supply: NaloxoneSupply,
    /// Why another one was needed; only with `repeat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat_reason: Option<RepeatReason>,
    /// Whether they were shown how to use it.
    pub trained: bool,
}

/// What was done at an overdose; nothing about whom it happened to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OverdoseResponse {
    /// Who acted first.
    pub responder: Responder,
    /// Whether there was an answer when help came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conscious_before: Option<bool>,
    /// Whether there was breath when help came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breathing_before: Option<bool>,
    /// What naloxone was given as.
    pub naloxone_form: NaloxoneGiven,
    /// Doses given, 0 to 10.
    #[schema(minimum = 0, maximum = 10)]
    pub doses_n: i32,
    /// Whether breaths were given.
    pub rescue_breathing: bool,
    /// Whether the person was laid on the side.
    pub recovery_position: bool,
    /// Whether an ambulance was called.
    pub ambulance: Ambulance,
    /// Why not; only with `not_called`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_call_reason: Option<NoCallReason>,
    /// Whether somebody stayed until help came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stayed_until_help: Option<bool>,
    /// How it ended, as far as it is known.
    pub outcome: OverdoseOutcome,
    /// Whose naloxone it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kit_source: Option<KitSource>,
    /// Whether a talk was offered afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aftercare_offered: Option<bool>,
    /// Whether the used kit was replaced.
    pub refill_given: bool,
}

/// How naloxone is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum NaloxoneForm {
    Nasal,
    Injectable,
}

/// How naloxone was given, if it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum NaloxoneGiven {
    None,
    Nasal,
    Injectable,
}

/// What kind of person carries a kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum Recipient {
    AtRisk,
    FamilyFriend,
    ServiceWorker,
    Volunteer,
}

/// Whether a kit is somebody's first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum NaloxoneSupply {
    First,
    Repeat,
}

/// What became of the kit before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum RepeatReason {
    UsedOnSelf,
    UsedOnOther,
    Lost,
    Expired,
    Confiscated,
    Other,
}

/// Who acted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum Responder {
    Peer,
    Outreach,
    Volunteer,
    Bystander,
    FirstResponder,
}

/// Whether an ambulance was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum Ambulance {
    Called,
    NotCalled,
}

/// Why no ambulance was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum NoCallReason {
    PersonRefused,
    FearOfPolice,
    AlreadyThere,
    NoPhone,
    Other,
}

/// How an overdose ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum OverdoseOutcome {
    Recovered,
    TakenToHospital,
    Died,
    Unknown,
}

/// Whose naloxone was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum KitSource {
    OwnKit,
    TeamKit,
    Service,
    Other,
}
