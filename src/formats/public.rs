//! Somebody asks for another format or for help.

use actix_web::web::{Data, Path};
use chrono::{NaiveDate, TimeDelta};
use data_encoding::BASE64URL_NOPAD;
use domain::Named;
use domain::formats::{Need, due};
use domain::survey::Door;
use domain::time::day_in_london;
use std::sync::Arc;

use super::commands::Ask;
use super::forms::AskForm;
use super::pages::{AskPage, TakenPage};
use crate::db::Try;
use crate::keys::Purpose;
use crate::respond::views;
use crate::survey::{OpenSurvey, Published};
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

/// Requests one neighbourhood may send in an hour: a ward or a library has many people.
const REQUESTS: i32 = 30;
const WINDOW: TimeDelta = TimeDelta::hours(1);

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/formats", ask)
        .post("/surveys/{survey}/formats", send)
        .get("/surveys/{survey}/formats/taken", taken);
}

async fn find(shell: &Shell, published: &Published, slug: &str) -> Result<Arc<OpenSurvey>, Error> {
    let found = published.survey(shell.db(), slug).await?;
    found
        .filter(|survey| survey.door(shell.now) != Door::Unknown)
        .ok_or(Error::NotFound)
}

/// Whether somebody who asks now can still take part.
fn is_open(shell: &Shell, survey: &OpenSurvey) -> bool {
    matches!(survey.door(shell.now), Door::Open | Door::NotYet(_))
}

/// By when somebody hears who asks today.
fn due_today(shell: &Shell, survey: &OpenSurvey) -> NaiveDate {
    due(shell.now.day(), survey.closes_at.map(day_in_london))
}

async fn ask(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let nonce = BASE64URL_NOPAD.encode(&shell.site.keys.random::<16>());
    let form = AskForm {
        nonce,
        ..AskForm::default()
    };
    shell.render(page(&shell, &survey, &form, FormErrors::none()))
}

fn page(shell: &Shell, survey: &OpenSurvey, form: &AskForm, errors: FormErrors) -> AskPage {
    let definition = &survey.version.definition;
    let field = |name: &str, typed: &str| Field::new(name, typed, &errors);
    let need = |need: &Need| {
        let checked = form.needs.iter().any(|given| given == need.name());
        let label = shell.t(&format!("format-{}", need.name()));
        Choice::plain(need.name(), label, checked)
    };
    AskPage {
        head: views::head(survey, definition, shell.reading()),
        open: is_open(shell, survey),
        contact: views::contact(definition, shell.reading()),
        due: shell.texts.date(due_today(shell, survey)),
        needs: Need::ALL.iter().map(need).collect(),
        needs_error: errors.of("needs"),
        more: field("more", &form.more),
        name: field("name", &form.name),
        email: field("email", &form.email),
        phone: field("phone", &form.phone),
        post: field("post", &form.post),
        nonce: form.nonce.clone(),
        errors,
    }
}

async fn send(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    slug: Path<String>,
    form: Posted<AskForm>,
) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let own = shell.path(&format!("/surveys/{}/formats", survey.slug));
    if !is_open(&shell, &survey) {
        return shell.see_other(&own);
    }
    let request = match form.parse() {
        Ok(request) => request,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &survey, &form, errors));
        }
    };
    not_too_often(&shell).await?;
    let who = (form.nonce.as_str(), shell.language());
    let when = (due_today(&shell, &survey), shell.now);
    let ask = Ask::of(&shell.site.keys, survey.id, &request, who, when)?;
    shell.db().intake(ask).await?;
    shell.see_other(&format!("{own}/taken"))
}

/// Every request is a mail to staff: nobody fills their mailboxes.
async fn not_too_often(shell: &Shell) -> Result<(), Error> {
    if !shell.site.limits.hold() {
        return Ok(());
    }
    let client = shell.client().bytes();
    let keys = &shell.site.keys;
    let bucket = keys.hash(Purpose::Throttle, &[b"formats", &client]);
    let (window, now) = (WINDOW, shell.now);
    let tries = shell
        .db()
        .intake(Try {
            bucket,
            window,
            now,
        })
        .await?;
    match tries > REQUESTS {
        true => Err(Error::TooMany(WINDOW.num_seconds().unsigned_abs())),
        false => Ok(()),
    }
}

async fn taken(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let definition = &survey.version.definition;
    shell.render(TakenPage {
        head: views::head(&survey, definition, shell.reading()),
        due: shell.texts.date(due_today(&shell, &survey)),
        contact: views::contact(definition, shell.reading()),
    })
}
