//! Options and statements: pasted many at once, renamed, moved, taken away.

use std::collections::BTreeSet;

use super::super::{Choice, Code, Kind, Question, Row, Standing, Text};
use super::presets::recognised;
use super::{Draft, Past, code_of, gone, language, question_mut};
use crate::problem::Problem;
use crate::text::normalise;

/// What the form says of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionEdit {
    /// Which option.
    pub code: String,
    /// What it says.
    pub text: String,
    /// One short sentence of help.
    pub hint: String,
    /// Whether it offers a box to say more.
    pub other: bool,
    /// What it means when it is no opinion.
    pub standing: Option<Standing>,
}

/// The lines of a pasted list: each with the code behind a bar, if one was chosen (`Bus | bus`).
/// Bullets and numbers that came along are left out.
#[must_use]
pub fn pasted(raw: &str) -> Vec<(String, Option<Code>)> {
    raw.lines()
        .map(|line| {
            let line = line.trim().trim_start_matches(['•', '·', '*', '–']).trim();
            let line = line.strip_prefix("- ").unwrap_or(line);
            let chosen = line
                .rsplit_once('|')
                .and_then(|(text, code)| Some((text, Code::parse(code.trim())?)));
            match chosen {
                Some((text, code)) => (normalise(text).trim().to_owned(), Some(code)),
                None => (normalise(line).trim().to_owned(), None),
            }
        })
        .filter(|(text, _)| !text.is_empty())
        .collect()
}

impl Draft {
    /// Adds options to a question, one a line. A line that is there already refuses them all.
    pub fn paste_options(&mut self, question: &str, lines: &str) -> Result<(), Problem> {
        self.guarded(|definition, past| {
            let lang = language(definition).to_owned();
            add_options(question_mut(definition, question)?, past, lines, &lang)
        })
    }

    /// Adds statements to a matrix, one a line.
    pub fn paste_rows(&mut self, question: &str, lines: &str) -> Result<(), Problem> {
        self.guarded(|definition, past| {
            let lang = language(definition).to_owned();
            add_rows(question_mut(definition, question)?, past, lines, &lang)
        })
    }

    /// Changes what the options of a question say and mean. Options the list does not name stay.
    pub fn set_options(&mut self, question: &str, edits: &[OptionEdit]) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let lang = language(definition).to_owned();
            let options = options_of(question_mut(definition, question)?)?;
            for edit in edits {
                let option = options
                    .iter_mut()
                    .find(|option| option.code.as_str() == edit.code)
                    .ok_or_else(gone)?;
                option.text.set(&lang, &edit.text, &lang);
                option.hint.set(&lang, &edit.hint, &lang);
                option.other = edit.other;
                option.standing = edit.standing;
            }
            no_duplicates(options.iter().map(|option| &option.text), &lang)
        })
    }

    /// Changes what the statements of a matrix say.
    pub fn set_rows(&mut self, question: &str, edits: &[(String, String)]) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let lang = language(definition).to_owned();
            let rows = rows_of(question_mut(definition, question)?)?;
            for (code, text) in edits {
                let row = rows
                    .iter_mut()
                    .find(|row| row.code.as_str() == code)
                    .ok_or_else(gone)?;
                row.text.set(&lang, text, &lang);
            }
            no_duplicates(rows.iter().map(|row| &row.text), &lang)
        })
    }

    /// Puts an option one place up, or down. At the end of the list nothing happens.
    pub fn move_option(&mut self, question: &str, option: &str, up: bool) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let options = options_of(question_mut(definition, question)?)?;
            let at = options.iter().position(|o| o.code.as_str() == option);
            shift(options, at.ok_or_else(gone)?, up);
            Ok(())
        })
    }

    /// Takes an option away. Refused while a condition asks about it.
    pub fn remove_option(&mut self, question: &str, option: &str) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let options = options_of(question_mut(definition, question)?)?;
            let at = options.iter().position(|o| o.code.as_str() == option);
            options.remove(at.ok_or_else(gone)?);
            Ok(())
        })
    }

    /// Puts a statement one place up, or down.
    pub fn move_row(&mut self, question: &str, row: &str, up: bool) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let rows = rows_of(question_mut(definition, question)?)?;
            let at = rows.iter().position(|r| r.code.as_str() == row);
            shift(rows, at.ok_or_else(gone)?, up);
            Ok(())
        })
    }

    /// Takes a statement away.
    pub fn remove_row(&mut self, question: &str, row: &str) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let rows = rows_of(question_mut(definition, question)?)?;
            let at = rows.iter().position(|r| r.code.as_str() == row);
            rows.remove(at.ok_or_else(gone)?);
            Ok(())
        })
    }
}

fn shift<T>(list: &mut [T], at: usize, up: bool) {
    let to = if up { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(to) = to.filter(|to| *to < list.len()) {
        list.swap(at, to);
    }
}

fn options_of(question: &mut Question) -> Result<&mut Vec<Choice>, Problem> {
    question.kind.options_mut().ok_or_else(gone)
}

fn rows_of(question: &mut Question) -> Result<&mut Vec<Row>, Problem> {
    match &mut question.kind {
        Kind::Matrix { rows, .. } => Ok(rows),
        _ => Err(gone()),
    }
}

pub(super) fn add_options(
    question: &mut Question,
    past: &Past,
    lines: &str,
    lang: &str,
) -> Result<(), Problem> {
    let lines = pasted(lines);
    if lines.is_empty() {
        return Ok(());
    }
    let code = question.code.to_string();
    let apart = &question.apart;
    let options = question
        .kind
        .options_mut()
        .ok_or(Problem::says("edit-no-options-here"))?;
    for (text, chosen) in lines {
        let meant = recognised(&text);
        let is_taken = |candidate: &str| {
            past.has_option(&code, candidate)
                || options
                    .iter()
                    .chain(apart)
                    .any(|option| option.code.as_str() == candidate)
        };
        let new = match chosen {
            Some(chosen) if is_taken(chosen.as_str()) => {
                return Err(Problem::says("edit-option-code-taken").with("code", chosen.as_str()));
            }
            Some(chosen) => chosen,
            None => code_of(meant.map_or(&text, |meant| meant.code), "option", is_taken),
        };
        // One box is enough: a second "something else" is a plain option until the first goes.
        let other = meant.is_some_and(|meant| meant.standing.is_none())
            && options.iter().all(|option| !option.other);
        let mut label = Text::default();
        label.set(lang, &text, lang);
        options.push(Choice {
            code: new,
            printed: String::new(),
            text: label,
            hint: Text::default(),
            other,
            standing: meant.and_then(|meant| meant.standing),
        });
    }
    no_duplicates(options.iter().map(|option| &option.text), lang)
}

pub(super) fn add_rows(
    question: &mut Question,
    past: &Past,
    lines: &str,
    lang: &str,
) -> Result<(), Problem> {
    let lines = pasted(lines);
    if lines.is_empty() {
        return Ok(());
    }
    let code = question.code.to_string();
    let Kind::Matrix { rows, .. } = &mut question.kind else {
        return Err(Problem::says("edit-no-rows-here"));
    };
    for (text, chosen) in lines {
        // `q1.other` holds the words beside an option.
        let is_taken = |candidate: &str| {
            candidate == "other"
                || past.has_row(&code, candidate)
                || rows.iter().any(|row| row.code.as_str() == candidate)
        };
        let new = match chosen {
            Some(chosen) if is_taken(chosen.as_str()) => {
                return Err(Problem::says("edit-option-code-taken").with("code", chosen.as_str()));
            }
            Some(chosen) => chosen,
            None => code_of(&text, "row", is_taken),
        };
        let mut label = Text::default();
        label.set(lang, &text, lang);
        rows.push(Row {
            code: new,
            text: label,
        });
    }
    no_duplicates(rows.iter().map(|row| &row.text), lang)
}

fn no_duplicates<'a>(texts: impl Iterator<Item = &'a Text>, lang: &str) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = texts
        .map(|text| text.exactly(lang))
        .filter(|text| !text.is_empty() && !seen.insert(normalise(text).trim().to_lowercase()))
        .collect();
    if twice.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = twice.iter().map(|text| format!("“{text}”")).collect();
    Err(Problem::says("edit-duplicates").with("options", names.join(", ")))
}
