//! What must be in order before a survey is opened: the gates, each of which a named person can
//! pass with a recorded reason.
//!
//! The rules are those of a fair consultation: proposals still open, reasons given, time enough,
//! answers taken into account (R v Brent LBC ex p Gunning \[1985\] 84 LGR 168; R (Moseley) v Haringey
//! \[2014\] UKSC 56 on alternatives), the duty to have due regard (Equality Act 2010 s.149, hence the
//! assessment beforehand), and what people must be told about their data (UK GDPR art. 13).

use chrono::{Datelike, Days, NaiveDate};

use super::{Definition, Fault, Text};
use crate::named::{Named, named};
use crate::time::days_between;

named! {
    /// One thing that has to be in order.
    pub enum Gate {
        /// The questionnaire has no faults. The one gate nobody can pass: it would not work.
        Sound = "sound",
        /// What it is for.
        Purpose = "purpose",
        /// What is not yet decided.
        Undecided = "undecided",
        /// What the options are, or why there is only one.
        Options = "options",
        /// Who decides, and when.
        Decision = "decision",
        /// What happens with the answers.
        NextSteps = "next_steps",
        /// Whom to ask, in at least one way that needs no computer.
        Contact = "contact",
        /// Who is responsible for the data.
        Controllers = "controllers",
        /// Why the law allows them to have it.
        Basis = "basis",
        /// How long they keep it.
        Retention = "retention",
        /// The first stage of the equality impact assessment is published.
        Assessment = "assessment",
        /// Where people write in their own words, somebody looks at words of distress, in stated hours.
        Safeguarding = "safeguarding",
        /// It is known when it opens and closes.
        Dates = "dates",
        /// A language it is offered in has every text. It stands once for each language.
        Translated = "translated",
        /// Every document and picture of this site it uses is there.
        Files = "files",
        /// Nobody is asked for a file. It stands only where a question asks for one and is shut
        /// there: what people send may show who they are, so somebody says why it is needed.
        Uploads = "uploads",
        /// Somebody has checked it for equality.
        EqualityCheck = "equality_check",
        /// Somebody has checked its words.
        CommunicationsCheck = "communications_check",
        /// No hold on publishing is in force.
        Hold = "hold",
    }
}

named! {
    /// A check that somebody puts their name to.
    pub enum Step {
        /// Whether it is fair to everybody: equality, formats, words that shut nobody out.
        Equality = "equality",
        /// Whether it is clear, correct and agreed.
        Communications = "communications",
    }
}

named! {
    /// Something to think about again that stops nobody.
    pub enum Caution {
        /// It is open for less than six weeks.
        Short = "short",
        /// Part of it lies in the days around Christmas.
        Christmas = "christmas",
        /// Part of it lies in the week around Easter.
        Easter = "easter",
        /// Most of it lies in August.
        August = "august",
        /// It closes after the day the decision was made.
        DecidedBefore = "decided_before",
        /// It asks about something that is settled.
        Settled = "settled",
    }
}

/// What is known about a draft besides its questionnaire.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The day it opens.
    pub opens_on: Option<NaiveDate>,
    /// The day it closes.
    pub closes_on: Option<NaiveDate>,
    /// Whether the programme has a published assessment.
    pub assessed: bool,
    /// Whether the programme has a safeguarding lead and stated hours.
    pub safeguarded: bool,
    /// The day the programme's decision was made.
    pub decided_on: Option<NaiveDate>,
    /// Whether the equality check stands for this very draft.
    pub equality_checked: bool,
    /// Whether the communications check stands for this very draft.
    pub communications_checked: bool,
    /// Languages it is offered in that lack texts, or have some made of an older wording.
    pub untranslated: Vec<String>,
    /// Whether a document or a picture it uses is not there: it came with a file from elsewhere.
    pub lacks_files: bool,
    /// Whether a hold is in force.
    pub held: bool,
}

impl Gate {
    /// Whether somebody may pass it with a reason.
    #[must_use]
    pub const fn can_be_passed(self) -> bool {
        !matches!(self, Self::Sound)
    }
}

/// A gate that a survey comes by: what is about languages stands there once for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// Which gate.
    pub gate: Gate,
    /// Of which language, where it is about one.
    pub language: Option<String>,
}

impl From<Gate> for Barrier {
    fn from(gate: Gate) -> Self {
        Self {
            gate,
            language: None,
        }
    }
}

impl PartialEq<Gate> for Barrier {
    fn eq(&self, gate: &Gate) -> bool {
        self.gate == *gate && self.language.is_none()
    }
}

impl Barrier {
    /// Its name in forms: `options`, `translated.cy`.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.language {
            Some(language) => format!("{}.{language}", self.gate.name()),
            None => self.gate.name().to_owned(),
        }
    }

    /// The barrier of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (gate, language) = match name.split_once('.') {
            Some((gate, language)) => (gate, Some(language.to_owned())),
            None => (name, None),
        };
        let gate = Gate::from_name(gate)?;
        Some(Self { gate, language })
    }

    /// Everything a survey comes by, in order.
    #[must_use]
    pub fn all(definition: &Definition) -> Vec<Self> {
        let translations = definition.languages.iter().skip(1);
        let of = |language: &String| Self {
            gate: Gate::Translated,
            language: Some(language.clone()),
        };
        let translations: Vec<Self> = translations.map(of).collect();
        let barriers = Gate::ALL.iter().flat_map(|gate| match gate {
            Gate::Translated => translations.clone(),
            Gate::Uploads if !asks_for_files(definition) => Vec::new(),
            gate => vec![Self::from(*gate)],
        });
        barriers.collect()
    }
}

impl Step {
    /// The gate it opens.
    #[must_use]
    pub const fn gate(self) -> Gate {
        match self {
            Self::Equality => Gate::EqualityCheck,
            Self::Communications => Gate::CommunicationsCheck,
        }
    }
}

/// The gates that are shut for a draft, in their order.
#[must_use]
pub fn shut(definition: &Definition, faults: &[Fault], standing: &Standing) -> Vec<Barrier> {
    let is_open = |barrier: &Barrier| match barrier.gate {
        Gate::Sound => faults.is_empty(),
        Gate::Purpose => said(&definition.purpose),
        Gate::Undecided => said(&definition.undecided),
        Gate::Options => said(&definition.options),
        Gate::Decision => said(&definition.decision),
        Gate::NextSteps => said(&definition.next_steps),
        Gate::Contact => {
            let contact = &definition.contact;
            contact.phone.is_some() || contact.address.is_some()
        }
        Gate::Controllers => said(&definition.controllers),
        Gate::Basis => said(&definition.basis),
        Gate::Retention => said(&definition.retention),
        Gate::Assessment => standing.assessed,
        Gate::Safeguarding => standing.safeguarded || definition.comment_fields().next().is_none(),
        Gate::Dates => match (standing.opens_on, standing.closes_on) {
            (Some(opens), Some(closes)) => opens <= closes,
            _ => false,
        },
        Gate::Translated => {
            let language = barrier.language.as_ref();
            language.is_none_or(|language| !standing.untranslated.contains(language))
        }
        Gate::Files => !standing.lacks_files,
        Gate::Uploads => false,
        Gate::EqualityCheck => standing.equality_checked,
        Gate::CommunicationsCheck => standing.communications_checked,
        Gate::Hold => !standing.held,
    };
    let mut barriers = Barrier::all(definition);
    barriers.retain(|barrier| !is_open(barrier));
    barriers
}

fn asks_for_files(definition: &Definition) -> bool {
    definition
        .questions()
        .any(|(_, question)| question.takes_file())
}

fn said(text: &Text) -> bool {
    !text.is_empty()
}

/// What to think about again.
#[must_use]
pub fn cautions(definition: &Definition, standing: &Standing) -> Vec<Caution> {
    let mut found = Vec::new();
    if let (Some(opens), Some(closes)) = (standing.opens_on, standing.closes_on) {
        if days_between(opens, closes) < 42 {
            found.push(Caution::Short);
        }
        let days = || opens.iter_days().take_while(move |day| *day <= closes);
        if days().take(1_000).any(is_christmas) {
            found.push(Caution::Christmas);
        }
        if days().take(1_000).any(is_around_easter) {
            found.push(Caution::Easter);
        }
        let all = days().take(1_000).count();
        if days().take(1_000).filter(|day| day.month() == 8).count() * 2 > all {
            found.push(Caution::August);
        }
        if standing.decided_on.is_some_and(|decided| decided < closes) {
            found.push(Caution::DecidedBefore);
        }
    }
    if definition.questions().any(|(_, question)| question.settled) {
        found.push(Caution::Settled);
    }
    found
}

/// 24 December to 1 January.
fn is_christmas(day: NaiveDate) -> bool {
    (day.month() == 12 && day.day() >= 24) || (day.month() == 1 && day.day() == 1)
}

/// From Good Friday to the Friday after.
fn is_around_easter(day: NaiveDate) -> bool {
    let Some(sunday) = easter(day.year()) else {
        return false;
    };
    let from = sunday.checked_sub_days(Days::new(2));
    let to = sunday.checked_add_days(Days::new(5));
    from.is_some_and(|from| from <= day) && to.is_some_and(|to| day <= to)
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus; J. Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = u32::try_from(n / 31).ok()?;
    let day = u32::try_from(n % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Kind, SurveyFile, check};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn draft() -> Definition {
        let json = include_str!("../../testdata/small-survey.json");
        let mut definition = SurveyFile::read(json).expect("a survey").definition;
        for text in [
            &mut definition.undecided,
            &mut definition.options,
            &mut definition.decision,
            &mut definition.next_steps,
            &mut definition.controllers,
            &mut definition.basis,
            &mut definition.retention,
        ] {
            text.set("en", "Said", "en");
        }
        definition.languages = vec!["en".to_owned()];
        definition.contact.phone = Some("01632 960 001".to_owned());
        definition
    }

    fn ready() -> Standing {
        Standing {
            opens_on: Some(day("2027-05-10")),
            closes_on: Some(day("2027-07-01")),
            assessed: true,
            safeguarded: true,
            equality_checked: true,
            communications_checked: true,
            ..Standing::default()
        }
    }

    #[test]
    fn a_draft_with_everything_in_order_meets_no_shut_gate() {
        let definition = draft();
        let none: [Barrier; 0] = [];
        assert_eq!(shut(&definition, &check(&definition), &ready()), none);
        assert_eq!(cautions(&definition, &ready()), []);
    }

    #[test]
    fn each_gate_shuts_for_its_own_reason() {
        let shut_by = |spoil: &dyn Fn(&mut Definition, &mut Standing)| {
            let (mut definition, mut standing) = (draft(), ready());
            spoil(&mut definition, &mut standing);
            shut(&definition, &[], &standing)
        };
        let none = Text::default;
        assert_eq!(shut_by(&|d, _| d.purpose = none()), [Gate::Purpose]);
        assert_eq!(shut_by(&|d, _| d.undecided = none()), [Gate::Undecided]);
        assert_eq!(shut_by(&|d, _| d.options = none()), [Gate::Options]);
        assert_eq!(shut_by(&|d, _| d.decision = none()), [Gate::Decision]);
        assert_eq!(shut_by(&|d, _| d.next_steps = none()), [Gate::NextSteps]);
        assert_eq!(shut_by(&|d, _| d.controllers = none()), [Gate::Controllers]);
        assert_eq!(shut_by(&|d, _| d.basis = none()), [Gate::Basis]);
        assert_eq!(shut_by(&|d, _| d.retention = none()), [Gate::Retention]);
        assert_eq!(
            shut_by(&|d, _| (d.contact.phone, d.contact.address) = (None, None)),
            [Gate::Contact]
        );
        let offered = shut_by(&|d, s| {
            d.languages = ["en", "cy", "ur"].map(str::to_owned).to_vec();
            s.untranslated = vec!["ur".to_owned()];
        });
        let names: Vec<String> = offered.iter().map(Barrier::name).collect();
        assert_eq!(names, ["translated.ur"]);
        assert_eq!(
            Barrier::from_name("translated.ur"),
            offered.first().cloned()
        );
        assert_eq!(shut_by(&|_, s| s.lacks_files = true), [Gate::Files]);
        assert_eq!(
            shut_by(&|d, _| d.sections[0].questions[0].kind = Kind::File),
            [Gate::Uploads]
        );
        assert_eq!(shut_by(&|_, s| s.assessed = false), [Gate::Assessment]);
        assert_eq!(shut_by(&|_, s| s.safeguarded = false), [Gate::Safeguarding]);
        assert_eq!(shut_by(&|_, s| s.closes_on = None), [Gate::Dates]);
        assert_eq!(
            shut_by(&|_, s| s.closes_on = Some(day("2027-05-09"))),
            [Gate::Dates]
        );
        assert_eq!(
            shut_by(&|_, s| s.equality_checked = false),
            [Gate::EqualityCheck]
        );
        assert_eq!(
            shut_by(&|_, s| s.communications_checked = false),
            [Gate::CommunicationsCheck]
        );
        assert_eq!(shut_by(&|_, s| s.held = true), [Gate::Hold]);
    }

    #[test]
    fn a_faulty_questionnaire_is_the_one_gate_nobody_passes() {
        let mut definition = draft();
        definition.sections.clear();
        let gates = shut(&definition, &check(&definition), &ready());
        assert!(gates.iter().any(|gate| *gate == Gate::Sound));
        let passable: Vec<_> = Gate::ALL.iter().filter(|g| !g.can_be_passed()).collect();
        assert_eq!(passable, [&Gate::Sound]);
    }

    #[test]
    fn little_time_and_holidays_are_named() {
        let open = |from: &str, to: &str| {
            let standing = Standing {
                opens_on: Some(day(from)),
                closes_on: Some(day(to)),
                ..ready()
            };
            cautions(&draft(), &standing)
        };
        assert_eq!(open("2027-05-10", "2027-06-20"), [Caution::Short]);
        assert_eq!(open("2027-05-10", "2027-06-21"), []);
        assert_eq!(open("2026-11-20", "2027-01-10"), [Caution::Christmas]);
        assert_eq!(open("2027-03-01", "2027-05-01"), [Caution::Easter]);
        assert_eq!(open("2027-07-25", "2027-09-05"), [Caution::August]);
    }

    #[test]
    fn a_decision_before_the_close_and_a_settled_question_are_named() {
        let standing = Standing {
            decided_on: Some(day("2027-06-01")),
            ..ready()
        };
        assert_eq!(cautions(&draft(), &standing), [Caution::DecidedBefore]);
        let mut definition = draft();
        definition.sections[0].questions[0].settled = true;
        assert_eq!(cautions(&definition, &ready()), [Caution::Settled]);
    }

    #[test]
    fn easter_falls_where_the_calendar_says() {
        for known in [
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2027-03-28",
            "2038-04-25",
        ] {
            let known = day(known);
            assert_eq!(easter(known.year()), Some(known));
        }
    }
}
