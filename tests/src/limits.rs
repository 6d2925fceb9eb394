//! Limits count real time, so that a slow machine is let through a little more often.

use std::time::{Duration, Instant};

use crate::member::Reply;

/// Tries until one is too many: at least `most` are let in, and not more than another one each `refill` that passed.
///
/// # Panics
/// When fewer or more were let in.
pub async fn until_refused(most: u128, refill: Duration, mut once: impl AsyncFnMut() -> Reply) -> Reply {
    let (began, mut passed) = (Instant::now(), 0);
    loop {
        let reply = once().await;
        if reply.status.as_u16() == 429 {
            assert!(passed >= most, "refused after {passed}");
            return reply;
        }
        passed += 1;
        let refilled = began.elapsed().as_nanos() / refill.as_nanos();
        assert!(passed <= most + refilled, "{passed} in {:?}", began.elapsed());
    }
}
