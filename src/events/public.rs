//! Drop-ins for the public: the list, one event, signing up, the calendar file.

use actix_web::web::Path;
use data_encoding::BASE64URL_NOPAD;
use domain::Arg;
use domain::public_text::Thing;

use super::calendar;
use super::commands::{self, Ask, Asked};
use super::forms::{NEEDS, Reachable, SignUpForm};
use super::pages::{AskedPage, EventPage, EventView, EventsPage, SessionView, SignUpPage};
use super::queries::{self, EventRow, SessionRow};
use crate::programme::pages::EventCard;
use crate::web::ui::{Choice, Field, FormErrors, SaidLink};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/events", list)
        .get("/events/{slug}.ics", ics)
        .get("/events/{slug}", event)
        .get("/events/{slug}/sign-up", sign_up_page)
        .post("/events/{slug}/sign-up", sign_up)
        .get("/events/{slug}/asked", asked);
}

async fn list(_: Public, shell: Shell) -> Reply {
    let events = queries::upcoming(shell.db().read(), None, shell.now).await?;
    let shown = events.iter().map(|event| (Thing::Event, event.id));
    let spoken = Spoken::of(&shell, shown).await?;
    let cards = events.iter().map(|event| card(&shell, &spoken, event));
    shell.render(EventsPage {
        events: cards.collect(),
        partly: spoken.lacks(),
    })
}

/// A drop-in in a list.
pub(crate) fn card(shell: &Shell, spoken: &Spoken, event: &EventRow) -> EventCard {
    EventCard {
        link: SaidLink::new(
            spoken.say(Thing::Event, event.id, "title", &event.title),
            shell.path(&format!("/events/{}", event.slug)),
        ),
        when: queries::next(event, shell.now)
            .map(|next| shell.texts.meeting_begins(next))
            .unwrap_or_else(|| shell.t("event-over")),
        venue: event.venue.clone(),
        fictional: event.fictional,
    }
}

async fn find(shell: &Shell, slug: &str) -> Result<EventRow, Error> {
    queries::by_slug(shell.db().read(), slug)
        .await?
        .ok_or(Error::NotFound)
}

async fn event(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    let event = find(&shell, &slug).await?;
    let spoken = spoken(&shell, &event).await?;
    shell.render(EventPage {
        can_ask: event
            .sessions
            .iter()
            .any(|session| session.can_be_asked(shell.now)),
        sessions: event
            .sessions
            .iter()
            .map(|session| session_view(&shell, &spoken, session))
            .collect(),
        event: event_view(&shell, &spoken, &event),
    })
}

/// What is said of a drop-in, in the language of the page.
pub(super) async fn spoken(shell: &Shell, event: &EventRow) -> Result<Spoken, Error> {
    let sessions = event.sessions.iter();
    let called_off = sessions.filter(|session| session.called_off.is_some());
    let shown = called_off.map(|session| (Thing::Session, session.id));
    let own = [
        (Thing::Event, event.id),
        (Thing::Programme, event.programme),
    ];
    Spoken::of(shell, shown.chain(own)).await
}

/// A drop-in ready to print: made last, when everything else was said of it.
pub(super) fn event_view(shell: &Shell, spoken: &Spoken, event: &EventRow) -> EventView {
    let (slug, title) = &event.programme_link;
    let say = |field: &str, text: &str| spoken.say(Thing::Event, event.id, field, text);
    EventView {
        slug: event.slug.clone(),
        title: say("title", &event.title),
        summary: say("summary", &event.summary),
        venue: event.venue.clone(),
        address: event.address.clone(),
        access: say("access", &event.access),
        contact: say("contact", &event.contact),
        programme: SaidLink::new(
            spoken.say(Thing::Programme, event.programme, "title", title),
            shell.path(&format!("/programmes/{slug}")),
        ),
        fictional: event.fictional,
        partly: spoken.lacks(),
    }
}

/// When a sitting is, in words.
pub(super) fn when(shell: &Shell, session: &SessionRow) -> String {
    shell.texts.meeting(session.starts_at, session.ends_at)
}

pub(super) fn session_view(shell: &Shell, spoken: &Spoken, session: &SessionRow) -> SessionView {
    let free = (session.places - session.held).max(0);
    let seats = if free > 0 && session.waiting == 0 {
        shell.with(
            "event-places-left",
            &[("count", Arg::Number(i64::from(free)))],
        )
    } else {
        shell.with(
            "event-full",
            &[("waiting", Arg::Number(i64::from(session.waiting)))],
        )
    };
    SessionView {
        id: session.id,
        when: when(shell, session),
        seats,
        called_off: (session.called_off.as_ref())
            .map(|why| spoken.say(Thing::Session, session.id, "called_off", why)),
        over: session.ends_at <= shell.now.utc(),
    }
}

/// The sittings of a drop-in for a calendar.
async fn ics(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    let event = find(&shell, &slug).await?;
    let sessions: Vec<&SessionRow> = event.sessions.iter().collect();
    let base = &shell.site.base;
    let url = base.join(&format!("/events/{}", event.slug));
    let file = calendar::file(&event, &sessions, base.host(), &url, shell.now);
    let name = format!("{}.ics", event.slug);
    Ok(shell.file("text/calendar; charset=utf-8", &name, file.into_bytes()))
}

async fn sign_up_page(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    let event = find(&shell, &slug).await?;
    let nonce = BASE64URL_NOPAD.encode(&shell.site.keys.random::<16>());
    let form = SignUpForm {
        nonce,
        companion: "no".to_owned(),
        ..SignUpForm::default()
    };
    shell.render(page(&shell, &event, &form, FormErrors::none()).await?)
}

async fn page(
    shell: &Shell,
    event: &EventRow,
    form: &SignUpForm,
    errors: FormErrors,
) -> Result<SignUpPage, Error> {
    let spoken = spoken(shell, event).await?;
    let sessions = event
        .sessions
        .iter()
        .filter(|session| session.can_be_asked(shell.now));
    let session = |session: &SessionRow| {
        let view = session_view(shell, &spoken, session);
        let value = session.id.to_string();
        Choice {
            hint: Some(crate::web::ui::Said::plain(view.seats)),
            ..Choice::plain(value.clone(), view.when, form.session == value)
        }
    };
    let yes_no =
        |value: &str, key: &str| Choice::plain(value, shell.t(key), form.companion == value);
    let need = |code: &&str| {
        let checked = form.needs.iter().any(|given| given == code);
        Choice::plain(*code, shell.t(&format!("need-{code}")), checked)
    };
    Ok(SignUpPage {
        event: event_view(shell, &spoken, event),
        sessions: sessions.map(session).collect(),
        session_error: errors.of("session"),
        name: Field::new("name", &form.name, &errors),
        email: Field::new("email", &form.email, &errors),
        phone: Field::new("phone", &form.phone, &errors),
        needs: NEEDS.iter().map(need).collect(),
        more: Field::new("more", &form.more, &errors),
        companion: vec![
            yes_no("no", "event-alone"),
            yes_no("yes", "event-companion"),
        ],
        nonce: form.nonce.clone(),
        errors,
    })
}

/// Takes a sign-up down. Whoever left an address is answered there, whether they were known or
/// not; whoever left a telephone sees their place at once.
async fn sign_up(_: Public, shell: Shell, slug: Path<String>, form: Posted<SignUpForm>) -> Reply {
    let event = find(&shell, &slug).await?;
    let open: Vec<i64> = event
        .sessions
        .iter()
        .filter(|session| session.can_be_asked(shell.now))
        .map(|session| session.id)
        .collect();
    let sign_up = match form.parse(&open) {
        Ok(sign_up) => sign_up,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &event, &form, errors).await?);
        }
    };
    let (keys, language) = (&shell.site.keys, shell.language());
    let token = commands::token(keys, &form.nonce);
    let ask = Ask::of(keys, event.id, &sign_up, &token, language, shell.now)?;
    match shell.db().intake(ask).await? {
        Asked::Gone => Err(Error::Conflict("session-gone")),
        Asked::Taken | Asked::Before | Asked::Known => match sign_up.reachable {
            Reachable::Email(..) => {
                shell.see_other(&shell.path(&format!("/events/{}/asked", event.slug)))
            }
            Reachable::Phone(_) => shell.see_other(&shell.path(&format!("/places/{token}"))),
        },
    }
}

async fn asked(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    let event = find(&shell, &slug).await?;
    let spoken = spoken(&shell, &event).await?;
    shell.render(AskedPage {
        event: event_view(&shell, &spoken, &event),
    })
}
