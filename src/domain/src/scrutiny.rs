//! What is unusual about the way a response was sent. It is told, and never held against anybody.

use crate::named::named;

named! {
    /// One thing that is unusual.
    pub enum Mark {
        /// A box that people do not see was filled in.
        Filled = "filled",
        /// It was sent sooner than it can be read.
        Quick = "quick",
        /// Very many came from one place on the internet within minutes.
        Burst = "burst",
    }
}

/// How many responses from one place within [`BURST_MINUTES`] are nothing unusual: a library, a ward,
/// a drop-in with tablets are one place each.
pub const BURST: usize = 30;
/// In how many minutes.
pub const BURST_MINUTES: i64 = 10;

/// Whether answers came sooner than anybody can read the questions: less than a second for each
/// question answered after the first page. People who skip questions are not counted for them.
#[must_use]
pub fn is_quick(answered: usize, seconds: i64) -> bool {
    usize::try_from(seconds.max(0)).is_ok_and(|seconds| seconds < answered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_can_read_is_quick() {
        assert!(is_quick(12, 3));
        assert!(!is_quick(12, 12));
        assert!(!is_quick(0, 0), "a survey of one page is never quick");
        assert!(is_quick(1, -5), "a clock set back");
    }
}
