//! Instants inside, London clocks outside.
//!
//! Everything stored and compared is UTC. People write and read the local time of Great Britain,
//! where one hour a year happens twice and another not at all; the rules for both are here.

use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::London;
use serde::Serialize;

use crate::problem::Problem;

/// The moment a request or a job began.
///
/// Rules take it as an argument and never ask a clock, so a test can stand at any moment, and
/// everything that happens in one request happens at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Now(DateTime<Utc>);

impl Now {
    /// Stands at the given instant.
    #[must_use]
    pub const fn at(instant: DateTime<Utc>) -> Self {
        Self(instant)
    }

    /// The instant itself.
    #[must_use]
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The day it is in London.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        day_in_london(self.0)
    }
}

/// The day it is in London at an instant.
#[must_use]
pub fn day_in_london(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&London).date_naive()
}

/// What the clocks in London show at an instant.
#[must_use]
pub fn clock_in_london(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&London).naive_local()
}

/// Which of two instants a local time means in the hour that happens twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Something begins: the earlier instant, so nobody comes too soon for a closed door.
    Opens,
    /// Something ends: the later instant, so nobody who is in time is turned away.
    Closes,
}

/// The instant a London clock time stands for.
///
/// In the hour that does not exist (spring), the first instant after the gap.
#[must_use]
pub fn from_london(clock: NaiveDateTime, edge: Edge) -> DateTime<Utc> {
    match London.from_local_datetime(&clock) {
        LocalResult::Single(instant) => instant.with_timezone(&Utc),
        LocalResult::Ambiguous(earlier, later) => match edge {
            Edge::Opens => earlier.with_timezone(&Utc),
            Edge::Closes => later.with_timezone(&Utc),
        },
        // Only 01:00 to 02:00 is ever skipped, and in winter London keeps UTC: 01:00 UTC it is.
        LocalResult::None => {
            let top = clock
                .date()
                .and_hms_opt(clock.hour(), 0, 0)
                .unwrap_or(clock);
            Utc.from_utc_datetime(&top)
        }
    }
}

/// Whole days from one day to another; negative when the other lies before.
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
}

/// A day as `2027-3-1` or `1/3/2027`, in years of four digits.
#[must_use]
pub fn written_day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim().replace(['.', ' '], "/");
    let forms = ["%Y-%m-%d", "%d/%m/%Y"];
    let day = forms
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&typed, form).ok())?;
    (1800..=2200).contains(&day.year()).then_some(day)
}

/// A day in three boxes; all empty means none.
pub fn parse_day(parts: &[String; 3]) -> Result<Option<NaiveDate>, Problem> {
    let [day, month, year] = parts.each_ref().map(|part| part.trim());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    let number = |raw: &str| raw.parse::<u32>().ok();
    let day = number(day)
        .zip(number(month))
        .zip(number(year))
        .and_then(|((day, month), year)| {
            let year = i32::try_from(year)
                .ok()
                .filter(|year| (2000..2100).contains(year))?;
            NaiveDate::from_ymd_opt(year, month, day)
        });
    day.map(Some).ok_or(Problem::says("day-format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a clock time")
    }

    fn utc(text: &str) -> DateTime<Utc> {
        Utc.from_utc_datetime(&clock(text))
    }

    #[test]
    fn winter_and_summer_differ_by_an_hour() {
        assert_eq!(
            from_london(clock("2026-01-10 09:00"), Edge::Opens),
            utc("2026-01-10 09:00")
        );
        assert_eq!(
            from_london(clock("2026-07-10 09:00"), Edge::Opens),
            utc("2026-07-10 08:00")
        );
    }

    #[test]
    fn in_the_hour_that_happens_twice_openings_are_early_and_closings_late() {
        let twice = clock("2026-10-25 01:30");
        assert_eq!(from_london(twice, Edge::Opens), utc("2026-10-25 00:30"));
        assert_eq!(from_london(twice, Edge::Closes), utc("2026-10-25 01:30"));
    }

    #[test]
    fn the_hour_that_does_not_exist_ends_when_the_clocks_have_moved() {
        for edge in [Edge::Opens, Edge::Closes] {
            assert_eq!(
                from_london(clock("2026-03-29 01:30"), edge),
                utc("2026-03-29 01:00")
            );
        }
    }

    #[test]
    fn a_day_ends_at_midnight_in_london_not_in_greenwich() {
        assert_eq!(
            day_in_london(utc("2026-07-09 23:30")),
            clock("2026-07-10 00:00").date()
        );
        assert_eq!(
            day_in_london(utc("2026-01-09 23:30")),
            clock("2026-01-09 00:00").date()
        );
    }

    #[test]
    fn days_are_counted_over_year_ends_and_leap_days() {
        let day = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day");
        assert_eq!(days_between(day("2027-12-31"), day("2028-03-01")), 61);
        assert_eq!(days_between(day("2028-03-01"), day("2028-02-29")), -1);
    }

    #[test]
    fn a_day_that_does_not_exist_is_none() {
        let day = |d: &str, m: &str, y: &str| parse_day(&[d.into(), m.into(), y.into()]);
        assert_eq!(day("", " ", ""), Ok(None));
        assert!(day("29", "2", "2028").is_ok());
        for (d, m, y) in [
            ("29", "2", "2027"),
            ("1", "", "2027"),
            ("x", "1", "2027"),
            ("1", "1", "27"),
            ("99999999999", "1", "2027"),
        ] {
            assert!(day(d, m, y).is_err(), "{d} {m} {y}");
        }
    }
}
