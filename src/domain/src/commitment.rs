//! What a body promises in answer to what people said, and how that promise may move.
//!
//! A commitment says *you said* and then either *we are doing* or *why we are not*. One owner is
//! accountable; others may share. Nothing is edited silently: each change is an update with a
//! date, and what was published stays readable.

use crate::named::named;
use crate::problem::Problem;

named! {
    /// How far a commitment has come.
    pub enum Status {
        /// The source says nothing about it; only imported commitments stand here.
        NotStated = "not_stated",
        /// It is being looked into whether and how to do it.
        Exploring = "exploring",
        /// Agreed, not begun.
        NotStarted = "not_started",
        /// Under way, expected in time.
        OnTrack = "on_track",
        /// Under way, or due, and later than promised.
        Delayed = "delayed",
        /// Finished.
        Done = "done",
        /// It will not be done; a reason is always given.
        NotDoing = "not_doing",
    }
}

impl Status {
    /// Whether nothing more is to come.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::NotDoing)
    }
}

/// The answer of the body: a deed or a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// What is being done.
    Doing(String),
    /// Why it is not done.
    NotDoing(String),
}

/// Checks that a status and the answer beside it say the same.
///
/// *Not doing* without a reason is the one thing a tracker must never publish, and *on track*
/// beside a refusal would contradict itself.
pub fn agrees(status: Status, response: &Response) -> Result<(), Problem> {
    match (status, response) {
        (Status::NotDoing, Response::Doing(_)) => Err(Problem::says("commitment-reason-missing")),
        (Status::NotDoing, Response::NotDoing(_)) | (_, Response::Doing(_)) => Ok(()),
        (_, Response::NotDoing(_)) => Err(Problem::says("commitment-status-contradicts")),
    }
}

/// Whether a commitment is late: due before today and neither done nor refused.
#[must_use]
pub fn is_late(
    status: Status,
    due_on: Option<chrono::NaiveDate>,
    today: chrono::NaiveDate,
) -> bool {
    !status.is_final() && due_on.is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Named;

    #[test]
    fn not_doing_needs_a_reason_and_only_not_doing_has_one() {
        let doing = Response::Doing("A safe space".into());
        let reason = Response::NotDoing("No money until 2028".into());
        assert!(agrees(Status::NotDoing, &reason).is_ok());
        assert!(agrees(Status::NotDoing, &doing).is_err());
        for status in Status::ALL
            .iter()
            .copied()
            .filter(|s| *s != Status::NotDoing)
        {
            assert!(agrees(status, &doing).is_ok(), "{status:?}");
            assert!(agrees(status, &reason).is_err(), "{status:?}");
        }
    }

    #[test]
    fn what_is_done_or_refused_is_never_late() {
        let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 5, d);
        let today = day(10).expect("a day");
        assert!(is_late(Status::OnTrack, day(9), today));
        assert!(!is_late(Status::OnTrack, day(10), today));
        assert!(!is_late(Status::OnTrack, None, today));
        assert!(!is_late(Status::Done, day(1), today));
        assert!(!is_late(Status::NotDoing, day(1), today));
    }
}
