//! Editing a questionnaire step by step, so that no step breaks what stands elsewhere.
//!
//! A [`Draft`] is a definition together with its [`Past`]: what was published of it. Every edit
//! either happens whole or is refused with a problem, and then nothing has changed. An edit never
//! adds a fault that [`check`] finds, except that something is not finished yet (a new section has
//! no question, a new list has no options): those are for the outline to show.
//!
//! Codes are permanent. New ones are made here, and never one that was published before.

mod choices;
mod copies;
mod manner;
mod past;
mod pictures;
mod presets;
mod structure;
#[cfg(test)]
mod tests;
mod voice;

pub use choices::{OptionEdit, pasted};
pub use manner::{Asked, Bounds, Manner};
pub use past::Past;
pub use pictures::{PictureEdit, PictureOf, Use, uses};
pub use presets::Preset;
pub use structure::{SectionEdit, Spot};

use serde::Serialize;

use super::{Code, Condition, Definition, Fault, Question, Section, canonical, check, wording};
use crate::problem::Problem;

/// A definition that is being written, and what was published of it.
#[derive(Clone, Debug)]
pub struct Draft {
    definition: Definition,
    past: Past,
}

/// Something a code names.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// A section, and where it stands.
    Section(usize, &'a Section),
    /// A question, its section, and where both stand.
    Question(usize, usize, &'a Question),
}

/// A short name of something as it is now: when it has another, somebody changed it.
#[must_use]
pub fn mark<T: Serialize>(thing: &T) -> String {
    wording::mark(&canonical::to_string(thing).unwrap_or_default())
}

/// The place with this code.
#[must_use]
pub fn place<'a>(definition: &'a Definition, code: &str) -> Option<Place<'a>> {
    for (at, section) in definition.sections.iter().enumerate() {
        if section.code.as_str() == code {
            return Some(Place::Section(at, section));
        }
        let found = section
            .questions
            .iter()
            .position(|question| question.code.as_str() == code);
        if let Some((within, question)) =
            found.and_then(|within| Some((within, section.questions.get(within)?)))
        {
            return Some(Place::Question(at, within, question));
        }
    }
    None
}

/// What a fault is called that only says something is not finished.
const UNFINISHED: &[&str] = &[
    "survey-no-text",
    "survey-no-alt",
    "survey-no-section",
    "survey-no-question",
    "survey-bad-option-count",
    "survey-bad-row-count",
    // The source was changed; the translations follow.
    "survey-pipe-translation",
];

/// Whether a fault only says that something is not finished.
#[must_use]
pub fn is_unfinished(fault: &Fault) -> bool {
    UNFINISHED.contains(&fault.problem.key)
}

impl Draft {
    /// A draft of a definition, with what was published before.
    #[must_use]
    pub const fn new(definition: Definition, past: Past) -> Self {
        Self { definition, past }
    }

    /// The definition as it is now.
    #[must_use]
    pub const fn definition(&self) -> &Definition {
        &self.definition
    }

    /// What was published before.
    #[must_use]
    pub const fn past(&self) -> &Past {
        &self.past
    }

    /// The language it is written in.
    #[must_use]
    pub fn language(&self) -> &str {
        language(&self.definition)
    }

    /// Sets who sees a section or a question; `None` shows it to everybody.
    pub fn set_condition(&mut self, code: &str, when: Option<Condition>) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            *condition_mut(definition, code)? = when;
            Ok(())
        })
    }

    /// Changes what stands on the start page, and the languages, with a closure that touches
    /// neither sections nor codes.
    pub fn set_about(&mut self, change: impl FnOnce(&mut Definition)) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            change(definition);
            Ok(())
        })
    }

    /// Edits a copy, and keeps it only if nothing else was broken by it.
    fn guarded<T>(
        &mut self,
        edit: impl FnOnce(&mut Definition, &Past) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let mut after = self.definition.clone();
        let done = edit(&mut after, &self.past)?;
        self.past.number_options(&self.definition, &mut after);
        refuse_breaks(&self.definition, &after)?;
        self.definition = after;
        Ok(done)
    }
}

fn language(definition: &Definition) -> &str {
    definition.languages.first().map_or("en", String::as_str)
}

fn gone() -> Problem {
    Problem::says("edit-gone")
}

fn section_mut<'a>(definition: &'a mut Definition, code: &str) -> Result<&'a mut Section, Problem> {
    definition
        .sections
        .iter_mut()
        .find(|section| section.code.as_str() == code)
        .ok_or_else(gone)
}

fn question_mut<'a>(
    definition: &'a mut Definition,
    code: &str,
) -> Result<&'a mut Question, Problem> {
    definition
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.questions)
        .find(|question| question.code.as_str() == code)
        .ok_or_else(gone)
}

fn condition_mut<'a>(
    definition: &'a mut Definition,
    code: &str,
) -> Result<&'a mut Option<Condition>, Problem> {
    match place(definition, code).ok_or_else(gone)? {
        Place::Section(..) => section_mut(definition, code).map(|section| &mut section.show_if),
        Place::Question(..) => question_mut(definition, code).map(|question| &mut question.show_if),
    }
}

/// Refuses an edit after which something is wrong elsewhere that was not wrong before.
fn refuse_breaks(before: &Definition, after: &Definition) -> Result<(), Problem> {
    let (was, is) = (check(before), check(after));
    let count =
        |faults: &[Fault], key: &str| faults.iter().filter(|f| f.problem.key == key).count();
    for fault in &is {
        let key = fault.problem.key;
        if UNFINISHED.contains(&key) || count(&is, key) <= count(&was, key) {
            continue;
        }
        return Err(match key {
            "survey-condition-not-earlier"
            | "survey-condition-no-option"
            | "survey-condition-misfit" => asked_about(after, &was, &is, key),
            "survey-pipe-not-earlier" | "survey-pipe-kind" => {
                woven_in(before, after, &was, &is, key).unwrap_or_else(|| fault.problem.clone())
            }
            "survey-bad-printed-code" => Problem::says("edit-paper-width"),
            _ => fault.problem.clone(),
        });
    }
    Ok(())
}

/// Which places ask about what an edit would take away.
fn asked_about(definition: &Definition, was: &[Fault], is: &[Fault], key: &str) -> Problem {
    let known: Vec<&Fault> = was
        .iter()
        .filter(|fault| fault.problem.key == key)
        .collect();
    let mut places: Vec<String> = is
        .iter()
        .filter(|fault| fault.problem.key == key && !known.contains(fault))
        .map(|fault| called(definition, &fault.place))
        .collect();
    places.dedup();
    Problem::says("edit-asked-about").with("places", places.join(", "))
}

/// Which places show an answer that an edit elsewhere would take away. `None` where the text itself
/// was changed: then the fault says what is wrong with it.
fn woven_in(
    before: &Definition,
    after: &Definition,
    was: &[Fault],
    is: &[Fault],
    key: &str,
) -> Option<Problem> {
    let new = is
        .iter()
        .filter(|fault| fault.problem.key == key && !was.contains(fault));
    let mut places = Vec::new();
    for fault in new {
        let code = fault.place.split('.').next_back()?;
        if written_at(before, code) != written_at(after, code) {
            return None;
        }
        places.push(called(after, &fault.place));
    }
    places.dedup();
    let places = (!places.is_empty()).then(|| places.join(", "));
    Some(Problem::says("edit-woven-in").with("places", places?))
}

/// The texts of a place that earlier answers can be woven into.
fn written_at<'a>(definition: &'a Definition, code: &str) -> Vec<&'a super::Text> {
    match place(definition, code) {
        Some(Place::Section(_, section)) => vec![&section.summary],
        Some(Place::Question(_, _, question)) => {
            vec![&question.before, &question.text, &question.hint]
        }
        None => Vec::new(),
    }
}

/// What a place of a fault says to people: the text of the question, or the title of the section.
#[must_use]
pub fn called(definition: &Definition, place_of_fault: &str) -> String {
    let lang = language(definition);
    let codes: Vec<&str> = place_of_fault.split('.').take(2).collect();
    let found = codes.iter().rev().find_map(|code| place(definition, code));
    match found {
        Some(Place::Section(_, section)) => format!("“{}”", section.title.get(lang).0),
        Some(Place::Question(_, _, question)) => format!("“{}”", question.text.get(lang).0),
        None => place_of_fault.to_owned(),
    }
}

/// A code made of a text: its letters and digits, in small, joined by `_`; `or` where there is
/// nothing to make one from. The first of it, `it_2`, `it_3` .. that is not taken.
fn code_of(text: &str, or: &str, taken: impl Fn(&str) -> bool) -> Code {
    use unicode_normalization::UnicodeNormalization;

    let mut made = String::new();
    for c in text
        .nfkd()
        .filter(|c| !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}'))
    {
        if c.is_ascii_alphanumeric() {
            made.push(c.to_ascii_lowercase());
        } else if !made.is_empty() && !made.ends_with('_') {
            if made.len() > 18 {
                break;
            }
            made.push('_');
        }
        if made.len() > 30 {
            break;
        }
    }
    let made = made.trim_end_matches('_');
    let stem = if made.is_empty() { or } else { made };
    std::iter::once(stem.to_owned())
        .chain((2..).map(|n: u32| format!("{stem}_{n}")))
        .find(|candidate| !taken(candidate))
        .and_then(|candidate| Code::parse(&candidate))
        .unwrap_or_else(|| Code::from_number('o', 1))
}
