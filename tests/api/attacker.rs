//! The map attacker: whoever keeps every answer of ninety days, of every span, area and kind, and subtracts.

#[path = "attacker/deduce.rs"]
mod deduce;
#[path = "attacker/naive.rs"]
mod naive;
#[path = "attacker/town.rs"]
mod town;

use std::collections::BTreeMap;

use deduce::{Told, recovered};
use gadeplan::clock::Day;
use gadeplan::contact_releases::make::make;
use gadeplan::contact_releases::weekly::{last_due, release_due};
use gadeplan::contacts::entity::{ActiveModel, Column, Entity, Model as Contact};
use gadeplan::database::insert_all;
use gadeplan::ids::{AreaId, OrgId, Role};
use h3o::{CellIndex, Resolution};
use jiff::tz::TimeZone;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::{App, Member};
use town::{Ground, Sent};

const PATH: &str = "/api/v1/contact-releases";
/// Simulated days, and the Mondays after them on which what is late comes out.
const WEEKS: i32 = town::DAYS / 7 + 6;

fn dense(rng: &mut ChaCha8Rng) -> Ground {
    Ground::around(55.670, 12.556, Resolution::Nine, 7, rng)
}

fn wide(rng: &mut ChaCha8Rng) -> Ground {
    Ground::around(55.690, 12.540, Resolution::Eight, 4, rng)
}

async fn arrive(app: &App, sent: &[Sent], after: Day, today: Day) {
    let tx = app.state.db.begin().await.expect("a transaction");
    let now = sent.iter().filter(|one| one.arrives > after && one.arrives <= today);
    let rows: Vec<ActiveModel> = now.map(|one| one.contact.clone().into()).collect();
    insert_all(&tx, rows, None).await.expect("stored");
    tx.commit().await.expect("a commit");
}

/// What an answer says of one week and area, or of many together.
fn told(answer: &Value) -> Told {
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let number = |value: &Value| value.as_i64().expect("a number");
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    let cell = |feature: &Value| -> (CellIndex, i64) {
        let facts = &feature["properties"];
        (word(&facts["cell"]).parse().expect("a cell"), number(&facts["contacts"]))
    };
    let rest: Vec<i64> =
        list(&answer["weeks"]).iter().filter_map(|week| week["not_shown"].as_i64()).collect();
    Told {
        cells: list(&answer["map"]["features"]).iter().map(cell).collect(),
        rest: (!rest.is_empty()).then(|| rest.iter().sum()),
        sums: list(&answer["sums"])
            .iter()
            .map(|sum| ((word(&sum["what"]), word(&sum["code"])), number(&sum["n"])))
            .collect(),
        slack: 4,
        total: None,
    }
}

async fn ask(member: &Member, from: Day, to: Day, area: Option<AreaId>) -> Told {
    let area = area.map(|area| format!("&area_id={}", area.0)).unwrap_or_default();
    let path = format!("{PATH}?from={}&to={}{area}", from.date(), to.date());
    told(&member.get(&path).await.expect_ok())
}

/// One answer minus others.
fn minus(mut more: Told, less: &Told) -> Told {
    for (cell, n) in &less.cells {
        *more.cells.entry(*cell).or_default() -= n;
    }
    for (key, n) in &less.sums {
        *more.sums.entry(key.clone()).or_default() -= n;
    }
    more.cells.retain(|_, n| *n != 0);
    more.sums.retain(|_, n| *n != 0);
    let rest = more.rest.unwrap_or_default() - less.rest.unwrap_or_default();
    Told { rest: (rest != 0).then_some(rest), ..more }
}

/// What each release counted, by area (none for contacts without one) and week.
async fn truth(app: &App) -> BTreeMap<(Option<AreaId>, Day), Vec<Contact>> {
    let mut truth: BTreeMap<_, Vec<Contact>> = BTreeMap::new();
    let released = Entity::find().filter(Column::ReleasedWeek.is_not_null());
    for contact in released.all(&app.state.db.read).await.expect("contacts") {
        let week = contact.released_week.expect("a week");
        truth.entry((contact.area_id, week)).or_default().push(contact);
    }
    truth
}

#[tokio::test]
async fn ninety_days_of_releases_give_back_no_count_below_ten() {
    let app = App::start().await;
    let organisation = app.organisation().await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Nørrebro").await);
    let kim = app.member(&[Role::Coordinator]).await;
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let grounds =
        [(Some(here), dense(&mut rng), 40), (Some(there), wide(&mut rng), 12), (None, wide(&mut rng), 2)];
    let zone = TimeZone::get("Europe/Copenhagen").expect("a zone");
    let first = app.now().day(&zone).monday();
    let sent = town::contacts(organisation.id, first, &grounds, 2);
    let (mut singles, mut so_far): (Vec<Told>, Told) = (Vec::new(), Told::default());
    let mut yesterday = Day(first.0 - 1);
    for monday in (1..=WEEKS).map(|week| Day(first.0 + 7 * week)) {
        app.pass_ms(monday.start(&zone).0 - app.now().0);
        arrive(&app, &sent, yesterday, monday).await;
        release_due(&app.state).await.expect("a release");
        yesterday = monday;
        let week = last_due(monday);
        if week < first {
            continue;
        }
        kim.refresh().await.expect_ok();
        let single = ask(&kim, week, week, None).await;
        let now = ask(&kim, first, week, None).await;
        assert_eq!(
            minus(now.clone(), &so_far),
            Told { slack: 4, ..single.clone() },
            "a longer span tells only its weeks"
        );
        so_far = now;
        singles.push(single);
    }
    let truth = truth(&app).await;
    let counted: usize = truth.values().map(Vec::len).sum();
    assert!(counted > 3_000, "{counted} of {} contacts", sent.len());
    assert_eq!(counted, sent.len(), "all contacts came into some release");
    let (mut shown, mut hidden) = (0, 0);
    for (week, single) in singles.iter().enumerate() {
        let week = Day(first.0 + 7 * i32::try_from(week).expect("few"));
        assert_eq!(&ask(&kim, week, week, None).await, single, "released numbers never change");
        let mut without = single.clone();
        for area in [Some(here), Some(there), None] {
            let own = match area {
                Some(_) => ask(&kim, week, week, area).await,
                None => without.clone(),
            };
            without = minus(without, &own);
            let contacts = truth.get(&(area, week)).map_or(&[][..], Vec::as_slice);
            assert_eq!(recovered(&own, contacts), Vec::<String>::new(), "{area:?} {week:?} {own:?}");
            shown += own.cells.values().sum::<i64>();
            hidden += contacts.len() as i64;
        }
    }
    assert!(shown * 2 > hidden, "and the map is of use: {shown} of {hidden} contacts are on it");
}

/// Small weeks in which the deduction has most to go by: few cells, few kinds, counts just below what is shown.
fn small_week(rng: &mut ChaCha8Rng) -> Vec<Contact> {
    let parent: CellIndex = "871f05833ffffff".parse().expect("a cell");
    let kinds = ["micro_meeting", "outreach_contact", "engagement", "drop_in", "group"];
    let kinds = &kinds[..rng.random_range(1..=kinds.len())];
    let (talks, mut contacts) = (rng.random(), Vec::new());
    for eight in parent.children(Resolution::Eight).take(rng.random_range(1..5)) {
        let children = eight.children(Resolution::Nine).take(rng.random_range(1..8));
        for cell in children {
            for _ in 0..[0, 1, 8, 9, 9, 9, 14, 19][rng.random_range(0..8)] {
                let mut contact =
                    town::met(OrgId(1), None, &Ground::one(cell), Day(rng.random_range(0..7)), rng);
                contact.cell = Some(cell.into());
                contact.kind = kinds[rng.random_range(0..kinds.len())].to_owned();
                contact.details = if talks { json!({"topics": ["rights"]}) } else { json!({}) };
                contacts.push(contact);
            }
        }
    }
    contacts
}

#[test]
fn a_thousand_awkward_weeks_give_back_no_count_below_ten() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let mut careless = 0;
    for week in 0..1_000 {
        let contacts = small_week(&mut rng);
        let release = make(OrgId(1), AreaId(uuid::Uuid::nil()), Day(0), &contacts);
        let told = Told::of(&release);
        assert_eq!(recovered(&told, &contacts), Vec::<String>::new(), "week {week}: {told:?}");
        let total = Some(contacts.len() as i64);
        careless += usize::from(!recovered(&Told { total, ..told }, &contacts).is_empty());
    }
    assert!(
        careless > 50,
        "the control: with a total beside them, {careless} of 1000 weeks would give counts back"
    );
}

#[test]
fn five_times_nine_and_four_times_fourteen_give_nothing_back() {
    let eight: CellIndex = "881f058331fffff".parse().expect("a cell");
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    let mut met = |cell: CellIndex, n: i32, kind: &str| -> Vec<Contact> {
        let one = |day: i32, rng: &mut ChaCha8Rng| {
            let contact = town::met(OrgId(1), None, &Ground::one(cell), Day(day % 7), rng);
            Contact { kind: kind.to_owned(), details: json!({}), ..contact }
        };
        (0..n).map(|day| Contact { cell: Some(cell.into()), ..one(day, &mut rng) }).collect()
    };
    let nines: Vec<Contact> =
        eight.children(Resolution::Nine).take(5).flat_map(|cell| met(cell, 9, "micro_meeting")).collect();
    let told = Told::of(&make(OrgId(1), AreaId(uuid::Uuid::nil()), Day(0), &nines));
    assert_eq!((told.cells.get(&eight), recovered(&told, &nines)), (Some(&40), vec![]));
    let plain = Told { cells: [(eight, 45)].into(), slack: 4, ..Told::default() };
    let pinned = recovered(&plain, &nines).into_iter().filter(|name| name.starts_with("cell")).count();
    assert_eq!(pinned, 5, "the control: rounded down only, 45 tells five times nine");

    let kinds = [("micro_meeting", 14), ("group", 14), ("engagement", 14), ("drop_in", 14), ("overdose", 9)];
    let cell = eight.children(Resolution::Nine).next().expect("a child");
    let all: Vec<Contact> = kinds.iter().flat_map(|(kind, n)| met(cell, *n, kind)).collect();
    let told = Told::of(&make(OrgId(1), AreaId(uuid::Uuid::nil()), Day(0), &all));
    assert_eq!((told.cells.get(&cell), recovered(&told, &all)), (Some(&65), vec![]));
    let with_kinds = kinds[..4].iter().map(|(kind, _)| (("kind".to_owned(), (*kind).to_owned()), 10));
    let careless = Told { sums: with_kinds.collect(), ..told };
    assert_eq!(recovered(&careless, &all), ["kind overdose = 9"], "the control: with the kinds beside it");
}

#[test]
fn a_live_map_with_free_dates_gives_back_most_lone_contacts() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let grounds = [(None, dense(&mut rng), 40)];
    let sent = town::contacts(OrgId(1), Day(20_000), &grounds, 2);
    let (lone, recovered) = naive::attack(&sent, Day(20_000));
    assert!(lone > 300 && recovered * 2 >= lone, "{recovered} of {lone} lone contacts");
}
