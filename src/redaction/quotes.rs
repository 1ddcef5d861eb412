//! Quotations: what was proposed, the second look at it, and what may be published.

use actix_web::web::{Data, Path, Query};
use domain::{Arg, Named, Problems};
use serde::Deserialize;

use super::commands;
use super::forms::{CHECKS, LookForm};
use super::pages::{QuoteView, QuotesPage};
use super::queries::{self, QuoteRow};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::queries::{Names, names};
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, SurveyId, queries as surveys};
use crate::themes;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type Officer = In<SurveyId, DecideThemes>;
type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/quotes/{survey}/{field}", quotes)
        .post("/staff/quotes/{survey}/{field}", look);
}

/// Which words are looked at.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    comment: String,
}

async fn quotes(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    path: At,
    asked: Query<Asked>,
) -> Reply {
    let typed = LookForm {
        comment: asked.comment.clone(),
        ..LookForm::default()
    };
    let none = Problems::new();
    let page = page(&shell, &officer, &published, &path.1, (&typed, &none)).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    published: &Published,
    field: &str,
    (typed, problems): (&LookForm, &Problems),
) -> Result<QuotesPage, Error> {
    let (db, survey) = (shell.db().read(), officer.object().0);
    if !themes::queries::is_commented(db, survey, field).await? {
        return Err(Error::NotFound);
    }
    let version = surveys::current_version(db, officer).await?;
    let version = version.ok_or(Error::NotFound)?;
    let version = published.version(shell.db(), version).await?;
    let rows = queries::quotes(db, survey, field).await?;
    let staff = rows.iter().filter_map(|row| row.looked.as_ref());
    let names = names(db, staff.map(|(_, _, staff, _)| Some(*staff))).await?;
    let errors = FormErrors::new(shell, problems);
    // One form at a time: the one asked for, or the first nobody has looked at.
    let asked = typed.comment.parse().ok();
    let first = rows.iter().find(|row| row.looked.is_none());
    let open = asked.or(first.map(|row| row.comment));
    let fit = rows.iter().filter(|row| row.quote.is_ok()).count();
    let count = [("count", Arg::from(fit)), ("all", Arg::from(rows.len()))];
    let view = |row: &QuoteRow| {
        let is_open = open == Some(row.comment);
        view(
            shell,
            (officer, field),
            row,
            &names,
            is_open.then_some((typed, &errors)),
        )
    };
    Ok(QuotesPage {
        question: themes::question_text(shell, &version.definition, field),
        frame: Link::new(
            shell.t("themes-back"),
            format!("/staff/themes/{survey}/{field}"),
        ),
        here: format!("/staff/quotes/{survey}/{field}"),
        count: shell.with("quotes-count", &count),
        quotes: rows.iter().map(view).collect(),
        errors,
    })
}

fn view(
    shell: &Shell,
    (officer, field): (&Officer, &str),
    row: &QuoteRow,
    names: &Names,
    open: Option<(&LookForm, &FormErrors)>,
) -> QuoteView {
    let survey = officer.object().0;
    let id = row.comment;
    let none = FormErrors::none();
    let typed = open
        .map(|(typed, _)| typed)
        .filter(|typed| !typed.deed.is_empty());
    let errors = open.map_or(&none, |(_, errors)| errors);
    let words = typed.map(|typed| typed.words.as_str());
    let words = words.or(row.words.as_deref()).unwrap_or(&row.shown);
    let check = |check: &&str| {
        let label = shell.t(&format!("quote-check-{check}"));
        let ticked = typed.is_some_and(|typed| typed.checks.iter().any(|it| it == check));
        Choice::plain(*check, label, ticked)
    };
    let looked = row.looked.as_ref().map(|(passed, why, staff, at)| {
        let name = names
            .of(Some(*staff))
            .unwrap_or_else(|| shell.t("somebody"));
        let by = [
            ("name", Arg::Text(name)),
            ("when", Arg::Text(shell.texts.moment(*at))),
        ];
        let key = if *passed {
            "quote-passed"
        } else {
            "quote-refused"
        };
        let said = shell.with(key, &by);
        if why.is_empty() {
            said
        } else {
            format!("{said} {why}")
        }
    });
    QuoteView {
        comment: id,
        coding: Link::new(
            shell.with("coding-title", &[("number", Arg::from(id.to_string()))]),
            format!("/staff/themes/{survey}/{field}/comments/{id}"),
        ),
        redact: format!("/staff/redaction/{survey}/{field}/{id}"),
        shown: row.shown.clone(),
        quote: row
            .quote
            .as_ref()
            .ok()
            .map(|quote| quote.words().to_owned()),
        unfit: row.quote.as_ref().err().map_or_else(Vec::new, |unfit| {
            let why = |why: &domain::redaction::Unfit| shell.t(&format!("unfit-{}", why.name()));
            unfit.iter().map(why).collect()
        }),
        looked,
        open: open.is_some(),
        is_own: officer.actor().staff() == Some(row.proposed_by),
        words: Field::new("words", words, errors),
        checks: CHECKS.iter().map(check).collect(),
        check_error: errors.of("check"),
        why: Field::new("why", typed.map_or("", |typed| typed.why.as_str()), errors),
    }
}

async fn look(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<LookForm>,
) -> Reply {
    let (field, survey) = (path.1.as_str(), officer.object().0);
    let form = form.into_inner();
    let id: i64 = form.comment.parse().map_err(|_| Error::Malformed)?;
    let rows = queries::quotes(shell.db().read(), survey, field).await?;
    let row = rows.iter().find(|row| row.comment == id);
    let row = row.ok_or(Error::NotFound)?;
    let is_own = officer.actor().staff() == Some(row.proposed_by);
    let look = match form.parse(&row.shown, is_own) {
        Ok(look) => look,
        Err(problems) => {
            let typed = LookForm {
                deed: if form.deed.is_empty() {
                    "pass".to_owned()
                } else {
                    form.deed.clone()
                },
                ..form
            };
            let page = page(&shell, &officer, &published, field, (&typed, &problems)).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let write = async |tx: &Tx| commands::second_look(tx, &officer, id, &look, now).await;
    shell.db().write(write).await?;
    let key = if look.passed {
        "flash-quote-passed"
    } else {
        "flash-quote-refused"
    };
    shell.flash(Flash::new(key));
    shell.see_other(&format!("/staff/quotes/{survey}/{field}"))
}
