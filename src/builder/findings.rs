//! What is not finished and what is worth a second look, beside the question it is about.

use domain::Named;
use domain::survey::edit::{called, place};
use domain::survey::{Definition, Severity, check, lint, logic};

use crate::web::Shell;

/// Something worth a second look, behind how much it matters: `To put right`, `Advice`.
type Said = (String, String);

/// What was found in a draft, each with its place.
pub(super) struct Findings {
    faults: Vec<(String, String)>,
    advice: Vec<(String, Said)>,
    general: Vec<String>,
}

impl Findings {
    /// Everything that is to be said of a draft.
    pub(super) fn of(shell: &Shell, definition: &Definition) -> Self {
        let mut faults = Vec::new();
        let mut general = Vec::new();
        for fault in check(definition) {
            let text = shell.problem(&fault.problem);
            let mut codes = fault.place.split('.').take(2);
            if codes.any(|code| place(definition, code).is_some()) {
                faults.push((fault.place, text));
            } else {
                let name = match fault.place.as_str() {
                    "title" => shell.t("builder-title"),
                    "purpose" => shell.t("builder-purpose"),
                    "picture" => shell.t("builder-picture"),
                    "privacy" => shell.t("builder-privacy"),
                    "contact.team" => shell.t("builder-team"),
                    "sections" => shell.t("builder-survey"),
                    other => called(definition, other),
                };
                general.push(format!("{name}: {text}"));
            }
        }
        Self {
            faults,
            advice: advice(shell, definition),
            general,
        }
    }

    /// How many things are not finished.
    pub(super) fn unfinished(&self) -> usize {
        self.faults.len() + self.general.len()
    }

    /// What is not finished about the survey as a whole.
    pub(super) fn general(&self) -> Vec<String> {
        self.general.clone()
    }

    /// What is not finished in a question or a section.
    pub(super) fn faults_at(&self, code: &str) -> Vec<String> {
        at(&self.faults, code)
    }

    /// What is worth a second look in a question or a section.
    pub(super) fn advice_at(&self, code: &str) -> Vec<Said> {
        at(&self.advice, code)
    }
}

fn at<T: Clone>(told: &[(String, T)], code: &str) -> Vec<T> {
    // A place in a question is `section.question..`; the section itself is its code alone.
    let is_at = |place: &str| place == code || place.split('.').nth(1) == Some(code);
    let here = told.iter().filter(|(place, _)| is_at(place));
    here.map(|(_, text)| text.clone()).collect()
}

/// Advice and what routing does, by place. What is said of translations has pages of its own, and
/// what is wrong already stands among the faults.
fn advice(shell: &Shell, definition: &Definition) -> Vec<(String, Said)> {
    let of_routing = logic(definition).into_iter();
    let mut told: Vec<(String, Said)> = of_routing
        .filter(|finding| finding.severity != Severity::Know)
        .map(|finding| {
            let matters = shell.t(&format!("checks-{}", finding.severity.name()));
            let text = shell.with(&format!("logic-{}", finding.key), &finding.args);
            (finding.place, (matters, text))
        })
        .collect();
    let of_wording = lint(definition).into_iter();
    told.extend(
        of_wording
            .filter(|advice| advice.args.iter().all(|(name, _)| *name != "language"))
            .map(|advice| {
                let text = shell.with(&format!("advice-{}", advice.key), &advice.args);
                (advice.place, (shell.t("builder-advice"), text))
            }),
    );
    told
}
