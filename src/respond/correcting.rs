//! Changing what was sent, with its receipt, until the survey closes.
//!
//! The code leads back to the nonce, so this browser is from then on as the one that sent the
//! answers. They are laid out once more as a draft beside the response, which stays as it is until
//! the changed answers are sent.

use actix_web::HttpResponse;
use actix_web::web::Data;
use domain::receipt::Receipt;
use domain::survey::{Answers, Door, Progress, journey};

use super::commands::SaveDraft;
use super::commands::addresses::NewAddress;
use super::commands::correct::{Correct, Corrected, LetGo};
use super::forms::ReceiptForm;
use super::gate::{Nonce, Respondent, cookie_name};
use super::queries::Held;
use super::stages::Stage;
use super::underway::{KEPT_FOR, Underway};
use super::{handlers, receipts};
use crate::keys::Purpose;
use crate::survey::{OpenSurvey, Published};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .post("/receipts/correct", begin)
        .post("/receipts/equality", equality)
        .post("/surveys/{survey}/keep", keep);
}

/// The nonce behind a receipt, while what was sent with it can be changed.
pub(super) fn nonce(
    shell: &Shell,
    survey: &OpenSurvey,
    receipt: &Receipt,
    held: &Held,
) -> Option<Nonce> {
    let open = survey.door(shell.now) == Door::Open;
    let stored = held.way_back.as_deref().filter(|_| open)?;
    Nonce::of_receipt(&shell.site.keys, receipt, stored)
}

/// Finds what a code belongs to, and lets this browser be the one that sent it.
async fn take(
    shell: &Shell,
    published: &Published,
    form: &ReceiptForm,
) -> Result<Result<(Nonce, Held, std::sync::Arc<OpenSurvey>), HttpResponse>, Error> {
    let (receipt, held) = match receipts::find(shell, form).await? {
        Ok(found) => found,
        Err(problems) => return receipts::unknown(shell, &problems, &form.code).map(Err),
    };
    let survey = handlers::find(shell, published, &held.slug).await?;
    let Some(nonce) = nonce(shell, &survey, &receipt, &held) else {
        let page = receipts::page(shell, published, receipt, &held, false).await?;
        return shell.render(page).map(Err);
    };
    shell.set_cookie(&cookie_name(&survey.slug), nonce.cookie());
    Ok(Ok((nonce, held, survey)))
}

/// Lays the answers out to be changed.
async fn begin(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    form: Posted<ReceiptForm>,
) -> Reply {
    let (nonce, held, survey) = match take(&shell, &published, &form).await? {
        Ok(found) => found,
        Err(reply) => return Ok(reply),
    };
    let version = published.version(shell.db(), held.version).await?;
    let way = journey(&version.definition, &held.answers);
    let kept = Progress {
        done: way.stops().iter().map(|s| s.section.code.clone()).collect(),
        answers: held.answers,
        corrects: true,
    };
    let keys = &shell.site.keys;
    let hash = nonce.hash(keys);
    let draft = SaveDraft {
        nonce_hash: hash.to_vec(),
        version: held.version,
        sealed: keys.seal(Purpose::Draft, &hash, &serde_json::to_vec(&kept)?),
        replaces: 0,
        begun_at: shell.now.utc(),
        expires_at: shell.now.utc() + KEPT_FOR,
        way_back: None,
        files: None,
    };
    // Changes that were begun on another device are carried on.
    let _ = shell.db().intake(draft).await?;
    shell.site.stages.forget();
    shell.see_other(&shell.path(&format!("/surveys/{}/check", survey.slug)))
}

/// Leads to the equality questions of what was sent.
async fn equality(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    form: Posted<ReceiptForm>,
) -> Reply {
    match take(&shell, &published, &form).await? {
        Ok((_, _, survey)) => {
            shell.see_other(&shell.path(&format!("/surveys/{}/equality", survey.slug)))
        }
        Err(reply) => Ok(reply),
    }
}

/// Sends changed answers; nothing when another page was saved at the same moment.
pub(super) async fn send(
    shell: &Shell,
    respondent: &Respondent,
    underway: &Underway,
    answers: Answers,
) -> Result<Option<HttpResponse>, Error> {
    let keys = &shell.site.keys;
    let hash = respondent.nonce.hash(keys);
    let language = shell.language().to_owned();
    let entry = Correct {
        nonce_hash: hash.to_vec(),
        draft: underway.draft.revision,
        speaker: underway.version.definition.speaker(&answers),
        addresses: NewAddress::of(keys, underway.survey.id, &answers, &language),
        answers,
        language,
        on: shell.now.day(),
    };
    let corrected = shell.db().intake(entry).await?;
    shell.site.stages.forget();
    match corrected {
        Corrected::Stored(row) => {
            underway.note(shell, hash, Stage::Sent(row));
            shell.flash(Flash::new("flash-corrected"));
            shell.see_other(&underway.path(shell, "sent")).map(Some)
        }
        Corrected::Overtaken => Ok(None),
        Corrected::Gone => shell.see_other(&shell.path("/receipts")).map(Some),
    }
}

/// Keeps what was sent as it is, and lets go of the changes.
async fn keep(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    if !underway.draft.kept.corrects {
        return shell.see_other(&underway.path(&shell, "check"));
    }
    let nonce_hash = respondent.nonce.hash(&shell.site.keys).to_vec();
    shell.db().intake(LetGo { nonce_hash }).await?;
    shell.site.stages.forget();
    shell.flash(Flash::new("flash-kept-as-sent"));
    shell.see_other(&underway.path(&shell, "sent"))
}
