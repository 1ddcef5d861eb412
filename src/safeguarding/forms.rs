//! What is typed about a case, and about who leads.

use std::collections::BTreeSet;

use domain::distress::{Topic, Whose};
use domain::safeguarding::{CaseState, Hours};
use domain::text::{Line, Paragraph};
use domain::{Named, Problem, Problems};
use serde::Deserialize;

use super::commands::{Concern, Settings};
use crate::web::form::forms;

/// The longest note.
const NOTE: usize = 2_000;
/// The longest line of help, and how many there may be.
const LINE: usize = 200;
const LINES: usize = 6;

/// Says how far a case is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct StepForm {
    /// What it was when the page was opened.
    pub from: String,
    /// What it becomes.
    pub state: String,
    /// What was done.
    pub note: String,
}

impl StepForm {
    /// From what, to what, and what was done.
    pub(super) fn parse(&self) -> Result<(CaseState, CaseState, Option<Paragraph>), Problems> {
        let mut problems = Problems::new();
        let missing = || Problem::says("safety-state");
        let from = CaseState::from_name(&self.from).ok_or_else(missing);
        let from = problems.take("state", from);
        let to = CaseState::from_name(&self.state).ok_or_else(missing);
        let to = match from {
            Some(_) => problems.take("state", to),
            None => None,
        };
        let note = Paragraph::parse_optional(&self.note, "field-safety-note", NOTE);
        let note = problems.take("note", note);
        problems.finish(|| Some((from?, to?, note?)))
    }
}

/// Hands a response over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RaiseForm {
    /// What is feared.
    pub topic: String,
    /// For whom.
    pub whose: String,
    /// What made the reader think so.
    pub why: String,
}

impl RaiseForm {
    /// What is feared, for whom and why.
    pub(super) fn parse(&self) -> Result<Concern, Problems> {
        let mut problems = Problems::new();
        let topic = Topic::from_name(&self.topic).ok_or_else(|| Problem::says("raise-topic"));
        let topic = problems.take("topic", topic);
        let whose = Whose::from_name(&self.whose).ok_or_else(|| Problem::says("raise-whose"));
        let whose = problems.take("whose", whose);
        let why = Paragraph::parse_optional(&self.why, "field-safety-note", NOTE);
        let why = problems.take("why", why);
        problems.finish(|| {
            Some(Concern {
                topic: topic?,
                whose: whose?,
                why: why?,
            })
        })
    }
}

/// Sets who leads, and when.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsForm {
    /// The lead's account.
    pub lead: String,
    /// The first day, 1 for Monday.
    pub first: String,
    /// The last day.
    pub last: String,
    /// From what time.
    pub from: String,
    /// Until what time.
    pub until: String,
    /// The programme's own lines of help, one a line.
    pub lines: String,
}

impl SettingsForm {
    /// The settings, or everything wrong with them. `leads` are those who hold the role.
    pub(super) fn parse(&self, leads: &BTreeSet<i64>) -> Result<Settings, Problems> {
        let mut problems = Problems::new();
        let lead = self
            .lead
            .parse::<i64>()
            .ok()
            .filter(|id| leads.contains(id));
        let lead = problems.take("lead", lead.ok_or_else(|| Problem::says("safety-lead")));
        let hours = match Hours::parse(&self.first, &self.last, &self.from, &self.until) {
            Ok(hours) => Some(hours),
            Err(wrong) => {
                problems.extend(wrong);
                None
            }
        };
        let typed: Vec<&str> = self
            .lines
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        if typed.len() > LINES {
            problems.add("lines", Problem::says("safety-lines"));
        }
        let lines: Result<Vec<Line>, Problem> = typed
            .iter()
            .map(|line| Line::parse(line, "field-safety-line", LINE))
            .collect();
        let lines = problems.take("lines", lines);
        problems.finish(|| {
            Some(Settings {
                lead: lead?,
                hours: hours?,
                lines: lines?.into_iter().map(Line::into_string).collect(),
            })
        })
    }
}

forms!(RaiseForm, StepForm, SettingsForm);
