//! Files of recorders: their dialects, and what is refused by its line.

use gadeplan::ids::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::App;
use tests::builders::new_id;
use tests::gpx::{gpx, point, walk};

use super::tracks::{path, patrols, send};

/// Old recorders write version 1.0, prefixes, CDATA, a byte order mark and extensions.
#[tokio::test]
async fn the_dialects_of_recorders_are_read() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let plain = gpx(&[walk(0, 300)]);
    let old = plain.replace("version=\"1.1\"", "version=\"1.0\"").replace("GPX/1/1", "GPX/1/0");
    let extended = plain.replace("</ele>", "</ele><extensions><hr>90</hr><time>not ours</time></extensions>");
    let wrapped = plain.replace("<time>", "<time><![CDATA[").replace("</time>", "]]></time>");
    let mut prefixed = plain.replace("xmlns=", "xmlns:g=").replace("</", "</g:");
    for name in ["gpx", "metadata", "name", "wpt", "trk>", "trkseg", "trkpt", "ele", "time"] {
        prefixed = prefixed.replace(&format!("<{name}"), &format!("<g:{name}"));
    }
    let offset = plain.replace("Z</time>", ".250+00:00</time>");
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let single_quoted = plain.replace("lat=\"", "lat='").replace("\" lon=", "' lon=");
    for (name, file) in [
        ("old", old),
        ("extended", extended),
        ("wrapped", wrapped),
        ("prefixed", prefixed),
        ("offset", offset),
        ("windows", windows),
        ("single quoted", single_quoted),
    ] {
        let reply = send(&kim, &path(&new_id(), area), file).await;
        assert_eq!(reply.status, 201, "{name}: {}", reply.body);
        assert_eq!(reply.body["points"], 151, "{name}");
    }
}

#[tokio::test]
async fn a_bad_file_is_refused_by_its_line_and_nothing_is_stored() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let good = gpx(&[walk(0, 20)]);
    let first_time = "<time>2026-11-21T17:40:00Z</time>";
    let doctype = "<!DOCTYPE gpx [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<gpx ";
    let cases = [
        (good.replace(first_time, ""), "line 7: time"),
        (good.replace(first_time, "<time>yesterday</time>"), "line 7: time"),
        (good.replace(first_time, "<time>2026-11-21T17:40:00</time>"), "line 7: time"),
        (good.replace(first_time, "<time>2027-01-01T00:00:00Z</time>"), "line 7: time"),
        (good.replace(first_time, "<time>2026-11-21T17:45:00Z</time>"), "line 11: order"),
        (good.replacen("lat=\"55.6704000\"", "lat=\"155.6704\"", 1), "line 7: position"),
        (good.replacen("lat=\"55.6704000\"", "lat=\"north\"", 1), "line 7: position"),
        (good.replacen("lat=\"55.6704000\"", "lat=\"NaN\"", 1), "line 7: position"),
        (good.replacen("lat=\"55.6704000\"", "", 1), "line 7: position"),
        (good.replace("<gpx ", doctype), "line 2: doctype"),
        (good.replace("Istedgade", "&street;"), "line 5: doctype"),
        (good.replace("version=\"1.1\"", "version=\"2.0\""), "line 2: gpx"),
        (good.replace("<gpx", "<kml").replace("</gpx", "</kml"), "line 2: gpx"),
        ("lat,lon,time\n55.6,12.5,17:40\n".to_owned(), "line 3: gpx"),
        (String::new(), "line 1: gpx"),
        (gpx(&[]), "line 1: points"),
        (gpx(&[String::new()]), "line 1: points"),
        (good.replace("</trkseg>", "</trkpt>"), "line 51: xml"),
        (good[..good.len() / 2].to_owned(), "line 24: xml"),
        (good.clone() + &good, "line 55: gpx"),
        (gpx(&["<a>".repeat(100) + &"</a>".repeat(100)]), "line 7: xml"),
        (gpx(&[point(0, 0.0, 0.0), point(-86_401, 0.0, 0.0)]), "line 1: long"),
    ];
    for (file, field) in cases {
        let reply = send(&kim, &path(&new_id(), area), file).await;
        reply.expect_problem(400, "malformed_gpx", Some(field));
    }
    let not_utf8 =
        [b"<?xml version=\"1.0\"?>\n<gpx version=\"1.1\"><trk><name>\xe6</name></trk></gpx>".as_slice()]
            .concat();
    send(&kim, &path(&new_id(), area), not_utf8).await.expect_problem(
        400,
        "malformed_gpx",
        Some("line 2: xml"),
    );
    assert_eq!(patrols(&kim).await, Vec::<Value>::new());
}

#[tokio::test]
async fn size_kind_and_choices_are_checked() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let good = gpx(&[walk(0, 300)]);
    let id = new_id();
    let spaces = |n: usize| good.clone() + &" ".repeat(n - good.len());
    send(&kim, &path(&id, area), spaces(8 << 20)).await.expect_ok();
    send(&kim, &path(&new_id(), area), spaces((8 << 20) + 1)).await.expect_problem(
        413,
        "body_too_large",
        None,
    );
    let many = "<trkpt lat=\"55\" lon=\"12\"><time>2026-11-20T17:40:00Z</time></trkpt>".repeat(100_001);
    send(&kim, &path(&new_id(), area), gpx(&[many])).await.expect_problem(
        400,
        "malformed_gpx",
        Some("line 7: points"),
    );
    let json = kim.request(Method::POST, &path(&new_id(), area)).json(&json!({}));
    kim.send(json).await.expect_problem(415, "unsupported_media_type", None);
    let elsewhere = app.area_in(app.other_organisation().await.id, "Odense").await;
    send(&kim, &path(&new_id(), elsewhere), good.clone()).await.expect_problem(
        422,
        "unknown_area",
        Some("area_id"),
    );
    for (given, wrong, code, field) in [
        ("team_n=2", "team_n=21", "out_of_range", "team_n"),
        ("transport=foot", "transport=sled", "unknown_code", "transport"),
        ("&kind=routine", "", "missing_field", "kind"),
    ] {
        let path = path(&new_id(), area).replace(given, wrong);
        send(&kim, &path, good.clone()).await.expect_problem(422, code, Some(field));
    }
    assert_eq!(patrols(&kim).await.len(), 1);
}
