//! Places and progress of a translation in words.

use domain::Arg;
use domain::survey::translation::{Piece, Progress, State};
use domain::survey::{Definition, EASY_ENGLISH, source};

use crate::proof::{direction, language, start};
use crate::survey::SurveyId;
use crate::web::Shell;
use crate::web::locale::readable;

/// Languages that can be chosen for a survey besides English, easy read and the ones of the interface
/// first.
pub(super) fn offered() -> impl Iterator<Item = &'static str> {
    std::iter::once(EASY_ENGLISH).chain(readable().filter(|tag| *tag != "en"))
}

/// The pages about a survey's translations.
pub(super) fn home(survey: SurveyId) -> String {
    format!("/staff/surveys/{}/translations", survey.0)
}

/// A language of a survey: tag, name, and which way it is written.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    pub(super) tag: String,
    pub(super) name: String,
    pub(super) dir: &'static str,
}

impl Tongue {
    pub(super) fn of(shell: &Shell, tag: &str) -> Self {
        Self {
            tag: tag.to_owned(),
            name: language(&shell.texts, tag),
            dir: direction(tag),
        }
    }

    /// The one a survey is written in.
    pub(super) fn source(shell: &Shell, definition: &Definition) -> Self {
        Self::of(shell, source(definition))
    }
}

/// How far a translation is: `90 of 97 texts, 3 to check again`.
pub(crate) fn progress(shell: &Shell, progress: Progress) -> String {
    let mut text = shell.with(
        "translate-progress",
        &[
            ("there", Arg::from(progress.there + progress.stale)),
            ("all", Arg::from(progress.all())),
        ],
    );
    if progress.stale > 0 {
        let stale = [("count", Arg::from(progress.stale))];
        text = format!("{text}, {}", shell.with("translate-stale-count", &stale));
    }
    text
}

/// How far easy read is: `12 of 14 questions have their own easy words, 3 to check again`.
pub(super) fn easy_progress(shell: &Shell, pieces: &[Piece<'_>]) -> String {
    let asked = pieces.iter().filter(|piece| {
        let question = piece.place.strip_suffix(":text");
        question.is_some() && piece.question.is_some()
    });
    let (mut own, mut all) = (0_usize, 0_usize);
    for piece in asked {
        all += 1;
        own += usize::from(piece.state == State::There);
    }
    let values = [("own", Arg::from(own)), ("all", Arg::from(all))];
    let text = shell.with("easy-questions", &values);
    match Progress::of(pieces).stale {
        0 => text,
        stale => {
            let count = [("count", Arg::from(stale))];
            format!("{text}, {}", shell.with("translate-stale-count", &count))
        }
    }
}

/// How far it is in a word, for a tag.
pub(super) const fn state(progress: Progress) -> &'static str {
    if progress.is_done() {
        "done"
    } else if progress.there + progress.stale == 0 {
        "none"
    } else {
        "begun"
    }
}

/// The name of a page of the survey: the start page, or a section by its number and heading.
pub(super) fn part(shell: &Shell, definition: &Definition, part: usize) -> String {
    let section = part
        .checked_sub(1)
        .and_then(|at| definition.sections.get(at));
    match section {
        None => shell.t("translate-start-page"),
        Some(section) => shell.with(
            "proof-place-section",
            &[
                ("number", Arg::from(part)),
                (
                    "title",
                    Arg::from(section.title.exactly(source(definition))),
                ),
            ],
        ),
    }
}

/// Where people meet a text, in words: `Question 3, an option`.
pub(super) fn place(shell: &Shell, piece: &Piece<'_>) -> String {
    let mut parts = piece.place.split(':');
    let (first, kind, _, more) = (parts.next(), parts.next(), parts.next(), parts.next());
    let Some(kind) = kind else {
        return match first {
            Some("team") => start(shell, "contact"),
            first => start(shell, first.unwrap_or_default()),
        };
    };
    let key = match (kind, more) {
        ("title", _) => "proof-heading",
        ("summary", _) => "proof-summary",
        ("document", _) => "proof-document",
        ("before", _) => "proof-before",
        ("hint", _) => "proof-hint",
        ("picture", _) => "proof-picture",
        ("caption", _) => "proof-caption",
        ("easy-picture", _) => "proof-easy-picture",
        ("easy-caption", _) => "proof-easy-caption",
        ("row", _) => "proof-row",
        ("option", None) => "proof-option",
        ("option", Some(_)) => "proof-option-hint",
        _ => "proof-question",
    };
    match piece.question {
        None => shell.t(key),
        Some(number) => {
            let what = ("what", Arg::Text(shell.t(key)));
            shell.with("translate-place", &[("number", Arg::from(number)), what])
        }
    }
}

/// The same among all texts of the survey: `Page 2, Getting help: Question 3, an option`.
pub(super) fn called(shell: &Shell, definition: &Definition, piece: &Piece<'_>) -> String {
    let (part, place) = (part(shell, definition, piece.part), place(shell, piece));
    format!("{part}: {place}")
}
