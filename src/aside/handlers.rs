//! The page of responses set aside.

use std::collections::BTreeSet;

use actix_web::web::Path;
use domain::response::SetAside as Reason;
use domain::{Arg, Named, Problem, Problems};

use super::commands;
use super::forms::{AsideForm, GraceForm};
use super::pages::{AsidePage, ResponseView};
use super::queries::{self, ResponseRow, Step};
use crate::db::Tx;
use crate::respond::queries as responses;
use crate::staff::proof::In;
use crate::staff::roles::SetAside;
use crate::survey::{SurveyId, queries as surveys};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/aside", aside)
        .post("/staff/surveys/{survey}/aside", set_aside)
        .post("/staff/surveys/{survey}/aside/grace", grace)
        .post(
            "/staff/surveys/{survey}/aside/{response}/count",
            count_again,
        );
}

type Officer = In<SurveyId, SetAside>;

async fn aside(officer: Officer, shell: Shell) -> Reply {
    let form = AsideForm::default();
    let page = page(&shell, &officer, &form, None, FormErrors::none()).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    form: &AsideForm,
    days: Option<&str>,
    errors: FormErrors,
) -> Result<AsidePage, Error> {
    let db = shell.db().read();
    let survey = surveys::one(db, officer).await?;
    let grace = queries::grace(db, officer).await?;
    let counts = queries::counts(db, survey.id).await?;
    let suggested = queries::suggested(db, officer, grace).await?;
    let set_aside = queries::aside(db, officer).await?;
    let history = queries::history(db, officer).await?;
    let chosen: BTreeSet<i64> = form
        .response
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    let view = |row: &ResponseRow| view(shell, row, chosen.contains(&row.id));
    let count = |(reason, count): &(Reason, u32)| {
        let values = [
            ("reason", Arg::Text(named(shell, *reason))),
            ("count", Arg::Number(i64::from(*count))),
        ];
        shell.with("aside-count", &values)
    };
    let reason = |reason: &Reason| {
        let is_chosen = form.reason == reason.name();
        Choice::plain(reason.name(), named(shell, *reason), is_chosen)
    };
    let known = grace.days.to_string();
    Ok(AsidePage {
        id: survey.id,
        title: survey.title,
        counts: counts.iter().map(count).collect(),
        suggested: suggested.iter().map(view).collect(),
        code: Field::new("code", &form.code, &errors),
        reasons: Reason::ALL.iter().map(reason).collect(),
        reason_error: errors.of("reason"),
        why: Field::new("why", &form.why, &errors),
        aside: set_aside.iter().map(view).collect(),
        history: history.iter().map(|step| line(shell, step)).collect(),
        closes: grace.closes_on.map(|day| shell.texts.date(day)),
        days: Field::new("days", days.unwrap_or(&known), &errors),
        errors,
    })
}

fn named(shell: &Shell, reason: Reason) -> String {
    shell.t(&format!("aside-{}", reason.name()))
}

fn number(shell: &Shell, response: i64) -> String {
    let number = [("number", Arg::Text(response.to_string()))];
    shell.with("aside-response", &number)
}

fn view(shell: &Shell, row: &ResponseRow, chosen: bool) -> ResponseView {
    let day = shell.texts.date(row.received_on);
    let channel = shell.t(&format!("channel-{}", row.channel.name()));
    ResponseView {
        id: row.id,
        name: number(shell, row.id),
        came: format!("{day}, {channel}"),
        reason: named(shell, row.reason),
        words: row.words.clone(),
        chosen,
    }
}

fn line(shell: &Shell, step: &Step) -> String {
    let name = step.name.clone().unwrap_or_else(|| shell.t("the-operator"));
    let who = [
        ("response", Arg::Text(number(shell, step.response))),
        ("name", Arg::Text(name)),
        ("when", Arg::Text(shell.texts.moment(step.at))),
    ];
    match step.reason {
        Some(reason) => {
            let [response, name, when] = who;
            let why = ("why", Arg::Text(step.note.clone()));
            let reason = ("reason", Arg::Text(named(shell, reason)));
            shell.with("aside-was-set", &[response, name, when, why, reason])
        }
        None => shell.with("aside-was-counted", &who),
    }
}

async fn set_aside(officer: Officer, shell: Shell, form: Posted<AsideForm>) -> Reply {
    let refused = async |problems: &Problems| {
        let errors = FormErrors::new(&shell, problems);
        shell.invalid(page(&shell, &officer, &form, None, errors).await?)
    };
    let mut chosen = match form.parse() {
        Ok(chosen) => chosen,
        Err(problems) => return refused(&problems).await,
    };
    if let Some(receipt) = &chosen.receipt {
        let (db, keys) = (shell.db().read(), &shell.site.keys);
        let held = responses::by_receipt(db, keys, receipt).await?;
        match held.filter(|held| held.survey == officer.object().0) {
            Some(held) => chosen.responses.push(held.response),
            None => {
                let problem = Problem::says("receipt-unknown");
                return refused(&Problems::one("code", problem)).await;
            }
        }
    }
    let now = shell.now;
    let set = async |tx: &Tx| {
        let (reason, why) = (chosen.reason, &chosen.why);
        commands::set_aside(tx, &officer, &chosen.responses, reason, why, now).await
    };
    let count = shell.db().write(set).await?;
    shell.flash(Flash::new("flash-set-aside").with("count", count));
    back(&shell, &officer)
}

fn back(shell: &Shell, officer: &Officer) -> Reply {
    shell.see_other(&format!("/staff/surveys/{}/aside", officer.object().0))
}

async fn count_again(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, i64)>,
    _: Posted<Button>,
) -> Reply {
    let now = shell.now;
    let again = async |tx: &Tx| commands::count_again(tx, &officer, path.1, now).await;
    if !shell.db().write(again).await? {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new("flash-counted-again"));
    back(&shell, &officer)
}

async fn grace(officer: Officer, shell: Shell, form: Posted<GraceForm>) -> Reply {
    let days = match form.parse() {
        Ok(days) => days,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let blank = AsideForm::default();
            let page = page(&shell, &officer, &blank, Some(&form.days), errors).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let set = async |tx: &Tx| commands::set_grace(tx, &officer, days, now).await;
    shell.db().write(set).await?;
    shell.flash(Flash::new("flash-saved"));
    back(&shell, &officer)
}
