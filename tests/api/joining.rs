//! Joining by an invite, staying signed in, and being shut out.

use std::time::Duration;

use gadeplan::ids::Role;
use gadeplan::invites::model::SCREEN_MS;
use reqwest::Method;
use serde_json::json;
use tests::App;
use tests::limits::until_refused;

const TWO_MINUTES_MS: i64 = 120_000;

#[tokio::test]
async fn an_invite_lets_one_person_in_once() {
    let app = App::start().await;
    let invite = app.invite(&app.organisation().await, &[Role::Volunteer], &[]).await;
    let robin = app.stranger();
    let session = robin.redeem(&invite, "  Robin ").await.expect_ok();
    assert_eq!(session["expires_in"], 600);
    assert_eq!(session["member"]["nickname"], "Robin");
    assert_eq!(session["member"]["roles"], json!(["volunteer"]));
    let me = robin.get("/api/v1/me").await.expect_ok();
    assert_eq!(me["organisation"]["name"], "Vesterbro");
    app.stranger().redeem(&invite, "Kim").await.expect_problem(401, "invite_invalid", Some("invite"));
}

#[tokio::test]
async fn two_who_use_an_invite_at_once_are_not_both_let_in() {
    let app = App::start().await;
    let invite = app.invite(&app.organisation().await, &[Role::Volunteer], &[]).await;
    let (one, two) = (app.stranger(), app.stranger());
    let (one, two) = tokio::join!(one.redeem(&invite, "One"), two.redeem(&invite, "Two"));
    assert_eq!([one, two].iter().filter(|reply| reply.status.is_success()).count(), 1);
}

#[tokio::test]
async fn an_invite_on_a_screen_ends_after_ten_minutes() {
    let app = App::start().await;
    let invite = app.invite(&app.organisation().await, &[Role::Volunteer], &[]).await;
    app.pass_ms(SCREEN_MS);
    app.stranger().redeem(&invite, "Late").await.expect_problem(401, "invite_invalid", Some("invite"));
}

#[tokio::test]
async fn guessing_invites_is_slowed_down() {
    let app = App::start().await;
    let guesser = app.stranger();
    let refused = until_refused(10, Duration::from_secs(6), async || {
        let reply = guesser.redeem("vesterbro.AAAAAAAAAAAAAAAAAAAAAA", "X").await;
        assert!(matches!(reply.status.as_u16(), 401 | 429), "{}", reply.status);
        reply
    });
    refused.await.expect_problem(429, "too_many_requests", None);
    app.member(&[Role::Volunteer]).await;
}

#[tokio::test]
async fn a_coordinator_invites_and_withdraws() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let made = coordinator
        .send_json(Method::POST, "/api/v1/invites", &json!({"roles": ["volunteer", "outreach"]}))
        .await;
    assert_eq!(made.status.as_u16(), 201);
    let link = made.body["link"].as_str().expect("a link");
    assert!(made.body["qr_svg"].as_str().expect("a picture").contains("<svg"));
    let secret = link.split_once("/join#").expect("a fragment").1;
    let session = app.stranger().redeem(secret, "Kim").await.expect_ok();
    assert_eq!(session["member"]["roles"], json!(["volunteer", "outreach"]));

    let card = coordinator
        .send_json(Method::POST, "/api/v1/invites", &json!({"roles": ["admin"], "printed_card": true}))
        .await
        .expect_ok();
    let open = coordinator.get("/api/v1/invites").await.expect_ok();
    assert_eq!(open["items"].as_array().expect("a list").len(), 1, "the used one is gone");
    assert_eq!(open["items"][0].get("link"), None, "a link is told once");
    let path = format!("/api/v1/invites/{}", card["id"].as_str().expect("an id"));
    assert_eq!(coordinator.delete(&path).await.status.as_u16(), 204);
    coordinator.delete(&path).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn a_session_is_carried_on_by_a_secret_that_changes() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let first = robin.cookie();
    app.pass_ms(11 * 60_000);
    robin.get("/api/v1/me").await.expect_problem(401, "sign_in_required", None);
    robin.refresh().await.expect_ok();
    assert_ne!(robin.cookie(), first);
    robin.get("/api/v1/me").await.expect_ok();
}

#[tokio::test]
async fn a_lost_answer_does_not_lock_a_volunteer_out() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let held = robin.cookie();
    app.pass_ms(TWO_MINUTES_MS);
    for _ in 0..3 {
        robin.refresh_with(&held).await.expect_ok();
    }
    robin.refresh().await.expect_ok();
    robin.refresh().await.expect_ok();
}

#[tokio::test]
async fn a_browser_killed_before_it_wrote_its_cookies_stays_signed_in() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let on_disk = robin.cookie();
    for _ in 0..3 {
        app.pass_ms(TWO_MINUTES_MS);
        robin.refresh_with(&on_disk).await.expect_ok();
        robin.refresh().await.expect_ok();
        robin.refresh().await.expect_ok();
    }
}

#[tokio::test]
async fn a_copied_secret_ends_the_session_for_both() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let copied = robin.cookie();
    for _ in 0..2 {
        app.pass_ms(TWO_MINUTES_MS);
        robin.refresh().await.expect_ok();
    }
    let held = robin.cookie();
    robin.refresh_with(&copied).await.expect_problem(401, "sign_in_required", None);
    robin.refresh_with(&held).await.expect_problem(401, "sign_in_required", None);
}

#[tokio::test]
async fn another_site_cannot_refresh() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let forged = robin.request(Method::POST, "/api/v1/auth/refresh").header("cookie", robin.cookie());
    robin.send(forged).await.expect_problem(401, "sign_in_required", None);
    let cross = robin.request(Method::POST, "/api/v1/auth/refresh").header("cookie", robin.cookie());
    let cross = cross.header("x-gadeplan", "1").header("sec-fetch-site", "cross-site");
    robin.send(cross).await.expect_problem(401, "sign_in_required", None);
    robin.refresh().await.expect_ok();
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let request = robin.request(Method::POST, "/api/v1/auth/sign-out").header("x-gadeplan", "1");
    robin.send(request.header("cookie", robin.cookie())).await.expect_ok();
    robin.refresh().await.expect_problem(401, "sign_in_required", None);
}

#[tokio::test]
async fn signing_out_twice_or_without_a_session_is_the_same() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let held = robin.cookie();
    let ruined = "__Host-gadeplan=nowhere.0198c0de-0000-7000-8000-000000000000.x".to_owned();
    for cookie in [held.clone(), held, ruined, String::new()] {
        let request = app.stranger().request(Method::POST, "/api/v1/auth/sign-out");
        let request = request.header("x-gadeplan", "1").header("cookie", &cookie);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 204, "{cookie}");
        let expired = answer.headers()["set-cookie"].to_str().expect("a cookie");
        assert!(expired.starts_with("__Host-gadeplan=;") && expired.contains("Max-Age=0"), "{expired}");
    }
    robin.refresh().await.expect_problem(401, "sign_in_required", None);
}

#[tokio::test]
async fn another_site_cannot_sign_a_volunteer_out() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let forged = robin.request(Method::POST, "/api/v1/auth/sign-out").header("cookie", robin.cookie());
    let cross = forged.try_clone().expect("no body").header("x-gadeplan", "1");
    for request in [forged, cross.header("sec-fetch-site", "cross-site")] {
        let answer = request.send().await.expect("an answer");
        assert_eq!((answer.status().as_u16(), answer.headers().get("set-cookie")), (204, None));
    }
    robin.refresh().await.expect_ok();
}

#[tokio::test]
async fn revoking_a_device_bites_a_coordinator_at_once_and_a_volunteer_at_refresh() {
    let app = App::start().await;
    let (admin, volunteer) = (app.member(&[Role::Admin]).await, app.member(&[Role::Volunteer]).await);
    let coordinator = app.member(&[Role::Coordinator]).await;
    for member in [&coordinator, &volunteer] {
        let device =
            member.get("/api/v1/me").await.expect_ok()["device_id"].as_str().expect("an id").to_owned();
        assert_eq!(admin.delete(&format!("/api/v1/devices/{device}")).await.status.as_u16(), 204);
    }
    coordinator.get("/api/v1/pickups").await.expect_problem(401, "sign_in_required", None);
    volunteer.refresh().await.expect_problem(401, "sign_in_required", None);
    let devices = admin.get("/api/v1/devices").await.expect_ok();
    let revoked =
        devices["items"].as_array().expect("a list").iter().filter(|device| device["revoked"] == true);
    assert_eq!(revoked.count(), 2);
}

#[tokio::test]
async fn a_member_is_changed_and_erased() {
    let app = App::start().await;
    let (admin, robin) = (app.member(&[Role::Admin]).await, app.member(&[Role::Volunteer]).await);
    let id = robin.get("/api/v1/me").await.expect_ok()["member"]["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/members/{id}");
    let changed = admin.send_json(Method::PATCH, &path, &json!({"roles": ["coordinator"]})).await.expect_ok();
    assert_eq!(changed["roles"], json!(["coordinator"]));
    admin.send_json(Method::PATCH, &path, &json!({"roles": []})).await.expect_problem(
        422,
        "out_of_range",
        Some("roles"),
    );
    robin.refresh().await.expect_ok();
    robin.get("/api/v1/pickups").await.expect_ok();
    let named = robin
        .send_json(Method::PATCH, "/api/v1/me", &json!({"nickname": "Sky", "language": "fi"}))
        .await
        .expect_ok();
    assert_eq!((named["nickname"].as_str(), named["language"].as_str()), (Some("Sky"), Some("fi")));
    assert_eq!(admin.delete(&path).await.status.as_u16(), 204);
    robin.get("/api/v1/pickups").await.expect_problem(401, "sign_in_required", None);
    robin.refresh().await.expect_problem(401, "sign_in_required", None);
}

#[tokio::test]
async fn lists_come_in_pages() {
    let app = App::start().await;
    let admin = app.member(&[Role::Admin]).await;
    for _ in 0..4 {
        app.member(&[Role::Volunteer]).await;
    }
    let mut seen = Vec::new();
    let mut path = "/api/v1/members?limit=2".to_owned();
    loop {
        let page = admin.get(&path).await.expect_ok();
        seen.extend(page["items"].as_array().expect("a list").iter().map(|member| member["id"].to_string()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/members?limit=2&cursor={next}");
    }
    seen.dedup();
    assert_eq!(seen.len(), 5);
    admin.get("/api/v1/members?cursor=x").await.expect_problem(422, "invalid_value", Some("cursor"));
}
