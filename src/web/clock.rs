//! The one place that knows what time it is.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use domain::Now;

/// A clock that can be set: the real one, or one a test moves.
#[derive(Debug)]
pub struct Clock(Kind);

#[derive(Debug)]
enum Kind {
    Real,
    /// Microseconds since 1970.
    Set(AtomicI64),
}

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub const fn real() -> Self {
        Self(Kind::Real)
    }

    /// A clock that stands at an instant until it is moved.
    #[must_use]
    pub const fn set_at(instant: DateTime<Utc>) -> Self {
        Self(Kind::Set(AtomicI64::new(instant.timestamp_micros())))
    }

    /// This moment.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    pub fn now(&self) -> Now {
        Now::at(match &self.0 {
            // As fine as both databases keep it, so that what is read back is what was written.
            Kind::Real => Utc::now().trunc_subsecs(6),
            Kind::Set(micros) => {
                DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default()
            }
        })
    }

    /// Moves a clock that can be moved; the real one goes on as it does.
    pub fn advance(&self, by: TimeDelta) {
        if let Kind::Set(micros) = &self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or_default(), Ordering::SeqCst);
        }
    }
}
