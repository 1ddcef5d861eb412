//! Earlier answers woven into a text: which there are, how they are written, and how it reads.

use domain::Arg;
use domain::survey::edit::{Place, place};
use domain::survey::pipe::{Pipe, can_be_piped, pipes, told};
use domain::survey::{Definition, Section, Text, number_of};

use super::pages::{WeavingRow, WeavingView};
use crate::web::Shell;

/// What can be woven into the texts of a place, and how the texts there are read; `None` where
/// nothing earlier is asked. `at` is a section or a question; without it the place is behind all.
pub(super) fn weaving(
    shell: &Shell,
    definition: &Definition,
    at: Option<&str>,
    texts: &[&Text],
) -> Option<WeavingView> {
    let before = match at.and_then(|code| place(definition, code)) {
        Some(Place::Section(at, _) | Place::Question(at, ..)) => at,
        None => definition.sections.len(),
    };
    let earlier = definition.sections.iter().take(before);
    let questions = earlier
        .flat_map(|section: &Section| &section.questions)
        .filter(|question| can_be_piped(&question.kind));
    let lang = definition.languages.first().map_or("en", String::as_str);
    let words = shell.t("builder-weave-words");
    let rows: Vec<WeavingRow> = questions
        .map(|question| {
            let code = question.code.as_str();
            let values = [
                (
                    "number",
                    Arg::from(number_of(definition, code).unwrap_or(0)),
                ),
                ("text", Arg::from(question.text.get(lang).0)),
            ];
            WeavingRow {
                question: shell.with("proof-place-question", &values),
                written: format!("{{{{{code}|{words}}}}}"),
            }
        })
        .collect();
    let woven = |text: &&&Text| pipes(text.exactly(lang)).next().is_some();
    let reads = |text: &&Text| {
        let with = told(text.exactly(lang), |pipe| {
            let number = [("number", number(definition, pipe))];
            shell.with("builder-weave-answer", &number)
        });
        let values = [
            ("with", Arg::Text(with)),
            ("without", Arg::from(text.without_answers(lang))),
        ];
        shell.with("builder-weave-reads", &values)
    };
    let reads: Vec<String> = texts.iter().filter(woven).map(reads).collect();
    (!rows.is_empty()).then_some(WeavingView { rows, reads })
}

/// The number of a question as it is printed, or its code where there is no such question.
fn number(definition: &Definition, pipe: Pipe<'_>) -> Arg {
    let number = number_of(definition, pipe.question);
    number.map_or_else(|| Arg::from(pipe.question), Arg::from)
}
