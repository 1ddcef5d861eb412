//! One text beside its translation, as pages of surveys and of other public words show it, and what
//! is said about it.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use domain::survey::translation::{Edit, Piece, Refusal};
use domain::{Arg, Named, Problem, Problems};

use super::forms::TextsForm;
use super::pages::{GoneView, PieceView};
use super::queries::Credit;
use super::table::Returned;
use crate::web::Shell;
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors};

/// A page that was refused: what was typed on it, and what is wrong.
#[derive(Default)]
pub(crate) struct Refused<'a> {
    /// What was typed, where texts were.
    pub(crate) typed: Option<&'a TextsForm>,
    /// What is wrong.
    pub(crate) errors: FormErrors,
}

impl<'a> Refused<'a> {
    /// What is said of edits that stand in the way, each at its box, and the status of that answer.
    pub(crate) fn new(
        shell: &Shell,
        form: &'a TextsForm,
        edits: &[Edit],
        refused: &[(usize, Refusal)],
    ) -> (Self, StatusCode) {
        let mut problems = Problems::new();
        for (at, refusal) in refused {
            let Some(edit) = edits.get(*at) else { continue };
            let problem = match refusal {
                Refusal::Unknown => Problem::says("translation-gone"),
                _ => problem(refusal),
            };
            problems.add(&field(&edit.place), problem);
        }
        let by_others = |it: &Refusal| matches!(it, Refusal::Changed | Refusal::Unknown);
        let status = match refused.iter().any(|(_, it)| by_others(it)) {
            true => StatusCode::CONFLICT,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let refused = Self {
            typed: Some(form),
            errors: FormErrors::new(shell, &problems),
        };
        (refused, status)
    }

    /// What was typed for texts that are not there any more, now or when this page was refused before.
    pub(crate) fn gone(&self, pieces: &[Piece<'_>]) -> Vec<GoneView> {
        let Some(form) = self.typed else {
            return Vec::new();
        };
        let there: BTreeSet<&str> = pieces.iter().map(|piece| piece.place.as_str()).collect();
        let mut edits = form.edits();
        edits.retain(|edit| !edit.changes_nothing());
        let edits = edits.iter().map(|edit| (&*edit.place, &*edit.text));
        // A box for each place, however often it was sent.
        let typed: BTreeMap<&str, &str> = edits.chain(form.gone()).collect();
        let gone = typed
            .into_iter()
            .filter(|(place, _)| !there.contains(place));
        let view = |(place, text): (&str, &str)| GoneView {
            place: place.to_owned(),
            label: form.called(place).to_owned(),
            field: Field::new(&field(place), text, &self.errors),
        };
        gone.map(view).collect()
    }

    /// Whether a text is shown: as it was typed, or `else_if` nothing was.
    pub(crate) fn shows(&self, place: &str, else_if: bool) -> bool {
        match self.typed {
            Some(form) => form.edit_of(place).is_some(),
            None => else_if,
        }
    }

    /// A text beside its translation, as it is or as it was typed. `called` is what it is called
    /// among the texts around it, and among all.
    pub(crate) fn view(
        &self,
        shell: &Shell,
        piece: &Piece<'_>,
        called: (String, String),
        credit: Option<&Credit>,
    ) -> PieceView {
        let name = field(&piece.place);
        let typed = self.typed.and_then(|form| form.edit_of(&piece.place));
        let value = typed.as_ref().map_or(piece.text, |edit| &edit.text);
        let error = self.errors.of(&name);
        let (label, called) = called;
        PieceView {
            place: piece.place.clone(),
            label,
            called,
            source: piece.source.to_owned(),
            // Whoever is told that a text changed has seen it now.
            seen: piece.seen(),
            // Somebody else's words, which were saved while these were typed.
            meanwhile: (error.is_some() && !piece.text.is_empty() && value != piece.text)
                .then(|| piece.text.to_owned()),
            field: Field {
                name,
                value: value.to_owned(),
                error,
            },
            rows: (piece.source.chars().count() / 45 + 1).clamp(1, 12),
            state: piece.state.name(),
            state_text: state(shell, piece),
            before: None,
            still_right: typed.is_some_and(|edit| edit.still_right),
            by: credit.map(|credit| by(shell, credit)),
            woven: false,
        }
    }
}

/// The name of the box of a text.
fn field(place: &str) -> String {
    format!("t:{place}")
}

fn state(shell: &Shell, piece: &Piece<'_>) -> String {
    shell.t(&format!("translate-state-{}", piece.state.name()))
}

/// Who translated a text, and when.
fn by(shell: &Shell, credit: &Credit) -> String {
    let name = credit.name.clone();
    let name = name.unwrap_or_else(|| shell.t("the-operator"));
    let day = domain::time::day_in_london(credit.at);
    let values = [
        ("name", Arg::Text(name)),
        ("day", Arg::Text(shell.texts.date(day))),
    ];
    shell.with("translate-by", &values)
}

/// Why a text was not taken, as a sentence.
fn problem(refusal: &Refusal) -> Problem {
    Problem::says(match refusal {
        Refusal::Unknown => "translation-unknown",
        Refusal::Twice => "translation-twice",
        Refusal::TooLong => "translation-too-long",
        Refusal::Changed => "translation-changed",
        Refusal::Pipes => "translation-woven",
    })
}

/// How many texts were saved, or that none was different. `key` is the sentence for some.
pub(crate) fn saved(shell: &Shell, texts: usize, key: &'static str) {
    let key = match texts {
        0 => "flash-nothing-changed",
        _ => key,
    };
    shell.flash(Flash::new(key).with("count", texts));
}

/// A row of the table for a translator's spreadsheet; `called` is what its text is called.
pub(crate) fn row(shell: &Shell, piece: &Piece<'_>, called: String) -> [String; 5] {
    [
        piece.place.clone(),
        called,
        piece.source.to_owned(),
        piece.text.to_owned(),
        state(shell, piece),
    ]
}

/// What is said of a table of which rows stand in the way, and those rows in words.
pub(crate) fn rows_in_the_way(
    shell: &Shell,
    returned: &[Returned],
    refused: &[(usize, Refusal)],
) -> (FormErrors, Vec<String>) {
    let row = |(at, refusal): &(usize, Refusal)| {
        let row = returned.get(*at)?;
        let values = [
            ("line", Arg::from(row.line)),
            ("place", Arg::from(row.edit.place.as_str())),
            ("what", Arg::Text(shell.problem(&problem(refusal)))),
        ];
        Some(shell.with("translate-row", &values))
    };
    let count = Problem::says("table-rows").with("count", refused.len());
    let errors = FormErrors::new(shell, &Problems::one("pasted", count));
    (errors, refused.iter().filter_map(row).collect())
}
