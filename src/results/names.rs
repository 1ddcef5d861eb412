//! What subjects and their answers are called, for a reader.

use domain::Arg;
use domain::survey::Band;

use super::subjects::{Part, Span, Subject, SubjectCategory, SubjectKind};
use crate::web::Shell;
use crate::web::locale::LANGUAGES;
use crate::web::ui::Said;

/// The name of a category for a reader.
#[must_use]
pub fn name_of(shell: &Shell, subject: &Subject, category: &SubjectCategory) -> Said {
    let plain = |text: String| Said::plain(text);
    if category.is_not_asked() {
        return plain(shell.t("figures-not-asked"));
    }
    if let Some(band) = category.band {
        return plain(band_name(shell, band));
    }
    match subject.kind {
        SubjectKind::Channel => plain(shell.t(&format!("channel-{}", category.code))),
        SubjectKind::Variant => plain(shell.t(&format!("variant-{}", category.code))),
        SubjectKind::Language => plain(language_name(&category.code)),
        SubjectKind::When => plain(span_name(shell, &category.code)),
        SubjectKind::Question | SubjectKind::Themes | SubjectKind::Characteristic => {
            Said::of(&category.name, shell.language())
        }
    }
}

/// The name of a subject for a reader.
#[must_use]
pub fn subject_name(shell: &Shell, subject: &Subject) -> Said {
    match subject.kind {
        SubjectKind::Channel => Said::plain(shell.t("figures-channel")),
        SubjectKind::Language => Said::plain(shell.t("figures-language")),
        SubjectKind::Variant => Said::plain(shell.t("figures-variant")),
        SubjectKind::When => Said::plain(shell.t("figures-when")),
        SubjectKind::Themes => {
            let question = Said::of(&subject.name, shell.language());
            let words = [("question", Arg::from(question.text.as_str()))];
            Said::plain(shell.with("figures-themes-of", &words))
        }
        SubjectKind::Question | SubjectKind::Characteristic => part_name(shell, subject),
    }
}

/// A question, or the part of it that is counted for itself, in the language both are in.
fn part_name(shell: &Shell, subject: &Subject) -> Said {
    let question = Said::of(&subject.name, shell.language());
    let (key, part) = match &subject.part {
        None => return question,
        Some(Part::Row(row)) => {
            let row = Said::of(row, shell.language());
            ("figures-row", Arg::from(row.text))
        }
        Some(Part::Place(place)) => ("figures-place", Arg::from(*place)),
    };
    let words = [("question", Arg::from(question.text)), ("part", part)];
    Said {
        text: shell.with(key, &words),
        lang: question.lang,
    }
}

/// The question a subject is, or is a part of.
pub(super) fn question_name(shell: &Shell, subject: &Subject) -> Said {
    Said::of(&subject.name, shell.language())
}

/// A language by the name its speakers give it, or by its tag.
fn language_name(tag: &str) -> String {
    let known = LANGUAGES.iter().find(|language| language.tag == tag);
    known.map_or(tag, |language| language.name).to_owned()
}

/// A band of numbers in words.
fn band_name(shell: &Shell, band: Band) -> String {
    let number = |number: i64| Arg::Text(shell.texts.number(number));
    match (band.from, band.to) {
        (Some(from), Some(to)) if from == to => shell.texts.number(from),
        (Some(from), Some(to)) => shell.with(
            "figures-band",
            &[("from", number(from)), ("to", number(to))],
        ),
        (Some(from), None) => shell.with("figures-band-from", &[("from", number(from))]),
        (None, Some(to)) => shell.with("figures-band-to", &[("to", number(to))]),
        (None, None) => shell.t("figures-band-any"),
    }
}

/// A week or a month in words.
fn span_name(shell: &Shell, code: &str) -> String {
    match Span::parse(code) {
        Some(span) if span.month => shell.texts.month(span.first),
        Some(span) => shell.with(
            "figures-week",
            &[("day", Arg::Text(shell.texts.date(span.first)))],
        ),
        None => code.to_owned(),
    }
}
