//! No table has a column, and no sealed record a field, in which a person could be described or a moment be told.

use std::collections::BTreeSet;

use gadeplan::database::statement;
use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::{Value, json};
use tests::App;

/// Words that no column of any table has in its name.
const NOWHERE: [&str; 17] = [
    "email",
    "mail",
    "birth",
    "born",
    "cpr",
    "ssn",
    "gender",
    "sex",
    "age",
    "ethnicity",
    "nationality",
    "ip",
    "agent",
    "photo",
    "audio",
    "mood",
    "imei",
];
/// Words that nothing about contacts and follow-ups has in its name.
const NOT_OF_CONTACTS: [&str; 21] = [
    "member", "device", "worker", "writer", "author", "sender", "session", "name", "nickname", "initials",
    "note", "text", "comment", "address", "phone", "lat", "lon", "accuracy", "time", "at", "ms",
];
/// The texts of those tables: codes from closed lists, and a month.
const CODES: [&str; 7] = ["place", "kind", "reason", "code", "what", "state", "month"];
/// Their only numbers of 64 bits: the union, cells and sums. An instant would be one, too.
const LARGE: [&str; 6] = ["org_id", "cell", "n", "contacts", "not_shown", "resolution"];

struct Column {
    table: String,
    name: String,
    kind: String,
}

async fn columns(app: &App) -> Vec<Column> {
    let sql = match app.state.db.backend() {
        DbBackend::Sqlite => {
            "SELECT m.name, p.name, p.type FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
        }
        _ => {
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns \
            WHERE table_schema = 'public'"
        }
    };
    let rows =
        app.state.db.read.query_all_raw(statement(&app.state.db.read, sql, [])).await.expect("columns");
    let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index::<String>(at).expect("a text");
    let column = |row| Column { table: text(row, 0), name: text(row, 1), kind: text(row, 2).to_lowercase() };
    rows.iter().map(column).collect()
}

fn is_about_contacts(table: &str) -> bool {
    ["contact", "kept_aside", "follow_up"].iter().any(|part| table.contains(part))
}

fn has_word(name: &str, forbidden: &[&str]) -> bool {
    name.split('_').any(|word| forbidden.contains(&word))
}

fn fault(column: &Column) -> Option<&'static str> {
    if has_word(&column.name, &NOWHERE) {
        return Some("describes a person");
    }
    if !is_about_contacts(&column.table) {
        return None;
    }
    let kind = column.kind.as_str();
    if has_word(&column.name, &NOT_OF_CONTACTS) {
        return Some("tells who, where exactly or when exactly");
    }
    if ["text", "varchar", "char"].iter().any(|text| kind.contains(text))
        && !kind.contains("uuid")
        && !kind.contains("json")
        && !CODES.contains(&column.name.as_str())
    {
        return Some("holds free text");
    }
    if kind.contains("bigint") && !LARGE.contains(&column.name.as_str()) {
        return Some("could hold an instant");
    }
    ["real", "double", "float", "time", "decimal", "numeric"]
        .iter()
        .any(|fine| kind.contains(fine))
        .then_some("could hold a position or an instant")
}

fn faults(columns: &[Column]) -> Vec<String> {
    let named = |column: &Column| fault(column).map(|why| format!("{}.{} {why}", column.table, column.name));
    columns.iter().filter_map(named).collect()
}

/// The names of all fields under a schema, and whether each is a text without a closed list.
fn fields(document: &Value, schema: &Value, found: &mut BTreeSet<(String, bool)>) {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.rsplit('/').next().expect("a name");
        return fields(document, &document["components"]["schemas"][name], found);
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let is_text = field["type"] == "string"
            || field["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("string")));
        found.insert((name.clone(), is_text && field["enum"].is_null() && field["format"].is_null()));
        fields(document, field, found);
    }
    for part in ["oneOf", "allOf", "anyOf"] {
        schema[part].as_array().into_iter().flatten().for_each(|one| fields(document, one, found));
    }
    if schema["items"].is_object() {
        fields(document, &schema["items"], found);
    }
}

fn forbidden_fields(document: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    fields(document, &document["components"]["schemas"]["SealedRecord"], &mut found);
    assert!(found.len() > 30, "the walk finds the fields: {found:?}");
    let is_forbidden = |(name, is_free): &(String, bool)| {
        has_word(name, &NOWHERE)
            || has_word(name, &NOT_OF_CONTACTS)
            || (*is_free && !["cell", "undo", "words"].contains(&name.as_str()))
    };
    found.into_iter().filter(is_forbidden).map(|(name, _)| name).collect()
}

#[tokio::test]
async fn no_table_can_hold_a_person_and_no_contact_table_a_moment() {
    let app = App::start().await;
    let columns = columns(&app).await;
    let about: BTreeSet<_> = columns
        .iter()
        .filter(|column| is_about_contacts(&column.table))
        .map(|column| column.table.as_str())
        .collect();
    for table in
        ["contacts", "contact_ids", "kept_aside", "refused_contacts", "contact_releases", "follow_ups"]
    {
        assert!(about.contains(table), "{table} is looked at: {about:?}");
    }
    assert_eq!(faults(&columns), Vec::<String>::new());
}

#[tokio::test]
async fn a_bad_schema_would_be_noticed() {
    let app = App::start().await;
    let tx = app.state.db.begin().await.expect("a transaction");
    let columns_of_shame = "member_id uuid, met_at bigint, seen bigint, lat double precision, note text, words text, nickname text";
    tx.execute_unprepared(&format!("CREATE TABLE contact_visits (org_id bigint, {columns_of_shame})"))
        .await
        .expect("a table");
    tx.execute_unprepared("CREATE TABLE gear (org_id bigint, birth_year integer)").await.expect("a table");
    tx.commit().await.expect("a commit");
    let found = faults(&columns(&app).await);
    for column in ["member_id", "met_at", "seen", "lat", "note", "words", "nickname"] {
        let named = format!("contact_visits.{column} ");
        assert!(found.iter().any(|fault| fault.starts_with(&named)), "{column}: {found:?}");
    }
    assert!(found.iter().any(|fault| fault.starts_with("gear.birth_year ")), "{found:?}");
    assert_eq!(found.len(), 8, "{found:?}");
}

#[test]
fn what_phones_seal_has_no_field_for_a_person_or_a_moment() {
    let document = serde_json::to_value(gadeplan::router::openapi()).expect("JSON");
    assert_eq!(forbidden_fields(&document), Vec::<String>::new());
}

#[test]
fn a_field_for_a_person_would_be_noticed() {
    let mut document = serde_json::to_value(gadeplan::router::openapi()).expect("JSON");
    let contact = &mut document["components"]["schemas"]["ContactRecord"]["properties"];
    contact["nickname"] = json!({"type": "string"});
    contact["met_at"] = json!({"type": "string", "format": "date-time"});
    contact["remark"] = json!({"type": ["string", "null"]});
    document["components"]["schemas"]["OverdoseResponse"]["properties"]["age"] = json!({"type": "integer"});
    assert_eq!(forbidden_fields(&document), ["age", "met_at", "nickname", "remark"]);
}
