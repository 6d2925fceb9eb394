//! How often a source may try: invites by address, batches by device. Addresses are kept only as digests with a key
//! that dies with the process.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::{Problem, ProblemCode};
use crate::ids::DeviceId;
use crate::secret::{random, sha256};

const INVITES_A_MINUTE: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
const BATCHES_A_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");

/// The counters of this process.
#[derive(Debug)]
pub struct Limits {
    key: [u8; 32],
    behind_proxy: bool,
    invites: DefaultKeyedRateLimiter<Vec<u8>>,
    batches: DefaultKeyedRateLimiter<DeviceId>,
}

impl Limits {
    /// Fresh counters; behind a proxy the caller's address is the last one in `X-Forwarded-For`.
    pub fn new(behind_proxy: bool) -> Limits {
        Limits {
            key: random(),
            behind_proxy,
            invites: RateLimiter::keyed(Quota::per_minute(INVITES_A_MINUTE)),
            batches: RateLimiter::keyed(Quota::per_minute(BATCHES_A_MINUTE)),
        }
    }

    /// One more try at an invite from where this request comes from.
    ///
    /// # Errors
    /// After ten tries in a minute.
    pub fn try_invite(&self, headers: &HeaderMap, extensions: &Extensions) -> Result<(), Problem> {
        let address = self.address(headers, extensions).map(|ip| ip.to_string()).unwrap_or_default();
        let source = sha256(&[&self.key, address.as_bytes()].concat());
        self.invites.check_key(&source).map_err(|_| too_many("10 invites a minute"))
    }

    /// One more batch from a device.
    ///
    /// # Errors
    /// After sixty batches in a minute.
    pub fn try_batch(&self, device: DeviceId) -> Result<(), Problem> {
        self.batches.check_key(&device).map_err(|_| too_many("60 batches a minute"))
    }

    /// Forgets sources that have been quiet.
    pub fn forget_quiet(&self) {
        self.invites.retain_recent();
        self.batches.retain_recent();
    }

    fn address(&self, headers: &HeaderMap, extensions: &Extensions) -> Option<IpAddr> {
        if self.behind_proxy {
            let forwarded = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            return forwarded.rsplit(',').next()?.trim().parse().ok();
        }
        extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
    }
}

fn too_many(limit: &str) -> Problem {
    Problem::new(ProblemCode::TooManyRequests, format!("expected at most {limit}"))
}
