//! Searches that were given a name: kept, opened, renamed, forgotten.

use actix_web::web::{Data, Path};
use domain::{Problem, Problems};

use super::OfSurvey;
use super::finding::Filter;
use super::lists::{Typed, page};
use super::shown;
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, Question};
use crate::themes::forms::{KeepForm, SearchForm};
use crate::themes::pages::{SearchLine, SearchesPage};
use crate::themes::queries::{self, SearchRow};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type At = Path<(i64, String)>;
type OfSearch = Path<(i64, String, i64)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/searches", searches)
        .post("/staff/themes/{survey}/{field}/searches", keep)
        .post("/staff/themes/{survey}/{field}/searches/{search}", rename)
        .post(
            "/staff/themes/{survey}/{field}/searches/{search}/forget",
            forget,
        );
}

async fn searches(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let none = (0, SearchForm::default(), Problems::new());
    let shown = searches_page(&shell, &officer, &published, &path.1, &none).await?;
    shell.render(shown)
}

async fn searches_page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    (of, typed, problems): &(i64, SearchForm, Problems),
) -> Result<SearchesPage, Error> {
    let at = shown::known(shell, officer, field).await?;
    let (question, _) = shown::about(shell, published, officer, &at).await?;
    let rows = queries::searches(shell.db().read(), &at).await?;
    let errors = FormErrors::new(shell, problems);
    let here = shown::here(&at);
    let line = |row: &SearchRow| {
        let name = format!("called-{}", row.id);
        let value = if row.id == *of {
            &typed.called
        } else {
            &row.name
        };
        SearchLine {
            link: Link::new(&row.name, format!("{here}/comments{}", row.query)),
            by: shell.done_by(row.by.as_deref(), row.at),
            here: format!("{here}/searches/{}", row.id),
            called: Field::new(&name, value, &errors),
        }
    };
    Ok(SearchesPage {
        list: Link::new(shell.t("searches-back"), format!("{here}/comments")),
        question,
        rows: rows.iter().map(line).collect(),
        errors,
    })
}

/// Keeps the search of the page it was sent from.
async fn keep(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<KeepForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let themes = queries::outline(shell.db().read(), question.survey, &question.field).await?;
    let filter = Filter::of(&form.query);
    let query = filter.query(&filter.asked(&officer, &themes));
    let problems = match form.parse(!query.is_empty()) {
        Ok(name) => {
            let (name, now) = (name.as_str(), shell.now);
            let keep = async |tx: &Tx| {
                commands::keep_search(tx, &officer, &path.1, name, &query, now).await
            };
            if shell.db().write(keep).await?.is_some() {
                shell.flash(Flash::new("flash-search-kept"));
                return shell.see_other(&format!("{}/comments{query}", shown::here(&question)));
            }
            Problems::one("called", Problem::says("searches-too-many"))
        }
        Err(problems) => problems,
    };
    let typed = Typed {
        called: form.called.clone(),
        problems,
        ..Typed::default()
    };
    shell.invalid(page(&shell, &officer, &published, &path.1, &filter, &typed).await?)
}

async fn rename(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: OfSearch,
    form: Posted<SearchForm>,
) -> Reply {
    let (field, id) = (path.1.as_str(), path.2);
    let question = shown::known(&shell, &officer, field).await?;
    let name = match form.parse(&format!("called-{id}")) {
        Ok(name) => name,
        Err(problems) => {
            let refused = (id, form.into_inner(), problems);
            let shown = searches_page(&shell, &officer, &published, field, &refused).await?;
            return shell.invalid(shown);
        }
    };
    let now = shell.now;
    let rename =
        async |tx: &Tx| commands::rename_search(tx, &officer, field, id, name.as_str(), now).await;
    let known = shell.db().write(rename).await?;
    back(&shell, &question, known, "flash-search-renamed")
}

async fn forget(officer: OfSurvey, shell: Shell, path: OfSearch, _: Posted<Button>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let now = shell.now;
    let forget = async |tx: &Tx| commands::drop_search(tx, &officer, &path.1, path.2, now).await;
    let known = shell.db().write(forget).await?;
    back(&shell, &question, known, "flash-search-forgotten")
}

fn back(shell: &Shell, question: &Question, known: bool, key: &str) -> Reply {
    if !known {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new(key));
    shell.see_other(&format!("{}/searches", shown::here(question)))
}
