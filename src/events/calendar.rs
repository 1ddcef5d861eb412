//! Sittings as calendar entries.

use domain::Now;
use icalendar::{Calendar, Component, EventLike, EventStatus};

use super::queries::{EventRow, SessionRow};

/// The sittings of an event as an iCalendar file. Each keeps its UID for ever, so that a calendar
/// replaces the entry when its facts change, and strikes it out when it was called off.
#[must_use]
pub fn file(event: &EventRow, sessions: &[&SessionRow], host: &str, url: &str, now: Now) -> String {
    let mut calendar = Calendar::new();
    for session in sessions {
        let status = match session.called_off {
            Some(_) => EventStatus::Cancelled,
            None => EventStatus::Confirmed,
        };
        let mut entry = icalendar::Event::new();
        entry
            .uid(&format!("session-{}@{host}", session.id))
            .timestamp(now.utc())
            .sequence(session.revision.unsigned_abs())
            .summary(&one_line(&event.title))
            .description(&event.summary)
            .location(&one_line(&format!("{}, {}", event.venue, event.address)))
            .url(url)
            .starts(session.starts_at)
            .ends(session.ends_at)
            .status(status);
        calendar.push(entry.done());
    }
    calendar.done().to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn event(title: &str) -> EventRow {
        let starts_at = DateTime::UNIX_EPOCH;
        EventRow {
            id: 1,
            slug: "tea".into(),
            title: title.into(),
            summary: "Come; talk, listen\nand have tea".into(),
            venue: "Hall".into(),
            address: "1 High Street\r\nBEGIN:VALARM".into(),
            access: String::new(),
            contact: String::new(),
            programme: 1,
            programme_link: Default::default(),
            fictional: true,
            sessions: vec![SessionRow {
                id: 7,
                starts_at,
                ends_at: starts_at + TimeDelta::hours(1),
                places: 1,
                held: 0,
                waiting: 0,
                called_off: None,
                revision: 2,
            }],
        }
    }

    fn written(title: &str) -> String {
        let event = event(title);
        let sessions: Vec<&SessionRow> = event.sessions.iter().collect();
        file(
            &event,
            &sessions,
            "example.org",
            "https://example.org/events/tea",
            Now::at(DateTime::UNIX_EPOCH),
        )
    }

    #[test]
    fn a_sitting_is_one_entry_with_a_name_that_lasts() {
        let ics = written("Tea");
        assert!(ics.contains("UID:session-7@example.org\r\n"), "{ics}");
        assert!(ics.contains("SEQUENCE:2\r\n"), "{ics}");
        assert!(ics.contains("DTSTART:19700101T000000Z\r\n"), "{ics}");
    }

    #[test]
    fn nothing_typed_breaks_out_of_its_line() {
        for evil in [
            "Tea\r\nBEGIN:VALARM",
            "Tea;X=1,2:3\\",
            &"é".repeat(50_000),
            "BEGIN:VEVENT",
            "\u{85}x\u{2028}y",
        ] {
            let ics = written(evil);
            assert_eq!(ics.matches("\r\nBEGIN:VEVENT").count(), 1);
            assert_eq!(ics.matches("\r\nBEGIN:VALARM").count(), 0);
            assert!(
                ics.split("\r\n").all(|line| line.len() <= 75),
                "folded at 75 octets"
            );
        }
    }
}
