//! What is told of supplies, week by week and in all.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::Day;
use crate::contact_releases::sums::What;

/// Supplies of some weeks.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupplyWeeks {
    /// Each week, the oldest first.
    pub weeks: Vec<SupplyWeek>,
    /// What they add up to: sums of published figures.
    pub totals: SupplySums,
}

/// Supplies of one week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SupplyWeek {
    /// Its Monday.
    pub week: Day,
    /// Whether its contacts were released; before that nothing handed out is known.
    pub released: bool,
    /// What was published.
    #[serde(flatten)]
    pub sums: SupplySums,
}

/// What was handed out, taken back and found. What too few contacts gave to is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct SupplySums {
    /// Things handed out.
    pub given: Vec<SupplyGiven>,
    /// Used syringes taken back; null when too few contacts took any.
    #[schema(required, example = 85)]
    pub returned: Option<i32>,
    /// Used syringes found on the street.
    pub found: i64,
    /// Naloxone kits handed out.
    pub naloxone: Vec<KitsGiven>,
    /// Naloxone kits that replace another, by what became of that one.
    pub naloxone_reasons: Vec<NaloxoneReplaced>,
}

/// How many of a supply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SupplyGiven {
    /// A code of `SupplyType`.
    #[schema(example = "syringe_set")]
    pub supply: String,
    /// How many.
    pub n: i32,
}

/// How many naloxone kits went to one kind of person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KitsGiven {
    /// Who carries them now, a code of `Recipient`.
    #[schema(example = "at_risk")]
    pub recipient: String,
    /// `first` or `repeat`.
    #[schema(example = "first")]
    pub supply: String,
    /// How many.
    pub n: i32,
}

/// How many naloxone kits replaced one that was used or is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NaloxoneReplaced {
    /// A code of `RepeatReason`.
    #[schema(example = "used_on_other")]
    pub reason: String,
    /// How many.
    pub n: i32,
}

/// Published figures by what they are of.
pub type Figures = BTreeMap<(What, String), i32>;

impl SupplySums {
    /// What figures say of supplies, beside what was found.
    pub fn of(figures: &Figures, found: i64) -> SupplySums {
        let of = |what: What| {
            figures.iter().filter(move |(key, _)| key.0 == what).map(|((_, code), n)| (code.clone(), *n))
        };
        SupplySums {
            given: of(What::Supply).map(|(supply, n)| SupplyGiven { supply, n }).collect(),
            returned: of(What::Returned).next().map(|(_, n)| n),
            found,
            naloxone: of(What::Naloxone).filter_map(|(code, n)| kits(&code, n)).collect(),
            naloxone_reasons: of(What::NaloxoneReason)
                .map(|(reason, n)| NaloxoneReplaced { reason, n })
                .collect(),
        }
    }
}

/// Reads a code like `family_friend_first`.
fn kits(code: &str, n: i32) -> Option<KitsGiven> {
    let (recipient, supply) = code.rsplit_once('_')?;
    Some(KitsGiven { recipient: recipient.to_owned(), supply: supply.to_owned(), n })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_published_is_not_known_and_what_was_found_is() {
        let figures = Figures::from([
            ((What::Supply, "foil".to_owned()), 20),
            ((What::Naloxone, "family_friend_repeat".to_owned()), 15),
            ((What::Kind, "refused".to_owned()), 10),
        ]);
        let sums = SupplySums::of(&figures, 7);
        assert_eq!(sums.given, [SupplyGiven { supply: "foil".to_owned(), n: 20 }]);
        assert_eq!((sums.returned, sums.found), (None, 7));
        let (recipient, supply) = ("family_friend".to_owned(), "repeat".to_owned());
        assert_eq!(sums.naloxone, [KitsGiven { recipient, supply, n: 15 }]);
        assert_eq!(sums.naloxone_reasons, []);
    }
}
