//! How often a neighbourhood may post, generous enough for a library or a ward.

use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::Error;
use super::address::Neighbourhood;

/// Posts a minute from one neighbourhood: forty people behind one address filling in a survey.
const POSTS_A_MINUTE: NonZeroU32 = NonZeroU32::new(300).unwrap();
/// Posts at once before that pace is asked for.
const BURST: NonZeroU32 = NonZeroU32::new(600).unwrap();

/// The limits of one instance. Limits that must hold across instances (sign-in, receipts) are in
/// the database.
pub struct Limits {
    posts: Option<DefaultKeyedRateLimiter<Neighbourhood>>,
    clock: DefaultClock,
}

impl Limits {
    /// Limits that hold, or, for load tests on loopback, none.
    #[must_use]
    pub fn new(on: bool) -> Self {
        let quota = Quota::per_minute(POSTS_A_MINUTE).allow_burst(BURST);
        Self {
            posts: on.then(|| RateLimiter::keyed(quota)),
            clock: DefaultClock::default(),
        }
    }

    /// Whether limits hold at all.
    #[must_use]
    pub const fn hold(&self) -> bool {
        self.posts.is_some()
    }

    /// Counts one post; `TooMany` when the neighbourhood has to slow down.
    pub fn post(&self, from: Neighbourhood) -> Result<(), Error> {
        let Some(posts) = &self.posts else {
            return Ok(());
        };
        if posts.len() > 10_000 {
            posts.retain_recent();
        }
        posts
            .check_key(&from)
            .map_err(|until| Error::TooMany(until.wait_time_from(self.clock.now()).as_secs() + 1))
    }
}
