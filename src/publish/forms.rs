//! What is typed on the way from a draft to an open survey.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::survey::gates::{Barrier, Step};
use domain::text::Paragraph;
use domain::time::{Edge, clock_in_london, from_london, parse_day};
use domain::{Named, Problem, Problems};
use serde::Deserialize;

use super::commands::NewHold;
use crate::web::form::forms;

/// The longest reason.
const REASON: usize = 2_000;

/// Somebody puts their name under a check.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignForm {
    /// Which check.
    pub step: String,
    /// The draft that was read.
    pub sha: String,
    /// Why one person does what two should.
    pub reason: String,
}

impl SignForm {
    /// The check, if a page of ours asked for it.
    pub(super) fn step(&self) -> Option<Step> {
        Step::from_name(&self.step)
    }

    /// The reason, where one was given.
    pub(super) fn reason(&self) -> Result<Option<Paragraph>, Problems> {
        Paragraph::parse_optional(&self.reason, "field-reason", REASON)
            .map_err(|problem| Problems::one(&format!("reason-{}", self.step), problem))
    }
}

/// Somebody passes a gate.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PassForm {
    /// Which gate.
    pub gate: String,
    /// Why.
    pub reason: String,
}

impl PassForm {
    /// The gate, if a page of ours asked for it.
    pub(super) fn gate(&self) -> Option<Barrier> {
        Barrier::from_name(&self.gate).filter(|barrier| barrier.gate.can_be_passed())
    }

    /// The reason; there has to be one.
    pub(super) fn reason(&self) -> Result<Paragraph, Problems> {
        Paragraph::parse(&self.reason, "field-reason", REASON)
            .map_err(|problem| Problems::one(&format!("reason-{}", self.gate), problem))
    }
}

/// When a survey opens and closes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct DatesForm {
    opens_day: String,
    opens_month: String,
    opens_year: String,
    /// Clock time it opens at.
    pub opens_at: String,
    closes_day: String,
    closes_month: String,
    closes_year: String,
    /// Clock time it closes at.
    pub closes_at: String,
    /// The mark of the closing date the public knew when the form was shown.
    pub read: String,
    /// Why the closing date is moved.
    pub reason: String,
    /// Whether those who left an address are told of it.
    pub tell: String,
}

/// A survey is closed before its day.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CloseForm {
    /// Why.
    pub reason: String,
    /// Whether those who left an address are told of it.
    pub tell: String,
}
forms!(CloseForm);

impl CloseForm {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        let tell = "yes".to_owned();
        let reason = String::new();
        Self { reason, tell }
    }

    /// The reason as it is given at the console.
    pub(super) fn because(reason: &str) -> Self {
        Self {
            reason: reason.to_owned(),
            ..Self::new()
        }
    }

    /// Whether those who left an address are told of it.
    pub(super) fn tells(&self) -> bool {
        self.tell == "yes"
    }

    /// Why; there has to be a reason.
    pub(super) fn parse(&self) -> Result<Paragraph, Problems> {
        Paragraph::parse(&self.reason, "field-reason", REASON)
            .map_err(|problem| Problems::one("reason", problem))
    }
}

/// Dates, checked.
pub(super) struct Dates {
    /// From when it can be answered.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// Why the closing date is moved.
    pub reason: Option<Paragraph>,
    /// Whether those who left an address are told of it.
    pub tell: bool,
}

impl DatesForm {
    /// The dates as they are.
    pub(super) fn of(opens: Option<DateTime<Utc>>, closes: Option<DateTime<Utc>>) -> Self {
        let part = |at: Option<DateTime<Utc>>, form: &str| {
            at.map(|at| clock_in_london(at).format(form).to_string())
                .unwrap_or_default()
        };
        Self {
            opens_day: part(opens, "%-d"),
            opens_month: part(opens, "%-m"),
            opens_year: part(opens, "%Y"),
            opens_at: part(opens, "%H:%M"),
            closes_day: part(closes, "%-d"),
            closes_month: part(closes, "%-m"),
            closes_year: part(closes, "%Y"),
            closes_at: part(closes, "%H:%M"),
            read: String::new(),
            reason: String::new(),
            tell: "yes".to_owned(),
        }
    }

    /// Whether those who left an address are told that the closing date is moved.
    pub(super) fn tells(&self) -> bool {
        self.tell == "yes"
    }

    /// Day, month and year it opens.
    pub(super) fn opens(&self) -> [String; 3] {
        [&self.opens_day, &self.opens_month, &self.opens_year].map(Clone::clone)
    }

    /// Day, month and year it closes.
    pub(super) fn closes(&self) -> [String; 3] {
        [&self.closes_day, &self.closes_month, &self.closes_year].map(Clone::clone)
    }

    /// The dates, or everything wrong with them. `promised` is the closing date the public knows.
    pub(super) fn parse(&self, promised: Option<DateTime<Utc>>) -> Result<Dates, Problems> {
        let mut problems = Problems::new();
        let opens = instant(
            &mut problems,
            "opens",
            &self.opens(),
            &self.opens_at,
            Edge::Opens,
        );
        let closes = instant(
            &mut problems,
            "closes",
            &self.closes(),
            &self.closes_at,
            Edge::Closes,
        );
        if let (Some(Some(opens)), Some(Some(closes))) = (opens, closes)
            && closes <= opens
        {
            problems.add("closes-day", Problem::says("survey-closes-first"));
        }
        if let (Some(None), Some(_)) = (closes, promised) {
            problems.add("closes-day", Problem::says("moved-to-nothing"));
        }
        let reason = Paragraph::parse_optional(&self.reason, "field-reason", REASON);
        let reason = problems.take("reason", reason);
        if let (Some(None), Some(at)) = (&reason, promised)
            && !closes.flatten().is_some_and(|closes| is_same(closes, at))
        {
            problems.add("reason", Problem::says("moved-without-reason"));
        }
        problems.finish(|| {
            Some(Dates {
                opens_at: opens?,
                closes_at: closes?,
                reason: reason?,
                tell: self.tells(),
            })
        })
    }
}

/// Whether two moments are one, as far as a form can tell: to the minute.
pub(super) fn is_same(one: DateTime<Utc>, other: DateTime<Utc>) -> bool {
    one.timestamp().div_euclid(60) == other.timestamp().div_euclid(60)
}

fn instant(
    problems: &mut Problems,
    name: &str,
    day: &[String; 3],
    time: &str,
    edge: Edge,
) -> Option<Option<DateTime<Utc>>> {
    let day = problems.take(&format!("{name}-day"), parse_day(day));
    let time = time.trim().replace('.', ":");
    let usual = match edge {
        Edge::Opens => "09:00",
        Edge::Closes => "23:59",
    };
    let time = if time.is_empty() { usual } else { &time };
    let clock = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| Problem::says("time-format"));
    let clock = problems.take(&format!("{name}-at"), clock);
    Some(
        day?.zip(clock)
            .map(|(day, clock)| from_london(day.and_time(clock), edge)),
    )
}

/// A hold to be set.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct HoldForm {
    /// Key of the programme; empty for the whole site.
    pub programme: String,
    from_day: String,
    from_month: String,
    from_year: String,
    until_day: String,
    until_month: String,
    until_year: String,
    /// Why.
    pub reason: String,
}

impl HoldForm {
    /// The first day.
    pub(super) fn from(&self) -> [String; 3] {
        [&self.from_day, &self.from_month, &self.from_year].map(Clone::clone)
    }

    /// The last day.
    pub(super) fn until(&self) -> [String; 3] {
        [&self.until_day, &self.until_month, &self.until_year].map(Clone::clone)
    }

    /// The hold, or everything wrong with it. `programmes` are those within reach; `site` says
    /// whether the whole site is.
    pub(super) fn parse(&self, programmes: &[i64], site: bool) -> Result<NewHold, Problems> {
        let mut problems = Problems::new();
        let programme = match self.programme.as_str() {
            "" if site => Ok(None),
            raw => match raw.parse().ok().filter(|id| programmes.contains(id)) {
                Some(id) => Ok(Some(id)),
                None => Err(Problem::says("programme-missing")),
            },
        };
        let programme = problems.take("programme", programme);
        let from = problems.take("from-day", required(&self.from()));
        let until = problems.take("until-day", required(&self.until()));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            problems.add("until-day", Problem::says("hold-ends-first"));
        }
        let reason = Paragraph::parse(&self.reason, "field-reason", REASON);
        let reason = problems.take("reason", reason);
        problems.finish(|| {
            Some(NewHold {
                programme: programme?,
                from_on: from?,
                until_on: until?,
                reason: reason?,
            })
        })
    }
}

fn required(day: &[String; 3]) -> Result<NaiveDate, Problem> {
    parse_day(day)?.ok_or(Problem::says("day-format"))
}

/// Somebody lifts a hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LiftForm {
    /// Why.
    pub reason: String,
}

impl LiftForm {
    /// The reason; there has to be one.
    pub(super) fn reason(&self, hold: i64) -> Result<Paragraph, Problems> {
        Paragraph::parse(&self.reason, "field-reason", REASON)
            .map_err(|problem| Problems::one(&format!("reason-{hold}"), problem))
    }
}

forms!(SignForm, PassForm, DatesForm, HoldForm, LiftForm);
