//! The closed lists of a contact. Labels are the phone's business; the codes here are stable.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A quarter of the day by the union's clock: as fine as the time of a contact is ever known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Midnight to six.
    Night,
    /// Six to noon.
    Morning,
    /// Noon to six.
    Afternoon,
    /// Six to midnight.
    Evening,
}

impl Block {
    /// The four, from midnight on; the database keeps the place in this list.
    pub const ALL: [Block; 4] = [Block::Night, Block::Morning, Block::Afternoon, Block::Evening];

    /// Its place in the day, 0 to 3.
    pub const fn number(self) -> i16 {
        match self {
            Block::Night => 0,
            Block::Morning => 1,
            Block::Afternoon => 2,
            Block::Evening => 3,
        }
    }
}

/// Where people were met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum ContactPlace {
    StreetPark,
    Station,
    InService,
    Van,
    Home,
    Dcr,
    DayCentre,
    Shelter,
    Other,
}

impl ContactPlace {
    /// Whether a cell may go with it; a cell with a door would be an address.
    pub const fn may_have_cell(self) -> bool {
        matches!(
            self,
            ContactPlace::StreetPark | ContactPlace::Station | ContactPlace::Van | ContactPlace::Other
        )
    }
}

/// What kind of meeting it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum ContactKind {
    MicroMeeting,
    OutreachContact,
    Engagement,
    DropIn,
    PhoneText,
    Group,
    FollowUp,
    WelfareCheck,
    ConflictCalmed,
    Refused,
    Overdose,
}

/// What was handed out; naloxone has a list of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum SupplyType {
    SyringeSet,
    Syringe,
    Needle,
    Cooker,
    Filter,
    Swab,
    SterileWater,
    AscorbicAcid,
    Tourniquet,
    Plaster,
    Foil,
    PipeKit,
    SnortKit,
    SharpsBox,
    Condom,
    Lube,
    Food,
    Drink,
    Clothes,
    Hygiene,
    SleepingBag,
    InfoLeaflet,
    RightsCard,
    DrugCheckKit,
}

/// For whom supplies were taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum CollectingFor {
    #[serde(rename = "self")]
    Themselves,
    Others,
    Both,
}

/// What was talked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum Topic {
    SaferInjecting,
    SaferSmoking,
    Overdose,
    NaloxoneUse,
    HepatitisHiv,
    WoundCare,
    Rights,
    Housing,
    Treatment,
    WomenParents,
    Other,
}

/// What became of a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum ReferralStatus {
    Offered,
    Declined,
    Accepted,
    Made,
    WentTogether,
    Attended,
    NotAttended,
    Unknown,
}

/// How a referral was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum MadeBy {
    Advice,
    Call,
    Accompanied,
}
