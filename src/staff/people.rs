//! The list of accounts and the form for a new one, for administrators.

use domain::role::Role;
use domain::{Arg, Named, Problem, Problems};

use super::account::{self, Drafted};
use super::commands::{self, AddError, NewStaff};
use super::forms::{AccountForm, BodyForm, Known, RoleForm, WHOLE_SITE};
use super::pages::{BodyFields, FreshInvitation, PeoplePage, PersonLine, RoleFields};
use super::proof::Staff;
use super::queries::{self, AccountRow, HeldRole, Standing};
use super::roles::{LADDER, ManageStaff};
use crate::db::Tx;
use crate::programme;
use crate::web::ui::{Choice, Field, FormErrors, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/staff/people", list).post("/staff/people", add);
    account::mount(routes);
}

async fn list(admin: Staff<ManageStaff>, shell: Shell) -> Reply {
    let page = page(&shell, &admin, &AccountForm::default(), None, None).await?;
    shell.render(page)
}

/// Makes an account and shows, once, the address at which its owner chooses a password. It goes to
/// them by mail as well.
async fn add(admin: Staff<ManageStaff>, shell: Shell, form: Posted<AccountForm>) -> Reply {
    let new = match form.parse(&known(&shell).await?) {
        Ok(new) => new,
        Err(problems) => {
            return shell.invalid(page(&shell, &admin, &form, Some(problems), None).await?);
        }
    };
    if !account::may_invite(&shell, &admin, None).await? {
        let problems = Problems::one("email", Problem::says("invitation-often"));
        let page = page(&shell, &admin, &form, Some(problems), None).await?;
        return account::too_often(&shell, page);
    }
    let drafted = Drafted::new(&shell, &new.name, &new.email)?;
    let now = shell.now;
    let added = shell
        .db()
        .write(async |tx: &Tx| -> Result<(), AddError> {
            let account = NewStaff {
                email: &new.email,
                name: &new.name,
                role: new.role,
                reach: &new.reach,
                organisation: commands::body(tx, &new.body).await?,
                password_hash: None,
            };
            let id = commands::add(tx, &admin, account, now).await?;
            let (token, mail) = (&drafted.token, &drafted.mail);
            commands::invite_by_mail(tx, &admin, id, token, mail, now).await?;
            Ok(())
        })
        .await;
    match added {
        Ok(()) => {
            let blank = AccountForm::default();
            let fresh = Some(drafted.fresh);
            shell.render(page(&shell, &admin, &blank, None, fresh).await?)
        }
        Err(AddError::Known) => {
            let problems = Problems::one("email", Problem::says("email-known"));
            shell.invalid(page(&shell, &admin, &form, Some(problems), None).await?)
        }
        Err(AddError::Database(error)) => Err(error.into()),
    }
}

/// What can be chosen about an account.
pub(super) async fn known(shell: &Shell) -> Result<Known, Error> {
    let db = shell.db().read();
    let programmes = programme::queries::all(db).await?;
    let organisations = programme::queries::organisations(db).await?;
    Ok(Known {
        programmes: programmes.into_iter().map(|p| (p.id, p.title)).collect(),
        organisations,
    })
}

async fn page(
    shell: &Shell,
    admin: &Staff<ManageStaff>,
    form: &AccountForm,
    problems: Option<Problems>,
    invitation: Option<FreshInvitation>,
) -> Result<PeoplePage, Error> {
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let rows = queries::accounts(shell.db().read(), admin, shell.now).await?;
    let known = known(shell).await?;
    Ok(PeoplePage {
        rows: rows.iter().map(|row| person(shell, row)).collect(),
        name: Field::new("name", &form.name, &errors),
        email: Field::new("email", &form.email, &errors),
        role: role_fields(shell, &form.role, &known, &errors),
        body: body_fields(shell, &form.body, &known, &errors),
        errors,
        invitation,
    })
}

/// An account as a row says it.
pub(super) fn person(shell: &Shell, row: &AccountRow) -> PersonLine {
    let organisation = row.organisation.iter().map(|(_, name)| name.clone());
    let roles = row.roles.iter().map(|held| held_role(shell, held));
    let moment = |until| [("when", Arg::from(shell.texts.moment(until)))];
    PersonLine {
        id: row.id,
        roles: roles.chain(organisation).collect::<Vec<_>>().join(", "),
        state: match row.standing {
            Standing::Disabled => shell.t("account-disabled"),
            Standing::InUse => shell.t("account-in-use"),
            Standing::Renewing(until) => shell.with("account-renewing", &moment(until)),
            Standing::Invited(until) => shell.with("account-invited", &moment(until)),
            Standing::Expired(until) => shell.with("account-expired", &moment(until)),
            Standing::Uninvited => shell.t("account-uninvited"),
        },
        name: row.name.clone(),
        email: row.email.clone(),
        usable: row.is_usable(),
    }
}

/// A role and where it holds, in words.
pub(super) fn held_role(shell: &Shell, held: &HeldRole) -> String {
    let role = role_name(shell, held.role);
    match &held.programme {
        Some(programme) => format!("{role} ({programme})"),
        None => role,
    }
}

fn role_name(shell: &Shell, role: Role) -> String {
    shell.t(&format!("role-{}", role.name()))
}

/// The roles and places to choose from. Nothing is chosen that nobody chose.
pub(super) fn role_fields(
    shell: &Shell,
    form: &RoleForm,
    known: &Known,
    errors: &FormErrors,
) -> RoleFields {
    let role = |role: &Role| Choice {
        hint: Some(Said::plain(shell.t(&format!("role-hint-{}", role.name())))),
        ..Choice::plain(
            role.name(),
            role_name(shell, *role),
            form.role == role.name(),
        )
    };
    let chosen = |place: &String| form.places.contains(place);
    let programme = |(id, title): &(i64, String)| {
        let value = id.to_string();
        let checked = chosen(&value);
        Choice::plain(value, title.clone(), checked)
    };
    let site = Choice {
        apart: true,
        exclusive: true,
        ..Choice::plain(
            WHOLE_SITE,
            shell.t("people-whole-site"),
            chosen(&WHOLE_SITE.to_owned()),
        )
    };
    RoleFields {
        roles: LADDER.iter().map(role).collect(),
        role_error: errors.of("role"),
        places: known
            .programmes
            .iter()
            .map(programme)
            .chain([site])
            .collect(),
        places_error: errors.of("where"),
    }
}

/// The organisations to choose from.
pub(super) fn body_fields(
    shell: &Shell,
    form: &BodyForm,
    known: &Known,
    errors: &FormErrors,
) -> BodyFields {
    let none = Choice::plain(
        "",
        shell.t("people-no-organisation"),
        form.organisation.is_empty(),
    );
    let organisation = |(id, _, name): &(i64, String, String)| {
        let value = id.to_string();
        let checked = form.organisation == value;
        Choice::plain(value, name.clone(), checked)
    };
    let known = known.organisations.iter().map(organisation);
    BodyFields {
        organisations: [none].into_iter().chain(known).collect(),
        error: errors.of("organisation"),
        other: Field::new("other-organisation", &form.other, errors),
    }
}
