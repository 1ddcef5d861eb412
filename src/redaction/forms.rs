//! What is typed where something is hidden, opened or quoted.

use domain::frame::Span;
use domain::redaction::{Kind, OpenedFor, Reason, State};
use domain::survey::Fields;
use domain::text::Line;
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::commands::{Decision, Look, Marking};
use super::queries::{Mark, places};
use crate::web::form::{Form, forms};

/// The longest reason, in characters.
const NOTE: usize = 300;
/// The most words that are marked at once, in characters.
const WORDS: usize = 2_000;

/// A note that must be there when the reason is another one.
fn note(typed: &str, needed: bool) -> Result<String, Problem> {
    let note = Line::parse_optional(typed, "field-redaction-note", NOTE)?;
    match note {
        None if needed => Err(Problem::says("redaction-note-missing")),
        note => Ok(note.map_or_else(String::new, |note| note.as_str().to_owned())),
    }
}

/// What originals are opened for.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct OpenForm {
    /// Name of the reason.
    pub reason: String,
    /// The reason in words.
    pub note: String,
    /// Where to go on to: `coding` for the comment among its themes.
    pub to: String,
}

impl OpenForm {
    /// The reason.
    pub(super) fn parse(&self) -> Result<(OpenedFor, String), Problems> {
        let mut problems = Problems::new();
        let reason = OpenedFor::from_name(&self.reason);
        let note = note(&self.note, reason == Some(OpenedFor::Other));
        let missing = || Problem::says("redaction-reason-missing");
        let reason = problems.take("reason", reason.ok_or_else(missing));
        let note = problems.take("note", note);
        problems.finish(|| Some((reason?, note?)))
    }
}

/// What a decision is called in a form: `accepted:person`.
pub(super) fn decision_name(state: State, reason: Reason) -> String {
    format!("{}:{}", state.name(), reason.name())
}

/// What is decided about the candidates of a comment.
#[derive(Clone, Debug, Default)]
pub(super) struct DecideForm {
    /// Key of each candidate and the name of what is decided.
    pub choices: Vec<(i64, String)>,
    /// The reason in words.
    pub note: String,
}

impl Form for DecideForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let choice = |(name, value): &(String, String)| {
            let id = name.strip_prefix("choice-")?.parse().ok()?;
            Some((id, value.clone()))
        };
        let choices = pairs.iter().filter_map(choice).collect();
        let fields = Fields::from(pairs);
        Some(Self {
            choices,
            note: fields.one("note").to_owned(),
        })
    }
}

impl DecideForm {
    /// What was chosen for a candidate.
    pub(super) fn choice(&self, mark: i64) -> Option<&str> {
        let found = self.choices.iter().find(|(id, _)| *id == mark);
        found.map(|(_, name)| name.as_str())
    }

    /// The decisions; a candidate for which nothing is chosen goes on waiting.
    pub(super) fn parse(&self, known: &[Mark]) -> Result<Vec<Decision>, Problems> {
        let mut problems = Problems::new();
        let mut decisions = Vec::new();
        for (id, name) in &self.choices {
            let Some(mark) = known.iter().find(|mark| mark.id == *id) else {
                continue;
            };
            let Some((state, reason)) = name.split_once(':') else {
                continue;
            };
            let parsed = State::from_name(state).zip(Reason::from_name(reason));
            let Some((state, reason)) = parsed.filter(|(state, _)| *state != State::Proposed)
            else {
                continue;
            };
            let own = match reason {
                // What was said before stays beside what is not touched.
                Reason::Other if self.note.trim().is_empty() && !mark.note.is_empty() => {
                    Ok(mark.note.clone())
                }
                Reason::Other => note(&self.note, true),
                _ => Ok(String::new()),
            };
            if let Some(note) = problems.take("note", own) {
                decisions.push(Decision {
                    mark: *id,
                    state,
                    reason,
                    note,
                });
            }
        }
        problems.finish(|| Some(decisions))
    }
}

/// Words to be hidden that nobody found.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct MarkForm {
    /// The words.
    pub words: String,
    /// What they say.
    pub kind: String,
    /// Why they are hidden.
    pub why: String,
    /// The reason in words.
    pub why_note: String,
}

impl MarkForm {
    /// The words wherever they stand in a text.
    pub(super) fn parse(&self, text: &str) -> Result<Marking, Problems> {
        let mut problems = Problems::new();
        let words = problems.take("words", spans(&self.words, text));
        let kind = Kind::from_name(&self.kind);
        let kind = kind.ok_or_else(|| Problem::says("redaction-kind-missing"));
        let kind = problems.take("kind", kind);
        let reason = Reason::from_name(&self.why).filter(|why| Reason::TAKEN_OUT.contains(why));
        let note = note(&self.why_note, reason == Some(Reason::Other));
        let reason = reason.ok_or_else(|| Problem::says("redaction-reason-missing"));
        let reason = problems.take("why", reason);
        let note = problems.take("why_note", note);
        problems.finish(|| {
            Some(Marking {
                spans: words?,
                kind: kind?,
                reason: reason?,
                note: note?,
            })
        })
    }
}

fn spans(typed: &str, text: &str) -> Result<Vec<Span>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > WORDS {
        return Err(Problem::says("redaction-words-missing"));
    }
    let found = places(text, typed);
    match found.is_empty() {
        true => Err(Problem::says("redaction-words-not-there")),
        false => Ok(found),
    }
}

/// A kind that is taken out all at once.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct AllForm {
    /// Its name.
    pub kind: String,
}

/// A moment whose decisions are taken back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct UndoForm {
    /// In microseconds.
    pub at: String,
    /// The comment to come back to; none for the queue.
    pub comment: String,
}

forms!(OpenForm, MarkForm, AllForm, UndoForm);

/// What has to be true of words before anybody reads them.
pub(super) const CHECKS: [&str; 4] = ["rare", "others", "circumstances", "yourself"];

/// A second look at words that were proposed as a quotation.
#[derive(Clone, Debug, Default)]
pub(super) struct LookForm {
    /// Of which comment.
    pub comment: String,
    /// The words.
    pub words: String,
    /// What was ticked.
    pub checks: Vec<String>,
    /// Why not, or why alone.
    pub why: String,
    /// `pass` or `refuse`.
    pub deed: String,
}

impl Form for LookForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        Some(Self {
            comment: fields.one("comment").to_owned(),
            words: fields.one("words").to_owned(),
            checks: fields.all("check").map(str::to_owned).collect(),
            why: fields.one("why").to_owned(),
            deed: fields.one("deed").to_owned(),
        })
    }
}

impl LookForm {
    /// What came of it. Whoever proposed the words says why they look at them alone.
    pub(super) fn parse(&self, shown: &str, is_own: bool) -> Result<Look, Problems> {
        let mut problems = Problems::new();
        let passed = self.deed != "refuse";
        let words = self.words.replace("\r\n", "\n").trim().to_owned();
        let stands = !words.is_empty() && shown.contains(&words);
        let stands = stands || !passed;
        let words = stands
            .then_some(words)
            .ok_or_else(|| Problem::says("quote-words-not-there"));
        let words = problems.take("words", words);
        let all = CHECKS
            .iter()
            .all(|check| self.checks.iter().any(|it| it == check));
        let all = (all || !passed)
            .then_some(())
            .ok_or_else(|| Problem::says("quote-unchecked"));
        let all = problems.take("check", all);
        let why = Line::parse_optional(&self.why, "field-quote-why", NOTE);
        let why = why.and_then(|why| match why {
            None if !passed => Err(Problem::says("quote-why-missing")),
            None if is_own => Err(Problem::says("quote-why-alone")),
            why => Ok(why),
        });
        let why = problems.take("why", why);
        problems.finish(|| {
            all?;
            Some(Look {
                words: words?,
                passed,
                why: why?,
            })
        })
    }
}
