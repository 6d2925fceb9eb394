//! Bodies, queries and paths whose faults become problems that name the field.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, header, request::Parts};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::error::{Problem, ProblemCode};

/// A JSON body.
#[derive(Debug)]
pub struct JsonBody<T>(pub T);

/// A query string.
#[derive(Debug)]
pub struct QueryString<T>(pub T);

/// The id in the path.
#[derive(Debug)]
pub struct PathId<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        require_media_type(request.headers(), "application/json")?;
        let bytes = Bytes::from_request(request, state).await.map_err(body_problem)?;
        parse(&bytes).map(JsonBody)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryString<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
        serde_path_to_error::deserialize(pairs).map(QueryString).map_err(|error| {
            let path = error.path().to_string();
            problem_of(&path, &error.into_inner().to_string())
        })
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for PathId<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(id)| PathId(id)).map_err(|_: PathRejection| {
            Problem::field(ProblemCode::InvalidValue, "id", "expected a UUID in the path")
        })
    }
}

/// Reads a JSON text; a fault names the field by its path.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(json_problem)?;
    json.end().map_err(|error| Problem::new(ProblemCode::MalformedJson, error.to_string()))?;
    Ok(value)
}

/// Reads a JSON value that was parsed before.
pub fn parse_value<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(value).map_err(json_problem)
}

/// Takes one field out of a JSON object.
pub fn take<T: DeserializeOwned>(object: &mut Map<String, Value>, field: &str) -> Result<T, Problem> {
    let value = object
        .remove(field)
        .ok_or_else(|| Problem::field(ProblemCode::MissingField, field, "expected this field"))?;
    let words = serde_path_to_error::deserialize(value)
        .map_err(|error: serde_path_to_error::Error<serde_json::Error>| error.to_string());
    words.map_err(|words| Problem::field(ProblemCode::InvalidValue, field, words))
}

fn json_problem(error: serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let path = error.path().to_string();
    let inner = error.into_inner();
    match inner.classify() {
        Category::Data => problem_of(&path, &inner.to_string()),
        _ => Problem::new(ProblemCode::MalformedJson, inner.to_string()),
    }
}

/// serde says what is wrong only in words, so its words are sorted here, and only here.
fn problem_of(path: &str, words: &str) -> Problem {
    let words = words.split(" at line ").next().unwrap_or(words);
    let named = words.split('`').nth(1).unwrap_or_default();
    let (code, field) = if words.starts_with("unknown field") {
        (ProblemCode::UnknownField, join(parent(path, named), named))
    } else if words.starts_with("missing field") {
        (ProblemCode::MissingField, join(path, named))
    } else if words.starts_with("unknown variant") {
        (ProblemCode::UnknownCode, path.to_owned())
    } else {
        (ProblemCode::InvalidValue, path.to_owned())
    };
    let field = (!field.is_empty() && field != ".").then_some(field);
    Problem { code, field, detail: words.to_owned() }
}

/// The path of an unknown field ends in that field already in some formats.
fn parent<'a>(path: &'a str, named: &str) -> &'a str {
    path.strip_suffix(named).map_or(path, |rest| rest.trim_end_matches('.'))
}

fn join(path: &str, field: &str) -> String {
    if path.is_empty() || path == "." { field.to_owned() } else { format!("{path}.{field}") }
}

/// A body must say what it is, so that no form of a foreign page can send it.
///
/// # Errors
/// `unsupported_media_type`.
pub fn require_media_type(headers: &HeaderMap, expected: &str) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(expected)) {
        return Ok(());
    }
    let expected = format!("expected the header Content-Type: {expected}");
    Err(Problem::new(ProblemCode::UnsupportedMediaType, expected))
}

/// Why a body of at most 1 MiB did not come in.
pub fn body_problem(rejection: BytesRejection) -> Problem {
    if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(ProblemCode::BodyTooLarge, "expected a body of at most 1 MiB");
    }
    Problem::new(ProblemCode::MalformedJson, "the body ended early")
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Batch {
        #[serde(rename = "items")]
        _items: Vec<Item>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Item {
        #[serde(rename = "count")]
        _count: i32,
        #[serde(rename = "kind")]
        _kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Foot,
    }

    fn refused(text: &str) -> (ProblemCode, Option<String>) {
        let problem = parse::<Batch>(text.as_bytes()).unwrap_err();
        (problem.code, problem.field)
    }

    #[test]
    fn every_fault_names_its_code_and_field() {
        let named = |field: &str| Some(field.to_owned());
        assert_eq!(refused("{\"items\":[{\"count\":"), (ProblemCode::MalformedJson, None));
        assert_eq!(refused("{}"), (ProblemCode::MissingField, named("items")));
        assert_eq!(refused("{\"items\":[],\"x\":1}"), (ProblemCode::UnknownField, named("x")));
        assert_eq!(refused("{\"items\":[{}]}"), (ProblemCode::MissingField, named("items[0].count")));
        assert_eq!(
            refused("{\"items\":[{\"count\":1,\"y\":2}]}"),
            (ProblemCode::UnknownField, named("items[0].y"))
        );
        assert_eq!(
            refused("{\"items\":[{\"count\":\"1\"}]}"),
            (ProblemCode::InvalidValue, named("items[0].count"))
        );
        let wrong_kind = "{\"items\":[{\"count\":1,\"kind\":\"sled\"}]}";
        assert_eq!(refused(wrong_kind), (ProblemCode::UnknownCode, named("items[0].kind")));
    }
}
