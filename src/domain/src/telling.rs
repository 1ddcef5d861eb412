//! Telling people what became of what they said: seldom, by day, and only what is different.

use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};

use crate::Now;
use crate::commitment::Status;
use crate::named::named;
use crate::time::clock_in_london;

/// People are told at most this often.
pub const APART: TimeDelta = TimeDelta::days(7);
/// What changed last has stood this long: several changes of one sitting go into one mail.
pub const SETTLED: TimeDelta = TimeDelta::hours(2);
/// From when, and until before when, in London, a mail that can wait may arrive.
pub const WAKING: (u32, u32) = (9, 19);

/// Whether people may be told now of what changed last at `newest`, having been told at `last`.
#[must_use]
pub fn may_tell(last: Option<DateTime<Utc>>, newest: DateTime<Utc>, now: Now) -> bool {
    let hour = clock_in_london(now.utc()).hour();
    let by_day = (WAKING.0..WAKING.1).contains(&hour);
    let apart = last.is_none_or(|last| now.utc() - last >= APART);
    by_day && apart && now.utc() - newest >= SETTLED
}

named! {
    /// What became of a commitment since people were told.
    pub enum Step {
        /// It is public now and was not.
        New = "new",
        /// Its status or its date is another.
        Changed = "changed",
        /// It is done, or will not be done.
        Closed = "closed",
    }
}

/// How far a commitment is, and when it is due.
pub type Standing = (Status, Option<NaiveDate>);

/// What became of a commitment that stood like `before` when people were told last; `None` when
/// nothing did. `is_new` says that the public did not know of it then.
#[must_use]
pub fn step(is_new: bool, before: Option<Standing>, now: Standing) -> Option<Step> {
    let closed = |(status, _): Standing| matches!(status, Status::Done | Status::NotDoing);
    if is_new {
        return Some(Step::New);
    }
    if before == Some(now) {
        return None;
    }
    if closed(now) {
        // Another date of something that is over is no news.
        let was = before.map(|before| before.0);
        return (was != Some(now.0)).then_some(Step::Closed);
    }
    Some(Step::Changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        let at = DateTime::parse_from_rfc3339(text).expect("an instant");
        at.to_utc()
    }

    #[test]
    fn people_are_told_by_day_once_a_week_of_what_has_settled() {
        let told = |last: Option<&str>, newest: &str, now: &str| {
            may_tell(last.map(at), at(newest), Now::at(at(now)))
        };
        let monday = "2026-11-23T10:00:00Z";
        assert!(told(None, monday, "2026-11-23T12:00:00Z"));
        assert!(!told(None, monday, "2026-11-23T11:59:59Z"), "still warm");
        assert!(!told(None, monday, "2026-11-23T19:00:00Z"), "evening");
        assert!(!told(None, monday, "2026-11-24T08:59:59Z"), "night");
        assert!(told(None, monday, "2026-11-24T09:00:00Z"));
        let last = Some("2026-11-17T12:00:00Z");
        assert!(!told(last, monday, "2026-11-24T11:59:59Z"), "a week");
        assert!(told(last, monday, "2026-11-24T12:00:00Z"));
        // In summer London is an hour ahead.
        let july = "2026-07-06T10:00:00Z";
        assert!(told(None, july, "2026-07-07T08:00:00Z"));
        assert!(!told(None, july, "2026-07-07T18:00:00Z"));
    }

    #[test]
    fn only_what_is_different_is_told() {
        let due = NaiveDate::from_ymd_opt(2027, 2, 1);
        let on_track = (Status::OnTrack, due);
        assert_eq!(step(true, None, on_track), Some(Step::New));
        assert_eq!(step(false, Some(on_track), on_track), None);
        assert_eq!(step(false, None, on_track), Some(Step::Changed));
        let delayed = (Status::Delayed, due);
        assert_eq!(step(false, Some(on_track), delayed), Some(Step::Changed));
        let later = (Status::OnTrack, due.and_then(|day| day.succ_opt()));
        assert_eq!(step(false, Some(on_track), later), Some(Step::Changed));
        let done = (Status::Done, due);
        assert_eq!(step(false, Some(on_track), done), Some(Step::Closed));
        assert_eq!(step(false, Some(done), (Status::Done, None)), None);
        let not = (Status::NotDoing, None);
        assert_eq!(step(false, Some(done), not), Some(Step::Closed));
        assert_eq!(step(false, Some(done), on_track), Some(Step::Changed));
        assert_eq!(step(true, None, not), Some(Step::New));
    }
}
