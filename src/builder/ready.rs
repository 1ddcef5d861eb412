//! What a new survey can begin with besides nothing and a copy: surveys that come ready, and files.

use domain::Problem;
use domain::survey::{Definition, Fields, SurveyFile};

use crate::web::form::{FieldsAndFile, SentFile};

/// A survey that comes ready.
pub(super) struct Ready {
    /// Its name in the form; its texts are `builder-model-<name>`.
    pub(super) name: &'static str,
    json: &'static str,
}

/// The surveys that come ready.
pub(super) const READY: &[Ready] = &[
    Ready {
        name: "proposal",
        json: include_str!("ready/proposal.json"),
    },
    Ready {
        name: "service",
        json: include_str!("ready/service.json"),
    },
    Ready {
        name: "visit",
        json: include_str!("ready/visit.json"),
    },
];

/// The questionnaire of this name, with its options numbered for paper.
pub(super) fn ready(name: &str) -> Option<Definition> {
    let model = READY.iter().find(|model| model.name == name)?;
    let mut definition: Definition = serde_json::from_str(model.json).ok()?;
    definition.number_options();
    Some(definition)
}

/// The form of a new survey, with the file it may begin with.
pub(super) type NewForm = FieldsAndFile<{ 2 << 20 }>;

/// What was typed, with the text of a file that was chosen in its box: there it stays when
/// something else has to be put right. Says as well what is wrong with the file, if it is no text.
pub(super) fn with_file(form: NewForm) -> (Fields, Option<Problem>) {
    let Some(file) = form.file.filter(SentFile::is_chosen) else {
        return (form.fields, None);
    };
    let text = text_of(&file);
    let mut fields = Fields::default();
    for (name, value) in form.fields.pairs() {
        let value = match (name, &text) {
            ("file", Ok(text)) => text,
            // Who chooses a file wants it, whether or not they said so above it.
            ("model", _) if value.is_empty() => "file",
            _ => value,
        };
        fields.push(name, value);
    }
    (fields, text.err())
}

/// The text of a file that was chosen.
fn text_of(file: &SentFile) -> Result<String, Problem> {
    if file.is_large {
        return Err(Problem::says("survey-file-large"));
    }
    let text = std::str::from_utf8(&file.bytes).map_err(|_| Problem::says("survey-file-kind"))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        Err(Problem::says("survey-file-empty"))
    } else if !text.trim_start().starts_with('{') {
        Err(Problem::says("survey-file-kind"))
    } else {
        Ok(text.to_owned())
    }
}

/// The questionnaire of a file, or the first thing that is wrong with it.
pub(super) fn of_file(json: &str) -> Result<Definition, Problem> {
    if json.trim().is_empty() {
        return Err(Problem::says("file-missing"));
    }
    match SurveyFile::read_draft(json) {
        Ok(file) => Ok(file.definition),
        Err(faults) => {
            let first = faults.into_iter().next();
            let place = first.map(|fault| fault.place).unwrap_or_default();
            Err(Problem::says("file-faults").with("place", place))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::survey::edit::is_unfinished;
    use domain::survey::{Severity, check, lint, logic};

    use super::*;

    /// What is offered as a good beginning is good: only what the officer has to write is missing,
    /// routing finds nothing, and our own advice has nothing to say.
    #[test]
    fn surveys_that_come_ready_are_good_ones() {
        for model in READY {
            let definition = ready(model.name).expect(model.name);
            for fault in check(&definition) {
                assert!(is_unfinished(&fault), "{}: {fault:?}", model.name);
                assert!(!fault.place.contains('.') || fault.place.starts_with("contact"));
            }
            let found = logic(&definition);
            let bad = found.iter().find(|one| one.severity != Severity::Know);
            assert!(bad.is_none(), "{}: {bad:?}", model.name);
            let advice = lint(&definition);
            assert!(advice.is_empty(), "{}: {advice:?}", model.name);
        }
    }
}
