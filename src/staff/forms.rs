//! What is typed at the sign-in page, on an invitation, and about accounts.

use domain::role::Role;
use domain::survey::Fields;
use domain::text::{Email, Line, Password, PersonName, Slug};
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::proof::Reach;
use super::roles::is_of_site;
use crate::web::form::{Form, forms};

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

/// The whole site, among the places a role may hold for.
pub(super) const WHOLE_SITE: &str = "site";

/// What can be chosen on a form about an account.
#[derive(Debug)]
pub(super) struct Known {
    /// Programmes: key and title.
    pub programmes: Vec<(i64, String)>,
    /// Organisations: key, name in addresses, name.
    pub organisations: Vec<(i64, String, String)>,
}

/// A role and where it is to hold.
#[derive(Debug, Default)]
pub(super) struct RoleForm {
    /// Role, by name.
    pub role: String,
    /// Keys of programmes, or `site`.
    pub places: Vec<String>,
}

impl From<&Fields> for RoleForm {
    fn from(fields: &Fields) -> Self {
        Self {
            role: fields.one("role").to_owned(),
            places: fields.all("where").map(str::to_owned).collect(),
        }
    }
}

impl RoleForm {
    /// The role with its reach, or everything wrong with it.
    pub(super) fn parse(&self, known: &Known) -> Result<(Role, Reach), Problems> {
        let mut problems = Problems::new();
        let parsed = self.take(known, &mut problems);
        problems.finish(|| parsed)
    }

    fn take(&self, known: &Known, problems: &mut Problems) -> Option<(Role, Reach)> {
        let role = Role::from_name(&self.role).ok_or(Problem::says("role-missing"));
        let role = problems.take("role", role);
        let reach = self.reach(role, known);
        let reach = problems.take("where", reach);
        Some((role?, reach?))
    }

    fn reach(&self, role: Option<Role>, known: &Known) -> Result<Reach, Problem> {
        let of_site = role.is_some_and(is_of_site);
        let whole = self.places.iter().any(|place| place == WHOLE_SITE);
        let mut programmes = Vec::new();
        for place in self.places.iter().filter(|place| *place != WHOLE_SITE) {
            let id = place.parse().ok();
            let id = id.filter(|id| known.programmes.iter().any(|(known, _)| known == id));
            let id = id.ok_or(Problem::says("not-an-option"))?;
            if !programmes.contains(&id) {
                programmes.push(id);
            }
        }
        match (whole, programmes.is_empty()) {
            (_, false) if of_site => Err(Problem::says("where-site-only")),
            (true, false) => Err(Problem::says("where-both")),
            (false, true) if !of_site => Err(Problem::says("where-missing")),
            (_, true) => Ok(Reach::Site),
            (false, false) => Ok(Reach::Programmes(programmes)),
        }
    }
}

/// Whose staff somebody is.
#[derive(Debug, Default)]
pub(super) struct BodyForm {
    /// Key of an organisation; empty for none.
    pub organisation: String,
    /// The name of one that is not in the list.
    pub other: String,
}

impl From<&Fields> for BodyForm {
    fn from(fields: &Fields) -> Self {
        Self {
            organisation: fields.one("organisation").to_owned(),
            other: fields.one("other-organisation").to_owned(),
        }
    }
}

/// Whose staff somebody is, checked.
#[derive(Debug)]
pub(super) enum Body {
    /// Nobody's that matters here.
    None,
    /// That of an organisation that is known.
    Known(i64),
    /// That of one that is not: its name in addresses, its name.
    New(Slug, Line),
}

impl BodyForm {
    /// The organisation, or everything wrong with it.
    pub(super) fn parse(&self, known: &Known) -> Result<Body, Problems> {
        let mut problems = Problems::new();
        let parsed = self.take(known, &mut problems);
        problems.finish(|| parsed)
    }

    fn take(&self, known: &Known, problems: &mut Problems) -> Option<Body> {
        if !self.other.trim().is_empty() {
            if !self.organisation.is_empty() {
                problems.add("other-organisation", Problem::says("body-both"));
                return None;
            }
            let name = Line::parse(&self.other, "field-organisation", 120);
            let name = problems.take("other-organisation", name)?;
            let slug = Slug::from_title(name.as_str()).ok_or(Problem::says("body-letters"));
            let slug = problems.take("other-organisation", slug)?;
            // Names that are written nearly alike are one in addresses: which is meant is for a person.
            if known
                .organisations
                .iter()
                .any(|(_, known, _)| known == slug.as_str())
            {
                problems.add("other-organisation", Problem::says("body-known"));
                return None;
            }
            return Some(Body::New(slug, name));
        }
        if self.organisation.is_empty() {
            return Some(Body::None);
        }
        let id = self.organisation.parse().ok();
        let id = id.filter(|id| known.organisations.iter().any(|(known, ..)| known == id));
        let id = problems.take("organisation", id.ok_or(Problem::says("not-an-option")));
        id.map(Body::Known)
    }
}

/// A new account.
#[derive(Debug, Default)]
pub(super) struct AccountForm {
    /// Address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Its first role.
    pub role: RoleForm,
    /// Whose staff it is.
    pub body: BodyForm,
}

impl Form for AccountForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        Some(Self {
            email: fields.one("email").to_owned(),
            name: fields.one("name").to_owned(),
            role: RoleForm::from(&fields),
            body: BodyForm::from(&fields),
        })
    }
}

impl Form for RoleForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        Some(Self::from(&Fields::from(pairs)))
    }
}

impl Form for BodyForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        Some(Self::from(&Fields::from(pairs)))
    }
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
    /// Where it holds.
    pub reach: Reach,
    /// Whose staff it is.
    pub body: Body,
}

impl AccountForm {
    /// The account, or everything wrong with it.
    pub(super) fn parse(&self, known: &Known) -> Result<NewAccount, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", PersonName::parse(&self.name));
        let email = problems.take("email", Email::parse(&self.email));
        let role = self.role.take(known, &mut problems);
        let body = self.body.take(known, &mut problems);
        if let (Some((Role::Owner, _)), Some(Body::None)) = (&role, &body) {
            problems.add("organisation", Problem::says("body-missing"));
        }
        problems.finish(|| {
            let (role, reach) = role?;
            Some(NewAccount {
                email: email?,
                name: name?,
                role,
                reach,
                body: body?,
            })
        })
    }
}

/// Which role is taken from an account.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TakeForm {
    /// Key of the role as it is held.
    pub held: String,
}

forms!(SignInForm, PasswordForm, TakeForm);
