//! What a place offers: a closed list, the same for services and for referrals.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a place offers; the same words name what a contact was referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ServiceType {
    /// Opioid agonist treatment, such as methadone.
    Ost,
    /// Treatment with medical heroin.
    HeroinAssisted,
    /// Withdrawal with help.
    Detox,
    /// Social treatment of drug use.
    SocialTreatment,
    /// A drug consumption room.
    Dcr,
    /// Clean gear handed out, used gear taken back.
    NeedleExchange,
    /// Care of wounds and abscesses.
    WoundAbscess,
    /// A nurse.
    Nurse,
    /// A doctor.
    Doctor,
    /// A dentist.
    Dentist,
    /// Help of the mind.
    MentalHealth,
    /// A test for HIV.
    HivTest,
    /// A test for hepatitis C.
    HcvTest,
    /// Vaccination against hepatitis.
    HepatitisVaccine,
    /// Medicine before exposure to HIV.
    Prep,
    /// Tuberculosis: test and treatment.
    Tb,
    /// Sexually transmitted infections: test and treatment.
    Sti,
    /// A course in giving naloxone.
    NaloxoneTraining,
    /// A bed for the night.
    Shelter,
    /// A home of one's own.
    Housing,
    /// Help with the law.
    LegalAid,
    /// Benefits, papers, a caseworker.
    BenefitsId,
    /// Food, warmth and company by day.
    FoodDayCentre,
    /// Work and something to do.
    WorkActivity,
    /// People with the same experience.
    PeerGroup,
    /// An ambulance.
    Ambulance,
    /// Anything else.
    Other,
}
