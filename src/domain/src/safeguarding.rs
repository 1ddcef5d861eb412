//! Looking after responses that hold words of distress: how far each is, and the hours in which
//! somebody looks.

use chrono::{NaiveTime, Timelike};

use crate::named::{Named, named};
use crate::{Problem, Problems};

named! {
    /// How far a response in the queue has come.
    pub enum CaseState {
        /// Nobody has looked at it.
        New = "new",
        /// Somebody is looking at it.
        Looking = "looking",
        /// Something was done.
        Done = "done",
        /// Somebody looked, and nothing is needed.
        Nothing = "nothing",
    }
}

impl CaseState {
    /// Whether it may become this next. Nothing is ever ended for good: whoever ended it wrongly, or
    /// reads it again, takes it up again.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::New => !matches!(next, Self::New),
            Self::Looking => !matches!(next, Self::Looking),
            Self::Done | Self::Nothing => matches!(next, Self::Looking),
        }
    }

    /// What it may become next.
    pub fn next(self) -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(move |next| self.may_become(*next))
    }

    /// Whether it still waits for somebody.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Looking)
    }
}

/// The days and hours in which somebody looks. Nothing is promised outside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    first: u8,
    last: u8,
    from: NaiveTime,
    until: NaiveTime,
}

impl Hours {
    /// Days from 1 (Monday) to 7, and clock times like `9:00`; or everything wrong with them.
    pub fn parse(first: &str, last: &str, from: &str, until: &str) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let day = |raw: &str| match raw.trim().parse::<u8>() {
            Ok(day @ 1..=7) => Ok(day),
            _ => Err(Problem::says("safety-day")),
        };
        let first = problems.take("first", day(first));
        let last = problems.take("last", day(last));
        let from = problems.take("from", clock(from));
        let until = problems.take("until", clock(until));
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            problems.add("last", Problem::says("safety-days-order"));
        }
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            problems.add("until", Problem::says("safety-hours-order"));
        }
        problems.finish(|| {
            Some(Self {
                first: first?,
                last: last?,
                from: from?,
                until: until?,
            })
        })
    }

    /// Hours as they are stored: days, and minutes after midnight.
    #[must_use]
    pub fn stored(first: i32, last: i32, from: i32, until: i32) -> Option<Self> {
        let clock = |minutes: i32| {
            let seconds = u32::try_from(minutes).ok()?.checked_mul(60)?;
            NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
        };
        Some(Self {
            first: u8::try_from(first)
                .ok()
                .filter(|day| (1..=7).contains(day))?,
            last: u8::try_from(last)
                .ok()
                .filter(|day| (1..=7).contains(day))?,
            from: clock(from)?,
            until: clock(until)?,
        })
    }

    /// The first and the last day, 1 for Monday.
    #[must_use]
    pub const fn days(self) -> (u8, u8) {
        (self.first, self.last)
    }

    /// From when until when.
    #[must_use]
    pub const fn times(self) -> (NaiveTime, NaiveTime) {
        (self.from, self.until)
    }

    /// From when until when, in minutes after midnight.
    #[must_use]
    pub fn minutes(self) -> (i32, i32) {
        let minutes = |time: NaiveTime| {
            let minutes = time.num_seconds_from_midnight() / 60;
            i32::try_from(minutes).unwrap_or_default()
        };
        (minutes(self.from), minutes(self.until))
    }
}

fn clock(raw: &str) -> Result<NaiveTime, Problem> {
    let raw = raw.trim().replace('.', ":");
    NaiveTime::parse_from_str(&raw, "%H:%M").map_err(|_| Problem::says("time-format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_done_about_a_response_can_be_taken_up_again() {
        for state in CaseState::ALL {
            assert!(state.next().count() > 0, "{state:?}");
            assert!(!state.may_become(*state), "{state:?}");
            assert!(*state == CaseState::Looking || state.may_become(CaseState::Looking));
        }
        assert!(!CaseState::Done.may_become(CaseState::Nothing));
        assert!(CaseState::New.is_open() && !CaseState::Nothing.is_open());
    }

    #[test]
    fn hours_are_checked_and_stored_as_they_are() {
        let hours = Hours::parse("1", "5", "9.00", "17:30").expect("hours");
        assert_eq!(hours.days(), (1, 5));
        assert_eq!(hours.minutes(), (540, 1050));
        assert_eq!(Hours::stored(1, 5, 540, 1050), Some(hours));
        assert_eq!(Hours::stored(0, 5, 540, 1050), None);
        assert_eq!(Hours::stored(1, 5, 540, 24 * 60), None);

        let wrong = Hours::parse("5", "1", "17:00", "9:00").expect_err("wrong");
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field.to_owned()).collect();
        assert_eq!(fields, ["last", "until"]);
        let all = Hours::parse("8", "", "soon", "").expect_err("wrong");
        assert_eq!(all.iter().count(), 4);
    }
}
