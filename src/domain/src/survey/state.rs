//! Whether a survey can be answered.

use chrono::{DateTime, Utc};

use crate::Now;
use crate::named::named;
use crate::response::GRACE;

named! {
    /// How far a survey has come.
    pub enum SurveyState {
        /// Being written; nobody can answer it.
        Draft = "draft",
        /// Published. Whether it can be answered now depends on its dates.
        Open = "open",
        /// Closed by hand or by its closing date.
        Closed = "closed",
    }
}

/// What somebody finds who comes to answer a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// It does not exist for the public yet.
    Unknown,
    /// It opens later.
    NotYet(DateTime<Utc>),
    /// It can be answered.
    Open,
    /// Closed, but what was begun in time is still taken.
    Grace,
    /// Closed.
    Closed,
}

/// What somebody finds at this moment, from the state and the dates of a survey.
#[must_use]
pub fn door(
    state: SurveyState,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    now: Now,
) -> Door {
    let now = now.utc();
    match state {
        SurveyState::Draft => Door::Unknown,
        SurveyState::Open | SurveyState::Closed => match (opens_at, closes_at) {
            (Some(opens), _) if now < opens => Door::NotYet(opens),
            (_, Some(closes)) if now > closes + GRACE => Door::Closed,
            (_, Some(closes)) if now > closes => Door::Grace,
            _ if state == SurveyState::Closed => Door::Closed,
            _ => Door::Open,
        },
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn the_door_follows_the_clock() {
        let opens = DateTime::UNIX_EPOCH;
        let closes = opens + TimeDelta::days(42);
        let at = |instant| {
            door(
                SurveyState::Open,
                Some(opens),
                Some(closes),
                Now::at(instant),
            )
        };
        let second = TimeDelta::seconds(1);
        assert_eq!(at(opens - second), Door::NotYet(opens));
        assert_eq!(at(opens), Door::Open);
        assert_eq!(at(closes), Door::Open);
        assert_eq!(at(closes + second), Door::Grace);
        assert_eq!(at(closes + GRACE + second), Door::Closed);
    }

    #[test]
    fn a_draft_is_unknown_to_the_public_whatever_its_dates_say() {
        let now = Now::at(DateTime::UNIX_EPOCH);
        assert_eq!(door(SurveyState::Draft, None, None, now), Door::Unknown);
        assert_eq!(door(SurveyState::Open, None, None, now), Door::Open);
        assert_eq!(door(SurveyState::Closed, None, None, now), Door::Closed);
    }
}
