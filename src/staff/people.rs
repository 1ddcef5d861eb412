//! The list of accounts, for administrators.

use actix_web::web;
use domain::role::Role;
use domain::{Named, Problem, Problems};

use super::commands::{self, AddError, NewStaff, SwitchError};
use super::forms::AccountForm;
use super::pages::{PeoplePage, PersonLine};
use super::proof::Staff;
use super::queries;
use super::roles::ManageStaff;
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/people", list)
        .post("/staff/people", add)
        .post("/staff/people/{account}/disable", disable)
        .post("/staff/people/{account}/enable", enable);
}

async fn list(admin: Staff<ManageStaff>, shell: Shell) -> Reply {
    let page = page(&shell, &admin, &AccountForm::default(), None, None).await?;
    shell.render(page)
}

/// Makes an account and shows, once, the address at which its owner chooses a password.
async fn add(admin: Staff<ManageStaff>, shell: Shell, form: Posted<AccountForm>) -> Reply {
    let new = match form.parse() {
        Ok(new) => new,
        Err(problems) => {
            return shell.invalid(page(&shell, &admin, &form, Some(problems), None).await?);
        }
    };
    let (keys, now) = (&shell.site.keys, shell.now);
    let added = shell
        .db()
        .write(async |tx: &Tx| -> Result<String, AddError> {
            let account = NewStaff {
                email: &new.email,
                name: &new.name,
                role: new.role,
                programme: None,
                organisation: None,
                password_hash: None,
            };
            let id = commands::add(tx, &admin, account, now).await?;
            Ok(commands::invite(tx, &admin, keys, id, now).await?)
        })
        .await;
    match added {
        Ok(token) => {
            let address = shell.site.base.join(&format!("/staff/invitations/{token}"));
            let blank = AccountForm::default();
            shell.render(page(&shell, &admin, &blank, None, Some(address)).await?)
        }
        Err(AddError::Known) => {
            let problems = Problems::one("email", Problem::says("email-known"));
            shell.invalid(page(&shell, &admin, &form, Some(problems), None).await?)
        }
        Err(AddError::Database(error)) => Err(error.into()),
    }
}

async fn disable(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: web::Path<i64>,
    _: Posted<Button>,
) -> Reply {
    switch(&admin, &shell, *account, false).await
}

async fn enable(
    admin: Staff<ManageStaff>,
    shell: Shell,
    account: web::Path<i64>,
    _: Posted<Button>,
) -> Reply {
    switch(&admin, &shell, *account, true).await
}

async fn switch(admin: &Staff<ManageStaff>, shell: &Shell, account: i64, usable: bool) -> Reply {
    let now = shell.now;
    let switch = async |tx: &Tx| commands::switch(tx, admin, account, usable, now).await;
    match shell.db().write(switch).await {
        Ok(()) => {
            let key = if usable {
                "flash-account-enabled"
            } else {
                "flash-account-disabled"
            };
            shell.flash(Flash::new(key));
            shell.see_other("/staff/people")
        }
        Err(SwitchError::Unknown) => Err(Error::NotFound),
        Err(SwitchError::LastAdministrator) => Err(Error::Conflict("last-administrator")),
        Err(SwitchError::Database(error)) => Err(error.into()),
    }
}

async fn page(
    shell: &Shell,
    admin: &Staff<ManageStaff>,
    form: &AccountForm,
    problems: Option<Problems>,
    invitation: Option<String>,
) -> Result<PeoplePage, Error> {
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let role_name = |role: Role| shell.t(&format!("role-{}", role.name()));
    let rows = queries::accounts(shell.db().read(), admin).await?;
    Ok(PeoplePage {
        rows: rows
            .into_iter()
            .map(|row| PersonLine {
                id: row.id,
                roles: row
                    .roles
                    .iter()
                    .map(|(role, programme)| match programme {
                        Some(programme) => format!("{} ({programme})", role_name(*role)),
                        None => role_name(*role),
                    })
                    .chain(row.organisation.clone())
                    .collect::<Vec<_>>()
                    .join(", "),
                state: shell.t(match (row.usable, row.joined) {
                    (false, _) => "account-disabled",
                    (true, false) => "account-invited",
                    (true, true) => "account-in-use",
                }),
                name: row.name,
                email: row.email,
                usable: row.usable,
            })
            .collect(),
        name: Field::new("name", &form.name, &errors),
        email: Field::new("email", &form.email, &errors),
        roles: Role::ALL
            .iter()
            .map(|role| Choice::plain(role.name(), role_name(*role), form.role == role.name()))
            .collect(),
        errors,
        invitation,
    })
}
