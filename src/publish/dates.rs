//! When a survey opens and closes, and moving its closing date in public.

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::survey::Text;
use domain::text::Paragraph;
use domain::{Arg, Problem, Problems};

use super::commands::{self, DatesError, Move, NewDates};
use super::forms::{CloseForm, DatesForm, is_same};
use super::pages::{ClosePage, DateField, DatesPage};
use super::queries::{self, Moved, Readiness};
use crate::db::Tx;
use crate::notices::{self, Wording};
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::commands::MoveError;
use crate::survey::{Published, SurveyId, is_open, queries as surveys};
use crate::web::flash::Flash;
use crate::web::locale::Texts;
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

/// The closing date the public knows of.
fn promised(ready: &Readiness) -> Option<DateTime<Utc>> {
    ready.closes_at.filter(|_| ready.opened)
}

/// A move as the public reads it: from when to when, and why.
fn in_words(shell: &Shell, (was, becomes, reason): &Moved) -> (String, String) {
    (sentence(&shell.texts, *was, *becomes), reason.clone())
}

fn sentence(texts: &Texts, was: Option<DateTime<Utc>>, becomes: DateTime<Utc>) -> String {
    let now = ("becomes", Arg::Text(texts.moment(becomes)));
    match was {
        Some(was) => {
            let was = ("was", Arg::Text(texts.moment(was)));
            texts.with("survey-moved", &[was, now])
        }
        None => texts.with("survey-moved-to", &[now]),
    }
}

/// What is said in public of a closing date that is moved, in every language of the survey the site
/// speaks; the reason in the first, as it was typed.
async fn moved(
    shell: &Shell,
    officer: &Officer,
    (was, becomes): (Option<DateTime<Utc>>, DateTime<Utc>),
    (reason, tell): (Paragraph, bool),
) -> Result<Move, Error> {
    let languages = notices::languages_of(shell, officer.object()).await?;
    let source = languages.first().map_or("en", String::as_str);
    let (mut first, mut second) = (Text::default(), Text::default());
    for (lang, texts) in languages
        .iter()
        .filter_map(|lang| Some((lang, shell.texts_in(lang)?)))
    {
        first.set(lang, &sentence(texts, was, becomes), source);
    }
    second.set(source, reason.as_str(), source);
    Ok(Move {
        reason,
        wording: Wording {
            first,
            second,
            link: None,
            reason: None,
        },
        tell,
    })
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
            Some(moved(&shell, &officer, (was, becomes), because).await?)
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
    if !is_open(shell, &survey) {
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

async fn close(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<CloseForm>,
) -> Reply {
    let reason = match form.parse() {
        Ok(reason) => reason,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(close_page(&shell, &officer, &form, errors).await?);
        }
    };
    if !is_open(&shell, &surveys::one(shell.db().read(), &officer).await?) {
        return Err(Error::Conflict("survey-not-open"));
    }
    let ready = queries::readiness(shell.db().read(), &officer, shell.now).await?;
    let now = shell.now;
    let dates = (promised(&ready), now.utc());
    let moved = moved(&shell, &officer, dates, (reason, form.tells())).await?;
    let close = async |tx: &Tx| commands::close(tx, &officer, &moved, now).await;
    match shell.db().write(close).await {
        Ok(()) => {
            published.forget();
            shell.flash(Flash::new("flash-survey-closed"));
            shell.see_other(&format!("/staff/surveys/{}", officer.object().0))
        }
        Err(MoveError::Database(error)) => Err(error.into()),
        Err(_) => Err(Error::Conflict("survey-not-open")),
    }
}
