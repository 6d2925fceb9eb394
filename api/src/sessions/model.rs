//! What starts a session and what it gives; the rule for refresh secrets.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::clock::UtcMs;
use crate::devices;
use crate::error::{Problem, ProblemCode};
use crate::ids::DeviceId;
use crate::members::model::{Language, Member};
use crate::secret::{sha256, token};

/// What a new member says when they use an invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeem {
    /// What stands behind the `#` of the invite link.
    #[schema(example = "vesterbro.0bVhC9xN2yqf7J3m1pQ5sA")]
    pub invite: String,
    /// What the others shall call them.
    pub nickname: String,
    /// The language they read.
    pub language: Language,
}

/// A signed-in member; the refresh secret travels beside it in a cookie.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session {
    /// Send it as `Authorization: Bearer`.
    pub access_token: String,
    /// Seconds for which it is valid.
    pub expires_in: i64,
    /// The member.
    pub member: Member,
}

/// A refresh secret as the cookie carries it: organisation, device and 256 random bits.
#[derive(Debug)]
pub struct RefreshSecret<'a> {
    /// The organisation's short name.
    pub slug: &'a str,
    /// The device.
    pub device: DeviceId,
    /// As the cookie holds it.
    pub text: &'a str,
    /// Digest of the secret, with the time it tells.
    pub digest: Vec<u8>,
    /// When it was given out, in seconds since 1970; older secrets don't say.
    given_s: Option<i64>,
}

/// A secret so young is not exchanged yet. A browser writes its cookies to the disk only every half minute; killed in
/// between, it comes back with the secret before, whose successor must not count as used by then.
const YOUNG_MS: i64 = 60_000;

impl RefreshSecret<'_> {
    /// Whether it was given out within the last minute.
    pub fn is_young(&self, now: UtcMs) -> bool {
        let age_ms = |given: i64| now.0.saturating_sub(given.saturating_mul(1000));
        self.given_s.is_some_and(|given| (0..YOUNG_MS).contains(&age_ms(given)))
    }
}

/// A new secret; it tells when it was given out, so that no row has to keep that.
pub fn new_secret(now: UtcMs) -> String {
    format!("{}.{}", token::<32>(), now.0 / 1000)
}

/// What the use of a refresh secret means.
#[derive(Debug, PartialEq, Eq)]
pub enum Use {
    /// The newest secret: give the next one.
    Newest,
    /// The one before, and the newest was never used: its answer was lost on the way, so give another.
    AnswerLost,
    /// A secret whose successor has been used: somebody has a copy.
    Stolen,
}

/// Reads the cookie's value.
pub fn refresh_secret(cookie: &str) -> Option<RefreshSecret<'_>> {
    let mut parts = cookie.splitn(3, '.');
    let (slug, device, text) = (parts.next()?, parts.next()?, parts.next()?);
    let device = DeviceId(device.parse::<Uuid>().ok()?);
    let given_s = text.rsplit_once('.').and_then(|(_, seconds)| seconds.parse().ok());
    Some(RefreshSecret { slug, device, text, digest: sha256(text.as_bytes()), given_s })
}

/// The cookie's value for a device and a new secret.
pub fn cookie_value(slug: &str, device: DeviceId, secret: &str) -> String {
    format!("{slug}.{}.{secret}", device.0)
}

/// What the use of a secret means for a device.
pub fn judge(device: &devices::entity::Model, digest: &[u8]) -> Use {
    if device.current_digest == digest {
        Use::Newest
    } else if device.previous_digest.as_deref() == Some(digest) {
        Use::AnswerLost
    } else {
        Use::Stolen
    }
}

/// An invite that opens nothing; used, ended and invented ones get the same answer.
pub fn invite_invalid() -> Problem {
    Problem::field(
        ProblemCode::InviteInvalid,
        "invite",
        "expected an invite that is neither used nor older than its time",
    )
}

/// A session that is over.
pub fn session_over() -> Problem {
    Problem::new(ProblemCode::SignInRequired, "this device is not signed in")
}
