//! A seized phone, signed in: its token opens no route that tells of a contact.

use base64::{Engine, engine::general_purpose::STANDARD};
use gadeplan::clock::DAY_MS;
use gadeplan::contact_releases::weekly::release_due;
use gadeplan::contacts::entity::Entity as Contacts;
use gadeplan::ids::{AreaId, Role};
use gadeplan::secret::sha256;
use h3o::CellIndex;
use reqwest::Method;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tests::builders::{ISTEDGADE, with};
use tests::sealed::{contact, envelope, hand_in, random_id, sealing_key};
use tests::{App, Member};

const CONTACTS: usize = 50;
/// Far from every area and every other find: whoever reads this cell reads a contact.
const BORNHOLM: &str = "881f049a33fffff";

/// What would give one contact away, in every form that an answer could have it in.
struct Canary {
    id: String,
    forms: Vec<String>,
}

fn canary(id: &str, cell: CellIndex, secret: &[u8]) -> Canary {
    let hash = sha256(secret);
    let forms = vec![
        id.to_owned(),
        id.replace('-', ""),
        cell.to_string(),
        u64::from(cell).to_string(),
        STANDARD.encode(&hash),
        hash.iter().map(|byte| format!("{byte:02x}")).collect(),
    ];
    Canary { id: id.to_owned(), forms }
}

/// Contacts on the edge of the sea, one a cell, each with a secret of its own.
async fn hand_in_canaries(member: &Member, area: AreaId) -> Vec<Canary> {
    let key = sealing_key(member).await;
    let around: CellIndex = BORNHOLM.parse().expect("a cell");
    let cells: Vec<CellIndex> = around.grid_disk::<Vec<_>>(4).into_iter().take(CONTACTS).collect();
    let (mut canaries, mut envelopes) = (Vec::new(), Vec::new());
    for (n, cell) in cells.into_iter().enumerate() {
        let (id, secret) = (random_id(), format!("the secret of contact {n}").into_bytes());
        let placed = with(with(contact(), "cell", json!(cell.to_string())), "area_id", json!(area));
        let record = with(placed, "undo", json!(STANDARD.encode(sha256(&secret))));
        envelopes.push(envelope(&key, &id, &record));
        canaries.push(canary(&id, cell, &secret));
    }
    assert!(hand_in(member, &envelopes).await.iter().all(|receipt| receipt["status"] == "stored"));
    canaries
}

fn found<'a>(canaries: &'a [Canary], answer: &[u8]) -> Vec<&'a str> {
    let text = String::from_utf8_lossy(answer);
    let is_told = |canary: &&Canary| canary.forms.iter().any(|form| text.contains(form.as_str()));
    canaries.iter().filter(is_told).map(|canary| canary.id.as_str()).collect()
}

/// Every route of the document with ids of contacts, of areas and of nobody in its path, and with the usual questions.
fn requests(contact: &str, area: AreaId) -> Vec<(Method, String)> {
    let document = serde_json::to_value(gadeplan::router::openapi()).expect("JSON");
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("an item").keys() {
            let method: Method = method.to_uppercase().parse().expect("a method");
            for id in [contact, &area.0.to_string()] {
                for cell in [BORNHOLM, ISTEDGADE] {
                    let path = path
                        .replace("{id}", id)
                        .replace("{cell}", cell)
                        .replace("{z}/{x}/{y}", "15/17527/10257");
                    let questions = match method {
                        Method::GET => vec![
                            path.clone(),
                            format!("{path}?area_id={}", area.0),
                            format!("{path}?from=2026-11-01&to=2026-12-31"),
                            format!("{path}?area_id={}&from=2026-11-01&to=2026-12-31", area.0),
                        ],
                        _ => vec![path],
                    };
                    all.extend(questions.into_iter().map(|path| (method.clone(), path)));
                }
            }
        }
    }
    all.sort_by(|a, b| (&a.1, a.0.as_str()).cmp(&(&b.1, b.0.as_str())));
    all.dedup();
    all
}

async fn answer(member: &Member, method: &Method, path: &str) -> (u16, Vec<u8>) {
    let request = member.request(method.clone(), path);
    let request =
        if *method == Method::GET || *method == Method::DELETE { request } else { request.json(&json!({})) };
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    let headers = format!("{:?}", response.headers()).into_bytes();
    (status, [headers, response.bytes().await.expect("a body").to_vec()].concat())
}

/// Walks every route and returns how many answered well; none may tell of a contact.
async fn walk(member: &Member, canaries: &[Canary], area: AreaId) -> usize {
    let mut answered = 0;
    for (method, path) in requests(&canaries[0].id, area) {
        let (status, told) = answer(member, &method, &path).await;
        // A problem may repeat what was asked.
        let told = String::from_utf8_lossy(&told).replace(&canaries[0].id, "").replace(BORNHOLM, "");
        assert_eq!(found(canaries, told.as_bytes()), [""; 0], "{method} {path}");
        answered += usize::from(status < 300);
    }
    answered
}

#[tokio::test]
async fn no_route_tells_a_seized_phone_of_fifty_contacts() {
    let app = App::start().await;
    let area = app.area("Indre Vesterbro").await;
    let robin = app.member(&[Role::Outreach]).await;
    let canaries = hand_in_canaries(&robin, area).await;
    assert_eq!(canaries.len(), CONTACTS);
    for days in [0, 12] {
        app.pass_ms(days * DAY_MS);
        release_due(&app.state).await.expect("a release");
        for role in Role::ALL {
            let member = app.member(&[role]).await;
            let answered = walk(&member, &canaries, area).await;
            assert!(answered >= 5, "{role:?}: only {answered} routes answered");
        }
    }
    assert_eq!(
        Contacts::find().all(&app.state.db.read).await.expect("rows").len(),
        CONTACTS,
        "they were there"
    );
}

#[tokio::test]
async fn a_route_that_told_of_them_would_be_noticed() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let area = app.area("Indre Vesterbro").await;
    let canaries = hand_in_canaries(&robin, area).await;
    let rows = Contacts::find().all(&app.state.db.read).await.expect("rows");
    let by_id: Vec<Value> = rows.iter().map(|row| json!({"id": row.id, "day": row.day})).collect();
    let cell = |cell: gadeplan::cell::StoredCell| cell.cell().expect("a cell").to_string();
    let by_cell: Vec<Value> =
        rows.iter().map(|row| json!({"cell": row.cell.map(cell), "contacts": 1})).collect();
    for naive in [by_id, by_cell] {
        let answer = serde_json::to_vec(&naive).expect("JSON");
        assert_eq!(found(&canaries, &answer).len(), CONTACTS);
    }
}
