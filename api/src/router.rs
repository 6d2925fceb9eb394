//! All routes under one roof: the API with its layers, its document, and the phone app for every other path.

use std::any::Any;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use serde::Serialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Ref, ResponseBuilder};
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::access::{Access, keys::KeyRing, operations};
use crate::contacts::model::SealedRecord;
use crate::error::{Problem, ProblemBody, ProblemCode};
use crate::limits::Limits;
use crate::sessions::authenticate::authenticate;
use crate::state::AppState;
use crate::sync::model::SyncRecord;
use crate::sync::writer::PushQueue;
use crate::{
    alarms, annotations, areas, assets, contact_releases, contacts, devices, follow_ups, headers, hotspots,
    imports, invites, members, pickups, planned_routes, reports, services, sessions, settings, supplies,
    sync, warnings,
};

/// The largest body, 1 MiB.
const MAX_BODY: usize = 1 << 20;
const MAX_SECONDS: Duration = Duration::from_secs(30);

#[derive(OpenApi)]
#[openapi(
    info(title = "Gadeplan", description = "Needle patrols and outreach at street level."),
    components(schemas(ProblemBody, SyncRecord, SealedRecord))
)]
struct Document;

/// Whether the server answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`.
    status: &'static str,
}

/// The whole server.
pub fn router(state: AppState, ring: Arc<KeyRing>, limits: Arc<Limits>) -> Router {
    let queue = PushQueue::start(state.db.clone(), state.config.retention.point_days);
    let (api, _) = api().split_for_parts();
    let api = api
        .method_not_allowed_fallback(|| async {
            Problem::new(ProblemCode::MethodNotAllowed, "this path has other methods")
        })
        .layer(from_fn_with_state(state.clone(), authenticate))
        .layer(Extension(ring))
        .layer(Extension(queue))
        .layer(Extension(limits))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, MAX_SECONDS))
        .layer(from_fn(log));
    api.fallback(assets::serve).layer(from_fn(headers::protect)).with_state(state)
}

/// The OpenAPI 3.1 document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let (_, mut document) = api().split_for_parts();
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("access_token", SecurityScheme::Http(bearer));
    document.paths.paths.values_mut().flat_map(operations).for_each(document_problem);
    document
}

/// Every operation may answer with a problem.
fn document_problem(operation: &mut Operation) {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let problem = ResponseBuilder::new().description("A problem: what was wrong, by code and field");
    let problem = problem.content("application/problem+json", body).build();
    operation.responses.responses.insert("default".to_owned(), problem.into());
}

fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(get_health).public())
        .merge(settings::router())
        .merge(members::router())
        .merge(devices::router())
        .merge(invites::router())
        .merge(sessions::router())
        .merge(areas::router())
        .merge(services::router())
        .merge(warnings::router())
        .merge(pickups::router())
        .merge(follow_ups::router())
        .merge(contacts::router())
        .merge(hotspots::router())
        .merge(contact_releases::router())
        .merge(supplies::router())
        .merge(annotations::router())
        .merge(alarms::router())
        .merge(planned_routes::router())
        .merge(reports::router())
        .merge(imports::router())
        .merge(sync::router())
}

/// Whether the server answers.
#[utoipa::path(get, path = "/api/v1/health", responses((status = 200, body = Health, description = "It does")))]
async fn get_health() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Route, status and duration: never an address, a token, a position or a name.
async fn log(request: Request, next: Next) -> Response {
    let route =
        request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let method = request.method().clone();
    let began = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    tracing::info!(%method, route, status, millis = began.elapsed().as_millis(), "answered");
    response
}

fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::new(ProblemCode::Internal, "something broke on the server; nothing was stored").into_response()
}
