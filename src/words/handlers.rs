//! The public texts of a programme in a language: read, typed in, taken out and in as a table.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use domain::public_text::Place;
use domain::survey::translation::{Edit, LONGEST, Progress};
use domain::{Arg, Named, Problem, Problems};
use serde::Deserialize;

use super::commands::{self, WordsError};
use super::headings::Headings;
use super::pages::{WordsGroup, WordsPage};
use super::queries;
use crate::db::Tx;
use crate::programme::{self, ProgrammeId};
use crate::proof::{direction, language};
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::translate::{
    Refused, TableForm, TextsForm, progress, row, rows_in_the_way, saved, write,
};
use crate::web::form::Form;
use crate::web::locale::LANGUAGES;
use crate::web::ui::{Field, FormErrors, Link, Pagination};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    let words = "/staff/programmes/{programme}/words/{tongue}";
    let table = "/staff/programmes/{programme}/words/{tongue}/table";
    routes.get(words, words_of).post(words, save);
    routes.get(table, send).post(table, take);
}

type Officer = In<ProgrammeId, EditSurvey>;
/// The path: programme and language.
type Whither = Path<(String, String)>;

/// Where the public texts of a programme are translated, by language.
pub(crate) fn doors(shell: &Shell, programme: i64) -> Vec<Link> {
    let door = |tag: &str| {
        let values = [("language", Arg::Text(language(&shell.texts, tag)))];
        let href = format!("/staff/programmes/{programme}/words/{tag}");
        Link::new(shell.with("words-title", &values), href)
    };
    spoken().map(door).collect()
}

/// The languages of the site besides English.
fn spoken() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().skip(1).map(|language| language.tag)
}

/// The most texts of a page.
const PAGE: usize = 20;

// However long their translations are, they fit into a form: a letter of three bytes is nine there.
const _: () = assert!(PAGE * LONGEST * 9 < TextsForm::LIMIT);

/// Which page of the texts is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
}

/// What a page says besides the texts as they are.
#[derive(Default)]
struct Said<'a> {
    refused: Refused<'a>,
    translator: &'a str,
    pasted: &'a str,
    rows: Vec<String>,
}

async fn words_of(officer: Officer, shell: Shell, path: Whither, asked: Query<Asked>) -> Reply {
    let page = page(&shell, &officer, tag(&path)?, &asked, Said::default()).await?;
    shell.render(page)
}

fn tag(path: &Whither) -> Result<&'static str, Error> {
    spoken().find(|tag| *tag == path.1).ok_or(Error::NotFound)
}

fn here(officer: &Officer, tag: &str) -> String {
    format!("/staff/programmes/{}/words/{tag}", officer.object().0)
}

/// A page of the texts.
fn address(here: &str, page: usize) -> String {
    match page {
        1 => here.to_owned(),
        _ => format!("{here}?page={page}"),
    }
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    tag: &'static str,
    asked: &Asked,
    said: Said<'_>,
) -> Result<WordsPage, Error> {
    let (db, id) = (shell.db().read(), officer.object().0);
    let programme = programme::queries::by_id(db, id).await?;
    let programme = programme.ok_or(Error::NotFound)?;
    let sources = queries::sources(db, id, tag, shell.now).await?;
    let (known, credits) = queries::of_programme(db, id, tag).await?;
    let pieces = queries::pieces(&sources, &known);
    let headings = Headings::of(shell, &sources);
    let (number, of) = Pagination::place(&asked.page, sources.len(), PAGE);
    let Said { refused, .. } = said;
    let mut groups: Vec<WordsGroup> = Vec::new();
    for (at, (source, piece)) in sources.iter().zip(&pieces).enumerate() {
        // What was typed comes back, on whichever page it would be by now.
        if !refused.shows(&piece.place, at / PAGE + 1 == number) {
            continue;
        }
        let title = headings.get(&source.of);
        let label = label(shell, &source.place);
        let called = format!("{title}: {label}");
        let credit = credits.get(&source.place);
        let view = refused.view(shell, piece, (label, called), credit);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.pieces.push(view),
            None => groups.push(WordsGroup {
                title,
                pieces: vec![view],
            }),
        }
    }
    let here = here(officer, tag);
    Ok(WordsPage {
        programme: Link::new(programme.title, format!("/staff/programmes/{id}")),
        action: address(&here, number),
        source: Link::new(language(&shell.texts, "en"), "en"),
        language: Link::new(language(&shell.texts, tag), tag),
        dir: direction(tag),
        others: spoken()
            .filter(|other| *other != tag)
            .map(|other| Link::new(language(&shell.texts, other), self::here(officer, other)))
            .collect(),
        progress: progress(shell, Progress::of(&pieces)),
        groups,
        gone: refused.gone(&pieces),
        pages: Pagination::new(number, of, |page| address(&here, page)),
        translator: Field::new("translator", said.translator, &refused.errors),
        pasted: Field::new("pasted", said.pasted, &refused.errors),
        rows: said.rows,
        errors: refused.errors,
        here,
    })
}

/// What a text is, in words: `Title`, `Phase 2: what happened`.
fn label(shell: &Shell, place: &Place) -> String {
    let mut parts = place.field.splitn(3, '-');
    let (first, at, rest) = (parts.next(), parts.next(), parts.next());
    match (first, at, rest) {
        (Some(first), Some(at), Some(rest)) => {
            let key = format!("words-{first}-{rest}");
            shell.with(&key, &[("number", Arg::from(at))])
        }
        _ => {
            let thing = place.thing.name();
            shell.t(&format!("words-{thing}-{}", place.field.replace('_', "-")))
        }
    }
}

/// Saves what was typed on a page; nothing somebody else saved since is written over.
async fn save(
    officer: Officer,
    shell: Shell,
    path: Whither,
    asked: Query<Asked>,
    form: Posted<TextsForm>,
) -> Reply {
    let tag = tag(&path)?;
    let edits = form.edits();
    let now = shell.now;
    let taking = async |tx: &Tx| commands::translate(tx, &officer, tag, &edits, None, now).await;
    let (refused, status) = match shell.db().write(taking).await {
        Ok(changed) => {
            shell.site.published.forget();
            saved(&shell, changed, "flash-translated");
            let page: usize = asked.page.parse().unwrap_or(1);
            let next = page.saturating_add(usize::from(form.goes_on()));
            return shell.see_other(&address(&here(&officer, tag), next));
        }
        Err(WordsError::Held) => {
            let refused = Refused {
                typed: Some(&form),
                errors: held(&shell, "words"),
            };
            (refused, StatusCode::CONFLICT)
        }
        Err(WordsError::Refused(refused)) => Refused::new(&shell, &form, &edits, &refused),
        Err(WordsError::Database(error)) => return Err(error.into()),
    };
    let said = Said {
        refused,
        ..Said::default()
    };
    shell.invalid_as(page(&shell, &officer, tag, &asked, said).await?, status)
}

fn held(shell: &Shell, field: &str) -> FormErrors {
    FormErrors::new(shell, &Problems::one(field, Problem::says("held")))
}

/// Every public text, for a translator.
async fn send(officer: Officer, shell: Shell, path: Whither) -> Reply {
    let (tag, id) = (tag(&path)?, officer.object().0);
    let db = shell.db().read();
    let sources = queries::sources(db, id, tag, shell.now).await?;
    let (known, _) = queries::of_programme(db, id, tag).await?;
    let pieces = queries::pieces(&sources, &known);
    let headings = Headings::of(&shell, &sources);
    let rows = sources.iter().zip(&pieces).map(|(source, piece)| {
        let heading = headings.get(&source.of);
        let called = format!("{heading}: {}", label(&shell, &source.place));
        row(&shell, piece, called)
    });
    let bytes = write(rows)?;
    let name = format!("programme-{id}-{tag}.csv");
    Ok(shell.file("text/csv; charset=utf-8", &name, bytes))
}

/// Takes a translator's table in, all of it or nothing, and says which rows stand in the way.
async fn take(officer: Officer, shell: Shell, path: Whither, form: Posted<TableForm>) -> Reply {
    let tag = tag(&path)?;
    if form.is_large {
        return Err(Error::TooLarge);
    }
    let refused = |errors, rows| Said {
        refused: Refused {
            errors,
            ..Refused::default()
        },
        translator: &form.translator,
        pasted: &form.pasted,
        rows,
    };
    let asked = Asked::default();
    let (translator, returned) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let said = refused(FormErrors::new(&shell, &problems), Vec::new());
            return shell.invalid(page(&shell, &officer, tag, &asked, said).await?);
        }
    };
    let edits: Vec<Edit> = returned.iter().map(|row| row.edit.clone()).collect();
    let now = shell.now;
    let taking = async |tx: &Tx| {
        commands::translate(tx, &officer, tag, &edits, translator.as_ref(), now).await
    };
    let (said, status) = match shell.db().write(taking).await {
        Ok(changed) => {
            shell.site.published.forget();
            saved(&shell, changed, "flash-table-taken");
            return shell.see_other(&here(&officer, tag));
        }
        Err(WordsError::Held) => {
            let held = held(&shell, "pasted");
            (refused(held, Vec::new()), StatusCode::CONFLICT)
        }
        Err(WordsError::Refused(faults)) => {
            let (errors, rows) = rows_in_the_way(&shell, &returned, &faults);
            (refused(errors, rows), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(WordsError::Database(error)) => return Err(error.into()),
    };
    shell.invalid_as(page(&shell, &officer, tag, &asked, said).await?, status)
}
