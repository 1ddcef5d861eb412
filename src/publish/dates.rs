//! When a survey opens and closes, and moving its closing date in public.

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::Arg;

use super::commands;
use super::forms::DatesForm;
use super::pages::{DateField, DatesPage};
use super::queries::{self, Moved, Readiness};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::{Published, SurveyId, queries as surveys};
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/dates", dates)
        .post("/staff/surveys/{survey}/dates", set);
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
        reason: promised(ready).map(|_| Field::new("reason", &form.reason, &errors)),
        moved: moved.iter().map(|one| in_words(shell, one)).collect(),
        errors,
    })
}

/// The closing date the public knows of.
fn promised(ready: &Readiness) -> Option<DateTime<Utc>> {
    ready.closes_at.filter(|_| ready.opened)
}

/// A move as the public reads it: from when to when, and why.
pub(crate) fn in_words(shell: &Shell, (was, becomes, reason): &Moved) -> (String, String) {
    let now = ("becomes", Arg::Text(shell.texts.moment(*becomes)));
    let text = match was {
        Some(was) => {
            let was = ("was", Arg::Text(shell.texts.moment(*was)));
            shell.with("survey-moved", &[was, now])
        }
        None => shell.with("survey-moved-to", &[now]),
    };
    (text, reason.clone())
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
    let reason = dates.reason.filter(|_| promised(&ready).is_some());
    let both = (dates.opens_at, dates.closes_at);
    let set = async |tx: &Tx| commands::set_dates(tx, &officer, both, reason.as_ref(), now).await;
    shell.db().write(set).await?;
    published.forget();
    shell.flash(Flash::new("flash-dates-set"));
    shell.see_other(&format!("/staff/surveys/{}", officer.object().0))
}
