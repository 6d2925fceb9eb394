//! Since when a place holds more than it did: the one week that best divides its year into before and after.

/// An onset longer ago than this is how the place is.
const LONGEST_WEEKS: usize = 26;
/// Before and after, somebody must have searched this much.
const LEAST_KM: f64 = 1.0;
/// What begins at least doubles the rate.
const LEAST_TIMES: f64 = 2.0;
/// How much better two rates must explain the weeks than one, in logarithms of likelihood. Fifty weeks are tried: chance
/// alone reaches 6 in about one place of a hundred.
const LEAST_GAIN: f64 = 6.0;

/// How many weeks ago the rate of a place at least doubled, from its finds and kilometres week by week, oldest first;
/// `None` when no week stands out.
///
/// For each possible week the finds before and after are taken as Poisson with a rate each:
/// `gain = e1 ln(r1/r) + e0 ln(r0/r)` against one rate `r` for all. The week with the largest gain is the onset.
pub fn onset_weeks(finds: &[u64], km: &[f64]) -> Option<usize> {
    let all = Stretch::of(finds, km);
    let gains = (1..finds.len()).filter_map(|week| {
        let (before, after) =
            (Stretch::of(&finds[..week], &km[..week]), Stretch::of(&finds[week..], &km[week..]));
        let is_known = before.km >= LEAST_KM && after.km >= LEAST_KM;
        let doubles = after.per_km() >= LEAST_TIMES * before.per_km();
        let gain = before.gain_over(&all) + after.gain_over(&all);
        (is_known && doubles).then_some((finds.len() - week, gain))
    });
    let (weeks, gain) = gains.max_by(|one, other| one.1.total_cmp(&other.1))?;
    (gain >= LEAST_GAIN && weeks <= LONGEST_WEEKS).then_some(weeks)
}

struct Stretch {
    finds: f64,
    km: f64,
}

impl Stretch {
    fn of(finds: &[u64], km: &[f64]) -> Stretch {
        Stretch { finds: finds.iter().sum::<u64>() as f64, km: km.iter().sum() }
    }

    fn per_km(&self) -> f64 {
        self.finds / self.km
    }

    fn gain_over(&self, all: &Stretch) -> f64 {
        if self.finds > 0.0 { self.finds * (self.per_km() / all.per_km()).ln() } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 52 weeks of two kilometres.
    fn year(finds_in_week: impl Fn(usize) -> u64) -> Option<usize> {
        let finds: Vec<u64> = (0..52).map(finds_in_week).collect();
        onset_weeks(&finds, &[2.0; 52])
    }

    #[test]
    fn a_place_that_began_is_dated_to_the_week() {
        assert_eq!(year(|week| if week >= 48 { 4 } else { u64::from(week % 5 == 0) }), Some(4));
        assert_eq!(year(|week| if week >= 51 { 12 } else { 0 }), Some(1));
    }

    #[test]
    fn what_was_always_so_has_no_beginning() {
        assert_eq!(year(|_| 3), None);
        assert_eq!(year(|_| 0), None);
        assert_eq!(year(|week| [2, 4, 3, 5][week % 4]), None);
        assert_eq!(year(|week| if week >= 10 { 5 } else { 0 }), None, "42 weeks ago is how the place is");
        assert_eq!(year(|week| if week < 40 { 5 } else { 1 }), None, "it got better");
    }

    #[test]
    fn where_nobody_looked_before_nothing_began() {
        let finds: Vec<u64> = (0..52).map(|week| if week >= 48 { 6 } else { 0 }).collect();
        let km: Vec<f64> = (0..52).map(|week| if week >= 48 { 2.0 } else { 0.0 }).collect();
        assert_eq!(onset_weeks(&finds, &km), None);
        assert_eq!(onset_weeks(&[], &[]), None);
    }
}
