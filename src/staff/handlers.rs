//! Signing in, signing out, and the first page.

use actix_web::web;
use chrono::TimeDelta;
use domain::Problem;
use domain::Problems;

use super::forms::{PasswordForm, SignInForm};
use super::pages::{HomePage, InvitationPage, SignInPage};
use super::session::safe_next;
use super::{commands, password, people, queries, session};
use crate::db::{Try, Tx};
use crate::keys::Purpose;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::gate::AnyStaff;
use crate::web::ui::{Field, FormErrors, Link};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell, cookies};

/// Tries an account has in a quarter of an hour, over all addresses.
const TRIES_PER_ACCOUNT: i32 = 10;
/// Tries a neighbourhood has in a quarter of an hour, over all accounts.
const TRIES_PER_NEIGHBOURHOOD: i32 = 60;
const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/sign-in", sign_in_page)
        .post("/staff/sign-in", sign_in)
        .post("/staff/sign-out", sign_out)
        .get("/staff/invitations/{token}", invitation_page)
        .post("/staff/invitations/{token}", accept)
        .get("/staff", home);
    people::mount(routes);
}

#[derive(serde::Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn sign_in_page(_: Public, shell: Shell, query: web::Query<Next>) -> Reply {
    shell.render(SignInPage {
        errors: FormErrors::none(),
        email: Field::new("email", "", &FormErrors::none()),
        next: safe_next(&query.next).to_owned(),
    })
}

/// Signs in. The answer to a wrong address and to a wrong password is the same, and costs the same.
async fn sign_in(_: Public, shell: Shell, form: Posted<SignInForm>) -> Reply {
    let next = safe_next(&form.next).to_owned();
    if !may_try(&shell, &form.email).await? {
        return Err(Error::TooMany(WINDOW.num_seconds().unsigned_abs()));
    }
    let known = queries::credentials(shell.db().read(), &form.email).await?;
    let hash = known
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let right = password::is_right(form.password.clone(), hash).await?;
    match known.filter(|account| right && account.usable) {
        Some(account) => {
            let (keys, now) = (&shell.site.keys, shell.now);
            let sign_in = async |tx: &Tx| commands::sign_in(tx, keys, account.id, now).await;
            let token = shell.db().write(sign_in).await?;
            shell.renew_visit();
            shell.set_cookie(cookies::STAFF, token);
            shell.see_other(&next)
        }
        None => {
            let problems = Problems::one("email", Problem::says("sign-in-wrong"));
            let errors = FormErrors::new(&shell, &problems);
            shell.invalid(SignInPage {
                email: Field::new("email", &form.email, &errors),
                errors,
                next,
            })
        }
    }
}

/// Counts a try against the account and against the neighbourhood it comes from. An account is
/// never locked for good, and a right password from elsewhere is not what is counted out first.
async fn may_try(shell: &Shell, email: &str) -> Result<bool, Error> {
    if !shell.site.limits.hold() {
        return Ok(true);
    }
    let email = email.trim().to_lowercase();
    let client = shell.client().bytes();
    let bucket = |parts: &[&[u8]]| shell.site.keys.hash(Purpose::Throttle, parts);
    let limits = [
        (
            bucket(&[b"sign-in account", email.as_bytes(), &client]),
            TRIES_PER_ACCOUNT,
        ),
        (
            bucket(&[b"sign-in neighbourhood", &client]),
            TRIES_PER_NEIGHBOURHOOD,
        ),
        (
            bucket(&[b"sign-in everywhere", email.as_bytes()]),
            TRIES_PER_ACCOUNT * 10,
        ),
    ];
    for (bucket, most) in limits {
        if shell
            .db()
            .intake(Try {
                bucket,
                window: WINDOW,
                now: shell.now,
            })
            .await?
            > most
        {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn sign_out(_: AnyStaff, shell: Shell, _: Posted<Button>) -> Reply {
    if let Some(token) = shell.cookie(cookies::STAFF) {
        shell
            .db()
            .write(async |tx: &Tx| session::end(tx, &token).await)
            .await?;
    }
    shell.drop_cookie(cookies::STAFF);
    shell.renew_visit();
    shell.flash(Flash::new("flash-signed-out"));
    let mut reply = shell.see_other("/staff/sign-in")?;
    reply.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        actix_web::http::header::HeaderValue::from_static("\"cache\""),
    );
    Ok(reply)
}

async fn invitation_page(_: Public, shell: Shell, token: web::Path<String>) -> Reply {
    let invited = queries::invited(shell.db().read(), &token, shell.now).await?;
    let name = invited.ok_or(Error::NotFound)?;
    let errors = FormErrors::none();
    let password = Field::new("password", "", &errors);
    shell.render(InvitationPage {
        name,
        errors,
        password,
    })
}

/// Sets the password of an invitation. Somebody who posts it twice finds it used.
async fn accept(
    _: Public,
    shell: Shell,
    token: web::Path<String>,
    form: Posted<PasswordForm>,
) -> Reply {
    let invited = queries::invited(shell.db().read(), &token, shell.now).await?;
    let name = invited.ok_or(Error::NotFound)?;
    let chosen = match form.parse() {
        Ok(chosen) => chosen,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let password = Field::new("password", "", &errors);
            return shell.invalid(InvitationPage {
                name,
                errors,
                password,
            });
        }
    };
    let hash = password::hash(chosen).await?;
    let (keys, now) = (&shell.site.keys, shell.now);
    let cookie = shell
        .db()
        .write(
            async |tx: &Tx| match commands::accept(tx, &token, hash, now).await? {
                Some(account) => commands::sign_in(tx, keys, account, now).await.map(Some),
                None => Ok(None),
            },
        )
        .await?;
    shell.renew_visit();
    shell.set_cookie(cookies::STAFF, cookie.ok_or(Error::NotFound)?);
    shell.see_other("/staff")
}

async fn home(staff: AnyStaff, shell: Shell) -> Reply {
    let who = staff.who();
    let surveys = crate::survey::overview(&shell, who).await?;
    let links = super::roles::SECTIONS
        .iter()
        .filter(|section| who.may(section.permission))
        .map(|section| Link::new(shell.t(&format!("{}-do", section.key)), section.href))
        .collect();
    shell.render(HomePage {
        name: who.name().to_owned(),
        surveys,
        links,
    })
}
