//! When a survey opens and closes, and moving its closing date in public.

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::{Problem, Problems};

use super::commands::{self, DatesError, NewDates};
use super::forms::{CloseForm, DatesForm, is_same};
use super::moves::{self, moved, promised, sentence};
use super::pages::{ClosePage, DateField, DatesPage};
use super::queries::{self, Moved, Readiness};
use crate::db::Tx;
use crate::notices;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::{Published, SurveyId, is_open, queries as surveys};
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/dates", dates)
        .post("/staff/surveys/{survey}/dates", set)
        .get("/staff/surveys/{survey}/close", closing)
        .post("/staff/surveys/{survey}/close", close);
}

type Officer = In<SurveyId, EditSurvey>;

async fn dates(officer: Officer, shell: Shell) -> Reply {
    let ready = queries::readiness(shell.db().read(), &officer, shell.now).await?;
    let form = DatesForm::of(ready.opens_at, ready.closes_at);
    let page = page(&shell, &officer, &ready, &form, FormErrors::none()).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    ready: &Readiness,
    form: &DatesForm,
    errors: FormErrors,
) -> Result<DatesPage, Error> {
    let moved = queries::moved(shell.db().read(), officer.object().0).await?;
    let survey = surveys::one(shell.db().read(), officer).await?;
    Ok(DatesPage {
        id: officer.object().0,
        title: survey.title,
        opens: DateField::new("opens", form.opens(), &errors),
        opens_at: Field::new("opens-at", &form.opens_at, &errors),
        closes: DateField::new("closes", form.closes(), &errors),
        closes_at: Field::new("closes-at", &form.closes_at, &errors),
        read: queries::promise(promised(ready)),
        reason: promised(ready).map(|_| Field::new("reason", &form.reason, &errors)),
        tell: vec![Choice::plain(
            "yes",
            shell.t("notice-tell-them"),
            form.tells(),
        )],
        addresses: notices::left(shell, officer).await?,
        moved: moved.iter().map(|one| in_words(shell, one)).collect(),
        errors,
    })
}

/// A move as the public reads it: from when to when, and why.
fn in_words(shell: &Shell, (was, becomes, reason): &Moved) -> (String, String) {
    (sentence(&shell.texts, *was, *becomes), reason.clone())
}

async fn set(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<DatesForm>,
) -> Reply {
    let ready = queries::readiness(shell.db().read(), &officer, shell.now).await?;
    let dates = match form.parse(promised(&ready)) {
        Ok(dates) => dates,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &officer, &ready, &form, errors).await?);
        }
    };
    let now = shell.now;
    // Before the public knows a date, changing it needs no reason and leaves no notice.
    let was = promised(&ready);
    let is_moved = |at: &DateTime<Utc>| was.is_some_and(|was| !is_same(was, *at));
    let becomes = dates.closes_at.filter(is_moved);
    let moved = match (becomes, dates.reason) {
        (Some(becomes), Some(reason)) => {
            let because = (reason, dates.tell);
            Some(moved(&shell.site, officer.object(), (was, becomes), because).await?)
        }
        _ => None,
    };
    let new = NewDates {
        opens_at: dates.opens_at,
        // What was not touched stays to the second.
        closes_at: becomes.or(was).or(dates.closes_at),
        read: form.read.clone(),
        moved,
    };
    let set = async |tx: &Tx| commands::set_dates(tx, &officer, &new, now).await;
    let problem = match shell.db().write(set).await {
        Ok(()) => {
            published.forget();
            shell.flash(Flash::new("flash-dates-set"));
            return shell.see_other(&format!("/staff/surveys/{}", officer.object().0));
        }
        Err(DatesError::Held) => "dates-held",
        Err(DatesError::Changed) => "dates-changed",
        Err(DatesError::Database(error)) => return Err(error.into()),
    };
    let errors = FormErrors::new(&shell, &Problems::one("closes-day", Problem::says(problem)));
    let ready = queries::readiness(shell.db().read(), &officer, now).await?;
    shell.invalid(page(&shell, &officer, &ready, &form, errors).await?)
}

async fn closing(officer: Officer, shell: Shell) -> Reply {
    let page = close_page(&shell, &officer, &CloseForm::new(), FormErrors::none()).await?;
    shell.render(page)
}

async fn close_page(
    shell: &Shell,
    officer: &Officer,
    form: &CloseForm,
    errors: FormErrors,
) -> Result<ClosePage, Error> {
    let ready = queries::readiness(shell.db().read(), officer, shell.now).await?;
    let survey = surveys::one(shell.db().read(), officer).await?;
    if !is_open(&survey, shell.now) {
        return Err(Error::Conflict("survey-not-open"));
    }
    Ok(ClosePage {
        id: officer.object().0,
        title: survey.title,
        promised: promised(&ready).map(|at| shell.texts.moment(at)),
        reason: Field::new("reason", &form.reason, &errors),
        tell: vec![Choice::plain(
            "yes",
            shell.t("notice-tell-them"),
            form.tells(),
        )],
        addresses: notices::left(shell, officer).await?,
        errors,
    })
}

async fn close(officer: Officer, shell: Shell, form: Posted<CloseForm>) -> Reply {
    let reason = match form.parse() {
        Ok(reason) => reason,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(close_page(&shell, &officer, &form, errors).await?);
        }
    };
    moves::close(&shell.site, &officer, (reason, form.tells()), shell.now).await?;
    shell.flash(Flash::new("flash-survey-closed"));
    shell.see_other(&format!("/staff/surveys/{}", officer.object().0))
}
