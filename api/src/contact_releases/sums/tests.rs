//! The sums of small weeks by hand.

use serde_json::json;

use super::*;

/// So many contacts, one a block, with the same details.
fn met(n: i32, kind: &str, details: serde_json::Value) -> Vec<Given> {
    let details: Details = serde_json::from_value(details).unwrap();
    let one = |at: i32| Given {
        day: Day(at / 4),
        block: i16::try_from(at % 4).unwrap(),
        kind: kind.to_owned(),
        people_n: 2,
        details: details.clone(),
    };
    (0..n).map(one).collect()
}

fn told(sums: &Sums, what: What) -> Vec<(&str, i32)> {
    sums.iter().filter(|(key, _)| key.0 == what).map(|((_, code), n)| (code.as_str(), *n)).collect()
}

#[test]
fn a_sum_needs_ten_contacts_from_three_shifts_however_much_they_hand_out() {
    let details =
        json!({"supplies": [{"supply": "foil", "count": 3}], "returned_n": 1, "topics": ["rights"]});
    let rare = json!({"supplies": [{"supply": "clothes", "count": 50}]});
    let contacts = [met(17, "micro_meeting", details.clone()), met(9, "group", rare)].concat();
    let sums = sum(&contacts, &[25]);
    assert_eq!(told(&sums, What::Supply), [("foil", 50)]);
    assert_eq!(told(&sums, What::Returned), [("returned", 15)]);
    assert_eq!(told(&sums, What::Topic), [("rights", 15)]);
    assert_eq!(told(&sums, What::People), [("people", 50)]);
    assert_eq!(told(&sums, What::Kind), [("micro_meeting", 15)]);
    let evening: Vec<Given> = met(17, "micro_meeting", details)
        .into_iter()
        .map(|one| Given { day: Day(0), block: one.block % 2, ..one })
        .collect();
    assert_eq!(sum(&evening, &[]), Sums::new());
}

#[test]
fn naloxone_referrals_and_overdoses_are_told_by_what_became_of_them() {
    let details = json!({
        "naloxone": [{"form": "nasal", "kits_n": 2, "recipient": "at_risk", "supply": "repeat", "repeat_reason": "lost", "trained": true}],
        "referrals": [{"service": "housing", "status": "made"}, {"service": "housing", "status": "offered"}],
        "overdose": {"responder": "peer", "naloxone_form": "nasal", "doses_n": 2, "rescue_breathing": true, "recovery_position": true,
            "ambulance": "called", "outcome": "recovered", "refill_given": true},
    });
    let sums = sum(&met(12, "overdose", details), &[10]);
    assert_eq!(told(&sums, What::Naloxone), [("at_risk_repeat", 20)]);
    assert_eq!(told(&sums, What::NaloxoneReason), [("lost", 20)]);
    assert_eq!(told(&sums, What::Referral), [("housing", 20)]);
    assert_eq!(told(&sums, What::ReferralStatus), [("made", 10), ("offered", 10)]);
    assert_eq!(told(&sums, What::Overdose), [("recovered", 10)]);
}

#[test]
fn kinds_are_left_out_when_they_would_tell_that_nine_are_missing() {
    let kinds = |n: i32| {
        let kinds = ["micro_meeting", "outreach_contact", "engagement", "drop_in"];
        let mut contacts: Vec<Given> = kinds.iter().flat_map(|kind| met(14, kind, json!({}))).collect();
        contacts.extend(met(n, "overdose", json!({})));
        contacts
    };
    // The cells say 65 to 69, four kinds say at most 56: nine or more are of other kinds, and more than nine would be told.
    assert_eq!(told(&sum(&kinds(9), &[65]), What::Kind), []);
    assert_eq!(told(&sum(&kinds(8), &[60]), What::Kind).len(), 4, "four to nine may be missing");
}

#[test]
fn no_sum_tells_of_more_contacts_than_the_cells_do() {
    let details =
        json!({"topics": ["rights"], "supplies": [{"supply": "foil", "count": 50}], "returned_n": 1});
    let contacts = [met(58, "micro_meeting", details), met(12, "group", json!({}))].concat();
    // Five cells of fourteen say 50 to 70; that all of them say 14 is not told.
    let sums = sum(&contacts, &[10; 5]);
    assert_eq!(told(&sums, What::Kind), [("group", 10), ("micro_meeting", 40)]);
    assert_eq!(told(&sums, What::Topic), [("rights", 50)]);
    assert_eq!(told(&sums, What::Supply), [("foil", 2_500)]);
    assert_eq!(told(&sums, What::Returned), [("returned", 55)]);
    let more = sum(&contacts, &[15, 15, 15, 10, 10]);
    assert_eq!(told(&more, What::Kind), [("group", 10), ("micro_meeting", 55)]);
}

#[test]
fn a_kind_that_the_shifts_keep_back_may_be_of_any_number() {
    let mut contacts = met(60, "micro_meeting", json!({}));
    contacts.extend(met(2, "group", json!({})).into_iter().cycle().take(40));
    assert_eq!(told(&sum(&contacts, &[100]), What::Kind), [("micro_meeting", 60)]);
}
