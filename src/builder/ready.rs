//! What a new survey can begin with besides nothing and a copy: surveys that come ready, and files.

use domain::Problem;
use domain::survey::{Definition, SurveyFile};

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
