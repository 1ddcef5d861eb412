//! What the templates of invitations receive.

use serde::Serialize;

use crate::respond::pages::{ContactLines, Head};
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};

/// Where somebody's link leads.
#[derive(Serialize)]
pub struct InvitedPage {
    /// The survey.
    pub head: Head,
    /// Who asks.
    pub body_name: String,
    /// What it is for.
    pub purpose: Said,
    /// `open`, `used`, `not_yet` or `closed`.
    pub state: &'static str,
    /// The token, for the form that begins.
    pub token: String,
    /// Whom to ask.
    pub contact: ContactLines,
}

impl Page for InvitedPage {
    const TEMPLATE: &'static str = "invited/invited.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let states = ["open", "used", "not_yet", "closed"];
        let page = |state: &'static str| Self {
            head: Head::example(),
            body_name: "Larkmoor Council".to_owned(),
            purpose: Said::plain("To hear what would help"),
            state,
            token: "t".to_owned(),
            contact: ContactLines::example(),
        };
        states.into_iter().map(page).collect()
    }
}

/// Where somebody is struck off a list.
#[derive(Serialize)]
pub struct StruckOffPage {
    /// The token, for the form.
    pub token: String,
    /// Whether they are still on it.
    pub on_it: bool,
}

impl Page for StruckOffPage {
    const TEMPLATE: &'static str = "invited/leave.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |on_it: bool| Self {
            token: "t".to_owned(),
            on_it,
        };
        vec![page(true), page(false)]
    }
}

/// The lists of a survey, with the form for a new one.
#[derive(Serialize)]
pub struct PanelsPage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// The lists: name leading to it, and how it stands in words.
    pub panels: Vec<(Link, String)>,
    /// What is wrong with the form.
    pub errors: FormErrors,
    /// What the list is called.
    pub name: Field,
    /// The language people are written to in.
    pub languages: Vec<Choice>,
    /// What is wrong with the choice.
    pub language_error: Option<String>,
    /// The addresses.
    pub addresses: Field,
    /// Lines that cannot be used: number and what is wrong.
    pub faults: Vec<(String, String)>,
    /// How many more there are, in words.
    pub more_faults: Option<String>,
    /// Whether they are left out; asked once there are some.
    pub skip: Vec<Choice>,
    /// Whether reminders go out by themselves.
    pub remind: Vec<Choice>,
}

impl Page for PanelsPage {
    const TEMPLATE: &'static str = "invited/panels.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| Self {
            id: 1,
            title: "Community mental health".to_owned(),
            panels: match full {
                true => vec![(
                    Link::new("Carers' panel", "/staff/panels/1"),
                    "40 addresses".to_owned(),
                )],
                false => vec![],
            },
            name: Field::new("name", "", &errors),
            languages: vec![
                Choice::plain("en", "English", true),
                Choice::plain("cy", "Cymraeg", false),
            ],
            language_error: errors.of("language"),
            addresses: Field::new("addresses", "ann@people.example", &errors),
            faults: match full {
                true => vec![("2".to_owned(), "There is no address".to_owned())],
                false => vec![],
            },
            more_faults: full.then(|| "and 3 more".to_owned()),
            skip: match full {
                true => vec![Choice::plain("yes", "Leave these lines out", false)],
                false => vec![],
            },
            remind: vec![Choice::plain("yes", "Remind them", true)],
            errors,
        };
        vec![
            page(false, FormErrors::none()),
            page(
                true,
                FormErrors::example("addresses", "2 lines cannot be used"),
            ),
            page(true, FormErrors::example("language", "Select one")),
        ]
    }
}

/// One list.
#[derive(Serialize)]
pub struct PanelPage {
    /// Key of the list.
    pub id: i64,
    /// Key of the survey.
    pub survey: i64,
    /// Title of the survey.
    pub title: String,
    /// What the list is called.
    pub name: String,
    /// What is known of it: name of the fact and the fact.
    pub facts: Vec<(String, String)>,
    /// What can be done now: `invite`, `remind` or `wait`.
    pub next: &'static str,
    /// Why nothing can be sent now, in words.
    pub why_not: Option<String>,
    /// Whether the addresses are deleted.
    pub deleted: bool,
}

impl Page for PanelPage {
    const TEMPLATE: &'static str = "invited/panel.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |next: &'static str, why_not: Option<&str>, deleted: bool| Self {
            id: 1,
            survey: 1,
            title: "Community mental health".to_owned(),
            name: "Carers' panel".to_owned(),
            facts: vec![("Addresses".to_owned(), "40".to_owned())],
            next,
            why_not: why_not.map(str::to_owned),
            deleted,
        };
        vec![
            page("invite", None, false),
            page("remind", None, false),
            page("wait", Some("They were written to today"), false),
            page("wait", None, true),
        ]
    }
}
