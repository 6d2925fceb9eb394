//! What every question about the ground begins with: may this member ask, what day is it, and what was the last change.

use axum::Json;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::access::CurrentMember;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::etag::conditional_answer;
use crate::ids::{AreaId, Role};
use crate::state::AppState;
use crate::{members, organisations};

/// Who may ask about the ground: those who walk it, and those who send them.
pub const PATROLLING: [Role; 3] = [Role::Volunteer, Role::Outreach, Role::Coordinator];

/// A question that may be answered.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where the organisation's days begin.
    pub zone: TimeZone,
    /// The organisation's present day.
    pub today: Day,
    version: String,
}

/// Lets a member ask about an area, or about everything when none is named.
///
/// # Errors
/// `unknown_area` when it is not one of theirs.
pub async fn ask(state: &AppState, me: &CurrentMember, area: Option<AreaId>) -> Result<Question, Problem> {
    let db = &state.db.read;
    if !members::queries::sees_area(db, me, area).await? {
        let expected = "expected the id of one of your areas";
        return Err(Problem::field(ProblemCode::UnknownArea, "area_id", expected));
    }
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let today = state.clock.now().day(&zone);
    let seq = organisations::queries::last_sequence(db, me.org).await?;
    Ok(Question { zone, today, version: format!("{:?}:{seq}:{today:?}:{area:?}", me.org) })
}

impl Question {
    /// Answers in JSON, or says that nothing changed since the caller heard the answer. `details` is what else was asked.
    ///
    /// # Errors
    /// Those of `answer`.
    pub async fn answer<T: Serialize>(
        &self,
        headers: &HeaderMap,
        details: impl std::fmt::Debug,
        answer: impl Future<Output = Result<T, Problem>>,
    ) -> Result<Response, Problem> {
        self.answer_as(headers, details, async { Ok(Json(answer.await?)) }).await
    }

    /// Answers in any form, or says that nothing changed.
    ///
    /// # Errors
    /// Those of `answer`.
    pub async fn answer_as<T: IntoResponse>(
        &self,
        headers: &HeaderMap,
        details: impl std::fmt::Debug,
        answer: impl Future<Output = Result<T, Problem>>,
    ) -> Result<Response, Problem> {
        conditional_answer(headers, &format!("{}:{details:?}", self.version), answer).await
    }
}
