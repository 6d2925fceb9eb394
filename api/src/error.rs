//! What goes wrong, said so that a person and a program understand it: RFC 9457 problems with a closed code.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::DbErr;
use serde::Serialize;
use utoipa::ToSchema;

/// Why something was refused. Each code is a key in the phone's translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The body is not JSON.
    MalformedJson,
    /// The body is not a GPX track; the field names the line.
    MalformedGpx,
    /// A required field is not there.
    MissingField,
    /// A field that the format does not have.
    UnknownField,
    /// A value of the wrong type or form.
    InvalidValue,
    /// A number or text outside its limits.
    OutOfRange,
    /// A word that is not in the closed list.
    UnknownCode,
    /// Not an H3 cell of the expected resolution.
    UnknownCell,
    /// No area with that id here.
    UnknownArea,
    /// A time in the future or too long ago.
    TimeOutOfRange,
    /// More records than one batch may hold.
    TooManyRecords,
    /// A body above the limit.
    BodyTooLarge,
    /// The body is not declared as JSON.
    UnsupportedMediaType,
    /// No valid access token or session.
    SignInRequired,
    /// Signed in, but without a role that may do this.
    RoleMissing,
    /// Not there, or not yours.
    NotFound,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// The same id or revision exists with other content.
    Conflict,
    /// The invite is used, expired or unknown.
    InviteInvalid,
    /// Too many requests from this source.
    TooManyRequests,
    /// The area has too many cells at this resolution.
    AreaTooLarge,
    /// The first day is after the last.
    WindowReversed,
    /// The server's disk is full; the phone keeps its records.
    StorageFull,
    /// The server is busy; try again.
    Unavailable,
    /// A fault of ours.
    Internal,
}

/// A refusal: which rule, which field, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that was broken.
    pub code: ProblemCode,
    /// The field in question, as a path like `items[0].count`.
    pub field: Option<String>,
    /// What was expected, in plain English for developers.
    pub detail: String,
}

/// The JSON form of a problem (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// A relative URI that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status as words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The closed code.
    pub code: ProblemCode,
    /// The field in question.
    pub field: Option<String>,
    /// What was expected.
    pub detail: String,
}

impl Problem {
    /// A problem of the whole request.
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Problem {
        Problem { code, field: None, detail: detail.into() }
    }

    /// A problem of one field.
    pub fn field(code: ProblemCode, field: impl Into<String>, expected: impl Into<String>) -> Problem {
        Problem { code, field: Some(field.into()), detail: expected.into() }
    }

    /// Not there and not yours are the same answer, so that ids cannot be probed.
    pub fn not_found() -> Problem {
        Problem::new(ProblemCode::NotFound, "nothing here under this id")
    }

    /// The HTTP status that goes with the code.
    pub fn status(&self) -> StatusCode {
        use ProblemCode as P;
        match self.code {
            P::MalformedJson | P::MalformedGpx => StatusCode::BAD_REQUEST,
            P::SignInRequired | P::InviteInvalid => StatusCode::UNAUTHORIZED,
            P::RoleMissing => StatusCode::FORBIDDEN,
            P::NotFound => StatusCode::NOT_FOUND,
            P::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            P::Conflict => StatusCode::CONFLICT,
            P::BodyTooLarge | P::TooManyRecords => StatusCode::PAYLOAD_TOO_LARGE,
            P::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            P::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            P::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
            P::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            P::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn retry_after_s(&self) -> Option<&'static str> {
        match self.code {
            ProblemCode::TooManyRequests => Some("60"),
            ProblemCode::StorageFull => Some("300"),
            ProblemCode::Unavailable => Some("5"),
            _ => None,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let code = serde_json::to_value(self.code).expect("a code is a plain word");
        let retry_after_s = self.retry_after_s();
        let body = ProblemBody {
            kind: format!("/problems/{}", code.as_str().unwrap_or_default()),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            code: self.code,
            field: self.field,
            detail: self.detail,
        };
        let mut response = (status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response
    }
}

impl From<DbErr> for Problem {
    /// The database's own words go to the log, never to the caller.
    fn from(error: DbErr) -> Problem {
        let words = error.to_string();
        tracing::error!(error = %words, "database error");
        if words.contains("database or disk is full") || words.contains("No space left") {
            return Problem::new(
                ProblemCode::StorageFull,
                "the server's disk is full; keep the records and try later",
            );
        }
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => busy(),
            _ if words.contains("database is locked") => busy(),
            _ => Problem::new(ProblemCode::Internal, "something broke on the server; nothing was stored"),
        }
    }
}

fn busy() -> Problem {
    Problem::new(ProblemCode::Unavailable, "the server is busy; try again in a few seconds")
}

/// What a command of the operator reports: a sentence, and the error behind it.
pub type CommandError = Box<dyn std::error::Error + Send + Sync>;
