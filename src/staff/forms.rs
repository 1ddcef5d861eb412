//! What is typed at the sign-in page, on an invitation, and about accounts.

use domain::role::Role;
use domain::text::{Email, Password, PersonName};
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::web::form::forms;

/// The sign-in page.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct SignInForm {
    /// Address.
    pub email: String,
    /// Password. Never shown again.
    #[serde(skip_serializing)]
    pub password: String,
    /// Where to go afterwards.
    pub next: String,
}

/// A new password, chosen on an invitation.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordForm {
    /// The password.
    pub password: String,
}

impl PasswordForm {
    /// The password, if it can be one.
    pub(super) fn parse(&self) -> Result<Password, Problems> {
        let mut problems = Problems::new();
        let password = problems.take("password", Password::parse(&self.password));
        problems.finish(|| password)
    }
}

/// A new account.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct AccountForm {
    /// Address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Role, by name.
    pub role: String,
}

/// A new account, checked.
#[derive(Debug)]
pub(super) struct NewAccount {
    /// Address.
    pub email: Email,
    /// Name.
    pub name: PersonName,
    /// Role.
    pub role: Role,
}

impl AccountForm {
    /// The account, or everything wrong with it.
    pub(super) fn parse(&self) -> Result<NewAccount, Problems> {
        let mut problems = Problems::new();
        let email = problems.take("email", Email::parse(&self.email));
        let name = problems.take("name", PersonName::parse(&self.name));
        let role = Role::from_name(&self.role).ok_or(Problem::says("role-missing"));
        let role = problems.take("role", role);
        problems.finish(|| {
            Some(NewAccount {
                email: email?,
                name: name?,
                role: role?,
            })
        })
    }
}

forms!(SignInForm, PasswordForm, AccountForm);
