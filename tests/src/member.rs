//! Somebody with a browser: access token in memory, refresh secret in a cookie jar of one.

use std::sync::Mutex;

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};

/// A person at a device.
pub struct Member {
    http: Client,
    url: String,
    address: String,
    token: Mutex<String>,
    cookie: Mutex<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// Its status.
    pub status: StatusCode,
    /// Its media type.
    pub kind: String,
    /// Its version.
    pub etag: String,
    /// Its body, null when there is none.
    pub body: Value,
    cookie: Option<String>,
}

impl Reply {
    /// Reads an answer.
    pub async fn of(response: Response) -> Reply {
        let field = |name| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let (kind, etag, cookie) =
            (field(header::CONTENT_TYPE), field(header::ETAG), field(header::SET_COOKIE));
        let status = response.status();
        let bytes = response.bytes().await.expect("a body");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let cookie = cookie.split(';').next().filter(|pair| !pair.is_empty()).map(str::to_owned);
        Reply { status, kind, etag, body, cookie }
    }

    /// The body of a success.
    #[track_caller]
    pub fn expect_ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.body);
        self.body
    }

    /// Asserts a refusal: status, code and field, as problem+json.
    #[track_caller]
    pub fn expect_problem(&self, status: u16, code: &str, field: Option<&str>) {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        assert_eq!(self.kind, "application/problem+json", "{}", self.body);
        assert_eq!(self.body["code"], code, "{}", self.body);
        assert_eq!(self.body["field"].as_str(), field, "{}", self.body);
    }
}

impl Member {
    /// A person without a session.
    pub fn new(http: Client, url: String, address: String) -> Member {
        Member { http, url, address, token: Mutex::default(), cookie: Mutex::default() }
    }

    /// The same person at another server of the same union.
    pub fn at(&self, url: &str) -> Member {
        let there = Member::new(self.http.clone(), url.to_owned(), self.address.clone());
        *there.token.lock().expect("one thread") = self.token();
        there
    }

    /// Uses an invite.
    pub async fn redeem(&self, invite: &str, nickname: &str) -> Reply {
        let body = json!({"invite": invite, "nickname": nickname, "language": "da"});
        self.sign_in(self.request(Method::POST, "/api/v1/auth/redeem").json(&body)).await
    }

    /// Gets the next access token.
    pub async fn refresh(&self) -> Reply {
        self.refresh_with(&self.cookie()).await
    }

    /// Gets the next access token with a given cookie.
    pub async fn refresh_with(&self, cookie: &str) -> Reply {
        let request = self.request(Method::POST, "/api/v1/auth/refresh").header("x-gadeplan", "1");
        self.sign_in(request.header(header::COOKIE, cookie)).await
    }

    /// The refresh cookie as the browser holds it.
    pub fn cookie(&self) -> String {
        self.cookie.lock().expect("one thread").clone()
    }

    /// The access token.
    pub fn token(&self) -> String {
        self.token.lock().expect("one thread").clone()
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a JSON body.
    pub async fn send_json(&self, method: Method, path: &str, body: &Value) -> Reply {
        self.send(self.request(method, path).json(body)).await
    }

    /// Deletes.
    pub async fn delete(&self, path: &str) -> Reply {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// Pushes a batch that was sent at `sent_at`.
    pub async fn push_at(&self, sent_at: &str, records: &[Value]) -> Reply {
        self.send_json(Method::POST, "/api/v1/sync/push", &json!({"sent_at": sent_at, "records": records}))
            .await
    }

    /// Pushes a batch from a phone with the right time and returns the receipts.
    pub async fn push(&self, records: &[Value]) -> Vec<Value> {
        let reply = self.push_at("2026-11-21T18:00:00Z", records).await.expect_ok();
        reply["results"].as_array().expect("a list of receipts").clone()
    }

    /// A request in this person's name.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url)).bearer_auth(self.token());
        request.header("x-forwarded-for", &self.address)
    }

    /// Sends a request.
    pub async fn send(&self, request: RequestBuilder) -> Reply {
        Reply::of(request.send().await.expect("an answer")).await
    }

    async fn sign_in(&self, request: RequestBuilder) -> Reply {
        let reply = self.send(request).await;
        if let Some(token) = reply.body["access_token"].as_str() {
            token.clone_into(&mut self.token.lock().expect("one thread"));
        }
        if let Some(cookie) = &reply.cookie {
            cookie.clone_into(&mut self.cookie.lock().expect("one thread"));
        }
        reply
    }
}
