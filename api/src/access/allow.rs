//! The roles of a route.

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::{Operation, PathItem, Paths};
use utoipa::openapi::security::SecurityRequirement;
use utoipa_axum::router::UtoipaMethodRouter;

use crate::error::{Problem, ProblemCode};
use crate::ids::{Actor, DeviceId, MemberId, OrgId, Role};
use crate::state::AppState;

/// The signed-in member of a request.
#[derive(Clone, Debug)]
pub struct CurrentMember {
    /// Their organisation.
    pub org: OrgId,
    /// The member.
    pub id: MemberId,
    /// The device they sit at.
    pub device: DeviceId,
    /// What they may do.
    pub roles: Vec<Role>,
}

impl CurrentMember {
    /// This member as the author of an audited change.
    pub fn actor(&self) -> Actor {
        Actor::Member(self.id)
    }

    /// Whether the member has a role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// What the authentication layer found out about a request.
#[derive(Clone, Debug)]
pub struct Caller(pub Result<CurrentMember, Problem>);

impl<S: Send + Sync> FromRequestParts<S> for CurrentMember {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Caller>().map_or_else(|| Err(sign_in()), |caller| caller.0.clone())
    }
}

/// States who may call a route.
pub trait Access {
    /// Members with at least one of these roles.
    #[must_use]
    fn allow(self, roles: &'static [Role]) -> Self;

    /// Anybody.
    #[must_use]
    fn public(self) -> Self;
}

impl Access for UtoipaMethodRouter<AppState> {
    fn allow(self, roles: &'static [Role]) -> Self {
        let (schemas, mut paths, router) = self;
        let codes: Vec<_> = roles.iter().map(|role| role.code()).collect();
        document(&mut paths, &json!(codes), true);
        let check = from_fn(move |request: Request, next: Next| require(roles, request, next));
        (schemas, paths, router.layer(check))
    }

    fn public(self) -> Self {
        let (schemas, mut paths, router) = self;
        document(&mut paths, &json!(["public"]), false);
        (schemas, paths, router)
    }
}

async fn require(roles: &'static [Role], request: Request, next: Next) -> Response {
    match request.extensions().get::<Caller>() {
        Some(Caller(Ok(member))) if roles.iter().any(|role| member.is(*role)) => next.run(request).await,
        Some(Caller(Ok(_))) => {
            let wanted: Vec<_> = roles.iter().map(|role| role.code()).collect();
            let detail = format!("needs one of the roles: {}", wanted.join(", "));
            Problem::field(ProblemCode::RoleMissing, "roles", detail).into_response()
        }
        Some(Caller(Err(problem))) => problem.clone().into_response(),
        None => sign_in().into_response(),
    }
}

fn sign_in() -> Problem {
    Problem::field(ProblemCode::SignInRequired, "authorization", "expected a valid access token")
}

fn document(paths: &mut Paths, roles: &serde_json::Value, signed_in: bool) {
    for operation in paths.paths.values_mut().flat_map(operations) {
        operation.extensions = Some(ExtensionsBuilder::new().add("x-roles", roles.clone()).build());
        if signed_in {
            operation.security = Some(vec![SecurityRequirement::new("access_token", Vec::<String>::new())]);
        }
    }
}

/// The operations of a path.
pub fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.patch, &mut item.delete].into_iter().flatten()
}
