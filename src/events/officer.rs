//! Officers set drop-ins up, see who is coming, and call sittings off.

use actix_web::web::Path;
use domain::Arg;
use domain::event::PlaceState;

use super::correcting::told;
use super::forms::{CancelForm, EventForm, SessionForm};
use super::pages::{
    CallOffPage, FactsFields, PersonView, StaffEventPage, StaffEventsPage, StaffSession,
};
use super::public::{card, event_view, session_view};
use super::queries::{self, ComingRow, EventRow, SessionRow};
use super::{EventId, commands};
use crate::db::Tx;
use crate::programme;
use crate::staff::proof::{In, Staff};
use crate::staff::roles::RunEvents;
use crate::tracker::pages::DateField;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) type Officer = In<EventId, RunEvents>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/events", list)
        .post("/staff/events", create)
        .get("/staff/events/{event}", event)
        .post("/staff/events/{event}", add_session)
        .get("/staff/events/{event}/sessions/{session}/call-off", ask)
        .post(
            "/staff/events/{event}/sessions/{session}/call-off",
            call_off,
        );
}

async fn list(officer: Staff<RunEvents>, shell: Shell) -> Reply {
    let page = list_page(&shell, &officer, &EventForm::default(), FormErrors::none()).await?;
    shell.render(page)
}

async fn list_page(
    shell: &Shell,
    officer: &Staff<RunEvents>,
    form: &EventForm,
    errors: FormErrors,
) -> Result<StaffEventsPage, Error> {
    let db = shell.db().read();
    let events = queries::all(db, officer).await?;
    let programmes = programme::queries::all(db).await?;
    Ok(StaffEventsPage {
        events: events
            .iter()
            .map(|event| {
                let mut card = card(shell, &Spoken::english(), event);
                card.link.href = format!("/staff/events/{}", event.id);
                card
            })
            .collect(),
        programmes: programmes
            .into_iter()
            .filter(|programme| officer.reach().holds(programme.id) && !programme.finished)
            .map(|p| {
                let value = p.id.to_string();
                let checked = form.programme == value;
                Choice::plain(value, p.title, checked)
            })
            .collect(),
        programme_error: errors.of("programme"),
        facts: facts(form, &errors),
        errors,
    })
}

/// What was typed about a drop-in, with what is wrong with it.
pub(super) fn facts(form: &EventForm, errors: &FormErrors) -> FactsFields {
    let field = |name: &str, value: &str| Field::new(name, value, errors);
    FactsFields {
        title: field("title", &form.title),
        summary: field("summary", &form.summary),
        venue: field("venue", &form.venue),
        address: field("address", &form.address),
        access: field("access", &form.access),
        contact: field("contact", &form.contact),
    }
}

async fn create(officer: Staff<RunEvents>, shell: Shell, form: Posted<EventForm>) -> Reply {
    let programmes = programme::queries::all(shell.db().read()).await?;
    let ids: Vec<i64> = programmes
        .iter()
        .map(|p| p.id)
        .filter(|id| officer.reach().holds(*id))
        .collect();
    let new = match form.parse(&ids) {
        Ok(new) => new,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(list_page(&shell, &officer, &form, errors).await?);
        }
    };
    let now = shell.now;
    let create = async |tx: &Tx| commands::create(tx, &officer, &new, now).await;
    let EventId(id) = shell.db().write(create).await?;
    shell.flash(Flash::new("flash-event-created"));
    shell.see_other(&format!("/staff/events/{id}"))
}

async fn event(officer: Officer, shell: Shell) -> Reply {
    let page = event_page(
        &shell,
        &officer,
        &SessionForm::default(),
        FormErrors::none(),
    )
    .await?;
    shell.render(page)
}

pub(super) async fn find(shell: &Shell, officer: &Officer) -> Result<EventRow, Error> {
    queries::by_id(shell.db().read(), officer.object().0)
        .await?
        .ok_or(Error::NotFound)
}

async fn event_page(
    shell: &Shell,
    officer: &Officer,
    form: &SessionForm,
    errors: FormErrors,
) -> Result<StaffEventPage, Error> {
    let event = find(shell, officer).await?;
    let coming = queries::coming(shell.db().read(), &shell.site.keys, officer).await?;
    let sitting = |session: &SessionRow| {
        let people = coming.iter().filter(|row| row.session == session.id);
        let values = [
            ("held", Arg::Number(i64::from(session.held))),
            ("places", Arg::Number(i64::from(session.places))),
        ];
        StaffSession {
            session: session_view(shell, &Spoken::english(), session),
            coming: shell.with("event-coming", &values),
            people: people.map(|row| person(shell, row)).collect(),
        }
    };
    let field = |name: &str, value: &str| Field::new(name, value, &errors);
    Ok(StaffEventPage {
        id: event.id,
        sessions: event.sessions.iter().map(sitting).collect(),
        event: event_view(shell, &Spoken::english(), &event),
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
        errors,
    })
}

fn person(shell: &Shell, row: &ComingRow) -> PersonView {
    let (name, reach, needs) = match &row.attendee {
        Some(attendee) => {
            let needs = attendee
                .needs
                .iter()
                .map(|need| shell.t(&format!("need-{need}")));
            (
                attendee.name.clone(),
                attendee
                    .phone
                    .iter()
                    .chain(&attendee.email)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", "),
                needs
                    .chain(attendee.more.clone())
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        }
        None => (shell.t("event-forgotten"), String::new(), String::new()),
    };
    PersonView {
        name,
        reach,
        needs,
        companion: row.seats > 1,
        waiting: row.state == PlaceState::Waiting,
    }
}

async fn add_session(officer: Officer, shell: Shell, form: Posted<SessionForm>) -> Reply {
    let new = match form.parse() {
        Ok(new) => new,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(event_page(&shell, &officer, &form, errors).await?);
        }
    };
    let now = shell.now;
    let add = async |tx: &Tx| commands::add_session(tx, &officer, &new, now).await;
    shell.db().write(add).await?;
    shell.flash(Flash::new("flash-session-added"));
    shell.see_other(&format!("/staff/events/{}", officer.object().0))
}

async fn ask(officer: Officer, shell: Shell, path: Path<(i64, i64)>) -> Reply {
    let form = CancelForm::default();
    shell.render(call_off_page(&shell, &officer, path.1, &form, FormErrors::none()).await?)
}

async fn call_off_page(
    shell: &Shell,
    officer: &Officer,
    session: i64,
    form: &CancelForm,
    errors: FormErrors,
) -> Result<CallOffPage, Error> {
    let event = find(shell, officer).await?;
    let row = event
        .sessions
        .iter()
        .find(|row| row.id == session && row.called_off.is_none());
    let row = row.ok_or(Error::NotFound)?;
    Ok(CallOffPage {
        id: event.id,
        session: session_view(shell, &Spoken::english(), row),
        told: told(shell, officer, [session]).await?,
        reason: Field::new("reason", &form.reason, &errors),
        errors,
    })
}

/// Calls a sitting off and tells everyone who holds a place or waits.
async fn call_off(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, i64)>,
    form: Posted<CancelForm>,
) -> Reply {
    let session = path.1;
    let reason = match form.parse() {
        Ok(reason) => reason,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(call_off_page(&shell, &officer, session, &form, errors).await?);
        }
    };
    let now = shell.now;
    let told = shell
        .db()
        .write(async |tx: &Tx| {
            commands::call_off(tx, &officer, session, reason.as_str(), now).await
        })
        .await?
        .ok_or(Error::Conflict("session-gone"))?;
    shell.flash(Flash::new("flash-session-called-off").with("count", told));
    shell.see_other(&format!("/staff/events/{}", officer.object().0))
}
