//! The public texts of a programme in a language: read, typed in, taken out and in as a table.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use domain::public_text::{Place, Thing};
use domain::survey::Fields;
use domain::survey::translation::{Edit, Piece, Progress, Refusal};
use domain::{Arg, Named, Problem, Problems};

use super::Source;
use super::commands::{self, WordsError};
use super::pages::{WordsGroup, WordsPage};
use super::queries::{self, Credit};
use crate::db::Tx;
use crate::programme::{self, ProgrammeId};
use crate::proof::{direction, language};
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::translate::pages::PieceView;
use crate::translate::{Returned, TableForm, edit_of, progress, read, unreadable, write};
use crate::web::flash::Flash;
use crate::web::locale::LANGUAGES;
use crate::web::ui::{Field, FormErrors, Link};
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
        let values = [("language", Arg::Text(language(shell, tag)))];
        let href = format!("/staff/programmes/{programme}/words/{tag}");
        Link::new(shell.with("words-title", &values), href)
    };
    spoken().map(door).collect()
}

/// The languages of the site besides English.
fn spoken() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().skip(1).map(|language| language.tag)
}

/// What a page says besides the texts as they are.
#[derive(Default)]
struct Said<'a> {
    typed: Option<&'a Fields>,
    errors: FormErrors,
    translator: &'a str,
    pasted: &'a str,
    rows: Vec<String>,
}

async fn words_of(officer: Officer, shell: Shell, path: Whither) -> Reply {
    let page = page(&shell, &officer, tag(&path)?, Said::default()).await?;
    shell.render(page)
}

fn tag(path: &Whither) -> Result<&'static str, Error> {
    spoken().find(|tag| *tag == path.1).ok_or(Error::NotFound)
}

fn here(officer: &Officer, tag: &str) -> String {
    format!("/staff/programmes/{}/words/{tag}", officer.object().0)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    tag: &'static str,
    said: Said<'_>,
) -> Result<WordsPage, Error> {
    let (db, id) = (shell.db().read(), officer.object().0);
    let programme = programme::queries::by_id(db, id).await?;
    let programme = programme.ok_or(Error::NotFound)?;
    let sources = queries::sources(db, id, tag, shell.now).await?;
    let (known, credits) = queries::of_programme(db, id, tag).await?;
    let pieces = queries::pieces(&sources, &known);
    let view = |at: usize| {
        let (source, piece) = (sources.get(at)?, pieces.get(at)?);
        Some(piece_view(
            shell,
            source,
            piece,
            credits.get(&source.place),
            &said,
        ))
    };
    let group = |((thing, of), members): ((Thing, &str), Vec<usize>)| WordsGroup {
        title: group_title(shell, thing, of),
        pieces: members.into_iter().filter_map(view).collect(),
    };
    Ok(WordsPage {
        programme: Link::new(programme.title, format!("/staff/programmes/{id}")),
        here: here(officer, tag),
        language: Link::new(language(shell, tag), tag),
        dir: direction(tag),
        others: spoken()
            .filter(|other| *other != tag)
            .map(|other| Link::new(language(shell, other), here(officer, other)))
            .collect(),
        progress: progress(shell, Progress::of(&pieces)),
        groups: queries::grouped(&sources).into_iter().map(group).collect(),
        translator: Field::new("translator", said.translator, &said.errors),
        pasted: Field::new("pasted", said.pasted, &said.errors),
        rows: said.rows.clone(),
        errors: said.errors.clone(),
    })
}

fn group_title(shell: &Shell, thing: Thing, of: &str) -> String {
    let what = shell.t(&format!("words-of-{}", thing.name()));
    match thing {
        // There is one.
        Thing::Programme => what,
        _ => format!("{what}: {of}"),
    }
}

fn piece_view(
    shell: &Shell,
    source: &Source,
    piece: &Piece<'_>,
    credit: Option<&Credit>,
    said: &Said<'_>,
) -> PieceView {
    let typed = said.typed.and_then(|fields| edit_of(&piece.place, fields));
    let value = typed.as_ref().map_or(piece.text, |edit| &edit.text);
    let name = format!("t:{}", piece.place);
    let error = said.errors.of(&name);
    let by = |credit: &Credit| {
        let name = credit.name.clone();
        let name = name.unwrap_or_else(|| shell.t("the-operator"));
        let day = domain::time::day_in_london(credit.at);
        let values = [
            ("name", Arg::Text(name)),
            ("day", Arg::Text(shell.texts.date(day))),
        ];
        shell.with("translate-by", &values)
    };
    PieceView {
        place: piece.place.clone(),
        woven: false,
        label: label(shell, &source.place),
        source: piece.source.to_owned(),
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
        before: None,
        still_right: typed.is_some_and(|edit| edit.still_right),
        by: credit.map(by),
    }
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

/// Saves what was typed; nothing somebody else saved since is written over.
async fn save(officer: Officer, shell: Shell, path: Whither, fields: Posted<Fields>) -> Reply {
    let tag = tag(&path)?;
    let db = shell.db().read();
    let sources = queries::sources(db, officer.object().0, tag, shell.now).await?;
    let edits: Vec<Edit> = sources
        .iter()
        .filter_map(|source| edit_of(&source.place.to_string(), &fields))
        .collect();
    let now = shell.now;
    let taking = async |tx: &Tx| commands::translate(tx, &officer, tag, &edits, None, now).await;
    let (problems, status) = match shell.db().write(taking).await {
        Ok(changed) => {
            let key = match changed {
                0 => "flash-nothing-changed",
                _ => "flash-translated",
            };
            shell.site.published.forget();
            shell.flash(Flash::new(key).with("count", changed));
            return shell.see_other(&here(&officer, tag));
        }
        Err(WordsError::Held) => (held("words"), StatusCode::CONFLICT),
        Err(WordsError::Refused(refused)) => in_the_way(&edits, &refused),
        Err(WordsError::Database(error)) => return Err(error.into()),
    };
    let said = Said {
        typed: Some(&fields),
        errors: FormErrors::new(&shell, &problems),
        ..Said::default()
    };
    shell.invalid_as(page(&shell, &officer, tag, said).await?, status)
}

fn held(field: &str) -> Problems {
    Problems::one(field, Problem::says("held"))
}

fn in_the_way(edits: &[Edit], refused: &[(usize, Refusal)]) -> (Problems, StatusCode) {
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
    (problems, status)
}

/// Why a text was not taken, as a sentence.
fn problem(refusal: &Refusal) -> Problem {
    Problem::says(match refusal {
        Refusal::Twice => "translation-twice",
        Refusal::TooLong => "translation-too-long",
        Refusal::Changed => "translation-changed",
        Refusal::Unknown | Refusal::Pipes => "words-unknown",
    })
}

/// Every public text, for a translator.
async fn send(officer: Officer, shell: Shell, path: Whither) -> Reply {
    let (tag, id) = (tag(&path)?, officer.object().0);
    let db = shell.db().read();
    let sources = queries::sources(db, id, tag, shell.now).await?;
    let (known, _) = queries::of_programme(db, id, tag).await?;
    let pieces = queries::pieces(&sources, &known);
    let rows = sources.iter().zip(&pieces).map(|(source, piece)| {
        let of = group_title(&shell, source.place.thing, &source.of);
        let state = piece.state.name();
        [
            piece.place.clone(),
            format!("{of}: {}", label(&shell, &source.place)),
            piece.source.to_owned(),
            piece.text.to_owned(),
            shell.t(&format!("translate-state-{state}")),
        ]
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
    let refused = |problems: Problems, rows| Said {
        errors: FormErrors::new(&shell, &problems),
        translator: &form.translator,
        pasted: &form.pasted,
        rows,
        ..Said::default()
    };
    let read = match (form.translator(), read(form.bytes())) {
        (Ok(translator), Ok(returned)) => Ok((translator, returned)),
        (translator, returned) => {
            let mut problems = translator.err().unwrap_or_default();
            if let Err(reason) = returned {
                problems.add("pasted", unreadable(reason));
            }
            Err(problems)
        }
    };
    let (translator, returned) = match read {
        Ok(read) => read,
        Err(problems) => {
            let said = refused(problems, Vec::new());
            return shell.invalid(page(&shell, &officer, tag, said).await?);
        }
    };
    let edits: Vec<Edit> = returned.iter().map(|row| row.edit.clone()).collect();
    let now = shell.now;
    let taking = async |tx: &Tx| {
        commands::translate(tx, &officer, tag, &edits, translator.as_ref(), now).await
    };
    let (said, status) = match shell.db().write(taking).await {
        Ok(changed) => {
            let key = match changed {
                0 => "flash-nothing-changed",
                _ => "flash-table-taken",
            };
            shell.site.published.forget();
            shell.flash(Flash::new(key).with("count", changed));
            return shell.see_other(&here(&officer, tag));
        }
        Err(WordsError::Held) => (refused(held("pasted"), Vec::new()), StatusCode::CONFLICT),
        Err(WordsError::Refused(faults)) => {
            let count = Problem::says("table-rows").with("count", faults.len());
            let rows = rows(&shell, &returned, &faults);
            let said = refused(Problems::one("pasted", count), rows);
            (said, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(WordsError::Database(error)) => return Err(error.into()),
    };
    shell.invalid_as(page(&shell, &officer, tag, said).await?, status)
}

/// The rows that stand in the way, in words.
fn rows(shell: &Shell, returned: &[Returned], refused: &[(usize, Refusal)]) -> Vec<String> {
    let row = |(at, refusal): &(usize, Refusal)| {
        let row = returned.get(*at)?;
        let values = [
            ("line", Arg::from(row.line)),
            ("place", Arg::from(row.edit.place.as_str())),
            ("what", Arg::Text(shell.problem(&problem(refusal)))),
        ];
        Some(shell.with("translate-row", &values))
    };
    refused.iter().filter_map(row).collect()
}
