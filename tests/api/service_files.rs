//! The directory as a file of a spreadsheet, out and in.

use gadeplan::audit::entity::{Column, Entity};
use gadeplan::commands;
use gadeplan::config::Import;
use gadeplan::ids::Role;
use reqwest::{Method, header};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::builders::new_id;
use tests::{App, Member, Reply};

const PATH: &str = "/api/v1/services/csv";
const HEAD: &str = "id,name,kinds,address,lat,lon,phone,opening_hours,languages,bring,note\n";

async fn send(member: &Member, file: impl Into<Vec<u8>>) -> Reply {
    let request = member.request(Method::POST, PATH).header(header::CONTENT_TYPE, "text/csv; charset=utf-8");
    member.send(request.body(file.into())).await
}

async fn file(member: &Member) -> String {
    let answer = member.request(Method::GET, PATH).send().await.expect("an answer");
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    String::from_utf8(answer.bytes().await.expect("bytes").to_vec()).expect("UTF-8")
}

async fn services(member: &Member) -> Vec<Value> {
    let list = member.get("/api/v1/services").await.expect_ok();
    list["items"].as_array().expect("a list").clone()
}

async fn write(member: &Member, name: &str, note: &str) {
    let place = json!({"id": new_id(), "name": name, "kinds": ["nurse", "dcr"], "lat": 55.6695, "lon": -12.5, "address": "Halmtorvet 17, \"porten\"",
        "phone": "+45 12 34 56 78", "opening_hours": "Mo-Fr 10:00-16:00; PH off", "languages": ["da", "fi"], "note": note});
    member.send_json(Method::POST, "/api/v1/services", &place).await.expect_ok();
}

#[tokio::test]
async fn a_file_goes_out_and_in_and_out_byte_by_byte_the_same() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    for (name, note) in [
        ("Ærlig \"dør\"", "a, b; 'c' | \"d\""),
        ("Øst", "'quoted'"),
        ("=1+1", "'=2"),
        ("@home", "''-3"),
        ("-", "+"),
    ] {
        write(&kim, name, note).await;
    }
    let (out, before) = (file(&kim).await, services(&kim).await);
    let nothing_new = send(&kim, out.clone()).await.expect_ok();
    assert_eq!(nothing_new, json!({"stored": 5, "refused": []}));
    assert_eq!((services(&kim).await, file(&kim).await), (before.clone(), out.clone()));

    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    let there = app.member_of(&odense, &[Role::Coordinator], &[]).await;
    assert_eq!(send(&there, out.clone()).await.expect_ok()["stored"], 5);
    assert_eq!((services(&there).await, file(&there).await), (before, out));
    let log = Entity::find().filter(Column::Action.starts_with("services."));
    assert_eq!(log.count(&app.state.db.read).await, Ok(5), "three files out, two in");
}

#[tokio::test]
async fn no_cell_is_a_formula() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    for danger in ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(1)", "＝1", "'=1"] {
        write(&kim, danger, danger).await;
    }
    let file = file(&kim).await;
    let lines: Vec<&str> = file.lines().skip(1).collect();
    assert_eq!(lines.len(), 6);
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let (name, note) = (cells[1], cells.last().expect("a note"));
        assert!(name.starts_with('\'') && note.starts_with('\''), "{line}");
        assert!(line.contains(",'+45 12 34 56 78,"), "{line}");
        assert!(line.contains(",-12.5,"), "a number stays a number: {line}");
    }
}

#[tokio::test]
async fn good_lines_are_kept_and_broken_ones_told_by_line_and_column() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let lines = [
        ",Skyen,dcr,,,,,,,,",
        ",H17,dcr fixerum,,,,,,,,",
        ",H17,,,,,,,,,",
        ",,nurse,,,,,,,,",
        "seventeen,H17,dcr,,,,,,,,",
        ",H17,dcr,,north,12,,,,,",
        ",H17,dcr,,55.6,,,,,,",
        ",H17,dcr,,,,ring,,,,",
        ",H17,dcr,,,,,sometimes,,,",
        ",H17,dcr,,,,,,Danish,,",
        ",H17,dcr",
        "",
        ",Skyen,nurse,,,,,,,,",
        ",\"Reden\",\"nurse doctor\",\"Gade 1, \"\"gården\"\"\",,,,24/7,da en,,",
    ];
    let told = send(&kim, format!("{HEAD}{}\n", lines.join("\n"))).await.expect_ok();
    let refused: Vec<_> = told["refused"].as_array().expect("a list").iter().collect();
    let places: Vec<_> = refused
        .iter()
        .map(|line| (line["line"].as_u64(), line["field"].as_str().unwrap_or_default()))
        .collect();
    let expected = [
        (3, "kinds"),
        (4, "kinds"),
        (5, "name"),
        (6, "id"),
        (7, "lat"),
        (8, "lon"),
        (9, "phone"),
        (10, "opening_hours"),
        (11, "languages"),
        (12, "line"),
        (14, "name"),
    ];
    assert_eq!(places, expected.map(|(line, field)| (Some(line), field)));
    assert!(refused[0]["expected"].as_str().is_some_and(|words| words.contains("fixerum")), "{refused:?}");
    assert_eq!(told["stored"], 2);
    let kept = services(&kim).await;
    assert_eq!((&kept[0]["address"], &kept[1]["kinds"]), (&json!("Gade 1, \"gården\""), &json!(["dcr"])));
}

#[tokio::test]
async fn lines_are_counted_as_an_editor_counts_them() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let windows = "\u{feff}name;kinds;address;lat;lon;phone;opening_hours;languages;bring;note\r\n;;;;;;;;;\r\n\r\n\r\nH17\r\n;;;;;;;;;\r\n";
    let two_lines = format!("{HEAD},H17,dcr,\"Gade\n1\",,,,,,,\n,H18,fixerum,,,,,,,,\n");
    let latin = [HEAD.as_bytes(), b",Sky,dcr,,,,,,,,\n,\xd8st,dcr,,,,,,,,\n"].concat();
    for (file, lines) in
        [(windows.as_bytes().to_vec(), vec![2, 5, 6]), (two_lines.into_bytes(), vec![2, 4]), (latin, vec![3])]
    {
        let told = send(&kim, file).await.expect_ok();
        let refused: Vec<_> = told["refused"].as_array().expect("a list").iter().collect();
        let numbers: Vec<_> = refused.iter().filter_map(|line| line["line"].as_u64()).collect();
        assert_eq!(numbers, lines, "{told}");
    }
    assert_eq!(services(&kim).await.len(), 1);
}

#[tokio::test]
async fn a_line_without_id_stands_for_the_service_of_its_name() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    // As a Danish spreadsheet writes it.
    let file = "\u{feff}name;kinds;address;lat;lon;phone;opening_hours;languages;bring;note\r\nSkyen;dcr;Lille Istedgade 2;55,6708;12,5597;;;;;\r\n";
    assert_eq!(send(&kim, file).await.expect_ok()["stored"], 1);
    let first = services(&kim).await;
    assert_eq!((&first[0]["lat"], &first[0]["lon"]), (&json!(55.6708), &json!(12.5597)));
    send(&kim, file.replace("Lille Istedgade 2", "Istedgade 1")).await.expect_ok();
    let again = services(&kim).await;
    assert_eq!(
        (again.len(), &again[0]["address"], &again[0]["id"]),
        (1, &json!("Istedgade 1"), &first[0]["id"])
    );
    write(&kim, "Skyen", "another one").await;
    let unclear = send(&kim, file).await.expect_ok();
    assert_eq!((&unclear["stored"], &unclear["refused"][0]["field"]), (&json!(0), &json!("name")));
}

#[tokio::test]
async fn a_file_without_our_columns_is_refused_whole() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let missing = HEAD.replace(",opening_hours", "");
    send(&kim, missing).await.expect_problem(422, "missing_field", Some("opening_hours"));
    let unknown = HEAD.replace("note", "note,contact person");
    send(&kim, unknown).await.expect_problem(422, "unknown_field", Some("contact person"));
    send(&kim, "").await.expect_problem(422, "missing_field", Some("name"));
    let json = kim.send_json(Method::POST, PATH, &json!({})).await;
    json.expect_problem(415, "unsupported_media_type", None);
    let long = "x".repeat((1 << 20) + 1);
    send(&kim, long).await.expect_problem(413, "body_too_large", None);
}

#[tokio::test]
async fn a_union_has_room_for_five_hundred() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let lines: String = (0..501).map(|n| format!(",Place {n},other,,,,,24/7,,,\n")).collect();
    let told = send(&kim, format!("{HEAD}{lines}")).await.expect_ok();
    assert_eq!((&told["stored"], &told["refused"][0]["line"]), (&json!(500), &json!(502)));
    let one_more = json!({"id": new_id(), "name": "One more", "kinds": ["other"]});
    let one_more = kim.send_json(Method::POST, "/api/v1/services", &one_more).await;
    one_more.expect_problem(413, "too_many_records", None);
    assert_eq!(services(&kim).await.len(), 500);
}

#[tokio::test]
async fn the_operator_brings_the_same_file_in() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let path = app.folder().join("services.csv");
    std::fs::write(&path, format!("{HEAD},Skyen,dcr,,,,,,,,\n,H17,fixerum,,,,,,,,\n")).expect("a file");
    let ended =
        commands::import(&app.state, Import::Services { file: path.clone() }).await.expect("a readable file");
    assert_eq!(format!("{ended:?}"), format!("{:?}", std::process::ExitCode::FAILURE), "a line was refused");
    assert_eq!(services(&kim).await[0]["name"], "Skyen");
    std::fs::write(&path, "name\n").expect("a file");
    let refused = commands::import(&app.state, Import::Services { file: path }).await;
    assert!(
        refused.is_err_and(|error| error.to_string().contains("services.csv: kinds: expected this column"))
    );
}
