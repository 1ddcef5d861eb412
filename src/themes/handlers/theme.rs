//! One theme: its name and place, its comments, splitting and merging.

use actix_web::web::Query;
use domain::frame::{How, ThemeState};
use domain::{Problem, Problems};
use serde::Deserialize;

use super::OfTheme;
use super::lists::PAGE;
use super::shown::{self, arg};
use crate::db::Tx;
use crate::themes::commands::{self, Question};
use crate::themes::forms::{IntoForm, Picked, PickedForm, PlaceForm, SplitForm, ThemeForm};
use crate::themes::pages::{PartView, ThemePage};
use crate::themes::queries::{self, PartRow, ThemeRow};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/theme/{theme}", theme)
        .post("/staff/theme/{theme}", rename)
        .post("/staff/theme/{theme}/accept", accept)
        .post("/staff/theme/{theme}/set-aside", set_aside)
        .post("/staff/theme/{theme}/reopen", reopen)
        .post("/staff/theme/{theme}/merge", merge)
        .post("/staff/theme/{theme}/place", place)
        .post("/staff/theme/{theme}/split", split)
        .post("/staff/theme/{theme}/picked", picked);
}

/// Which comments of the theme, as the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    open: String,
    before: String,
    after: String,
}

/// What was typed into a form that came back.
#[derive(Default)]
struct Typed {
    theme: Option<ThemeForm>,
    split: SplitForm,
    parent: Option<String>,
    picked: PickedForm,
    problems: Problems,
}

async fn theme(officer: OfTheme, shell: Shell, filter: Query<Filter>) -> Reply {
    let shown = page(&shell, &officer, &filter, Typed::default()).await?;
    shell.render(shown)
}

/// The themes of the question, among them this one.
pub(super) async fn beside(
    shell: &Shell,
    officer: &OfTheme,
) -> Result<(Question, Vec<ThemeRow>), Error> {
    let db = shell.db().read();
    let (survey, field) = queries::place_of(db, officer).await?;
    let question = Question { survey, field };
    shown::open_to(shell, officer, &question).await?;
    let themes = queries::outline(db, survey, &question.field).await?;
    Ok((question, themes))
}

fn known(themes: &[ThemeRow], not: i64) -> Vec<i64> {
    let others = themes.iter().filter(|theme| theme.id != not);
    others.map(|theme| theme.id).collect()
}

async fn page(
    shell: &Shell,
    officer: &OfTheme,
    filter: &Filter,
    typed: Typed,
) -> Result<ThemePage, Error> {
    let db = shell.db().read();
    let (survey, field) = queries::place_of(db, officer).await?;
    let question = Question { survey, field };
    shown::open_to(shell, officer, &question).await?;
    let id = officer.object().0;
    let themes = queries::around(db, survey, &question.field, id).await?;
    let row = themes.iter().find(|theme| theme.id == id);
    let row = row.ok_or(Error::NotFound)?;
    let errors = FormErrors::new(shell, &typed.problems);
    let here = format!("/staff/theme/{id}");
    let at = shown::here(&question);
    let only_open = filter.open == "1";
    let from = shown::from(&filter.before, &filter.after);
    let listed = queries::members(db, id, only_open, from, PAGE).await?;
    let unsure = match row.size.open {
        0 => Vec::new(),
        _ => queries::borderline(db, id, 3).await?,
    };
    let comments = shown::comments(shell, &listed.ids, &themes, &at, &typed.picked.picked).await?;
    let borderline = shown::comments(shell, &unsure, &themes, &at, &[]).await?;
    let parts = queries::parts(db, id).await?;
    let shows = parts.iter().filter_map(|part| part.typical);
    let shows: Vec<i64> = row.typical.iter().copied().chain(shows).collect();
    let quoted = queries::comments(db, &shows).await?;
    let part = |part: PartRow| PartView {
        id: part.id,
        size: shell.with("themes-size", &[("count", arg(part.comments))]),
        terms: part.terms.join(", "),
        typical: part
            .typical
            .and_then(|id| quoted.iter().find(|row| row.id == id))
            .map(|row| row.text.clone()),
        name: part.name,
    };
    let bundles = queries::bundles(db, question.survey, &question.field, Some(id)).await?;
    let form = typed.theme.unwrap_or_else(|| ThemeForm {
        name: row.name.clone(),
        definition: row.definition.clone(),
        excludes: row.excludes.clone(),
        known_by: row.words.clone(),
    });
    let parent = typed.parent.unwrap_or_else(|| {
        let parent = row.parent.map(|parent| parent.to_string());
        parent.unwrap_or_default()
    });
    let mut parents = vec![Choice::plain(
        "",
        shell.t("theme-at-top"),
        parent.is_empty(),
    )];
    parents.extend(shown::choices(&themes, &parent, Some(id)));
    let mut to = vec![Choice::plain(
        "none",
        shell.t("comment-move-none"),
        typed.picked.to == "none",
    )];
    to.extend(shown::choices(&themes, &typed.picked.to, Some(id)));
    let href = if only_open {
        format!("{here}?open=1")
    } else {
        here.clone()
    };
    let errors_of = |name: &str| errors.of(name);
    Ok(ThemePage {
        frame: Link::new(shell.t("themes-back"), at),
        above: above(&themes, row),
        below: below(&themes, id),
        picked: format!("{here}/picked"),
        bundles: super::finding::sum_of_bundles(shell, &bundles),
        title: row.name.clone(),
        name: Field::new("name", &form.name, &errors),
        definition: Field::new("definition", &form.definition, &errors),
        excludes: Field::new("excludes", &form.excludes, &errors),
        known_by: Field::new("known_by", &form.known_by, &errors),
        into: shown::choices(&themes, "", Some(id)),
        into_error: errors_of("into"),
        parents,
        parent_error: errors_of("parent"),
        part: Field::new("part", &typed.split.part, &errors),
        words: Field::new("words", &typed.split.words, &errors),
        parts: parts.into_iter().map(part).collect(),
        borderline,
        only_open,
        other_list: match only_open {
            true => Link::new(shell.t("theme-list-all"), here.clone()),
            false => Link::new(shell.t("theme-list-open"), format!("{here}?open=1")),
        },
        comments,
        keys: shown::keys(&listed, &href),
        to,
        to_error: errors_of("to"),
        fresh: Field::new("fresh", &typed.picked.name, &errors),
        together: (row.size.open > 0).then(|| {
            let count = [("count", arg(row.size.open))];
            Link::new(
                shell.with("theme-together", &count),
                format!("{here}/together"),
            )
        }),
        commit: (row.state == ThemeState::Accepted).then(|| {
            Link::new(
                shell.t("themes-commit"),
                format!("/staff/tracker/new?theme={id}"),
            )
        }),
        theme: shown::theme(shell, row, row.size.comments, &quoted, &themes),
        here,
        errors,
    })
}

pub(super) fn link(row: &ThemeRow) -> Link {
    Link::new(&row.name, format!("/staff/theme/{}", row.id))
}

fn above(themes: &[ThemeRow], row: &ThemeRow) -> Vec<Link> {
    let mut path = Vec::new();
    let mut at = row.parent;
    while let Some(found) = at.and_then(|id| themes.iter().find(|theme| theme.id == id)) {
        path.push(link(found));
        at = found.parent.filter(|_| path.len() < themes.len());
    }
    path.reverse();
    path
}

fn below(themes: &[ThemeRow], id: i64) -> Vec<Link> {
    let below = themes.iter().filter(|theme| theme.parent == Some(id));
    below.map(link).collect()
}

async fn refuse(shell: &Shell, officer: &OfTheme, typed: Typed) -> Reply {
    shell.invalid(page(shell, officer, &Filter::default(), typed).await?)
}

pub(super) fn back(shell: &Shell, officer: &OfTheme, flash: Flash) -> Reply {
    shell.flash(flash);
    shell.see_other(&format!("/staff/theme/{}", officer.object().0))
}

async fn rename(officer: OfTheme, shell: Shell, form: Posted<ThemeForm>) -> Reply {
    let (name, definition, excludes, words) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let typed = Typed {
                theme: Some(form.into_inner()),
                problems,
                ..Typed::default()
            };
            return refuse(&shell, &officer, typed).await;
        }
    };
    let now = shell.now;
    let rename = async |tx: &Tx| {
        let name = name.as_str();
        commands::rename(tx, &officer, name, &definition, &excludes, &words, now).await
    };
    shell.db().write(rename).await?;
    back(&shell, &officer, Flash::new("flash-theme-saved"))
}

async fn accept(officer: OfTheme, shell: Shell, _: Posted<Button>) -> Reply {
    judge(
        &officer,
        &shell,
        ThemeState::Accepted,
        "flash-theme-accepted",
    )
    .await
}

async fn set_aside(officer: OfTheme, shell: Shell, _: Posted<Button>) -> Reply {
    judge(
        &officer,
        &shell,
        ThemeState::SetAside,
        "flash-theme-set-aside",
    )
    .await
}

async fn reopen(officer: OfTheme, shell: Shell, _: Posted<Button>) -> Reply {
    judge(
        &officer,
        &shell,
        ThemeState::Proposed,
        "flash-theme-reopened",
    )
    .await
}

async fn judge(officer: &OfTheme, shell: &Shell, state: ThemeState, key: &str) -> Reply {
    let now = shell.now;
    let judge = async |tx: &Tx| commands::judge(tx, officer, state, now).await;
    let judged = shell.db().write(judge).await?;
    judged.ok_or(Error::Conflict("theme-merged"))?;
    back(shell, officer, Flash::new(key))
}

async fn merge(officer: OfTheme, shell: Shell, form: Posted<IntoForm>) -> Reply {
    let (_, themes) = beside(&shell, &officer).await?;
    let into = match form.parse(&known(&themes, officer.object().0)) {
        Ok(into) => into,
        Err(problems) => {
            let typed = Typed {
                problems,
                ..Typed::default()
            };
            return refuse(&shell, &officer, typed).await;
        }
    };
    let now = shell.now;
    let merge = async |tx: &Tx| commands::merge(tx, &officer, into, now).await;
    let moved = shell.db().write(merge).await?;
    let moved = moved.ok_or(Error::Conflict("theme-merged"))?;
    shell.flash(Flash::new("flash-theme-merged").with("count", moved));
    shell.see_other(&format!("/staff/theme/{into}"))
}

async fn place(officer: OfTheme, shell: Shell, form: Posted<PlaceForm>) -> Reply {
    let (_, themes) = beside(&shell, &officer).await?;
    let refused = |problems: Problems| Typed {
        parent: Some(form.parent.clone()),
        problems,
        ..Typed::default()
    };
    let parent = match form.parse(&known(&themes, officer.object().0)) {
        Ok(parent) => parent,
        Err(problems) => return refuse(&shell, &officer, refused(problems)).await,
    };
    let now = shell.now;
    let place = async |tx: &Tx| commands::place(tx, &officer, parent, now).await;
    match shell.db().write(place).await? {
        Some(()) => back(&shell, &officer, Flash::new("flash-theme-placed")),
        None => {
            let problems = Problems::one("parent", Problem::says("theme-too-deep"));
            refuse(&shell, &officer, refused(problems)).await
        }
    }
}

/// Splits a theme by words: its comments that have one of them go to the new theme.
async fn split(officer: OfTheme, shell: Shell, form: Posted<SplitForm>) -> Reply {
    beside(&shell, &officer).await?;
    let refused = |problems: Problems| Typed {
        split: SplitForm::clone(&form),
        problems,
        ..Typed::default()
    };
    let (name, words) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => return refuse(&shell, &officer, refused(problems)).await,
    };
    let found = queries::with_words(shell.db().read(), officer.object().0, &words).await?;
    let now = shell.now;
    let split =
        async |tx: &Tx| commands::split(tx, &officer, name.as_str(), &found, How::Batch, now).await;
    match shell.db().write(split).await? {
        Some((theme, count)) => {
            shell.flash(Flash::new("flash-theme-split").with("count", count));
            shell.see_other(&format!("/staff/theme/{theme}"))
        }
        None => {
            let problems = Problems::one("words", Problem::says("split-nothing"));
            refuse(&shell, &officer, refused(problems)).await
        }
    }
}

async fn picked(officer: OfTheme, shell: Shell, form: Posted<PickedForm>) -> Reply {
    let (question, themes) = beside(&shell, &officer).await?;
    let id = officer.object().0;
    let form = form.into_inner();
    let what = match form.parse(&known(&themes, id), true) {
        Ok(what) => what,
        Err(problems) => {
            let typed = Typed {
                problems: on_this_page(problems),
                picked: form,
                ..Typed::default()
            };
            return refuse(&shell, &officer, typed).await;
        }
    };
    let now = shell.now;
    match what {
        Picked::Read => {
            let shown = &form.shown;
            let read = async |tx: &Tx| {
                commands::mark_read(tx, &officer, question.survey, shown, now).await
            };
            let new = shell.db().write(read).await?;
            back(
                &shell,
                &officer,
                Flash::new("flash-comments-read").with("count", new),
            )
        }
        Picked::Move(to) => {
            let picked = &form.picked;
            let put = async |tx: &Tx| {
                let ways = (Some(id), to);
                commands::move_comments(tx, &officer, &question, picked, ways, now).await
            };
            let moved = shell.db().write(put).await?.ok_or(Error::NotFound)?;
            back(
                &shell,
                &officer,
                Flash::new("flash-comments-moved").with("count", moved),
            )
        }
        Picked::New(name) => {
            let picked = &form.picked;
            let split = async |tx: &Tx| {
                commands::split(tx, &officer, &name, picked, How::Looked, now).await
            };
            let (theme, count) = shell.db().write(split).await?.ok_or(Error::NotFound)?;
            shell.flash(Flash::new("flash-theme-split").with("count", count));
            shell.see_other(&format!("/staff/theme/{theme}"))
        }
    }
}

/// The box of a new name is called otherwise here: the page has one of the theme's own.
fn on_this_page(problems: Problems) -> Problems {
    let mut renamed = Problems::new();
    for (field, problem) in problems.iter() {
        let field = if field == "name" { "fresh" } else { field };
        renamed.add(field, problem.clone());
    }
    renamed
}
