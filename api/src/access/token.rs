//! Access tokens: JWT, EdDSA only, ten minutes, every claim checked by hand.

use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};

use super::CurrentMember;
use super::keys::KeyRing;
use crate::clock::UtcMs;
use crate::error::{Problem, ProblemCode};
use crate::ids::{DeviceId, MemberId, OrgId, Role};
use crate::secret;

/// Seconds for which an access token is valid.
pub const LIFETIME_S: i64 = 600;
const LEEWAY_S: i64 = 5;
const MAX_BYTES: usize = 2_048;
const ISSUER: &str = "gadeplan";
const AUDIENCE: &str = "gadeplan-api";
const KIND: &str = "at+jwt";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: MemberId,
    sid: DeviceId,
    org: i64,
    roles: Vec<Role>,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: String,
}

/// Signs a token for a member at a device.
///
/// # Errors
/// When the organisation has no key, which only a broken start can cause.
pub fn issue(ring: &KeyRing, member: &CurrentMember, now: UtcMs) -> Result<String, Problem> {
    let (kid, key) = ring.signing(member.org, now).ok_or_else(no_key)?;
    let now_s = now.0.div_euclid(1_000);
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: member.id,
        sid: member.device,
        org: member.org.0,
        roles: member.roles.clone(),
        iat: now_s,
        nbf: now_s,
        exp: now_s + LIFETIME_S,
        jti: secret::token::<12>(),
    };
    let header = Header { typ: Some(KIND.to_owned()), kid: Some(kid), ..Header::new(Algorithm::EdDSA) };
    encode(&header, &claims, &key.encoding).map_err(|_| no_key())
}

/// Reads a token; `None` for anything but one of ours that is valid now.
pub fn verify(ring: &KeyRing, token: &str, now: UtcMs) -> Option<CurrentMember> {
    if token.len() > MAX_BYTES {
        return None;
    }
    let header = decode_header(token).ok()?;
    let plain = header.jku.is_none() && header.jwk.is_none() && header.x5u.is_none() && header.x5c.is_none();
    if !plain || header.typ.as_deref() != Some(KIND) || header.alg != Algorithm::EdDSA {
        return None;
    }
    let key = ring.named(header.kid.as_deref()?)?;
    let claims = decode::<Claims>(token, &key.decoding, &signature_only()).ok()?.claims;
    let org = OrgId(claims.org);
    let addressed = claims.iss == ISSUER && claims.aud == AUDIENCE && org == key.org;
    (addressed && is_current(&claims, now)).then_some(CurrentMember {
        org,
        id: claims.sub,
        device: claims.sid,
        roles: claims.roles,
    })
}

fn is_current(claims: &Claims, now: UtcMs) -> bool {
    let now_s = now.0.div_euclid(1_000);
    claims.nbf <= now_s + LEEWAY_S && claims.iat <= now_s + LEEWAY_S && now_s < claims.exp + LEEWAY_S
}

/// The library checks the signature; time and address are checked here, by our clock.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation
}

fn no_key() -> Problem {
    Problem::new(ProblemCode::Internal, "no token could be signed")
}
