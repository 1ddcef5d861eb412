//! Stopping for a while and coming back, in this browser or on another device.
//!
//! A spoken code leads back to the draft. It is drawn from the nonce, so whoever has the cookie can
//! see it again; the database holds a keyed hash of it and what it leads to, sealed. Opening a page
//! changes nothing.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use chrono::TimeDelta;
use domain::spoken::SpokenCode;
use domain::survey::remind_at;
use domain::{Problem, Problems};

use super::commands::Saved;
use super::commands::links::is_reminded;
use super::forms::{LinkForm, ResumeForm};
use super::gate::{LeadsTo, Nonce, Respondent, code_hash, cookie_name};
use super::handlers::{self, find};
use super::pages::{LaterPage, ResumePage};
use super::sections::{self, TRIES};
use super::stages::Stage;
use super::underway::Underway;
use super::{links, queries, views};
use crate::db::Try;
use crate::keys::Purpose;
use crate::safeguarding;
use crate::survey::{OpenSurvey, Published};
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

/// Codes one neighbourhood may try in ten minutes: a library is one.
const TRIES_NEARBY: i32 = 30;
/// Codes everybody together may try in ten minutes: with eleven digits to guess, a thousand tries
/// find one of ten thousand drafts once in ten thousand such spells.
const TRIES_EVERYWHERE: i32 = 1_000;
const WINDOW: TimeDelta = TimeDelta::minutes(10);

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/later", later)
        .post("/surveys/{survey}/later", save)
        .get("/surveys/{survey}/resume", resume)
        .post("/surveys/{survey}/resume", enter);
}

/// The code, if one was asked for; otherwise the offer of one.
async fn later(respondent: Respondent, shell: Shell, published: Data<Published>) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    let form = LinkForm::default();
    let page = later_page(&shell, &underway, &respondent, &form, FormErrors::none()).await?;
    shell.render(page)
}

pub(super) async fn later_page(
    shell: &Shell,
    underway: &Underway,
    respondent: &Respondent,
    form: &LinkForm,
    errors: FormErrors,
) -> Result<LaterPage, Error> {
    let (survey, draft, keys) = (&underway.survey, &underway.draft, &shell.site.keys);
    let until = domain::time::day_in_london(draft.expires_at);
    let code = respondent.nonce.spoken(keys);
    let safety = safeguarding::after(shell, survey.id, &draft.kept.answers, None).await?;
    let sooner = |closes: &chrono::DateTime<chrono::Utc>| *closes < draft.expires_at;
    let hash = respondent.nonce.hash(keys);
    let reminded = draft.has_code && is_reminded(shell.db().read(), &hash).await?;
    let remind_on = remind_at(draft.expires_at, survey.closes_at);
    let soon = remind_on <= shell.now.utc() + TimeDelta::days(1);
    Ok(LaterPage {
        head: views::head(survey, &underway.version.definition, shell.reading()),
        code: draft.has_code.then(|| code.to_string()),
        until: shell.texts.date(until),
        closes: survey
            .closes_at
            .filter(sooner)
            .map(|at| shell.texts.moment(at)),
        safety,
        back: underway.path(shell, "resume"),
        email: Field::new("email", &form.email, &errors),
        errors,
        remind: Choice::plain("yes", shell.t("later-remind"), form.remind == "yes"),
        remind_on: (!soon).then(|| shell.texts.date(domain::time::day_in_london(remind_on))),
        reminded,
    })
}

/// Keeps the way back to what was answered so far.
async fn save(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    for _ in 0..TRIES {
        let underway = Underway::find(&shell, &published, &respondent).await?;
        let kept = &underway.draft.kept;
        if underway.save(&shell, &respondent, kept, true, None).await? == Saved::Stored {
            return shell.see_other(&underway.path(&shell, "later"));
        }
    }
    Err(Error::Unavailable)
}

#[derive(serde::Deserialize)]
struct Resuming {
    /// Set by whoever wants to enter a code, whatever this browser holds.
    #[serde(default)]
    code: Option<String>,
}

/// Back to answers being given in this browser; without any, or when asked for, the box for a code.
async fn resume(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    slug: Path<String>,
    query: Query<Resuming>,
) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    match here(&shell, &survey).await? {
        // What was sent leads to its receipt.
        Some((nonce, _)) if query.code.is_none() => {
            let slug = slug.into_inner();
            sections::resume(&shell, &published, &Respondent { slug, nonce }).await
        }
        here => {
            // A mailed link fills the code in.
            let mailed = links::arrived(&shell, LeadsTo::Draft, Some(&survey.slug));
            let code = mailed.map(|nonce| nonce.spoken(&shell.site.keys).to_string());
            let same = here.as_ref().map(|(here, _)| here) == mailed.as_ref();
            let unsent = !same && here.is_some_and(|(_, unsent)| unsent);
            let code = code.unwrap_or_default();
            shell.render(page(&shell, &survey, FormErrors::none(), &code, unsent))
        }
    }
}

/// The nonce of answers this browser has kept, and whether they are still to be sent.
async fn here(shell: &Shell, survey: &OpenSurvey) -> Result<Option<(Nonce, bool)>, Error> {
    let Some(nonce) = handlers::nonce(shell, &survey.slug) else {
        return Ok(None);
    };
    Ok(match handlers::stage(shell, &nonce).await? {
        Stage::Begun => None,
        Stage::Underway(_) => Some((nonce, true)),
        Stage::Sent(_) => Some((nonce, false)),
    })
}

fn page(
    shell: &Shell,
    survey: &OpenSurvey,
    errors: FormErrors,
    typed: &str,
    here: bool,
) -> ResumePage {
    ResumePage {
        head: views::head(survey, &survey.version.definition, shell.reading()),
        errors,
        code: typed.to_owned(),
        filled_in: SpokenCode::parse(typed).is_ok(),
        here,
    }
}

/// Takes a code: from here on this browser has the answers it leads to.
async fn enter(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    slug: Path<String>,
    form: Posted<ResumeForm>,
) -> Reply {
    let survey = find(&shell, &published, &slug).await?;
    let (problems, status) = match form.parse() {
        Err(problems) => (problems, StatusCode::UNPROCESSABLE_ENTITY),
        Ok(code) => {
            not_too_often(&shell).await?;
            let keys = &shell.site.keys;
            let hash = code_hash(keys, survey.id, &code);
            let found = queries::by_code(shell.db().read(), keys, &hash, shell.now).await?;
            if let Some(nonce) = found {
                shell.set_cookie(&cookie_name(&survey.slug), nonce.cookie());
                return shell.see_other(&shell.path(&format!("/surveys/{}/resume", survey.slug)));
            }
            let unknown = Problems::one("code", Problem::says("resume-unknown"));
            (unknown, StatusCode::NOT_FOUND)
        }
    };
    let here = here(&shell, &survey).await?;
    let here = here.is_some_and(|(_, unsent)| unsent);
    let errors = FormErrors::new(&shell, &problems);
    shell.invalid_as(page(&shell, &survey, errors, &form.code, here), status)
}

async fn not_too_often(shell: &Shell) -> Result<(), Error> {
    if !shell.site.limits.hold() {
        return Ok(());
    }
    let count = |who: &[u8]| {
        let bucket = shell.site.keys.hash(Purpose::Throttle, &[b"resume", who]);
        shell.db().intake(Try {
            bucket,
            window: WINDOW,
            now: shell.now,
        })
    };
    let client = shell.client().bytes();
    let (nearby, everywhere) =
        futures_util::future::try_join(count(&client), count(b"everybody")).await?;
    if nearby > TRIES_NEARBY || everywhere > TRIES_EVERYWHERE {
        return Err(Error::TooMany(WINDOW.num_seconds().unsigned_abs()));
    }
    Ok(())
}
