//! The same again: a question beside itself, and questions and sections brought from elsewhere.

use super::super::{Code, Definition, Question, Section, Voice};
use super::structure::{Spot, is_taken, next_question, put};
use super::{Draft, Past, Place, code_of, gone, place};
use crate::problem::Problem;

impl Draft {
    /// Puts a copy of a section or a question behind it, under codes of its own, and says which.
    pub fn copy(&mut self, code: &str) -> Result<Code, Problem> {
        self.guarded(
            |definition, past| match place(definition, code).ok_or_else(gone)? {
                Place::Section(at, section) => {
                    let copy = section.clone();
                    insert_section(definition, past, at + 1, copy)
                }
                Place::Question(at, within, question) => {
                    let mut copy = question.clone();
                    copy.voice = None;
                    copy.code = next_question(definition, past);
                    let code = copy.code.clone();
                    put(definition, at, within + 1, copy)?;
                    Ok(code)
                }
            },
        )
    }

    /// Adds a section that was kept for reuse, at the end. Its conditions, and the answers woven
    /// into its texts, asked about questions that are not here, so they are left out.
    pub fn insert_section(&mut self, mut section: Section) -> Result<Code, Problem> {
        section.show_if = None;
        section.summary.drop_pipes();
        for question in &mut section.questions {
            alone(question);
        }
        self.guarded(|definition, past| {
            let end = definition.sections.len();
            insert_section(definition, past, end, section)
        })
    }

    /// Adds a question that was kept for reuse at a place, without its condition and without answers
    /// to others.
    pub fn insert_question(
        &mut self,
        spot: &Spot,
        mut question: Question,
    ) -> Result<Code, Problem> {
        alone(&mut question);
        self.guarded(|definition, past| {
            question.code = next_question(definition, past);
            question.voice = unasked(definition, question.voice);
            let code = question.code.clone();
            let (at, within) = spot.find(definition)?;
            put(definition, at, within, question)?;
            Ok(code)
        })
    }
}

/// Leaves out what a question knows of others.
fn alone(question: &mut Question) {
    question.show_if = None;
    for text in [&mut question.before, &mut question.text, &mut question.hint] {
        text.drop_pipes();
    }
}

pub(super) fn insert_section(
    definition: &mut Definition,
    past: &Past,
    at: usize,
    mut section: Section,
) -> Result<Code, Problem> {
    let questions = std::mem::take(&mut section.questions);
    let stem = section.code.to_string();
    section.code = code_of(&stem, "section", |code| is_taken(definition, past, code));
    let code = section.code.clone();
    definition.sections.insert(at, section);
    // One by one: each takes the next free code after the one before.
    for mut question in questions {
        question.code = next_question(definition, past);
        question.voice = unasked(definition, question.voice);
        put(definition, at, usize::MAX, question)?;
    }
    Ok(code)
}

/// What a question asks about whoever answers, unless another asks it already.
fn unasked(definition: &Definition, voice: Option<Voice>) -> Option<Voice> {
    voice.filter(|voice| definition.voiced(*voice).is_none())
}
