//! Officers correct what is said about a drop-in, and when its sittings are.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::Datelike;
use domain::time::clock_in_london;
use domain::{Arg, Problem, Problems};

use super::commands::{self, CorrectError};
use super::forms::{EventForm, SessionForm};
use super::officer::{Officer, facts, find};
use super::pages::{CorrectPage, CorrectSessionPage};
use super::public::session_view;
use super::queries::{self, EventRow, SessionRow};
use crate::db::Tx;
use crate::tracker::pages::DateField;
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/events/{event}/correct", ask)
        .post("/staff/events/{event}/correct", correct)
        .get(
            "/staff/events/{event}/sessions/{session}/correct",
            ask_session,
        )
        .post(
            "/staff/events/{event}/sessions/{session}/correct",
            correct_session,
        );
}

async fn ask(officer: Officer, shell: Shell) -> Reply {
    let event = find(&shell, &officer).await?;
    let form = as_it_stands(&event);
    shell.render(page(&shell, &officer, &event, &form, None).await?)
}

fn as_it_stands(event: &EventRow) -> EventForm {
    EventForm {
        programme: String::new(),
        title: event.title.clone(),
        summary: event.summary.clone(),
        venue: event.venue.clone(),
        address: event.address.clone(),
        access: event.access.clone(),
        contact: event.contact.clone(),
        seen: event.mark(),
    }
}

/// The form, with what somebody else made of it where that is what is wrong.
async fn page(
    shell: &Shell,
    officer: &Officer,
    event: &EventRow,
    form: &EventForm,
    problems: Option<Problems>,
) -> Result<CorrectPage, Error> {
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let sessions = event.sessions.iter();
    let to_come = sessions.filter(|session| is_to_come(shell, session));
    let told = told(shell, officer, to_come.map(|session| session.id)).await?;
    let changed = form.seen != event.mark();
    let stands = [
        &event.title,
        &event.summary,
        &event.venue,
        &event.address,
        &event.access,
        &event.contact,
    ];
    Ok(CorrectPage {
        id: event.id,
        called: event.title.clone(),
        told,
        facts: facts(form, &errors),
        // Whoever saves again has seen what it says now.
        seen: event.mark(),
        stands: stands.into_iter().filter(|_| changed).cloned().collect(),
        errors,
    })
}

fn is_to_come(shell: &Shell, session: &SessionRow) -> bool {
    session.called_off.is_none() && session.ends_at > shell.now.utc()
}

/// How many people would be told, in words.
pub(super) async fn told(
    shell: &Shell,
    officer: &Officer,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<String, Error> {
    let told = queries::how_many(shell.db().read(), officer, sessions).await?;
    let count = i64::try_from(told).unwrap_or(i64::MAX);
    Ok(shell.with("event-will-be-told", &[("count", Arg::from(count))]))
}

/// Back to the drop-in, with a word about who is told and who has to be rung.
async fn saved(shell: &Shell, officer: &Officer, told: Option<Vec<i64>>) -> Reply {
    let home = format!("/staff/events/{}", officer.object().0);
    let Some(told) = told else {
        shell.flash(Flash::new("flash-event-unchanged"));
        return shell.see_other(&home);
    };
    let ring = queries::to_ring(shell.db().read(), &shell.site.keys, officer, &told).await?;
    let flash = if ring == 0 {
        Flash::new("flash-event-corrected")
    } else {
        Flash::new("flash-event-corrected-ring").with("ring", ring)
    };
    shell.flash(flash.with("told", told.len()));
    shell.see_other(&home)
}

/// Corrects what is said about a drop-in and tells everyone who asked for a place to come.
async fn correct(officer: Officer, shell: Shell, form: Posted<EventForm>) -> Reply {
    let event = find(&shell, &officer).await?;
    let facts = match form.facts() {
        Ok(facts) => facts,
        Err(problems) => {
            let problems = Some(problems);
            return shell.invalid(page(&shell, &officer, &event, &form, problems).await?);
        }
    };
    let now = shell.now;
    let correct = async |tx: &Tx| commands::correct(tx, &officer, &facts, &form.seen, now).await;
    match shell.db().write(correct).await {
        Ok(told) => saved(&shell, &officer, told).await,
        Err(CorrectError::Changed) => {
            let event = find(&shell, &officer).await?;
            let problems = Problems::one("title", Problem::says("event-changed"));
            let page = page(&shell, &officer, &event, &form, Some(problems)).await?;
            shell.invalid_as(page, StatusCode::CONFLICT)
        }
        Err(CorrectError::Gone | CorrectError::Taken(_)) => Err(Error::NotFound),
        Err(CorrectError::Database(error)) => Err(error.into()),
    }
}

/// A sitting that can still be corrected.
fn sitting(shell: &Shell, event: &EventRow, session: i64) -> Result<SessionRow, Error> {
    let found = event.sessions.iter().find(|row| row.id == session);
    let found = found.filter(|row| is_to_come(shell, row));
    found.cloned().ok_or(Error::NotFound)
}

async fn ask_session(officer: Officer, shell: Shell, path: Path<(i64, i64)>) -> Reply {
    let event = find(&shell, &officer).await?;
    let session = sitting(&shell, &event, path.1)?;
    let (from, to) = (
        clock_in_london(session.starts_at),
        clock_in_london(session.ends_at),
    );
    let form = SessionForm {
        day: from.day().to_string(),
        month: from.month().to_string(),
        year: from.year().to_string(),
        starts: from.format("%H:%M").to_string(),
        ends: to.format("%H:%M").to_string(),
        places: session.places.to_string(),
        seen: session.mark(),
    };
    shell.render(session_page(&shell, &officer, (&event, &session), &form, None).await?)
}

async fn session_page(
    shell: &Shell,
    officer: &Officer,
    (event, session): (&EventRow, &SessionRow),
    form: &SessionForm,
    problems: Option<Problems>,
) -> Result<CorrectSessionPage, Error> {
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let field = |name: &str, value: &str| Field::new(name, value, &errors);
    Ok(CorrectSessionPage {
        id: event.id,
        session: session_view(shell, &Spoken::english(), session),
        told: told(shell, officer, [session.id]).await?,
        held: session.held,
        on: DateField {
            name: "on".to_owned(),
            day: form.day.clone(),
            month: form.month.clone(),
            year: form.year.clone(),
            error: errors.of("on-day"),
        },
        starts: field("starts", &form.starts),
        ends: field("ends", &form.ends),
        places: field("places", &form.places),
        seen: session.mark(),
        changed: form.seen != session.mark(),
        errors,
    })
}

/// Corrects when a sitting is and how many seats it has.
async fn correct_session(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, i64)>,
    form: Posted<SessionForm>,
) -> Reply {
    let event = find(&shell, &officer).await?;
    let session = sitting(&shell, &event, path.1)?;
    let refuse = async |problems: Problems| {
        let page = session_page(&shell, &officer, (&event, &session), &form, Some(problems));
        shell.invalid(page.await?)
    };
    let new = match form.parse() {
        Ok(new) if new.ends_at <= shell.now.utc() => {
            return refuse(Problems::one("on-day", Problem::says("session-past"))).await;
        }
        Ok(new) => new,
        Err(problems) => return refuse(problems).await,
    };
    let now = shell.now;
    let correct = async |tx: &Tx| {
        commands::correct_session(tx, &officer, session.id, (&new, &form.seen), now).await
    };
    match shell.db().write(correct).await {
        Ok(told) => saved(&shell, &officer, told).await,
        Err(CorrectError::Changed) => {
            let event = find(&shell, &officer).await?;
            let session = sitting(&shell, &event, path.1)?;
            let problems = Problems::one("on-day", Problem::says("event-changed"));
            let here = (&event, &session);
            let page = session_page(&shell, &officer, here, &form, Some(problems)).await?;
            shell.invalid_as(page, StatusCode::CONFLICT)
        }
        Err(CorrectError::Taken(held)) => {
            let problem = Problem::says("places-taken").with("held", i64::from(held));
            refuse(Problems::one("places", problem)).await
        }
        Err(CorrectError::Gone) => Err(Error::Conflict("session-gone")),
        Err(CorrectError::Database(error)) => Err(error.into()),
    }
}
