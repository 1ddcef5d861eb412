//! What the staff templates receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};

/// The sign-in page.
#[derive(Serialize)]
pub struct SignInPage {
    /// What is wrong.
    pub errors: FormErrors,
    /// The address typed.
    pub email: Field,
    /// Where to go afterwards.
    pub next: String,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "staff/sign_in.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            email: Field::new("email", "jo@example.org", &errors),
            errors,
            next: "/staff".to_owned(),
        };
        let refused = FormErrors::example("email", "The e-mail address or password is not right");
        vec![page(FormErrors::none()), page(refused)]
    }
}

/// Choosing a password on an invitation.
#[derive(Serialize)]
pub struct InvitationPage {
    /// Whom it is for.
    pub name: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// The box; never filled in again.
    pub password: Field,
}

impl Page for InvitationPage {
    const TEMPLATE: &'static str = "staff/invitation.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            name: "Jo".to_owned(),
            password: Field::new("password", "", &errors),
            errors,
        };
        let short = FormErrors::example("password", "Use 12 characters or more");
        vec![page(FormErrors::none()), page(short)]
    }
}

/// The first page after signing in: what waits to be done.
#[derive(Serialize)]
pub struct HomePage {
    /// Whose page.
    pub name: String,
    /// Surveys with how much of them was read.
    pub surveys: Vec<SurveyLine>,
    /// What else this person does here.
    pub links: Vec<Link>,
}

/// A survey on the first page.
#[derive(Serialize)]
pub struct SurveyLine {
    /// Its title, leading to it.
    pub link: Link,
    /// Its state in words.
    pub state: String,
    /// How many responses, rounded as everywhere.
    pub responses: String,
    /// Whether every comment was read by a person.
    pub read: String,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "staff/home.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let survey = SurveyLine {
            link: Link::new("Community mental health", "/staff/surveys/1"),
            state: "Open, 21 days left".to_owned(),
            responses: "450".to_owned(),
            read: "12% of comments read".to_owned(),
        };
        let links = vec![Link::new("Type in a paper form", "/staff/paper")];
        vec![
            Self {
                name: "Jo".to_owned(),
                surveys: vec![survey],
                links,
            },
            Self {
                name: "Jo".to_owned(),
                surveys: vec![],
                links: vec![],
            },
        ]
    }
}

/// What a role and where it holds are chosen from.
#[derive(Serialize)]
pub struct RoleFields {
    /// Roles, who may do least first.
    pub roles: Vec<Choice>,
    /// What is wrong with the choice.
    pub role_error: Option<String>,
    /// Programmes, and the whole site.
    pub places: Vec<Choice>,
    /// What is wrong with the choice.
    pub places_error: Option<String>,
}

impl RoleFields {
    fn example(errors: &FormErrors) -> Self {
        let champion = Choice {
            hint: Some(Said::plain("Types in paper forms")),
            ..Choice::plain("champion", "Community Champion", false)
        };
        Self {
            roles: vec![
                champion,
                Choice::plain("officer", "Engagement officer", false),
            ],
            role_error: errors.of("role"),
            places: vec![
                Choice::plain("1", "Better days", true),
                Choice {
                    apart: true,
                    exclusive: true,
                    ..Choice::plain("site", "The whole site", false)
                },
            ],
            places_error: errors.of("where"),
        }
    }
}

/// What an organisation is chosen from.
#[derive(Serialize)]
pub struct BodyFields {
    /// None, and the organisations that are known.
    pub organisations: Vec<Choice>,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// The name of another one.
    pub other: Field,
}

impl BodyFields {
    fn example(errors: &FormErrors) -> Self {
        Self {
            organisations: vec![
                Choice::plain("", "None", true),
                Choice::plain("1", "Lantern House", false),
            ],
            error: errors.of("organisation"),
            other: Field::new("other-organisation", "", errors),
        }
    }
}

/// An invitation that was just made: shown this once.
#[derive(Clone, Serialize)]
pub struct FreshInvitation {
    /// The address that opens it.
    pub address: String,
    /// Where it was sent.
    pub email: String,
    /// Until when it works, in words.
    pub until: String,
}

impl FreshInvitation {
    fn example() -> Self {
        Self {
            address: "http://localhost/staff/invitations/x".to_owned(),
            email: "jo@example.org".to_owned(),
            until: "30 November 2026 at 3pm".to_owned(),
        }
    }
}

/// The list of accounts, with the form for a new one.
#[derive(Serialize)]
pub struct PeoplePage {
    /// Accounts.
    pub rows: Vec<PersonLine>,
    /// What is wrong with the form.
    pub errors: FormErrors,
    /// Name of the new account.
    pub name: Field,
    /// Its address.
    pub email: Field,
    /// Its first role.
    pub role: RoleFields,
    /// Whose staff it is.
    pub body: BodyFields,
    /// An invitation just made.
    pub invitation: Option<FreshInvitation>,
}

/// One account.
#[derive(Clone, Serialize)]
pub struct PersonLine {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Roles in words.
    pub roles: String,
    /// State in words.
    pub state: String,
    /// Whether it may be used.
    pub usable: bool,
}

impl PersonLine {
    fn example(usable: bool) -> Self {
        Self {
            id: 1,
            name: "Jo".to_owned(),
            email: "jo@example.org".to_owned(),
            roles: "Engagement officer".to_owned(),
            state: "In use".to_owned(),
            usable,
        }
    }
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "staff/people.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, invitation: Option<FreshInvitation>| Self {
            rows: vec![PersonLine::example(true), PersonLine::example(false)],
            name: Field::new("name", "", &errors),
            email: Field::new("email", "", &errors),
            role: RoleFields::example(&errors),
            body: BodyFields::example(&errors),
            errors,
            invitation,
        };
        vec![
            page(FormErrors::none(), None),
            page(
                FormErrors::example("name", "Enter a name"),
                Some(FreshInvitation::example()),
            ),
        ]
    }
}

/// One account, with everything that can be changed about it.
#[derive(Serialize)]
pub struct AccountPage {
    /// Who it is.
    pub person: PersonLine,
    /// Whose staff, in words.
    pub organisation: Option<String>,
    /// Whether a password was chosen.
    pub joined: bool,
    /// Roles it holds.
    pub held: Vec<HeldLine>,
    /// What is wrong with a form.
    pub errors: FormErrors,
    /// Another role for it.
    pub role: RoleFields,
    /// Whose staff it is to be.
    pub body: BodyFields,
    /// What is wrong with sending an invitation.
    pub invitation_error: Option<String>,
    /// An invitation just made.
    pub invitation: Option<FreshInvitation>,
}

/// A role an account holds.
#[derive(Serialize)]
pub struct HeldLine {
    /// Key of the role as it is held.
    pub id: i64,
    /// The role and where it holds, in words.
    pub text: String,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "staff/account.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |usable: bool, errors: FormErrors| Self {
            person: PersonLine::example(usable),
            organisation: usable.then(|| "Lantern House".to_owned()),
            joined: usable,
            held: vec![HeldLine {
                id: 1,
                text: "Engagement officer (Better days)".to_owned(),
            }],
            role: RoleFields::example(&errors),
            body: BodyFields::example(&errors),
            invitation_error: errors.of("invitation"),
            invitation: errors.is_empty().then(FreshInvitation::example),
            errors,
        };
        let bare = Self {
            held: vec![],
            invitation: None,
            joined: false,
            ..page(true, FormErrors::none())
        };
        vec![
            page(true, FormErrors::none()),
            bare,
            page(false, FormErrors::none()),
            page(true, FormErrors::example("role", "Select a role")),
            page(
                true,
                FormErrors::example("organisation", "Select an organisation"),
            ),
            page(true, FormErrors::example("invitation", "Wait an hour")),
        ]
    }
}
