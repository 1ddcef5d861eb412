//! Lists of people who are invited: reading one that somebody pasted, one address on a line or a
//! table with other columns, and when those who have not answered are reminded.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::named::named;
use crate::text::Email;
use crate::time::days_between;

named! {
    /// What became of somebody who is invited.
    pub enum InviteeState {
        /// Their link was not used yet.
        Waiting = "waiting",
        /// Something was sent by their link. Nothing says what.
        Answered = "answered",
        /// They asked not to be written to.
        Left = "left",
    }
}

/// How often people are reminded at most.
pub const REMINDERS: i32 = 2;
/// Days that pass between two mails at least.
const APART: i64 = 3;
/// Days before the close at which the reminders go out by themselves.
const BEFORE_CLOSE: [i64; 2] = [7, 2];

/// Whether somebody may remind a list: it was written to, not in the last days, and not twice.
#[must_use]
pub fn may_remind(reminders: i32, written_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    let rested = written_on.is_some_and(|day| days_between(day, today) >= APART);
    reminders < REMINDERS && rested
}

/// Whether a list is to be reminded today by itself: a week before the close, and two days before.
#[must_use]
pub fn is_reminded(
    reminders: i32,
    written_on: Option<NaiveDate>,
    closes: NaiveDate,
    today: NaiveDate,
) -> bool {
    let left = days_between(today, closes);
    let due = usize::try_from(reminders)
        .ok()
        .and_then(|done| BEFORE_CLOSE.get(done))
        .is_some_and(|days| (0..=*days).contains(&left));
    due && may_remind(reminders, written_on, today)
}

/// The most lines a list may have.
pub const MOST_LINES: usize = 5_000;

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no address in it.
    NoAddress,
    /// What looks like an address is none.
    BadAddress,
    /// The address stands in an earlier line already.
    Twice {
        /// In which.
        line: usize,
    },
}

impl Fault {
    /// The end of its message key.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAddress => "none",
            Self::BadAddress => "bad",
            Self::Twice { .. } => "twice",
        }
    }
}

/// A list as it was read.
#[derive(Debug, Default)]
pub struct Pasted {
    /// Good addresses, each once.
    pub addresses: Vec<Email>,
    /// Lines that cannot be used, by their number from 1.
    pub faults: Vec<(usize, Fault)>,
    /// Whether there were more lines than may be.
    pub too_many: bool,
}

/// Reads a list. Empty lines do not count; a first line without an address is taken for headings
/// when others have one.
#[must_use]
pub fn read(text: &str) -> Pasted {
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    let mut pasted = Pasted {
        too_many: lines.len() > MOST_LINES,
        ..Pasted::default()
    };
    if pasted.too_many {
        return pasted;
    }
    let headed = lines.len() > 1 && lines.first().is_some_and(|(_, line)| !line.contains('@'));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (number, line) in lines.into_iter().skip(usize::from(headed)) {
        match address(line) {
            Ok(email) => match seen.get(&email.normalised()) {
                Some(earlier) => {
                    let fault = Fault::Twice { line: *earlier };
                    pasted.faults.push((number, fault));
                }
                None => {
                    seen.insert(email.normalised(), number);
                    pasted.addresses.push(email);
                }
            },
            Err(fault) => pasted.faults.push((number, fault)),
        }
    }
    pasted
}

/// The address of a line: the first cell that has an `@`, as a mail program or a table writes it.
fn address(line: &str) -> Result<Email, Fault> {
    let cell = line
        .split([',', ';', '\t'])
        .find(|cell| cell.contains('@'))
        .ok_or(Fault::NoAddress)?;
    let inner = match (cell.find('<'), cell.rfind('>')) {
        (Some(from), Some(to)) if from < to => cell.get(from + 1..to).unwrap_or(cell),
        _ => cell,
    };
    let plain = inner.trim().trim_matches(['"', '\'', '\u{feff}']).trim();
    Email::parse(plain).map_err(|_| Fault::BadAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(pasted: &Pasted) -> Vec<&str> {
        pasted.addresses.iter().map(Email::as_str).collect()
    }

    #[test]
    fn one_on_a_line_a_table_and_what_mail_programs_write_are_all_read() {
        let text = "Name;E-mail\nAnn;ann@people.example\n\"Bo\"\t\"bo@people.example\"\tCouncil\r\n\
                    Cy Jones <cy@people.example>,\n\n  di@people.example  ";
        let pasted = read(text);
        let expected = [
            "ann@people.example",
            "bo@people.example",
            "cy@people.example",
            "di@people.example",
        ];
        assert_eq!(addresses(&pasted), expected);
        assert_eq!(pasted.faults, []);
    }

    #[test]
    fn every_line_that_cannot_be_used_is_named() {
        let pasted = read("ann@people.example\nbo at people\ncy@\n\nANN@people.example\n");
        assert_eq!(addresses(&pasted), ["ann@people.example"]);
        let faults = [
            (2, Fault::NoAddress),
            (3, Fault::BadAddress),
            (5, Fault::Twice { line: 1 }),
        ];
        assert_eq!(pasted.faults, faults);
    }

    #[test]
    fn a_list_is_reminded_twice_at_most_and_not_at_once() {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 12, n).expect("a day");
        assert!(!may_remind(0, None, day(1)), "nobody was invited");
        assert!(!may_remind(0, Some(day(1)), day(3)));
        assert!(may_remind(0, Some(day(1)), day(4)));
        assert!(!may_remind(2, Some(day(1)), day(20)));
    }

    #[test]
    fn reminders_go_out_a_week_and_two_days_before_the_close() {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 12, n).expect("a day");
        let on = |reminders, today| is_reminded(reminders, Some(day(1)), day(14), day(today));
        assert!(!on(0, 6));
        assert!(on(0, 7));
        assert!(!on(1, 11));
        assert!(on(1, 12));
        assert!(!on(0, 15), "it is closed");
        assert!(!on(2, 13));
    }

    #[test]
    fn one_line_without_an_address_is_no_heading() {
        assert_eq!(read("Ann").faults, [(1, Fault::NoAddress)]);
        assert!(read("").addresses.is_empty());
    }

    #[test]
    fn a_list_that_is_too_long_is_not_read_at_all() {
        let text = "a@b.example\n".repeat(MOST_LINES + 1);
        let pasted = read(&text);
        assert!(pasted.too_many && pasted.addresses.is_empty());
    }
}
