//! One page of a survey, each text beside its translation.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use domain::survey::Fields;
use domain::survey::pipe::pipes;
use domain::survey::translation::{Edit, Piece, Refusal, State, pieces};
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, TranslateError};
use super::forms::{edit, field};
use super::handlers::{Officer, Work, failed};
use super::pages::{PartPage, PieceView};
use super::queries;
use super::wording::{self, Tongue, home};
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    let page = "/staff/surveys/{survey}/translations/{tongue}/pages/{page}";
    routes.get(page, part).post(page, save);
}

type Place = Path<(String, String, usize)>;

async fn part(officer: Officer, shell: Shell, path: Place) -> Reply {
    let page = page(&shell, &officer, &path, None, FormErrors::none()).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    path: &Place,
    typed: Option<&Fields>,
    errors: FormErrors,
) -> Result<PartPage, Error> {
    let (_, tag, number) = (&path.0, &path.1, path.2);
    let work = Work::find(shell, officer).await?;
    let tongue = work.tongue(shell, tag)?;
    let definition = &work.latest()?.definition;
    let last = definition.sections.len();
    if number > last {
        return Err(Error::NotFound);
    }
    let credits = queries::credits(shell.db().read(), officer, tag).await?;
    let source = Tongue::source(shell, definition);
    let view = |piece: &Piece<'_>| {
        let name = field(piece);
        let typed_here = typed.and_then(|fields| edit(piece, fields));
        let value = typed_here.as_ref().map_or(piece.text, |edit| &edit.text);
        let error = errors.of(&name);
        PieceView {
            place: piece.place.clone(),
            woven: pipes(piece.source).next().is_some(),
            label: wording::place(shell, piece),
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
            state_text: shell.t(&format!("translate-state-{}", piece.state.name())),
            before: (piece.state == State::Stale)
                .then(|| work.earlier(&piece.place, piece.made_of?))
                .flatten(),
            still_right: typed_here.is_some_and(|edit| edit.still_right),
            by: credits.get(&piece.place).map(|credit| {
                let name = credit.name.clone();
                let name = name.unwrap_or_else(|| shell.t("the-operator"));
                let day = domain::time::day_in_london(credit.at);
                let values = [
                    ("name", Arg::Text(name)),
                    ("day", Arg::Text(shell.texts.date(day))),
                ];
                shell.with("translate-by", &values)
            }),
        }
    };
    let all = pieces(definition, tag);
    let here = format!("{}/{tag}", home(officer.object()));
    Ok(PartPage {
        survey: work.survey(officer.object())?.text,
        title: wording::part(shell, definition, number),
        back: here.clone(),
        here: format!("{here}/pages/{number}"),
        is_last: number == last,
        source: Link::new(source.name, source.tag),
        source_dir: source.dir,
        language: Link::new(tongue.name, tongue.tag),
        dir: tongue.dir,
        note: work.note(shell)?,
        pieces: all
            .iter()
            .filter(|piece| piece.part == number)
            .map(view)
            .collect(),
        errors,
    })
}

/// Saves a page of texts; nothing somebody else saved since is written over.
async fn save(officer: Officer, shell: Shell, path: Place, fields: Posted<Fields>) -> Reply {
    let work = Work::find(&shell, &officer).await?;
    let definition = &work.latest()?.definition;
    let edits: Vec<Edit> = pieces(definition, &path.1)
        .iter()
        .filter(|piece| piece.part == path.2)
        .filter_map(|piece| edit(piece, &fields))
        .collect();
    let now = shell.now;
    let taking =
        async |tx: &Tx| commands::translate(tx, &officer, &path.1, &edits, None, now).await;
    match shell.db().write(taking).await {
        Ok(taken) => {
            let count = i64::try_from(taken.changed).unwrap_or(i64::MAX);
            let key = match taken.changed {
                0 => "flash-nothing-changed",
                _ => "flash-translated",
            };
            shell.flash(Flash::new(key).with("count", count));
            let here = format!("{}/{}", home(officer.object()), path.1);
            let is_last = path.2 >= definition.sections.len();
            let next = match fields.one("then") == "next" && !is_last {
                true => format!("{here}/pages/{}", path.2 + 1),
                false => here,
            };
            shell.see_other(&next)
        }
        Err(TranslateError::Refused(refused)) => {
            let (errors, status) = told(&shell, &edits, &refused);
            let page = page(&shell, &officer, &path, Some(&fields), errors).await?;
            shell.invalid_as(page, status)
        }
        Err(error) => Err(failed(error)),
    }
}

fn told(shell: &Shell, edits: &[Edit], refused: &[(usize, Refusal)]) -> (FormErrors, StatusCode) {
    let mut problems = Problems::new();
    for (at, refusal) in refused {
        let Some(edit) = edits.get(*at) else { continue };
        problems.add(&format!("t:{}", edit.place), problem(refusal));
    }
    let changed = refused.iter().any(|(_, it)| *it == Refusal::Changed);
    let status = match changed {
        true => StatusCode::CONFLICT,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (FormErrors::new(shell, &problems), status)
}

/// Why a text was not taken, as a sentence.
pub(super) fn problem(refusal: &Refusal) -> Problem {
    Problem::says(match refusal {
        Refusal::Unknown => "translation-unknown",
        Refusal::Twice => "translation-twice",
        Refusal::TooLong => "translation-too-long",
        Refusal::Changed => "translation-changed",
        Refusal::Pipes => "translation-woven",
    })
}
