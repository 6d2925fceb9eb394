//! The document that clients are generated from.

use serde_json::Value;

fn document() -> Value {
    serde_json::to_value(gadeplan::router::openapi()).expect("JSON")
}

fn operations(document: &Value) -> Vec<(String, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let of_path = |(path, item): (&String, &Value)| {
        let operations = item.as_object().expect("an item").clone();
        operations
            .into_iter()
            .map(|(method, operation)| (format!("{} {path}", method.to_uppercase()), operation))
            .collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn the_committed_document_is_up_to_date() {
    let committed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi/openapi.json"))
        .expect("a document");
    let committed: Value = serde_json::from_str(&committed).expect("JSON");
    assert!(committed == document(), "run script/bless");
}

#[test]
fn every_route_says_who_may_call_it() {
    for (route, operation) in operations(&document()) {
        let roles = operation["x-roles"].as_array();
        assert!(
            roles.is_some_and(|roles| !roles.is_empty()),
            "{route} says neither .allow(roles) nor .public()"
        );
    }
}

#[test]
fn every_answer_is_described_and_every_operation_is_a_verb_and_a_thing() {
    for (route, operation) in operations(&document()) {
        for (status, answer) in operation["responses"].as_object().expect("answers") {
            assert!(
                answer["description"].as_str().is_some_and(|words| !words.is_empty()),
                "{route} {status}"
            );
        }
        let name = operation["operationId"].as_str().expect("a name");
        assert!(name.split('_').count() >= 2, "{route}: {name}");
    }
}
