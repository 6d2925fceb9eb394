//! Keys and envelopes: phones seal, only the server opens, and only while it holds the key.

use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use gadeplan::clock::DAY_MS;
use gadeplan::commands;
use gadeplan::contacts::entity::Entity as Contacts;
use gadeplan::ids::Role;
use gadeplan::sealing::open::{INFO, PrivateKey, open, public_half};
use gadeplan::sealing::rotation::renew;
use hpke::Deserializable;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tests::App;
use tests::sealed::{SealTo, contact, envelope, envelope_of, hand_in, random_id, sealing_key};

fn known_answers() -> Value {
    serde_json::from_str(include_str!("../vectors/sealed.json")).expect("JSON")
}

fn bytes(part: &Value, field: &str) -> Vec<u8> {
    STANDARD.decode(part[field].as_str().expect("a text")).expect("base64")
}

fn key_file(app: &App, key: &SealTo) -> PathBuf {
    app.state.config.contact_keys_folder().join(format!("{}.key", key.id))
}

async fn stored(app: &App) -> u64 {
    Contacts::find().count(&app.state.db.read).await.expect("a count")
}

#[test]
fn the_published_vector_of_our_suite_opens() {
    let vector = &known_answers()["rfc_9180"];
    let key = PrivateKey::from_bytes(&bytes(vector, "private_key")).expect("a key");
    assert_eq!(public_half(&key), bytes(vector, "public_key"));
    let sealed = [bytes(vector, "enc"), bytes(vector, "ciphertext")].concat();
    let (info, aad) = (bytes(vector, "info"), bytes(vector, "aad"));
    assert_eq!(open(&key, &info, &aad, &sealed), Some(bytes(vector, "plaintext")));
    for at in [1, 64, 65, sealed.len() - 1] {
        let mut damaged = sealed.clone();
        damaged[at] ^= 1;
        assert_eq!(open(&key, &info, &aad, &damaged), None, "byte {at}");
    }
    assert_eq!(open(&key, &info, b"Count-1", &sealed), None, "bound to its id");
    assert_eq!(open(&key, INFO, &aad, &sealed), None, "bound to its purpose");
}

#[test]
fn a_record_that_another_implementation_sealed_opens() {
    let vector = &known_answers()["record"];
    let key = PrivateKey::from_bytes(&bytes(vector, "private_key")).expect("a key");
    let id = vector["id"].as_str().expect("an id");
    let text = open(&key, INFO, id.as_bytes(), &bytes(vector, "sealed")).expect("it opens");
    assert_eq!(text.len(), 512);
    assert_eq!(String::from_utf8(text).expect("text").trim_end(), vector["text"]);
}

#[tokio::test]
async fn the_first_start_makes_a_key_and_only_its_public_half_is_told() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let key = sealing_key(&robin).await;
    let private = std::fs::read_to_string(key_file(&app, &key)).expect("a file");
    let private = PrivateKey::from_bytes(&STANDARD.decode(private.trim()).expect("base64")).expect("a key");
    assert_eq!(public_half(&private), key.public_key);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&key_file(&app, &key)), 0o600);
        assert_eq!(mode(&app.state.config.contact_keys_folder()), 0o700);
    }
    let app = app.restarted().await;
    assert_eq!(sealing_key(&robin.at(&app.url)).await, key, "a second start keeps it");
}

#[tokio::test]
async fn two_processes_with_one_folder_of_keys_open_each_others_envelopes() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let twin = app.twin(|_| ()).await;
    let there = robin.at(&twin.url);
    let first = sealing_key(&robin).await;
    assert_eq!(sealing_key(&there).await, first);
    commands::rotate_keys(&twin.state).await.expect("a new key");
    let second = sealing_key(&robin).await;
    assert_ne!(second, first, "phones of the other process hear of it");
    for (member, key) in [(&robin, &first), (&robin, &second), (&there, &first), (&there, &second)] {
        let receipts = hand_in(member, &[envelope(key, &random_id(), &contact())]).await;
        assert_eq!(receipts[0]["status"], "stored");
    }
    assert_eq!(stored(&app).await, 4);
}

#[tokio::test]
async fn a_key_is_followed_after_ninety_days_and_destroyed_forty_five_days_later() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach, Role::Admin]).await;
    let old = sealing_key(&robin).await;
    app.pass_ms(89 * DAY_MS);
    renew(&app.state).await.expect("keys");
    robin.refresh().await.expect_ok();
    assert_eq!(sealing_key(&robin).await, old);
    app.pass_ms(DAY_MS);
    renew(&app.state).await.expect("keys");
    robin.refresh().await.expect_ok();
    let new = sealing_key(&robin).await;
    assert_ne!(new, old);
    app.pass_ms(44 * DAY_MS);
    renew(&app.state).await.expect("keys");
    assert!(key_file(&app, &old).exists(), "phones may have been offline");
    app.pass_ms(DAY_MS);
    renew(&app.state).await.expect("keys");
    assert!(!key_file(&app, &old).exists());
    assert!(key_file(&app, &new).exists());
    robin.refresh().await.expect_ok();
    let late = hand_in(&robin, &[envelope(&old, &random_id(), &contact())]).await;
    assert_eq!(late[0]["status"], "kept_aside");
    let told = robin.get("/api/v1/contacts/kept-aside").await.expect_ok();
    assert_eq!(told["kept_aside"], json!([{"reason": "unknown_key", "count": 1}]));
    assert_eq!(
        told["keys"][0],
        json!({"id": new.id, "created_on": "2027-02-19", "opens_until": null, "destroyed_on": null})
    );
    assert_eq!(
        told["keys"][1],
        json!({"id": old.id, "created_on": "2026-11-21", "opens_until": "2027-04-04", "destroyed_on": "2027-04-05"})
    );
}

#[tokio::test]
async fn what_is_sealed_to_a_lost_key_waits_until_its_file_comes_back() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach, Role::Coordinator]).await;
    let lost = sealing_key(&robin).await;
    let (file, stick) = (key_file(&app, &lost), app.folder().join("stick"));
    std::fs::rename(&file, &stick).expect("the file is taken away");
    let waiting = envelope(&lost, &random_id(), &contact());
    assert_eq!(hand_in(&robin, std::slice::from_ref(&waiting)).await[0]["status"], "kept_aside");
    assert_eq!(hand_in(&robin, std::slice::from_ref(&waiting)).await[0]["status"], "kept_aside", "kept once");
    let app = app.restarted().await;
    let robin = robin.at(&app.url);
    assert_ne!(sealing_key(&robin).await, lost, "phones seal to a new key meanwhile");
    let told = robin.get("/api/v1/contacts/kept-aside").await.expect_ok();
    assert_eq!(told["kept_aside"], json!([{"reason": "unknown_key", "count": 1}]));
    assert_eq!(stored(&app).await, 0);
    std::fs::rename(&stick, &file).expect("the file comes back");
    // A day of the past that would be refused now was fine on the day it came.
    app.pass_ms(60 * DAY_MS);
    let app = app.restarted().await;
    assert_eq!(stored(&app).await, 1);
    assert!(!file.exists(), "its time is over; it came back for what waited");
    let known = app.member(&[Role::Outreach, Role::Coordinator]).await;
    assert_eq!(known.get("/api/v1/contacts/kept-aside").await.expect_ok()["kept_aside"], json!([]));
    assert_eq!(hand_in(&known, &[waiting]).await[0]["status"], "already_stored");
}

#[tokio::test]
async fn the_file_of_another_key_opens_nothing_and_loses_nothing() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach, Role::Admin]).await;
    let key = sealing_key(&robin).await;
    let own = std::fs::read(key_file(&app, &key)).expect("a file");
    let foreign = STANDARD.encode(bytes(&known_answers()["record"], "private_key"));
    std::fs::write(key_file(&app, &key), foreign).expect("another key under this name");
    let waiting = envelope(&key, &random_id(), &contact());
    assert_eq!(hand_in(&robin, &[waiting]).await[0]["status"], "kept_aside");
    let told = robin.get("/api/v1/contacts/kept-aside").await.expect_ok();
    assert_eq!(told["kept_aside"], json!([{"reason": "unopened", "count": 1}]));
    std::fs::write(key_file(&app, &key), own).expect("the right key again");
    let app = app.restarted().await;
    assert_eq!(stored(&app).await, 1);
}

#[tokio::test]
async fn what_holds_no_object_or_is_bound_to_another_id_is_kept_aside_until_the_admin_throws_it_away() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach, Role::Admin]).await;
    let key = sealing_key(&robin).await;
    let mut renamed = envelope(&key, &random_id(), &contact());
    renamed["id"] = json!(random_id());
    let noise = envelope_of(&key, &random_id(), &[b' '; 512]);
    let number = envelope(&key, &random_id(), &json!(7));
    for receipt in hand_in(&robin, &[renamed, noise, number]).await {
        assert_eq!(receipt["status"], "kept_aside", "{receipt}");
    }
    let told = robin.get("/api/v1/contacts/kept-aside").await.expect_ok();
    assert_eq!(
        told["kept_aside"],
        json!([{"reason": "malformed", "count": 2}, {"reason": "unopened", "count": 1}])
    );
    assert_eq!(robin.delete("/api/v1/contacts/kept-aside").await.status.as_u16(), 204);
    assert_eq!(robin.get("/api/v1/contacts/kept-aside").await.expect_ok()["kept_aside"], json!([]));
}
