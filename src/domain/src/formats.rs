//! Asking for another way to take part: large print, easy read, British Sign Language, a telephone
//! call. What can be asked for, by when it is due, and when it presses.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use crate::named::named;
use crate::time::days_between;

named! {
    /// What somebody needs to take part.
    pub enum Need {
        /// The survey in large print.
        LargePrint = "large_print",
        /// The survey in easy read.
        EasyRead = "easy_read",
        /// British Sign Language.
        Bsl = "bsl",
        /// The survey to listen to.
        Audio = "audio",
        /// Braille.
        Braille = "braille",
        /// Another language.
        Language = "language",
        /// Somebody who goes through it with them by telephone.
        Phone = "phone",
        /// A paper form by post.
        Paper = "paper",
    }
}

named! {
    /// What became of somebody's request.
    pub enum RequestState {
        /// Somebody has to see to it.
        Waiting = "waiting",
        /// They have what they need.
        Done = "done",
        /// It could not be provided, and they were told.
        NotPossible = "not_possible",
    }
}

/// Working days in which a request is to be answered when there is time.
const USUAL: u32 = 5;
/// How many days before the close somebody should have what they need to take part.
const BEFORE_CLOSE: i64 = 7;
/// When a request presses for the last time, in days before the close.
const LAST: i64 = 2;

/// The day so many working days after another: Saturdays and Sundays do not count.
#[must_use]
pub fn working_days_after(from: NaiveDate, days: u32) -> NaiveDate {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day += TimeDelta::days(1);
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    day
}

/// By when a request is to be answered: within five working days, and a week before the close where
/// that is sooner, so that there is time to take part. Never before the next working day.
#[must_use]
pub fn due(asked: NaiveDate, closes: Option<NaiveDate>) -> NaiveDate {
    let usual = working_days_after(asked, USUAL);
    let soonest = working_days_after(asked, 1);
    match closes {
        Some(closes) => usual
            .min(closes - TimeDelta::days(BEFORE_CLOSE))
            .max(soonest),
        None => usual,
    }
}

/// How much a request presses that nobody has answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressing {
    /// There is time.
    Not,
    /// It is past its day, or the survey closes within a week.
    Soon,
    /// The survey closes within two days.
    Last,
}

impl Pressing {
    /// As a number that grows with it.
    #[must_use]
    pub const fn level(self) -> i32 {
        match self {
            Self::Not => 0,
            Self::Soon => 1,
            Self::Last => 2,
        }
    }
}

/// How much a request presses today. After the close nothing can be made good any more, so it
/// presses no further.
#[must_use]
pub fn pressing(due: NaiveDate, closes: Option<NaiveDate>, today: NaiveDate) -> Pressing {
    match closes.map(|closes| days_between(today, closes)) {
        Some(..0) => Pressing::Not,
        Some(..=LAST) => Pressing::Last,
        Some(..=BEFORE_CLOSE) => Pressing::Soon,
        _ if due < today => Pressing::Soon,
        _ => Pressing::Not,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day")
    }

    #[test]
    fn five_working_days_pass_over_a_weekend() {
        // A Monday, a Friday, a Saturday.
        assert_eq!(due(day("2026-11-23"), None), day("2026-11-30"));
        assert_eq!(due(day("2026-11-27"), None), day("2026-12-04"));
        assert_eq!(due(day("2026-11-28"), None), day("2026-12-04"));
    }

    #[test]
    fn near_the_close_it_is_due_sooner_but_never_before_the_next_working_day() {
        let monday = day("2026-11-23");
        assert_eq!(due(monday, Some(day("2026-12-20"))), day("2026-11-30"));
        assert_eq!(due(monday, Some(day("2026-12-03"))), day("2026-11-26"));
        assert_eq!(due(monday, Some(day("2026-11-25"))), day("2026-11-24"));
        assert_eq!(
            due(day("2026-11-27"), Some(day("2026-11-28"))),
            day("2026-11-30")
        );
    }

    #[test]
    fn it_presses_more_and_more_until_the_close_and_then_no_longer() {
        let closes = Some(day("2026-12-14"));
        let on = |today: &str| pressing(day("2026-12-20"), closes, day(today));
        assert_eq!(on("2026-12-06"), Pressing::Not);
        assert_eq!(on("2026-12-07"), Pressing::Soon);
        assert_eq!(on("2026-12-11"), Pressing::Soon);
        assert_eq!(on("2026-12-12"), Pressing::Last);
        assert_eq!(on("2026-12-14"), Pressing::Last);
        assert_eq!(on("2026-12-15"), Pressing::Not);
    }

    #[test]
    fn past_its_day_it_presses_whenever_the_survey_closes() {
        let due = day("2026-11-30");
        for closes in [None, Some(day("2027-03-01"))] {
            assert_eq!(pressing(due, closes, day("2026-11-30")), Pressing::Not);
            assert_eq!(pressing(due, closes, day("2026-12-01")), Pressing::Soon);
        }
    }
}
