//! Sections and questions: added, moved, copied, taken away.

use super::super::{Code, Definition, Document, Question, Section, Text};
use super::{Asked, Draft, Past, Place, code_of, gone, language, place, question_mut, section_mut};
use crate::problem::Problem;

/// What the form of a section says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionEdit {
    /// The heading.
    pub title: String,
    /// What is proposed, in Markdown.
    pub summary: String,
    /// What the link to a document says, and where it leads.
    pub document: Option<(String, String)>,
    /// The code, where the officer chose one.
    pub code: Option<Code>,
}

/// A place for a question: behind another question of a section, or before all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The section.
    pub section: String,
    /// The question it stands behind.
    pub after: Option<String>,
}

impl Spot {
    /// The place at the end of a section as it is now.
    #[must_use]
    pub fn at_end(section: &Section) -> Self {
        Self {
            section: section.code.to_string(),
            after: section.questions.last().map(|last| last.code.to_string()),
        }
    }

    pub(super) fn find(&self, definition: &Definition) -> Result<(usize, usize), Problem> {
        let Some(Place::Section(at, section)) = place(definition, &self.section) else {
            return Err(gone());
        };
        let Some(after) = &self.after else {
            return Ok((at, 0));
        };
        let behind = section
            .questions
            .iter()
            .position(|question| question.code.as_str() == after);
        Ok((at, behind.ok_or_else(gone)? + 1))
    }
}

impl Draft {
    /// Adds a section at the end. Its code is made of the title unless one was chosen.
    pub fn add_section(&mut self, edit: &SectionEdit) -> Result<Code, Problem> {
        self.guarded(|definition, past| {
            let code = match &edit.code {
                Some(code) => free(definition, past, code.clone())?,
                None => code_of(&edit.title, "section", |c| is_taken(definition, past, c)),
            };
            let lang = language(definition).to_owned();
            let mut section = Section {
                code: code.clone(),
                title: Text::default(),
                summary: Text::default(),
                picture: None,
                document: None,
                show_if: None,
                questions: Vec::new(),
            };
            write(&mut section, edit, &lang);
            definition.sections.push(section);
            Ok(code)
        })
    }

    /// Changes the texts of a section, and its code if it was never published.
    pub fn set_section(&mut self, code: &str, edit: &SectionEdit) -> Result<Code, Problem> {
        self.guarded(|definition, past| {
            let lang = language(definition).to_owned();
            section_mut(definition, code)?;
            let now = match &edit.code {
                Some(new) if new.as_str() != code => {
                    if past.has(code) {
                        return Err(Problem::says("edit-code-published"));
                    }
                    free(definition, past, new.clone())?
                }
                _ => Code::parse(code).ok_or_else(gone)?,
            };
            let section = section_mut(definition, code)?;
            section.code = now.clone();
            write(section, edit, &lang);
            Ok(now)
        })
    }

    /// Adds a question at a place, with the next free code: `q1`, `q2`, ..
    pub fn add_question(&mut self, spot: &Spot, asked: &Asked) -> Result<Code, Problem> {
        self.guarded(|definition, past| {
            let languages = definition.languages.clone();
            let code = next_question(definition, past);
            let mut question = asked.new_question(code.clone());
            asked.write(&mut question, past, &languages)?;
            let (at, within) = spot.find(definition)?;
            put(definition, at, within, question)?;
            Ok(code)
        })
    }

    /// Changes a question.
    pub fn set_question(&mut self, code: &str, asked: &Asked) -> Result<(), Problem> {
        self.guarded(|definition, past| {
            let languages = definition.languages.clone();
            asked.write(question_mut(definition, code)?, past, &languages)
        })
    }

    /// Puts a section before the one above it; a question before the one above it, or at the end
    /// of the section above. At the very top nothing happens.
    pub fn move_up(&mut self, code: &str) -> Result<(), Problem> {
        self.guarded(|definition, _| match found(definition, code)? {
            (at, None) => {
                if at > 0 {
                    definition.sections.swap(at, at - 1);
                }
                Ok(())
            }
            (0, Some(0)) => Ok(()),
            (at, Some(0)) => {
                let question = take(definition, at, 0)?;
                put(definition, at - 1, usize::MAX, question)
            }
            (at, Some(within)) => {
                let question = take(definition, at, within)?;
                put(definition, at, within - 1, question)
            }
        })
    }

    /// Puts a section behind the one below it; a question behind the one below it, or at the start
    /// of the section below. At the very end nothing happens.
    pub fn move_down(&mut self, code: &str) -> Result<(), Problem> {
        self.guarded(|definition, _| match found(definition, code)? {
            (at, None) => {
                if at + 1 < definition.sections.len() {
                    definition.sections.swap(at, at + 1);
                }
                Ok(())
            }
            (at, Some(within)) => {
                let section = definition.sections.get(at).ok_or_else(gone)?;
                let (last, end) = (
                    within + 1 == section.questions.len(),
                    at + 1 == definition.sections.len(),
                );
                match (last, end) {
                    (true, true) => Ok(()),
                    (true, false) => {
                        let question = take(definition, at, within)?;
                        put(definition, at + 1, 0, question)
                    }
                    (false, _) => {
                        let question = take(definition, at, within)?;
                        put(definition, at, within + 1, question)
                    }
                }
            }
        })
    }

    /// Puts a question at another place.
    pub fn move_to(&mut self, code: &str, spot: &Spot) -> Result<(), Problem> {
        self.guarded(|definition, _| {
            let (at, Some(within)) = found(definition, code)? else {
                return Err(gone());
            };
            if spot.after.as_deref() == Some(code) {
                return Ok(());
            }
            let question = take(definition, at, within)?;
            let (at, within) = spot.find(definition)?;
            put(definition, at, within, question)
        })
    }

    /// Takes a section with its questions, or a question, away. Refused while a condition
    /// elsewhere asks about it.
    pub fn remove(&mut self, code: &str) -> Result<(), Problem> {
        self.guarded(|definition, _| match found(definition, code)? {
            (at, None) => {
                definition.sections.remove(at);
                Ok(())
            }
            (at, Some(within)) => take(definition, at, within).map(|_| ()),
        })
    }
}

fn write(section: &mut Section, edit: &SectionEdit, lang: &str) {
    section.title.set(lang, &edit.title, lang);
    section.summary.set(lang, &edit.summary, lang);
    section.document = edit.document.as_ref().map(|(title, href)| {
        let mut document = section.document.take().unwrap_or_else(|| Document {
            title: Text::default(),
            href: String::new(),
        });
        document.title.set(lang, title, lang);
        document.href.clone_from(href);
        document
    });
}

fn found(definition: &Definition, code: &str) -> Result<(usize, Option<usize>), Problem> {
    match place(definition, code).ok_or_else(gone)? {
        Place::Section(at, _) => Ok((at, None)),
        Place::Question(at, within, _) => Ok((at, Some(within))),
    }
}

fn take(definition: &mut Definition, at: usize, within: usize) -> Result<Question, Problem> {
    let section = definition.sections.get_mut(at).ok_or_else(gone)?;
    if within >= section.questions.len() {
        return Err(gone());
    }
    Ok(section.questions.remove(within))
}

pub(super) fn put(
    definition: &mut Definition,
    at: usize,
    within: usize,
    question: Question,
) -> Result<(), Problem> {
    let section = definition.sections.get_mut(at).ok_or_else(gone)?;
    let within = within.min(section.questions.len());
    section.questions.insert(within, question);
    Ok(())
}

pub(super) fn is_taken(definition: &Definition, past: &Past, code: &str) -> bool {
    past.has(code) || place(definition, code).is_some()
}

fn free(definition: &Definition, past: &Past, code: Code) -> Result<Code, Problem> {
    if is_taken(definition, past, code.as_str()) {
        Err(Problem::says("edit-code-taken"))
    } else {
        Ok(code)
    }
}

/// `q` with a number above every such code that is, or ever was, in the survey.
pub(super) fn next_question(definition: &Definition, past: &Past) -> Code {
    let number = |code: &Code| code.as_str().strip_prefix('q')?.parse::<u32>().ok();
    let now = definition.questions().map(|(_, question)| &question.code);
    let sections = definition.sections.iter().map(|section| &section.code);
    let highest = now
        .chain(sections)
        .chain(past.question_codes())
        .filter_map(number)
        .max()
        .unwrap_or(0);
    let mut next = highest.saturating_add(1);
    loop {
        let code = Code::from_number('q', next);
        if !is_taken(definition, past, code.as_str()) {
            return code;
        }
        next = next.saturating_add(1);
    }
}
