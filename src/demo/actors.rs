//! The made-up staff of the demo, who act with their own permissions.

use std::path::{Path, PathBuf};

use anyhow::Context;
use domain::Now;
use domain::role::Role;
use domain::text::{Email, Password, PersonName};
use std::io::Write;

use crate::console::Console;
use crate::db::Tx;
use crate::keys::private_file;
use crate::staff::commands::{self, AddError, NewStaff};
use crate::staff::proof::{Reach, Staff};
use crate::staff::roles::ManageStaff;
use crate::staff::session::{self, SignedIn};
use crate::staff::{password, queries};

/// Who works in the demo: role, name, address, and whether for Larkmoor only.
const PEOPLE: &[(Role, &str, &str, bool)] = &[
    (
        Role::Administrator,
        "Ade Administrator (made up)",
        "administrator@larkmoor.example",
        false,
    ),
    (
        Role::Officer,
        "Olive Officer (made up)",
        "officer@larkmoor.example",
        false,
    ),
    (
        Role::Officer,
        "Oscar Officer (made up)",
        SECOND_OFFICER,
        true,
    ),
    (
        Role::Champion,
        "Chris Champion (made up)",
        "champion@larkmoor.example",
        true,
    ),
    (
        Role::Reviewer,
        "Rita Reviewer (made up)",
        "reviewer@larkmoor.example",
        true,
    ),
    (
        Role::Owner,
        "Lantern House (made up)",
        "owner@larkmoor.example",
        false,
    ),
    (
        Role::Safeguarding,
        "Sam Safeguarding (made up)",
        "safeguarding@larkmoor.example",
        true,
    ),
];

/// Who codes comments second.
const SECOND_OFFICER: &str = "second-officer@larkmoor.example";

/// A sign-in of the demo.
pub(super) struct SignIn {
    role: Role,
    email: &'static str,
    password: String,
}

/// Makes the accounts that do not exist yet, each with a password nobody else has.
pub(super) async fn make(
    console: &Console,
    programme: i64,
    owner_of: i64,
    now: Now,
) -> anyhow::Result<Vec<SignIn>> {
    let by = Staff::<ManageStaff>::operator();
    let says = |problem| anyhow::anyhow!("{}", console.texts.problem(&problem));
    let mut made = Vec::new();
    for (role, name, email, only_here) in PEOPLE {
        let secret = data_encoding::BASE32_NOPAD
            .encode(&console.keys.random::<10>())
            .to_lowercase();
        let hash = password::hash(Password::parse(&secret).map_err(says)?).await?;
        let (name, address) = (
            PersonName::parse(name).map_err(says)?,
            Email::parse(email).map_err(says)?,
        );
        let reach = match only_here {
            true => Reach::Programmes(vec![programme]),
            false => Reach::Site,
        };
        let new = NewStaff {
            email: &address,
            name: &name,
            role: *role,
            reach: &reach,
            organisation: (*role == Role::Owner).then_some(owner_of),
            password_hash: Some(hash),
        };
        let add = async |tx: &Tx| commands::add(tx, &by, new, now).await;
        match console.db.write(add).await {
            Ok(_) => made.push(SignIn {
                role: *role,
                email,
                password: secret,
            }),
            Err(AddError::Known) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(made)
}

/// Somebody of the demo at work at a moment.
pub(super) async fn at_work(console: &Console, role: Role, now: Now) -> anyhow::Result<SignedIn> {
    let (_, _, email, _) = PEOPLE
        .iter()
        .find(|person| person.0 == role)
        .context("no such role")?;
    signed_in(console, email, now).await
}

/// The officer of the demo who codes comments second, at work at a moment.
pub(super) async fn second_officer(console: &Console, now: Now) -> anyhow::Result<SignedIn> {
    signed_in(console, SECOND_OFFICER, now).await
}

async fn signed_in(console: &Console, email: &str, now: Now) -> anyhow::Result<SignedIn> {
    let account = queries::credentials(console.db.read(), email)
        .await?
        .context("no such account")?
        .id;
    let keys = &console.keys;
    let sign_in = async |tx: &Tx| commands::sign_in(tx, keys, account, now).await;
    let token = console.db.write(sign_in).await?;
    let who = session::find(&console.db, &token, now)
        .await?
        .context("not signed in")?;
    console
        .db
        .write(async |tx: &Tx| session::end(tx, &token).await)
        .await?;
    Ok(who)
}

/// Where the sign-ins are kept: beside the secret.
pub(super) fn path(secret_file: &Path) -> PathBuf {
    secret_file.with_file_name("demo-sign-ins.txt")
}

/// Writes the sign-ins where only this user reads them, and says them.
pub(super) fn keep(path: &Path, made: &[SignIn]) -> anyhow::Result<String> {
    use domain::Named;
    // Each line begins with a word of its own.
    let role = |one: &SignIn| match one.email {
        SECOND_OFFICER => format!("{}-2", one.role.name()),
        _ => one.role.name().to_owned(),
    };
    let line = |one: &SignIn| format!("{:<14} {:<32} {}", role(one), one.email, one.password);
    let lines: Vec<String> = made.iter().map(line).collect();
    let text = lines.join("\n");
    if made.is_empty() {
        return Ok(kept(path));
    }
    writeln!(private_file(path)?, "{text}")?;
    Ok(text)
}

/// The sign-ins written down earlier; empty when there are none.
pub(super) fn kept(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}
