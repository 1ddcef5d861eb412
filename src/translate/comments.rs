//! What people wrote in other languages: what waits for a translator, and what is there.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use domain::Arg;
use domain::theme::Language;
use serde::Deserialize;

use super::commands;
use super::forms::CommentForm;
use super::pages::{ForeignPage, ForeignView, WaitingLine};
use super::queries::{self, ForeignRow, Which};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, SurveyId, queries as surveys};
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors, Link, Pagination};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Comments on one page.
const PAGE: usize = 10;

type Officer = In<SurveyId, DecideThemes>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/languages", waiting)
        .post("/staff/themes/{survey}/languages", keep);
}

/// Which comments are shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    language: String,
    done: String,
    page: String,
}

async fn waiting(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    asked: Query<Asked>,
) -> Reply {
    let page = page(&shell, &officer, &published, &asked, None).await?;
    shell.render(page)
}

fn here(officer: &Officer) -> String {
    format!("/staff/themes/{}/languages", officer.object().0)
}

/// A language by its English name.
fn name(code: &str) -> String {
    Language::parse(code).map_or_else(|_| code.to_owned(), |it| it.english_name().to_owned())
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    published: &Published,
    asked: &Asked,
    refused: Option<(&CommentForm, FormErrors)>,
) -> Result<ForeignPage, Error> {
    let db = shell.db().read();
    let which = match asked.done.is_empty() {
        true => Which::Waiting,
        false => Which::Done,
    };
    let language = Some(asked.language.as_str()).filter(|it| !it.is_empty());
    let (by_language, done) = queries::waiting(db, officer).await?;
    let rows = queries::comments(db, officer, which, language).await?;
    let version = surveys::current_version(db, officer).await?;
    let version = version.ok_or(Error::NotFound)?;
    let version = published.version(shell.db(), version).await?;
    let (number, of) = Pagination::place(&asked.page, rows.len(), PAGE);
    let here = here(officer);
    let query = match which {
        Which::Waiting => format!("{here}?language={}", asked.language),
        Which::Done => format!("{here}?done=1&language={}", asked.language),
    };
    let errors = refused.as_ref().map(|(_, errors)| errors.clone());
    let errors = errors.unwrap_or_default();
    let view = |row: ForeignRow| {
        let question = row.field.strip_suffix(".other").unwrap_or(&row.field);
        let question = version.definition.question(question);
        let typed = refused.as_ref().map(|(form, _)| *form);
        let typed = typed.filter(|form| form.comment == row.id.to_string());
        let own = match typed {
            Some(_) => errors.clone(),
            None => FormErrors::none(),
        };
        let (words, by) = match (&typed, &row.translation) {
            (Some(form), _) => (form.words.clone(), form.translator.clone()),
            (None, Some((words, by, _))) => (words.clone(), by.clone()),
            (None, None) => (String::new(), String::new()),
        };
        let code = row.language.unwrap_or_default();
        ForeignView {
            id: row.id,
            question: question.map_or(row.field, |question| question.text.get("en").0.to_owned()),
            language: name(&code),
            text: row.text,
            by: row.translation.map(|(_, by, at)| {
                let day = domain::time::day_in_london(at);
                let values = [
                    ("name", Arg::Text(by)),
                    ("day", Arg::Text(shell.texts.date(day))),
                ];
                shell.with("translate-by", &values)
            }),
            words: Field::new("words", &words, &own),
            translator: Field::new("translator", &by, &own),
        }
    };
    let line = |(code, count): (&String, &usize)| WaitingLine {
        link: Link::new(name(code), format!("{here}?language={code}")),
        count: shell
            .texts
            .number(i64::try_from(*count).unwrap_or(i64::MAX)),
    };
    let count = [("count", Arg::from(done))];
    Ok(ForeignPage {
        survey: version.definition.title.get("en").0.to_owned(),
        themes: format!("/staff/themes/{}", officer.object().0),
        waiting: by_language.iter().map(line).collect(),
        done: Link::new(shell.with("foreign-done", &count), format!("{here}?done=1")),
        is_done: which == Which::Done,
        comments: rows
            .into_iter()
            .skip((number - 1) * PAGE)
            .take(PAGE)
            .map(view)
            .collect(),
        pages: Pagination::new(number, of, |n| format!("{query}&page={n}")),
        errors,
        here,
    })
}

/// Keeps a translation beside the comment it is of.
async fn keep(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<CommentForm>,
) -> Reply {
    let id: i64 = form.comment.parse().map_err(|_| Error::Malformed)?;
    let (words, translator) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let errors = FormErrors::anchored(&shell, &problems, &format!("-{id}"));
            let refused = Some((&*form, errors));
            let asked = Asked::default();
            let page = page(&shell, &officer, &published, &asked, refused).await?;
            return shell.invalid_as(page, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let now = shell.now;
    let keeping =
        async |tx: &Tx| commands::comment(tx, &officer, id, &words, &translator, now).await;
    if !shell.db().write(keeping).await? {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new("flash-comment-translated"));
    shell.see_other(&here(&officer))
}
