//! The map, and what stands beside it.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::map::HotspotMap;
use super::model::{HotspotQuery, window_of};
use super::profile::{Profile, ProfileQuery, hours, weekdays};
use super::question::{PATROLLING, ask};
use super::tiles::{MEDIA_TYPE, Tile, TileQuery, VectorTile};
use super::timeline::{Timeline, TimelineQuery, timeline};
use super::year::{CellQuery, CellYear, map_cell};
use super::{ground, places, queries, reading, route, scorecard, streets, year};
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::{PathId, QueryString};
use crate::histories::Key;
use crate::ids::Role;
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use crate::words::code;

/// Routes under `/hotspots`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_hotspots).allow(&PATROLLING))
        .routes(routes!(get_cell_year).allow(&PATROLLING))
        .routes(routes!(get_timeline).allow(&PATROLLING))
        .routes(routes!(get_profile).allow(&PATROLLING))
        .routes(routes!(get_tile).allow(&[Role::Coordinator]))
        .merge(places::router())
        .merge(streets::router())
        .merge(scorecard::router())
        .merge(route::router())
}

/// The hotspot map of an area.
#[utoipa::path(get, path = "/api/v1/hotspots", params(HotspotQuery), responses(
    (status = 200, body = HotspotMap, description = "The cells, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_hotspots(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<HotspotQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, query.area_id).await?;
    let window = query.window(question.today)?;
    let item = query.item.as_ref().map_or_else(|| ANY_ITEM.to_owned(), code);
    question
        .answer(&headers, (&window, &item), async {
            let key =
                Key { org: me.org, area: query.area_id, item: item.clone(), resolution: window.resolution };
            let ground = ground::at(&state, key).await?;
            let area = ground.outline.as_ref().map(|outline| outline.cells.clone());
            let reading = ground.read(move |ground| reading::read(ground, &window)).await?;
            let named = query.area_id.zip(area.as_deref());
            let patrols =
                queries::patrols(&state.db.read, me.org, window.days, &question.zone, named).await?;
            Ok(HotspotMap::draw(&window, patrols, reading))
        })
        .await
}

/// The year of one cell.
#[utoipa::path(get, path = "/api/v1/hotspots/cells/{cell}", params(CellQuery,
    ("cell" = String, Path, description = "A cell of resolution 8 to 11", example = "8b1f05833ba6fff")),
    responses((status = 200, body = CellYear, description = "Thirteen steps of 28 days, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_cell_year(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    PathId(text): PathId<String>,
    QueryString(query): QueryString<CellQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, query.area_id).await?;
    let cell = map_cell(&text)?;
    question
        .answer(&headers, cell, async {
            let (today, item) = (question.today, ANY_ITEM.to_owned());
            let key = Key { org: me.org, area: query.area_id, item, resolution: cell.resolution() };
            let wide = Key { resolution: reading::EMERGING_RESOLUTION, ..key.clone() };
            let ground = ground::at(&state, key).await?;
            let year = ground.read(move |ground| year::read(ground, cell, today)).await?;
            let ground = ground::at(&state, wide).await?;
            let emerging = ground.read(move |ground| reading::trend_of(ground, cell, today)).await?;
            Ok(CellYear { emerging, ..year })
        })
        .await
}

/// What was found and searched week by week.
#[utoipa::path(get, path = "/api/v1/hotspots/timeline", params(TimelineQuery), responses(
    (status = 200, body = Timeline, description = "Weeks, oldest first, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_timeline(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<TimelineQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, query.area_id).await?;
    let weeks = query.weeks()?;
    question
        .answer(&headers, ("timeline", weeks), async {
            let today = question.today;
            let ground = ground::get(&state, me.org, query.area_id, ANY_ITEM).await?;
            ground.read(move |ground| Ok(timeline(ground, today, weeks))).await
        })
        .await
}

/// When things are found and when patrols walk.
#[utoipa::path(get, path = "/api/v1/hotspots/profile", params(ProfileQuery), responses(
    (status = 200, body = Profile, description = "By weekday and by hour, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_profile(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<ProfileQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, query.area_id).await?;
    let days = window_of(query.from, query.to, question.today)?;
    question
        .answer(&headers, ("profile", days), async {
            let ground = ground::get(&state, me.org, query.area_id, ANY_ITEM).await?;
            let area = ground.outline.as_ref().map(|outline| outline.cells.clone());
            let named = query.area_id.zip(area.as_deref());
            let weekdays = ground.read(move |ground| Ok(weekdays(ground, days))).await?;
            let hours = hours(&state.db.read, me.org, named, days, &question.zone).await?;
            Ok(Profile { weekdays, hours })
        })
        .await
}

/// A tile of the map of everything.
#[utoipa::path(get, path = "/api/v1/hotspots/tiles/{z}/{x}/{y}", params(TileQuery,
    ("z" = u32, Path, description = "Zoom, 6 to 20", example = 14),
    ("x" = u32, Path, description = "Column from the west", example = 8763),
    ("y" = u32, Path, description = "Row from the north", example = 5126)),
    responses((status = 200, body = VectorTile, content_type = "application/vnd.mapbox-vector-tile",
        description = "The layer `cells`, each with the properties it has on the map, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_tile(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    PathId((z, x, y)): PathId<(String, String, String)>,
    QueryString(query): QueryString<TileQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, None).await?;
    let tile = Tile::read(&z, &x, &y)?;
    let query = tile.query(query);
    let window = query.window(question.today)?;
    let item = query.item.as_ref().map_or_else(|| ANY_ITEM.to_owned(), code);
    question
        .answer_as(&headers, (tile, window, &item), async {
            let key = Key { org: me.org, area: None, item: item.clone(), resolution: window.resolution };
            let ground = ground::at(&state, key).await?;
            let drawn = ground.read(move |ground| {
                tile.draw(reading::read_within(ground, &window, |cell| tile.touches(cell))?)
            });
            Ok(([(header::CONTENT_TYPE, MEDIA_TYPE)], drawn.await?.0))
        })
        .await
}
