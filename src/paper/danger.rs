//! Whoever types in what came by post hands it to those who look after people.

use actix_web::web::Path;

use super::{BatchId, queries};
use crate::safeguarding::forms::RaiseForm;
use crate::safeguarding::raised::{Said, ask, raise};
use crate::staff::proof::In;
use crate::staff::roles::KeyPaper;
use crate::survey::SurveyId;
use crate::web::{Error, Posted, Reply, Routes, Shell};

type Champion = In<BatchId, KeyPaper>;
type Clerk = In<SurveyId, KeyPaper>;

pub(super) fn mount(routes: &mut Routes) {
    const FORM: &str = "/staff/paper/{batch}/forms/{serial}/danger";
    const LETTER: &str = "/staff/paper/letters/{survey}/{response}/danger";
    routes
        .get(LETTER, ask_of_letter)
        .post(LETTER, raise_letter)
        .get(FORM, ask_of_form)
        .post(FORM, raise_form);
}

/// A form whoever asks typed in.
async fn form(shell: &Shell, champion: &Champion, serial: i32) -> Result<Said, Error> {
    let db = shell.db().read();
    let form = queries::own_form(db, champion, serial).await?;
    let response = form.and_then(|form| form.response);
    let back = format!("/staff/paper/{}", champion.object().0);
    Ok(Said {
        survey: queries::batch(db, champion).await?.survey,
        response: response.ok_or(Error::NotFound)?,
        called: shell.with("key-form", &[("serial", serial.to_string().into())]),
        at: format!("{back}/forms/{serial}"),
        back,
    })
}

async fn ask_of_form(champion: Champion, shell: Shell, path: Path<(i64, i32)>) -> Reply {
    ask(&shell, &champion, &form(&shell, &champion, path.1).await?).await
}

async fn raise_form(
    champion: Champion,
    shell: Shell,
    path: Path<(i64, i32)>,
    typed: Posted<RaiseForm>,
) -> Reply {
    let said = form(&shell, &champion, path.1).await?;
    raise(&shell, &champion, &said, &typed).await
}

/// A letter, an e-mail or a note of a call that was typed in.
async fn letter(shell: &Shell, clerk: &Clerk, response: i64) -> Result<Said, Error> {
    if !queries::is_letter(shell.db().read(), clerk, response).await? {
        return Err(Error::NotFound);
    }
    let survey = clerk.object().0;
    let back = format!("/staff/paper/letters/{survey}");
    Ok(Said {
        survey,
        response,
        called: shell.t("letter-called"),
        at: format!("{back}/{response}"),
        back,
    })
}

async fn ask_of_letter(clerk: Clerk, shell: Shell, path: Path<(i64, i64)>) -> Reply {
    ask(&shell, &clerk, &letter(&shell, &clerk, path.1).await?).await
}

async fn raise_letter(
    clerk: Clerk,
    shell: Shell,
    path: Path<(i64, i64)>,
    typed: Posted<RaiseForm>,
) -> Reply {
    let said = letter(&shell, &clerk, path.1).await?;
    raise(&shell, &clerk, &said, &typed).await
}
