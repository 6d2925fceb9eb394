//! The phone app as the server carries it; it must be built before (`npm run build` in web-pwa).

use reqwest::{Client, Response, header};
use tests::App;

async fn get(app: &App, path: &str, encoding: &str) -> Response {
    let request = Client::new().get(format!("{}{path}", app.url)).header(header::ACCEPT_ENCODING, encoding);
    request.send().await.expect("an answer")
}

fn field(response: &Response, name: &str) -> String {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// The path of the page's own script.
async fn script(app: &App) -> String {
    let page = get(app, "/", "identity").await.text().await.expect("a page");
    let (_, rest) =
        page.split_once("src=\"/assets/").expect("a script: build the app with `npm run build` in web-pwa");
    format!("/assets/{}", rest.split('"').next().expect("a path"))
}

#[tokio::test]
async fn every_path_opens_the_app_and_never_a_stale_one() {
    let app = App::start().await;
    for path in ["/", "/join", "/patrol", "/desk/members"] {
        let page = get(&app, path, "identity").await;
        assert_eq!(
            (page.status().as_u16(), field(&page, "content-type").as_str()),
            (200, "text/html"),
            "{path}"
        );
        assert_eq!(field(&page, "cache-control"), "no-cache");
    }
    for path in ["/sw.js", "/manifest.webmanifest"] {
        assert_eq!(field(&get(&app, path, "identity").await, "cache-control"), "no-cache", "{path}");
    }
    assert_eq!(get(&app, "/assets/of-an-older-release.js", "identity").await.status().as_u16(), 404);
}

#[tokio::test]
async fn assets_are_precompressed_and_kept_for_good() {
    let app = App::start().await;
    let path = script(&app).await;
    let plain = get(&app, &path, "identity").await;
    assert_eq!(field(&plain, "cache-control"), "public, max-age=31536000, immutable");
    let size = plain.bytes().await.expect("bytes").len();
    for (accepted, encoding) in [("gzip, br", "br"), ("gzip", "gzip")] {
        let packed = get(&app, &path, accepted).await;
        assert_eq!(field(&packed, "content-encoding"), encoding);
        assert!(packed.bytes().await.expect("bytes").len() < size / 2);
    }
}

#[tokio::test]
async fn every_answer_forbids_other_origins_and_the_api_keeps_nothing() {
    let app = App::start().await;
    for path in ["/", "/api/v1/health", "/api/v1/nowhere", "/assets/none.js"] {
        let answer = get(&app, path, "identity").await;
        assert!(field(&answer, "content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(field(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(field(&answer, "referrer-policy"), "no-referrer", "{path}");
        let is_api = path.starts_with("/api/");
        assert_eq!(field(&answer, "cache-control") == "no-store", is_api, "{path}");
    }
}
