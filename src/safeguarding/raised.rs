//! Somebody who reads a comment hands its response to those who look after people: a program misses
//! what a reader sees.

use actix_web::web::Path;
use domain::Named;
use domain::distress::{Topic, Whose};

use super::commands;
use super::forms::RaiseForm;
use super::pages::RaisePage;
use super::queries;
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get(
            "/staff/themes/{survey}/{field}/comments/{comment}/danger",
            ask,
        )
        .post(
            "/staff/themes/{survey}/{field}/comments/{comment}/danger",
            raise,
        );
}

type Reader = In<SurveyId, DecideThemes>;
type At = Path<(i64, String, i64)>;

async fn ask(reader: Reader, shell: Shell, at: At) -> Reply {
    response(&shell, &reader, &at).await?;
    let page = page(
        &shell,
        &reader,
        &at,
        &RaiseForm::default(),
        FormErrors::none(),
    )
    .await?;
    shell.render(page)
}

/// The response a comment is of; none of another survey or field.
async fn response(shell: &Shell, reader: &Reader, at: &At) -> Result<i64, Error> {
    let found = queries::response_of(shell.db().read(), reader, &at.1, at.2).await?;
    found.ok_or(Error::NotFound)
}

fn comment(reader: &Reader, at: &At) -> String {
    format!(
        "/staff/themes/{}/{}/comments/{}",
        reader.object().0,
        at.1,
        at.2
    )
}

async fn page(
    shell: &Shell,
    reader: &Reader,
    at: &At,
    form: &RaiseForm,
    errors: FormErrors,
) -> Result<RaisePage, Error> {
    let led = queries::of_survey(shell.db().read(), reader.object().0).await?;
    let topic = |topic: &Topic| {
        let text = shell.t(&format!("safety-topic-{}", topic.name()));
        Choice::plain(topic.name(), text, form.topic == topic.name())
    };
    let whose = |whose: &Whose| {
        let text = shell.t(&format!("safety-whose-{}", whose.name()));
        Choice::plain(whose.name(), text, form.whose == whose.name())
    };
    Ok(RaisePage {
        number: at.2,
        comment: comment(reader, at),
        settings: (led.is_none())
            .then(|| format!("/staff/programmes/{}/safeguarding", reader.programme())),
        topics: Topic::ALL.iter().map(topic).collect(),
        topic_error: errors.of("topic"),
        whose: Whose::ALL.iter().map(whose).collect(),
        whose_error: errors.of("whose"),
        why: Field::new("why", &form.why, &errors),
        errors,
    })
}

async fn raise(reader: Reader, shell: Shell, at: At, form: Posted<RaiseForm>) -> Reply {
    let response = response(&shell, &reader, &at).await?;
    let concern = match form.parse() {
        Ok(concern) => concern,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &reader, &at, &form, errors).await?);
        }
    };
    let now = shell.now;
    let raise = async |tx: &Tx| commands::raise(tx, &reader, response, &concern, now).await;
    shell.db().write(raise).await?;
    shell.flash(Flash::new("flash-safety-raised").with("number", at.2));
    shell.see_other(&comment(&reader, &at))
}
