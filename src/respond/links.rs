//! Links by mail: back to a draft, or to what was sent.
//!
//! The end of a link is the nonce, sealed: nothing of it is stored. Opening it changes nothing but a
//! cookie of this browser, and leads on at once to an address that says nothing, so that no list of
//! visited pages holds what opens somebody's answers.

use actix_web::web::{Data, Path};
use chrono::TimeDelta;
use domain::Problems;

use super::commands::links::{MailLink, Reminded, Unremind};
use super::forms::LinkForm;
use super::gate::{LeadsTo, Nonce, Respondent};
use super::handlers::{self, WITHDRAW_FOR};
use super::letters::BackLetter;
use super::returning::later_page;
use super::stages::Stage;
use super::underway::Underway;
use crate::db::Try;
use crate::keys::Purpose;
use crate::mail;
use crate::survey::Published;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell, cookies};

/// Links to one address, and to a neighbourhood, in ten minutes.
const TO_ONE: i32 = 3;
const NEARBY: i32 = 30;
const WINDOW: TimeDelta = TimeDelta::minutes(10);

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/back/{token}", open)
        .post("/surveys/{survey}/later/mail", mail_link)
        .post("/surveys/{survey}/later/forget", forget)
        .post("/surveys/{survey}/sent/mail", mail_receipt);
}

/// Opens a mailed link: the browser takes its end along, and the address is gone.
async fn open(_: Public, shell: Shell, token: Path<String>) -> Reply {
    let keys = &shell.site.keys;
    let (leads_to, _, slug) = Nonce::of_token(keys, &token).ok_or(Error::NotFound)?;
    shell.set_cookie(cookies::BACK, token.into_inner());
    let next = match leads_to {
        LeadsTo::Draft => format!("/surveys/{slug}/resume?code=1"),
        LeadsTo::Receipt => "/receipts".to_owned(),
    };
    shell.see_other(&shell.path(&next))
}

/// The nonce of the link that led here, once: the cookie goes.
pub(super) fn arrived(shell: &Shell, to: LeadsTo, at: Option<&str>) -> Option<Nonce> {
    let token = shell.cookie(cookies::BACK)?;
    let (leads_to, nonce, slug) = Nonce::of_token(&shell.site.keys, &token)?;
    if leads_to != to || at.is_some_and(|at| at != slug) {
        return None;
    }
    shell.drop_cookie(cookies::BACK);
    Some(nonce)
}

/// Mails the link to a draft, and keeps the address if a reminder is wanted.
async fn mail_link(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    form: Posted<LinkForm>,
) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    if !underway.draft.has_code {
        return shell.see_other(&underway.path(&shell, "later"));
    }
    let email = match form.parse() {
        Ok(email) => email,
        Err(problems) => return refused(&shell, &underway, &respondent, &form, &problems).await,
    };
    not_too_often(&shell, &email).await?;
    let (site, language) = (&shell.site, shell.language());
    let kept = underway.draft.expires_at;
    let until = underway.survey.closes_at.map_or(kept, |at| at.min(kept));
    let until = (language, Some(until));
    let letter = BackLetter::new(site, &respondent.nonce, &respondent.slug, "link", until);
    let message = mail::compose(site, language, &email, &letter, None)?;
    let hash = respondent.nonce.hash(&site.keys);
    let remind = form.remind == "yes";
    let entry = MailLink {
        mail: mail::sealed(&site.keys, &message)?,
        remind: remind.then(|| Reminded::new(&site.keys, &hash, &email, language)),
        now: shell.now,
    };
    shell.db().intake(entry).await?;
    shell.flash(Flash::new("flash-link-mailed"));
    shell.see_other(&underway.path(&shell, "later"))
}

async fn refused(
    shell: &Shell,
    underway: &Underway,
    respondent: &Respondent,
    form: &LinkForm,
    problems: &Problems,
) -> Reply {
    let errors = FormErrors::new(shell, problems);
    let page = later_page(shell, underway, respondent, form, errors).await?;
    shell.invalid(page)
}

/// Forgets the address a reminder was to go to.
async fn forget(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    let nonce_hash = respondent.nonce.hash(&shell.site.keys).to_vec();
    shell.db().intake(Unremind { nonce_hash }).await?;
    shell.flash(Flash::new("flash-reminder-forgotten"));
    shell.see_other(&underway.path(&shell, "later"))
}

/// Mails the link to what was sent. The address is not kept.
async fn mail_receipt(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    form: Posted<LinkForm>,
) -> Reply {
    let survey = handlers::find(&shell, &published, &respondent.slug).await?;
    let Stage::Sent(row) = handlers::stage(&shell, &respondent.nonce).await? else {
        return shell.see_other(&shell.path(&format!("/surveys/{}", survey.slug)));
    };
    let email = match form.parse() {
        Ok(email) => email,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let page =
                handlers::sent_page(&shell, &survey, &respondent, row, &form, errors).await?;
            return shell.invalid(page);
        }
    };
    not_too_often(&shell, &email).await?;
    let (site, language) = (&shell.site, shell.language());
    let until = survey.closes_at.map(|closes| closes + WITHDRAW_FOR);
    let until = (language, until);
    let letter = BackLetter::new(site, &respondent.nonce, &respondent.slug, "receipt", until);
    let message = mail::compose(site, language, &email, &letter, None)?;
    let entry = MailLink {
        mail: mail::sealed(&site.keys, &message)?,
        remind: None,
        now: shell.now,
    };
    shell.db().intake(entry).await?;
    shell.flash(Flash::new("flash-link-mailed"));
    shell.see_other(&shell.path(&format!("/surveys/{}/sent", survey.slug)))
}

/// Nobody is to be pestered from here.
async fn not_too_often(shell: &Shell, email: &domain::text::Email) -> Result<(), Error> {
    if !shell.site.limits.hold() {
        return Ok(());
    }
    let count = |who: &[u8]| {
        let keys = &shell.site.keys;
        shell.db().intake(Try {
            bucket: keys.hash(Purpose::Throttle, &[b"link", who]),
            window: WINDOW,
            now: shell.now,
        })
    };
    let (client, address) = (shell.client().bytes(), email.normalised());
    let both = futures_util::future::try_join(count(&client), count(address.as_bytes()));
    let (nearby, to_one) = both.await?;
    if nearby > NEARBY || to_one > TO_ONE {
        return Err(Error::TooMany(WINDOW.num_seconds().unsigned_abs()));
    }
    Ok(())
}
