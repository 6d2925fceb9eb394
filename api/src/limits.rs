//! How often a source may try: invites by address, batches by device, slips by both. Addresses are kept only as digests
//! with a key that dies with the process.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::{Problem, ProblemCode};
use crate::ids::DeviceId;
use crate::secret::{random, sha256};

const INVITES_A_MINUTE: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
const BATCHES_A_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");
const SLIPS_A_MINUTE: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
const FORGOTTEN_AN_HOUR: NonZeroU32 = NonZeroU32::new(100).expect("a hundred is not zero");

/// The counters of this process.
#[derive(Debug)]
pub struct Limits {
    key: [u8; 32],
    behind_proxy: bool,
    invites: DefaultKeyedRateLimiter<Vec<u8>>,
    batches: DefaultKeyedRateLimiter<DeviceId>,
    slips_by_device: DefaultKeyedRateLimiter<DeviceId>,
    slips_by_source: DefaultKeyedRateLimiter<Vec<u8>>,
    forgotten: DefaultDirectRateLimiter,
}

impl Limits {
    /// Fresh counters; behind a proxy the caller's address is the last one in `X-Forwarded-For`.
    pub fn new(behind_proxy: bool) -> Limits {
        Limits {
            key: random(),
            behind_proxy,
            invites: RateLimiter::keyed(Quota::per_minute(INVITES_A_MINUTE)),
            batches: RateLimiter::keyed(Quota::per_minute(BATCHES_A_MINUTE)),
            slips_by_device: RateLimiter::keyed(Quota::per_minute(SLIPS_A_MINUTE)),
            slips_by_source: RateLimiter::keyed(Quota::per_minute(SLIPS_A_MINUTE)),
            forgotten: RateLimiter::direct(Quota::per_hour(FORGOTTEN_AN_HOUR)),
        }
    }

    /// One more try at an invite from where this request comes from.
    ///
    /// # Errors
    /// After ten tries in a minute.
    pub fn try_invite(&self, headers: &HeaderMap, extensions: &Extensions) -> Result<(), Problem> {
        let source = self.source(headers, extensions);
        self.invites.check_key(&source).map_err(|_| too_many("10 invites a minute"))
    }

    /// One more batch from a device.
    ///
    /// # Errors
    /// After sixty batches in a minute.
    pub fn try_batch(&self, device: DeviceId) -> Result<(), Problem> {
        self.batches.check_key(&device).map_err(|_| too_many("60 batches a minute"))
    }

    /// One more try at the words of a slip by somebody who is signed in.
    ///
    /// # Errors
    /// After ten tries in a minute from the device or from where the request comes from.
    pub fn try_slip(
        &self,
        device: DeviceId,
        headers: &HeaderMap,
        extensions: &Extensions,
    ) -> Result<(), Problem> {
        self.slips_by_device.check_key(&device).map_err(|_| too_many("10 slips a minute"))?;
        self.try_slip_from(headers, extensions)
    }

    /// One more slip to be forgotten, by anybody.
    ///
    /// # Errors
    /// After ten tries in a minute from where this request comes from, or a hundred in an hour from everywhere.
    pub fn try_forget(&self, headers: &HeaderMap, extensions: &Extensions) -> Result<(), Problem> {
        self.try_slip_from(headers, extensions)?;
        self.forgotten.check().map_err(|_| too_many("100 slips an hour"))
    }

    /// Forgets sources that have been quiet.
    pub fn forget_quiet(&self) {
        self.invites.retain_recent();
        self.batches.retain_recent();
        self.slips_by_device.retain_recent();
        self.slips_by_source.retain_recent();
    }

    fn try_slip_from(&self, headers: &HeaderMap, extensions: &Extensions) -> Result<(), Problem> {
        let source = self.source(headers, extensions);
        self.slips_by_source.check_key(&source).map_err(|_| too_many("10 slips a minute"))
    }

    fn source(&self, headers: &HeaderMap, extensions: &Extensions) -> Vec<u8> {
        let address = self.address(headers, extensions).map(|ip| ip.to_string()).unwrap_or_default();
        sha256(&[&self.key, address.as_bytes()].concat())
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
