//! The closed lists of a find. Labels are the phone's business; the codes here are stable.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum Item {
    SyringeWithNeedle,
    SyringeNoNeedle,
    NeedleLoose,
    SharpsContainerFull,
    SharpsContainerLoose,
    Pipe,
    Foil,
    Cooker,
    Filter,
    Swab,
    WaterAmpoule,
    Tourniquet,
    SnortTube,
    Baggie,
    Packaging,
    BloodMaterial,
    Condom,
    GasCanister,
    Pills,
    Other,
}

impl Item {
    /// What counts as a syringe in totals.
    pub const SYRINGES: [Item; 2] = [Item::SyringeWithNeedle, Item::SyringeNoNeedle];
}

/// What kind of place it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes are the field's own words, explained in every label")]
pub enum PlaceType {
    Street,
    DoorwayStairwell,
    Backyard,
    LightWell,
    PlaygroundSandbox,
    SchoolDaycare,
    Park,
    Bush,
    Beach,
    PublicToilet,
    Station,
    CarPark,
    BuildingSiteScaffold,
    DropBoxArea,
    Other,
}

/// Why somebody looked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A patrol walked by.
    Sweep,
    /// A neighbour told.
    PublicReport,
    /// The city or another organisation told.
    PartnerReport,
    /// A drop box was emptied.
    BinEmptied,
    /// Somebody handed it over.
    ReturnedByPerson,
    /// A place where much is found was checked.
    HotspotCheck,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Removed.
    PickedUp,
    /// Seen, but not safe to take.
    LeftUnsafe,
    /// Looked and found nothing.
    AlreadyGone,
}

/// How it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountMethod {
    /// One by one.
    Exact,
    /// By eye.
    Estimate,
    /// By weight, about 620 syringes a kilogram.
    Weighed,
}

/// Whether needles were covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NeedleCap {
    /// All covered.
    Capped,
    /// None covered.
    Uncapped,
    /// Some of both.
    Mixed,
}
