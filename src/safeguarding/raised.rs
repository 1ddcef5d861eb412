//! Somebody who reads what was said hands its response to those who look after people: a program
//! misses what a reader sees.

use actix_web::web::Path;
use domain::Named;
use domain::distress::{Topic, Whose};

use super::commands;
use super::forms::RaiseForm;
use super::pages::RaisePage;
use super::queries;
use crate::db::Tx;
use crate::staff::proof::{In, Permission, Scoped};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    const READ: &str = "/staff/themes/{survey}/{field}/comments/{comment}/danger";
    const SECOND: &str = "/staff/themes/{survey}/{field}/second/{comment}/danger";
    routes
        .get(READ, ask_reader)
        .post(READ, reader_raises)
        .get(SECOND, ask_second)
        .post(SECOND, second_raises);
}

/// What somebody reads, and where.
pub struct Said {
    /// Of which survey.
    pub survey: i64,
    /// Which response.
    pub response: i64,
    /// What they call it: comment 12, form 7.
    pub called: String,
    /// Where they read it; the page lies below.
    pub at: String,
    /// Where they go on from.
    pub back: String,
}

/// The page that asks what is feared.
pub async fn ask<O: Scoped, P: Permission>(shell: &Shell, by: &In<O, P>, said: &Said) -> Reply {
    let blank = RaiseForm::default();
    let page = page(shell, by, said, &blank, FormErrors::none()).await?;
    shell.render(page)
}

/// Hands the response over and leads back, or asks again for what is missing.
pub async fn raise<O: Scoped, P: Permission>(
    shell: &Shell,
    by: &In<O, P>,
    said: &Said,
    form: &RaiseForm,
) -> Reply {
    let concern = match form.parse() {
        Ok(concern) => concern,
        Err(problems) => {
            let errors = FormErrors::new(shell, &problems);
            return shell.invalid(page(shell, by, said, form, errors).await?);
        }
    };
    let (response, now) = (said.response, shell.now);
    let raise = async |tx: &Tx| commands::raise(tx, by, response, &concern, now).await;
    shell.db().write(raise).await?;
    shell.flash(Flash::new("flash-safety-raised").with("what", &said.called));
    shell.see_other(&said.back)
}

async fn page<O: Scoped, P: Permission>(
    shell: &Shell,
    by: &In<O, P>,
    said: &Said,
    form: &RaiseForm,
    errors: FormErrors,
) -> Result<RaisePage, Error> {
    let led = queries::of_survey(shell.db().read(), said.survey).await?;
    let topic = |topic: &Topic| {
        let text = shell.t(&format!("safety-topic-{}", topic.name()));
        Choice::plain(topic.name(), text, form.topic == topic.name())
    };
    let whose = |whose: &Whose| {
        let text = shell.t(&format!("safety-whose-{}", whose.name()));
        Choice::plain(whose.name(), text, form.whose == whose.name())
    };
    Ok(RaisePage {
        called: said.called.clone(),
        at: said.at.clone(),
        back: said.back.clone(),
        settings: (led.is_none())
            .then(|| format!("/staff/programmes/{}/safeguarding", by.programme())),
        topics: Topic::ALL.iter().map(topic).collect(),
        topic_error: errors.of("topic"),
        whose: Whose::ALL.iter().map(whose).collect(),
        whose_error: errors.of("whose"),
        why: Field::new("why", &form.why, &errors),
        errors,
    })
}

type Reader = In<SurveyId, DecideThemes>;
type At = Path<(i64, String, i64)>;

async fn ask_reader(reader: Reader, shell: Shell, at: At) -> Reply {
    ask(
        &shell,
        &reader,
        &comment(&shell, &reader, &at, "comments").await?,
    )
    .await
}

async fn reader_raises(reader: Reader, shell: Shell, at: At, form: Posted<RaiseForm>) -> Reply {
    let said = comment(&shell, &reader, &at, "comments").await?;
    raise(&shell, &reader, &said, &form).await
}

async fn ask_second(reader: Reader, shell: Shell, at: At) -> Reply {
    ask(
        &shell,
        &reader,
        &comment(&shell, &reader, &at, "second").await?,
    )
    .await
}

async fn second_raises(reader: Reader, shell: Shell, at: At, form: Posted<RaiseForm>) -> Reply {
    let said = comment(&shell, &reader, &at, "second").await?;
    raise(&shell, &reader, &said, &form).await
}

/// A comment where it is read; none of another survey or field.
async fn comment(shell: &Shell, reader: &Reader, at: &At, place: &str) -> Result<Said, Error> {
    let survey = reader.object().0;
    let response = queries::response_of(shell.db().read(), reader, &at.1, at.2).await?;
    let at_comment = format!("/staff/themes/{survey}/{}/{place}/{}", at.1, at.2);
    Ok(Said {
        survey,
        response: response.ok_or(Error::NotFound)?,
        called: shell.with("coding-title", &[("number", at.2.to_string().into())]),
        back: at_comment.clone(),
        at: at_comment,
    })
}
