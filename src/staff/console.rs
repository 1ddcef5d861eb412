//! Accounts at the console.

use std::io::Read;

use anyhow::Context;
use clap::Args;
use domain::Named;
use domain::role::Role;
use domain::text::{Email, Password, PersonName};

use super::commands::{self, AddError, NewStaff};
use super::password;
use super::proof::{Reach, Staff};
use super::roles::{ManageStaff, is_of_site};
use crate::config::Settings;
use crate::console::Console;
use crate::db::Tx;
use crate::programme;

/// Makes an account.
#[derive(Args, Debug)]
pub struct StaffCall {
    /// Address to sign in with
    #[arg(long)]
    pub email: String,
    /// What the person wants to be called
    #[arg(long)]
    pub name: String,
    /// administrator, officer, champion, reviewer or owner
    #[arg(long, value_parser = role)]
    pub role: Role,
    /// For one programme only, by its name in addresses
    #[arg(long)]
    pub programme: Option<String>,
    /// Whose staff it is, by the organisation's name in addresses; owners need one
    #[arg(long)]
    pub organisation: Option<String>,
    /// Read the password from standard input instead of printing an invitation
    #[arg(long)]
    pub password_stdin: bool,
}

fn role(raw: &str) -> Result<Role, String> {
    let names = || {
        Role::ALL
            .iter()
            .map(|role| role.name())
            .collect::<Vec<_>>()
            .join(", ")
    };
    Role::from_name(raw).ok_or_else(|| format!("one of {}", names()))
}

/// Makes an account; without a password, prints the address where its owner chooses one.
pub async fn add(
    console: &Console,
    settings: &Settings,
    call: &StaffCall,
) -> anyhow::Result<String> {
    let says = |problem| anyhow::anyhow!("{}", console.texts.problem(&problem));
    let email = Email::parse(&call.email).map_err(says)?;
    let name = PersonName::parse(&call.name).map_err(says)?;
    let db = console.db.read();
    let programme = match &call.programme {
        Some(slug) => Some(
            programme::queries::id_by_slug(db, slug)
                .await?
                .with_context(|| format!("there is no programme {slug}"))?,
        ),
        None => None,
    };
    let organisation = match &call.organisation {
        Some(slug) => {
            let list = programme::queries::organisations(db).await?;
            let found = list.into_iter().find(|(_, known, _)| known == slug);
            Some(
                found
                    .with_context(|| format!("there is no organisation {slug}"))?
                    .0,
            )
        }
        None => None,
    };
    anyhow::ensure!(
        call.role != Role::Owner || organisation.is_some(),
        "an owner answers for an organisation: say which with --organisation"
    );
    let password_hash = match call.password_stdin {
        true => {
            let mut typed = String::new();
            std::io::stdin().take(4096).read_to_string(&mut typed)?;
            let password = Password::parse(typed.trim_end_matches(['\r', '\n'])).map_err(says)?;
            Some(password::hash(password).await?)
        }
        false => None,
    };
    let invites = password_hash.is_none();
    anyhow::ensure!(
        programme.is_none() || !is_of_site(call.role),
        "this role is held for the whole site: leave --programme out"
    );
    let reach = programme.map_or(Reach::Site, |id| Reach::Programmes(vec![id]));
    let (by, now) = (Staff::<ManageStaff>::operator(), console.clock.now());
    let token = console
        .db
        .write(async |tx: &Tx| -> Result<Option<String>, AddError> {
            let new = NewStaff {
                email: &email,
                name: &name,
                role: call.role,
                reach: &reach,
                organisation,
                password_hash,
            };
            let account = commands::add(tx, &by, new, now).await?;
            if !invites {
                return Ok(None);
            }
            let token = commands::fresh_token(&console.keys);
            commands::invite(tx, &by, account, &token, now).await?;
            Ok(Some(token))
        })
        .await?;
    match token {
        Some(token) => {
            let base = settings.public_address(settings.bind)?;
            Ok(base.join(&format!("/staff/invitations/{token}")))
        }
        None => Ok(format!("{} can sign in", email.as_str())),
    }
}
