//! One page of a survey, each text beside its translation.

use actix_web::web::Path;
use domain::survey::pipe::pipes;
use domain::survey::translation::{Piece, State, pieces};

use super::commands::{self, TranslateError};
use super::forms::TextsForm;
use super::handlers::{Officer, Work, failed};
use super::pages::{PartPage, PieceView};
use super::piece::{Refused, saved};
use super::queries;
use super::wording::{self, Tongue, home};
use crate::db::Tx;
use crate::web::ui::Link;
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    let page = "/staff/surveys/{survey}/translations/{tongue}/pages/{page}";
    routes.get(page, part).post(page, save);
}

type Place = Path<(String, String, usize)>;

async fn part(officer: Officer, shell: Shell, path: Place) -> Reply {
    let page = page(&shell, &officer, &path, Refused::default()).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    path: &Place,
    refused: Refused<'_>,
) -> Result<PartPage, Error> {
    let tag = &path.1;
    let work = Work::find(shell, officer).await?;
    let tongue = work.tongue(shell, tag)?;
    let definition = &work.latest()?.definition;
    let last = definition.sections.len();
    let number = match refused.typed {
        // The page may have gone with its texts; what was typed has not.
        Some(_) => path.2.min(last),
        None if path.2 > last => return Err(Error::NotFound),
        None => path.2,
    };
    let credits = queries::credits(shell.db().read(), officer, tag).await?;
    let source = Tongue::source(shell, definition);
    let view = |piece: &Piece<'_>| {
        let called = wording::called(shell, definition, piece);
        let label = wording::place(shell, piece);
        let credit = credits.get(&piece.place);
        PieceView {
            woven: pipes(piece.source).next().is_some(),
            before: (piece.state == State::Stale)
                .then(|| work.earlier(&piece.place, piece.made_of?))
                .flatten(),
            ..refused.view(shell, piece, (label, called), credit)
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
            .filter(|piece| refused.shows(&piece.place, piece.part == number))
            .map(view)
            .collect(),
        gone: refused.gone(&all),
        errors: refused.errors,
    })
}

/// Saves a page of texts; nothing somebody else saved since is written over.
async fn save(officer: Officer, shell: Shell, path: Place, form: Posted<TextsForm>) -> Reply {
    let edits = form.edits();
    let now = shell.now;
    let taking =
        async |tx: &Tx| commands::translate(tx, &officer, &path.1, &edits, None, now).await;
    match shell.db().write(taking).await {
        Ok(taken) => {
            saved(&shell, taken.changed, "flash-translated");
            let work = Work::find(&shell, &officer).await?;
            let is_last = path.2 >= work.latest()?.definition.sections.len();
            let here = format!("{}/{}", home(officer.object()), path.1);
            let next = match form.goes_on() && !is_last {
                true => format!("{here}/pages/{}", path.2 + 1),
                false => here,
            };
            shell.see_other(&next)
        }
        Err(TranslateError::Refused(refused)) => {
            let (refused, status) = Refused::new(&shell, &form, &edits, &refused);
            shell.invalid_as(page(&shell, &officer, &path, refused).await?, status)
        }
        Err(error) => Err(failed(error)),
    }
}
