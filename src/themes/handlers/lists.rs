//! Lists of comments, narrowed down, and what is done with those that are picked.

use actix_web::web::{Data, Path, Query};
use domain::{Problem, Problems};

use super::OfSurvey;
use super::finding::{self, Filter};
use super::shown;
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, New, Question};
use crate::themes::forms::{Picked, PickedForm, Picking};
use crate::themes::pages::ListPage;
use crate::themes::queries::{self, Asked};
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Comments on one page.
pub(super) const PAGE: usize = 20;

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/comments", list)
        .post("/staff/themes/{survey}/{field}/picked", picked);
}

async fn list(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    filter: Query<Filter>,
) -> Reply {
    let typed = Typed {
        problems: filter.problems(),
        ..Typed::default()
    };
    let shown = page(&shell, &officer, &published, &path.1, &filter, &typed).await?;
    match typed.problems.is_empty() {
        true => shell.render(shown),
        false => shell.invalid(shown),
    }
}

/// What was typed into a form that came back.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) picked: PickedForm,
    pub(super) called: String,
    pub(super) problems: Problems,
}

pub(super) async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    filter: &Filter,
    typed: &Typed,
) -> Result<ListPage, Error> {
    let at = shown::known(shell, officer, field).await?;
    let (question, frame) = shown::about(shell, published, officer, &at).await?;
    let db = shell.db().read();
    let themes = queries::outline(db, at.survey, field).await?;
    let asked = filter.asked(officer, &themes);
    let errors = FormErrors::new(shell, &typed.problems);
    let themes_here = shown::here(&at);
    let here = format!("{themes_here}/comments");
    let query = filter.query(&asked);
    let found = finding::found(shell, &at, filter, &asked, &here).await?;
    let picked = &typed.picked.picked;
    let mut comments =
        shown::comments(shell, &found.listed.ids, &themes, &themes_here, picked).await?;
    finding::mark(&mut comments, &asked, &here);
    finding::tell_bundles(shell, &mut comments, &here).await?;
    let undo = queries::last_step(db, &at, officer.actor(), false).await?;
    let mut to = finding::out_of(shell, &themes, &asked, &typed.picked.to);
    to.extend(shown::choices(&themes, &typed.picked.to, None));
    Ok(ListPage {
        frame,
        question,
        title: filter.title(shell),
        picked: format!("{themes_here}/picked"),
        this: found.this,
        count: found.count,
        all: found.all,
        finding: finding::view(shell, &at, filter, &asked, &themes, &typed.called, &errors).await?,
        reading: found.reading.then(|| shell.t("found-reading")),
        copies: comments.iter().any(|comment| comment.bundle.is_some()),
        undo: undo.as_ref().map(|step| shown::undo(shell, step)),
        comments,
        keys: found
            .keys
            .unwrap_or_else(|| shown::keys(&found.listed, &format!("{here}{query}"))),
        to,
        to_error: errors.of("to"),
        name: Field::new("name", &typed.picked.name, &errors),
        here,
        errors,
    })
}

async fn picked(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<PickedForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let themes = queries::outline(shell.db().read(), question.survey, &question.field).await?;
    let known: Vec<i64> = themes.iter().map(|theme| theme.id).collect();
    let form = form.into_inner();
    let filter = Filter::of(&form.this);
    let asked = filter.asked(&officer, &themes);
    let problems = match form.parse(&known, asked.theme.is_some()) {
        Ok(what) => {
            let chosen = chosen(&shell, &question, &form, &asked).await?;
            match chosen {
                Some(ids) => {
                    let chosen = Chosen { ids, asked: &asked };
                    return done(&shell, &officer, &question, &form, what, &chosen).await;
                }
                None => {
                    let field = if form.deed == Picking::New {
                        "name"
                    } else {
                        "to"
                    };
                    let problem = Problem::says("found-too-many").with("most", MOST_FOUND);
                    Problems::one(field, problem)
                }
            }
        }
        Err(problems) => problems,
    };
    let typed = Typed {
        picked: form,
        problems,
        ..Typed::default()
    };
    let shown = page(&shell, &officer, &published, &path.1, &filter, &typed).await?;
    shell.invalid(shown)
}

/// The most comments that are moved in one step: others wait for it.
const MOST_FOUND: usize = 20_000;

/// The comments something is done to.
struct Chosen<'a> {
    ids: Vec<i64>,
    asked: &'a Asked,
}

/// Those that were picked, or all that are found now; none when those are too many.
async fn chosen(
    shell: &Shell,
    question: &Question,
    form: &PickedForm,
    asked: &Asked,
) -> Result<Option<Vec<i64>>, Error> {
    match form.all {
        false if form.copies => {
            let db = shell.db().read();
            Ok(Some(
                queries::with_copies(db, question, &form.picked).await?,
            ))
        }
        false => Ok(Some(form.picked.clone())),
        true => Ok(queries::all_found(shell.db().read(), question, asked, MOST_FOUND).await?),
    }
}

/// Does it, and comes back to the page the comments were picked on.
async fn done(
    shell: &Shell,
    officer: &OfSurvey,
    question: &Question,
    form: &PickedForm,
    what: Picked,
    chosen: &Chosen<'_>,
) -> Reply {
    let (field, now) = (question.field.as_str(), shell.now);
    let here = format!("{}/comments{}", shown::here(question), form.this);
    match what {
        Picked::Read => {
            let read = async |tx: &Tx| {
                commands::mark_read(tx, officer, question.survey, &form.shown, now).await
            };
            let new = shell.db().write(read).await?;
            shell.flash(Flash::new("flash-comments-read").with("count", new));
            shell.see_other(&on(shell, question, form, here).await?)
        }
        Picked::Move(to) => {
            // Out of a theme is the way out of the one the list is narrowed down to.
            let ways = (chosen.asked.theme.filter(|_| to.is_none()), to);
            let ids = &chosen.ids;
            let put = async |tx: &Tx| match form.all || form.copies {
                true => commands::move_found(tx, officer, question, ids, ways, now).await,
                false => commands::move_comments(tx, officer, question, ids, ways, now).await,
            };
            let moved = shell.db().write(put).await?.ok_or(Error::NotFound)?;
            shell.flash(Flash::new("flash-comments-moved").with("count", moved));
            shell.see_other(&here)
        }
        Picked::New(name) => {
            let new = New {
                name: &name,
                definition: "",
                excludes: "",
                words: "",
                parent: None,
            };
            let ids = &chosen.ids;
            let make = async |tx: &Tx| match form.all || form.copies {
                true => commands::make_of_found(tx, officer, field, &name, ids, now).await,
                false => commands::make(tx, officer, field, &new, ids, now).await,
            };
            let (theme, count) = shell.db().write(make).await?;
            shell.flash(Flash::new("flash-theme-made-of").with("count", count));
            shell.see_other(&format!("/staff/theme/{theme}"))
        }
    }
}

/// The page after the one that was read, where there is one.
async fn on(
    shell: &Shell,
    question: &Question,
    form: &PickedForm,
    here: String,
) -> Result<String, Error> {
    let filter = Filter::of(&form.this);
    // What was read has left a list of the unread: the same address shows the next ones.
    let Some(last) = form.shown.last().filter(|_| filter.goes_on()) else {
        return Ok(format!(
            "{}/comments{}",
            shown::here(question),
            first(&form.this)
        ));
    };
    let (_, after) = queries::near(shell.db().read(), question, *last).await?;
    let join = if first(&form.this).is_empty() {
        '?'
    } else {
        '&'
    };
    Ok(match after {
        Some(_) => format!(
            "{}/comments{}{join}after={last}",
            shown::here(question),
            first(&form.this)
        ),
        None => here,
    })
}

/// The query of the first page of a list.
fn first(query: &str) -> String {
    let parts = query.trim_start_matches('?').split('&');
    let kept: Vec<&str> = parts
        .filter(|part| {
            let place = ["after=", "before=", "page="];
            !part.is_empty() && !place.iter().any(|place| part.starts_with(place))
        })
        .collect();
    match kept.is_empty() {
        true => String::new(),
        false => format!("?{}", kept.join("&")),
    }
}
