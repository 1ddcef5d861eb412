//! The pieces of a survey as addresses name them, and the marks their forms carry.

use actix_web::web::Path;
use domain::survey::edit::{Place, mark, place};
use domain::survey::{Definition, Question, Section};

use super::queries::Built;
use crate::web::Error;

/// The code in an address, behind the number of the survey.
pub(super) type Code = Path<(i64, String)>;

pub(super) fn section_of<'a>(built: &'a Built, code: &str) -> Result<&'a Section, Error> {
    match place(&built.definition, code) {
        Some(Place::Section(_, section)) => Ok(section),
        _ => Err(Error::NotFound),
    }
}

pub(super) fn question_of<'a>(
    built: &'a Built,
    code: &str,
) -> Result<(&'a Section, &'a Question), Error> {
    let mut all = built.definition.questions();
    all.find(|(_, question)| question.code.as_str() == code)
        .ok_or(Error::NotFound)
}

/// Nothing is overwritten by adding: the mark of a form for something new is always the same.
pub(super) fn no_mark(_: &Definition) -> String {
    String::new()
}

/// The mark of a question as its form shows it.
pub(super) fn question_mark(definition: &Definition, code: &str) -> String {
    let mut all = definition.questions();
    let found = all.find(|(_, question)| question.code.as_str() == code);
    found
        .map(|(section, question)| mark(&(&section.code, question)))
        .unwrap_or_default()
}
