//! One account: its roles, its organisation, its invitations, and whether it may be used.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::TimeDelta;
use domain::text::{Email, PersonName};
use domain::{Problem, Problems};

use super::commands::{self, ChangeError};
use super::forms::{BodyForm, RoleForm, TakeForm};
use super::letters::AccountLetter;
use super::pages::{AccountPage, FreshInvitation, HeldLine};
use super::people::{body_fields, held_role, known, person, role_fields};
use super::proof::Staff;
use super::queries::{self, AccountRow};
use super::roles::ManageStaff;
use crate::db::{Try, Tx};
use crate::keys::Purpose;
use crate::mail;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::page::Page;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Invitations one account is sent in an hour.
const INVITATIONS_TO_ONE: i32 = 3;
/// Invitations one administrator sends in an hour.
const INVITATIONS_BY_ONE: i32 = 60;
const WINDOW: TimeDelta = TimeDelta::hours(1);

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/people/{account}", look)
        .post("/staff/people/{account}/roles", give)
        .post("/staff/people/{account}/roles/take", take)
        .post("/staff/people/{account}/organisation", belongs)
        .post("/staff/people/{account}/invite", invite)
        .post("/staff/people/{account}/disable", disable)
        .post("/staff/people/{account}/enable", enable);
}

/// An invitation before it is stored: what opens it, the mail with it, and what is shown of it.
pub(super) struct Drafted {
    /// What it is opened with.
    pub(super) token: String,
    /// The mail.
    pub(super) mail: mail::Sealed,
    /// What is shown of it, once.
    pub(super) fresh: FreshInvitation,
}

impl Drafted {
    /// An invitation for somebody, with a token nobody has seen.
    pub(super) fn new(shell: &Shell, name: &PersonName, email: &Email) -> Result<Self, Error> {
        let site = &shell.site;
        let token = commands::fresh_token(&site.keys);
        let address = site.base.join(&format!("/staff/invitations/{token}"));
        let until = shell.texts.moment(shell.now.utc() + commands::INVITED_FOR);
        let letter = AccountLetter {
            name: name.as_str().to_owned(),
            link: address.clone(),
            until: until.clone(),
        };
        let message = mail::compose(site, "en", email, &letter, None).map_err(Error::Internal)?;
        let mail =
            mail::sealed(&site.keys, &message).map_err(|error| Error::Internal(error.into()))?;
        Ok(Self {
            token,
            mail,
            fresh: FreshInvitation {
                address,
                email: email.as_str().to_owned(),
                until,
            },
        })
    }
}

/// Counts an invitation against whoever sends it, and against the account it is for.
pub(super) async fn may_invite(
    shell: &Shell,
    admin: &Staff<ManageStaff>,
    account: Option<i64>,
) -> Result<bool, Error> {
    if !shell.site.limits.hold() {
        return Ok(true);
    }
    let bucket = |what: &[u8], id: i64| {
        let parts = [b"invitation".as_slice(), what, &id.to_be_bytes()];
        shell.site.keys.hash(Purpose::Throttle, &parts)
    };
    let to = account.map(|id| (bucket(b"to", id), INVITATIONS_TO_ONE));
    let by = admin.actor().staff();
    let by = by.map(|id| (bucket(b"by", id), INVITATIONS_BY_ONE));
    for (bucket, most) in to.into_iter().chain(by) {
        let counted = Try {
            bucket,
            window: WINDOW,
            now: shell.now,
        };
        if shell.db().intake(counted).await? > most {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A page that says an invitation has to wait: 429.
pub(super) fn too_often<P: Page>(shell: &Shell, page: P) -> Reply {
    shell.invalid_as(page, StatusCode::TOO_MANY_REQUESTS)
}

/// What stands in the forms of the page.
#[derive(Default)]
struct Typed<'a> {
    role: Option<&'a RoleForm>,
    body: Option<&'a BodyForm>,
    problems: Option<Problems>,
    invitation: Option<FreshInvitation>,
}

async fn find(shell: &Shell, admin: &Staff<ManageStaff>, id: i64) -> Result<AccountRow, Error> {
    let found = queries::account(shell.db().read(), admin, id, shell.now).await?;
    found.ok_or(Error::NotFound)
}

async fn page(
    shell: &Shell,
    admin: &Staff<ManageStaff>,
    id: i64,
    typed: Typed<'_>,
) -> Result<AccountPage, Error> {
    let row = find(shell, admin, id).await?;
    let known = known(shell).await?;
    let problems = typed.problems;
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let stored = BodyForm {
        organisation: row
            .organisation
            .as_ref()
            .map(|(id, _)| id.to_string())
            .unwrap_or_default(),
        other: String::new(),
    };
    let held = |held: &queries::HeldRole| HeldLine {
        id: held.id,
        text: held_role(shell, held),
    };
    Ok(AccountPage {
        person: person(shell, &row),
        organisation: row.organisation.as_ref().map(|(_, name)| name.clone()),
        joined: row.is_joined(),
        held: row.roles.iter().map(held).collect(),
        role: role_fields(
            shell,
            typed.role.unwrap_or(&RoleForm::default()),
            &known,
            &errors,
        ),
        body: body_fields(shell, typed.body.unwrap_or(&stored), &known, &errors),
        invitation_error: errors.of("invitation"),
        invitation: typed.invitation,
        errors,
    })
}

async fn look(admin: Staff<ManageStaff>, shell: Shell, account: Path<i64>) -> Reply {
    shell.render(page(&shell, &admin, *account, Typed::default()).await?)
}

/// Back to the account, with a word about what was done.
fn done(shell: &Shell, account: i64, key: &str) -> Reply {
    shell.flash(Flash::new(key));
    shell.see_other(&format!("/staff/people/{account}"))
}

fn refused(error: ChangeError) -> Error {
    match error {
        ChangeError::Unknown => Error::NotFound,
        ChangeError::LastAdministrator => Error::Conflict("last-administrator"),
        ChangeError::NoOrganisation => Error::Conflict("owner-without-organisation"),
        ChangeError::Database(error) => error.into(),
    }
}

async fn give(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: Path<i64>,
    form: Posted<RoleForm>,
) -> Reply {
    let refuse = async |problems: Problems| {
        let typed = Typed {
            role: Some(&form),
            problems: Some(problems),
            ..Typed::default()
        };
        shell.invalid(page(&shell, &admin, *account, typed).await?)
    };
    let (role, reach) = match form.parse(&known(&shell).await?) {
        Ok(parsed) => parsed,
        Err(problems) => return refuse(problems).await,
    };
    let now = shell.now;
    let give = async |tx: &Tx| commands::give_role(tx, &admin, *account, role, &reach, now).await;
    match shell.db().write(give).await {
        Ok(true) => done(&shell, *account, "flash-role-given"),
        Ok(false) => done(&shell, *account, "flash-role-held"),
        Err(ChangeError::NoOrganisation) => {
            refuse(Problems::one("role", Problem::says("body-first"))).await
        }
        Err(other) => Err(refused(other)),
    }
}

/// Takes a role away. A second click finds it taken.
async fn take(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: Path<i64>,
    form: Posted<TakeForm>,
) -> Reply {
    find(&shell, &admin, *account).await?;
    let held = form.held.parse().map_err(|_| Error::Malformed)?;
    let now = shell.now;
    let take = async |tx: &Tx| commands::take_role(tx, &admin, *account, held, now).await;
    match shell.db().write(take).await {
        Ok(()) => done(&shell, *account, "flash-role-taken"),
        Err(ChangeError::Unknown) => done(&shell, *account, "flash-role-gone"),
        Err(other) => Err(refused(other)),
    }
}

async fn belongs(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: Path<i64>,
    form: Posted<BodyForm>,
) -> Reply {
    let refuse = async |problems: Problems| {
        let typed = Typed {
            body: Some(&form),
            problems: Some(problems),
            ..Typed::default()
        };
        shell.invalid(page(&shell, &admin, *account, typed).await?)
    };
    let body = match form.parse(&known(&shell).await?) {
        Ok(body) => body,
        Err(problems) => return refuse(problems).await,
    };
    let now = shell.now;
    let changed = shell
        .db()
        .write(async |tx: &Tx| {
            let organisation = commands::body(tx, &body).await?;
            commands::belongs(tx, &admin, *account, organisation, now).await
        })
        .await;
    match changed {
        Ok(true) => done(&shell, *account, "flash-organisation-set"),
        Ok(false) => done(&shell, *account, "flash-account-unchanged"),
        Err(ChangeError::NoOrganisation) => {
            refuse(Problems::one("organisation", Problem::says("body-missing"))).await
        }
        Err(other) => Err(refused(other)),
    }
}

/// Sends a new invitation: links sent before stop working. The address is shown once as well, but
/// never of an account that is in use: with it an administrator could act in somebody's name.
async fn invite(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: Path<i64>,
    _: Posted<Button>,
) -> Reply {
    let row = find(&shell, &admin, *account).await?;
    if !row.is_usable() {
        return Err(Error::Conflict("account-disabled"));
    }
    if !may_invite(&shell, &admin, Some(row.id)).await? {
        let problem = Problem::says("invitation-often");
        let typed = Typed {
            problems: Some(Problems::one("invitation", problem)),
            ..Typed::default()
        };
        return too_often(&shell, page(&shell, &admin, row.id, typed).await?);
    }
    let unreadable = |_| Error::Internal(anyhow::anyhow!("an account with an odd name or address"));
    let name = PersonName::parse(&row.name).map_err(unreadable)?;
    let email = Email::parse(&row.email).map_err(unreadable)?;
    let drafted = Drafted::new(&shell, &name, &email)?;
    let now = shell.now;
    let invited = shell
        .db()
        .write(async |tx: &Tx| {
            commands::invite_by_mail(tx, &admin, row.id, &drafted.token, &drafted.mail, now).await
        })
        .await?;
    if !invited {
        return Err(Error::Conflict("account-disabled"));
    }
    if row.is_joined() {
        return done(&shell, row.id, "flash-invitation-sent");
    }
    let typed = Typed {
        invitation: Some(drafted.fresh),
        ..Typed::default()
    };
    shell.render(page(&shell, &admin, row.id, typed).await?)
}

async fn disable(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: Path<i64>,
    _: Posted<Button>,
) -> Reply {
    switch(&admin, &shell, *account, false).await
}

async fn enable(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: Path<i64>,
    _: Posted<Button>,
) -> Reply {
    switch(&admin, &shell, *account, true).await
}

async fn switch(admin: &Staff<ManageStaff>, shell: &Shell, account: i64, usable: bool) -> Reply {
    let now = shell.now;
    let switch = async |tx: &Tx| commands::switch(tx, admin, account, usable, now).await;
    shell.db().write(switch).await.map_err(refused)?;
    let key = if usable {
        "flash-account-enabled"
    } else {
        "flash-account-disabled"
    };
    shell.flash(Flash::new(key));
    shell.see_other("/staff/people")
}
