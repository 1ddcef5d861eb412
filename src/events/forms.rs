//! What is typed to sign up, and to set a drop-in up.

use chrono::{DateTime, NaiveTime, Utc};
use domain::event::{Party, parse_places};
use domain::survey::Fields;
use domain::text::{Email, Line, Paragraph, PersonName, Phone, Slug};
use domain::time::{Edge, from_london, parse_day};
use domain::{Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::web::form::{Form, forms};

/// What an attendee may need, by code: message keys `need-<code>`.
pub(super) const NEEDS: [&str; 6] = [
    "step-free",
    "bsl",
    "hearing-loop",
    "large-print",
    "quiet",
    "interpreter",
];

/// Somebody signs up.
#[derive(Clone, Debug, Default)]
pub(super) struct SignUpForm {
    /// Key of the sitting.
    pub session: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Codes of needs.
    pub needs: Vec<String>,
    /// What else they need.
    pub more: String,
    /// `yes` when somebody comes with them.
    pub companion: String,
    /// What makes sending twice harmless.
    pub nonce: String,
}

impl Form for SignUpForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let one = |name: &str| fields.one(name).to_owned();
        Some(Self {
            session: one("session"),
            name: one("name"),
            email: one("email"),
            phone: one("phone"),
            needs: fields.all("needs").map(str::to_owned).collect(),
            more: one("more"),
            companion: one("companion"),
            nonce: one("nonce"),
        })
    }
}

/// How somebody can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reachable {
    /// By e-mail, and perhaps by telephone as well.
    Email(Email, Option<Phone>),
    /// By telephone only.
    Phone(Phone),
}

/// A sign-up, checked.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// Key of the sitting.
    pub session: i64,
    /// Name.
    pub name: PersonName,
    /// How to reach them.
    pub reachable: Reachable,
    /// Codes of needs.
    pub needs: Vec<String>,
    /// What else they need.
    pub more: Option<Paragraph>,
    /// Alone or with a companion.
    pub party: Party,
}

impl SignUpForm {
    /// The sign-up, or everything wrong with it. `sessions` are the sittings one can ask for.
    pub(super) fn parse(&self, sessions: &[i64]) -> Result<SignUp, Problems> {
        let mut problems = Problems::new();
        let session = self.session.parse().ok().filter(|id| sessions.contains(id));
        let session = problems.take("session", session.ok_or(Problem::says("session-missing")));
        let name = problems.take("name", PersonName::parse(&self.name));
        let reachable = self.reachable(&mut problems);
        let more = Paragraph::parse_optional(&self.more, "field-needs", 1000);
        let more = problems.take("more", more).flatten();
        let party = if self.companion == "yes" {
            Party::WithCompanion
        } else {
            Party::Alone
        };
        let needs = NEEDS
            .iter()
            .filter(|n| self.needs.iter().any(|given| given == **n));
        let needs = needs.map(|need| (*need).to_owned()).collect();
        problems.finish(|| {
            Some(SignUp {
                session: session?,
                name: name?,
                reachable: reachable?,
                needs,
                more,
                party,
            })
        })
    }

    fn reachable(&self, problems: &mut Problems) -> Option<Reachable> {
        match (self.email.trim().is_empty(), self.phone.trim().is_empty()) {
            (true, true) => {
                problems.add("email", Problem::says("contact-missing"));
                None
            }
            (true, false) => problems
                .take("phone", Phone::parse(&self.phone))
                .map(Reachable::Phone),
            (false, true) => {
                let email = problems.take("email", Email::parse(&self.email));
                email.map(|email| Reachable::Email(email, None))
            }
            (false, false) => {
                let email = problems.take("email", Email::parse(&self.email));
                let phone = problems.take("phone", Phone::parse(&self.phone));
                Some(Reachable::Email(email?, Some(phone?)))
            }
        }
    }
}

/// A new drop-in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct EventForm {
    /// Key of the programme.
    pub programme: String,
    /// What it is called.
    pub title: String,
    /// What to expect.
    pub summary: String,
    /// Where it is held.
    pub venue: String,
    /// How to find it.
    pub address: String,
    /// What the venue offers.
    pub access: String,
    /// Whom to ask.
    pub contact: String,
    /// What its facts were when a correction of them was begun.
    pub seen: String,
}

/// What is said about a drop-in, checked.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What it is called.
    pub title: Line,
    /// What to expect.
    pub summary: Paragraph,
    /// Where it is held.
    pub venue: Line,
    /// How to find it.
    pub address: Paragraph,
    /// What the venue offers.
    pub access: Paragraph,
    /// Whom to ask.
    pub contact: Line,
}

/// A new drop-in, checked.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Key of the programme.
    pub programme: i64,
    /// Name in addresses, to be made unique.
    pub slug: Slug,
    /// What is said about it.
    pub facts: Facts,
}

impl EventForm {
    /// The drop-in, or everything wrong with it.
    pub(super) fn parse(&self, programmes: &[i64]) -> Result<NewEvent, Problems> {
        let mut problems = Problems::new();
        let programme = self
            .programme
            .parse()
            .ok()
            .filter(|id| programmes.contains(id));
        let programme = problems.take(
            "programme",
            programme.ok_or(Problem::says("programme-missing")),
        );
        let facts = self.take(&mut problems);
        problems.finish(|| {
            let facts = facts?;
            let slug = Slug::from_title(facts.title.as_str());
            let slug = slug.or_else(|| Slug::parse("drop-in").ok());
            Some(NewEvent {
                programme: programme?,
                slug: slug?,
                facts,
            })
        })
    }

    /// What is said about it, or everything wrong with that.
    pub(super) fn facts(&self) -> Result<Facts, Problems> {
        let mut problems = Problems::new();
        let facts = self.take(&mut problems);
        problems.finish(|| facts)
    }

    fn take(&self, problems: &mut Problems) -> Option<Facts> {
        let title = problems.take("title", Line::parse(&self.title, "field-title", 120));
        let summary = problems.take(
            "summary",
            Paragraph::parse(&self.summary, "field-summary", 2000),
        );
        let venue = problems.take("venue", Line::parse(&self.venue, "field-venue", 200));
        let address = problems.take(
            "address",
            Paragraph::parse(&self.address, "field-address", 500),
        );
        let access = problems.take(
            "access",
            Paragraph::parse(&self.access, "field-access", 1000),
        );
        let contact = problems.take("contact", Line::parse(&self.contact, "field-contact", 200));
        Some(Facts {
            title: title?,
            summary: summary?,
            venue: venue?,
            address: address?,
            access: access?,
            contact: contact?,
        })
    }
}

/// A new sitting.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct SessionForm {
    /// Day.
    #[serde(rename = "on-day")]
    pub day: String,
    /// Month.
    #[serde(rename = "on-month")]
    pub month: String,
    /// Year.
    #[serde(rename = "on-year")]
    pub year: String,
    /// From, on the clock.
    pub starts: String,
    /// To, on the clock.
    pub ends: String,
    /// How many seats.
    pub places: String,
    /// What its facts were when a correction of them was begun.
    pub seen: String,
}

/// A new sitting, checked.
#[derive(Clone, Copy, Debug)]
pub struct NewSession {
    /// From.
    pub starts_at: DateTime<Utc>,
    /// To.
    pub ends_at: DateTime<Utc>,
    /// How many seats.
    pub places: i32,
}

impl SessionForm {
    /// The sitting, or everything wrong with it.
    pub(super) fn parse(&self) -> Result<NewSession, Problems> {
        let mut problems = Problems::new();
        let parts = [self.day.clone(), self.month.clone(), self.year.clone()];
        let day = parse_day(&parts).and_then(|day| day.ok_or(Problem::says("day-format")));
        let day = problems.take("on-day", day);
        let starts = problems.take("starts", parse_clock(&self.starts));
        let ends = problems.take("ends", parse_clock(&self.ends));
        let places = problems.take("places", parse_places(&self.places));
        if let (Some(starts), Some(ends)) = (starts, ends)
            && ends <= starts
        {
            problems.add("ends", Problem::says("session-ends-early"));
        }
        problems.finish(|| {
            let day = day?;
            Some(NewSession {
                starts_at: from_london(day.and_time(starts?), Edge::Opens),
                ends_at: from_london(day.and_time(ends?), Edge::Closes),
                places: places?,
            })
        })
    }
}

/// A time of day as people write it: `14:30`, `14.30`, `2:30pm`, `2pm`.
fn parse_clock(raw: &str) -> Result<NaiveTime, Problem> {
    let wrong = || Problem::says("clock-format");
    let text = raw.trim().to_lowercase().replace('.', ":").replace(' ', "");
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.to_owned(), Some(0)),
        (_, Some(rest)) => (rest.to_owned(), Some(12)),
        _ => (text.clone(), None),
    };
    let (hour, minute) = digits.split_once(':').unwrap_or((digits.as_str(), "0"));
    if half.is_none() && !digits.contains(':') {
        return Err(wrong());
    }
    let hour: u32 = hour.parse().map_err(|_| wrong())?;
    let minute: u32 = minute.parse().map_err(|_| wrong())?;
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(wrong()),
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(wrong)
}

/// Calling a sitting off.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct CancelForm {
    /// Why, in words people will read.
    pub reason: String,
}

impl CancelForm {
    /// The reason, which has to be given.
    pub(super) fn parse(&self) -> Result<Paragraph, Problems> {
        Paragraph::parse(&self.reason, "field-reason", 500).map_err(|p| Problems::one("reason", p))
    }
}

forms!(EventForm, SessionForm, CancelForm);

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> SignUpForm {
        SignUpForm {
            session: "7".into(),
            name: "Ada".into(),
            email: "ada@example.org".into(),
            ..SignUpForm::default()
        }
    }

    #[test]
    fn an_address_or_a_telephone_is_enough_and_one_is_needed() {
        assert!(matches!(
            typed().parse(&[7]).expect("a sign-up").reachable,
            Reachable::Email(_, None)
        ));
        let phone = SignUpForm {
            email: " ".into(),
            phone: "07700 900123".into(),
            ..typed()
        };
        assert!(matches!(
            phone.parse(&[7]).expect("a sign-up").reachable,
            Reachable::Phone(_)
        ));
        let neither = SignUpForm {
            email: String::new(),
            ..typed()
        };
        let problems = neither.parse(&[7]).expect_err("no way to reach them");
        assert_eq!(
            problems.iter().map(|(_, p)| p.key).collect::<Vec<_>>(),
            ["contact-missing"]
        );
    }

    #[test]
    fn a_sitting_that_cannot_be_asked_for_is_refused() {
        assert!(typed().parse(&[8]).is_err());
    }

    #[test]
    fn clocks_are_read_as_people_write_them() {
        for (raw, hour, minute) in [
            ("14:30", 14, 30),
            ("2.30 pm", 14, 30),
            ("2pm", 14, 0),
            ("12am", 0, 0),
            ("12pm", 12, 0),
            ("9:05am", 9, 5),
        ] {
            assert_eq!(
                parse_clock(raw).ok(),
                NaiveTime::from_hms_opt(hour, minute, 0),
                "{raw}"
            );
        }
        for raw in ["", "14", "25:00", "2:75", "13pm", "0pm", "noonish", "-1:00"] {
            assert!(parse_clock(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn a_sitting_ends_after_it_begins() {
        let form = SessionForm {
            day: "1".into(),
            month: "12".into(),
            year: "2026".into(),
            starts: "2pm".into(),
            ends: "1pm".into(),
            places: "10".into(),
            seen: String::new(),
        };
        let problems = form.parse().expect_err("it ends too early");
        assert_eq!(
            problems.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            ["ends"]
        );
    }
}
