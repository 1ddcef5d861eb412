//! What the staff templates receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

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
    /// Its role.
    pub roles: Vec<Choice>,
    /// The address of an invitation just made.
    pub invitation: Option<String>,
}

/// One account.
#[derive(Serialize)]
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

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "staff/people.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let line = |usable: bool| PersonLine {
            id: 1,
            name: "Jo".to_owned(),
            email: "jo@example.org".to_owned(),
            roles: "Officer".to_owned(),
            state: "In use".to_owned(),
            usable,
        };
        let page = |errors: FormErrors, invitation: Option<String>| Self {
            rows: vec![line(true), line(false)],
            name: Field::new("name", "", &errors),
            email: Field::new("email", "", &errors),
            roles: vec![
                Choice::plain("officer", "Officer", true),
                Choice::plain("reviewer", "Reviewer", false),
            ],
            errors,
            invitation,
        };
        vec![
            page(FormErrors::none(), None),
            page(
                FormErrors::example("name", "Enter a name"),
                Some("http://localhost/staff/invitations/x".to_owned()),
            ),
        ]
    }
}
