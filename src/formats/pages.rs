//! What the templates of requests for another format receive.

use serde::Serialize;

use crate::publish::pages::DateField;
use crate::respond::pages::{ContactLines, Head};
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link};

/// Asking for another format or for help.
#[derive(Serialize)]
pub struct AskPage {
    /// The survey.
    pub head: Head,
    /// Whether one can still ask: after the close nobody can take part any more.
    pub open: bool,
    /// Whom to ask instead.
    pub contact: ContactLines,
    /// By when somebody who asks today hears, in words.
    pub due: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What can be asked for.
    pub needs: Vec<Choice>,
    /// What is wrong with the choice.
    pub needs_error: Option<String>,
    /// What else.
    pub more: Field,
    /// What they want to be called.
    pub name: Field,
    /// Address.
    pub email: Field,
    /// Telephone.
    pub phone: Field,
    /// Where something can be sent.
    pub post: Field,
    /// What makes sending twice harmless.
    pub nonce: String,
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "formats/ask.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |open: bool, errors: FormErrors| {
            let field = |name: &str| Field::new(name, "", &errors);
            Self {
                head: Head::example(),
                open,
                contact: ContactLines::example(),
                due: "30 November 2026".to_owned(),
                needs: vec![
                    Choice::plain("bsl", "British Sign Language (BSL)", true),
                    Choice::plain("braille", "Braille", false),
                ],
                needs_error: errors.of("needs"),
                more: field("more"),
                name: field("name"),
                email: field("email"),
                phone: field("phone"),
                post: field("post"),
                nonce: "n".to_owned(),
                errors,
            }
        };
        vec![
            page(true, FormErrors::none()),
            page(true, FormErrors::example("needs", "Select what you need")),
            page(
                true,
                FormErrors::example("email", "Tell us how to reach you"),
            ),
            page(false, FormErrors::none()),
        ]
    }
}

/// After asking.
#[derive(Serialize)]
pub struct TakenPage {
    /// The survey.
    pub head: Head,
    /// By when they hear, in words.
    pub due: String,
    /// Whom to ask meanwhile.
    pub contact: ContactLines,
}

impl Page for TakenPage {
    const TEMPLATE: &'static str = "formats/taken.html";
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        vec![Self {
            head: Head::example(),
            due: "30 November 2026".to_owned(),
            contact: ContactLines::example(),
        }]
    }
}

/// The requests of a survey.
#[derive(Serialize)]
pub struct RequestsPage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// When it closes, in words.
    pub closes: Option<String>,
    /// A request presses: in words.
    pub warning: Option<String>,
    /// Those that wait.
    pub waiting: Vec<RequestLine>,
    /// Those that are settled.
    pub settled: Vec<RequestLine>,
    /// Where a request can be taken down for somebody who rings.
    pub ask: String,
}

/// A request in the list.
#[derive(Clone, Debug, Serialize)]
pub struct RequestLine {
    /// What is needed, leading to the request.
    pub link: Link,
    /// The day they asked, in words.
    pub asked: String,
    /// By when it is due, or when it was settled, in words.
    pub day: String,
    /// Who sees to it.
    pub owner: String,
    /// Its state: `waiting`, `pressing`, `done` or `not_possible`.
    pub state: &'static str,
    /// Its state in words.
    pub state_text: String,
}

impl RequestLine {
    fn example(state: &'static str) -> Self {
        Self {
            link: Link::new("Large print", "/staff/surveys/1/formats/1"),
            asked: "23 November 2026".to_owned(),
            day: "30 November 2026".to_owned(),
            owner: "Jo".to_owned(),
            state,
            state_text: "Waiting".to_owned(),
        }
    }
}

impl Page for RequestsPage {
    const TEMPLATE: &'static str = "formats/requests.html";

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            id: 1,
            title: "Community mental health".to_owned(),
            closes: full.then(|| "14 December 2026".to_owned()),
            warning: full.then(|| "1 person is waiting".to_owned()),
            waiting: match full {
                true => vec![
                    RequestLine::example("pressing"),
                    RequestLine::example("waiting"),
                ],
                false => vec![],
            },
            settled: match full {
                true => vec![
                    RequestLine::example("done"),
                    RequestLine::example("not_possible"),
                ],
                false => vec![],
            },
            ask: "/surveys/better-days/formats".to_owned(),
        };
        vec![page(true), page(false)]
    }
}

/// One request, for whoever sees to it.
#[derive(Serialize)]
pub struct RequestPage {
    /// Key of the survey.
    pub survey: i64,
    /// Key of the request.
    pub id: i64,
    /// The survey's title.
    pub title: String,
    /// Its line in the list.
    pub line: RequestLine,
    /// What is needed, who asks, how to reach them: name of the fact and the fact. None once it was
    /// forgotten.
    pub facts: Option<Vec<(String, String)>>,
    /// What was done, or why it could not be.
    pub note: Option<String>,
    /// Whether it waits.
    pub waiting: bool,
    /// What is wrong.
    pub errors: FormErrors,
    /// Who can see to it.
    pub owners: Vec<Choice>,
    /// What is wrong with the choice.
    pub owner_error: Option<String>,
    /// By when it is due.
    pub due: DateField,
    /// What can become of it.
    pub states: Vec<Choice>,
    /// What is wrong with the choice.
    pub state_error: Option<String>,
    /// What was done, as it is typed.
    pub note_field: Field,
}

impl Page for RequestPage {
    const TEMPLATE: &'static str = "formats/request.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |waiting: bool, known: bool, errors: FormErrors| Self {
            survey: 1,
            id: 1,
            title: "Community mental health".to_owned(),
            line: RequestLine::example(if waiting { "waiting" } else { "done" }),
            facts: known.then(|| vec![("Needs".to_owned(), "Large print".to_owned())]),
            note: (!waiting).then(|| "Sent".to_owned()),
            waiting,
            owners: vec![
                Choice::plain("", "Nobody yet", true),
                Choice::plain("1", "Jo", false),
            ],
            owner_error: errors.of("owner"),
            due: DateField::new("due", ["30", "11", "2026"].map(str::to_owned), &errors),
            states: vec![
                Choice::plain("done", "They have it", false),
                Choice::plain("not_possible", "It could not be done", true),
            ],
            state_error: errors.of("state"),
            note_field: Field::new("note", "", &errors),
            errors,
        };
        vec![
            page(true, true, FormErrors::none()),
            page(true, true, FormErrors::example("owner", "Select one")),
            page(
                true,
                true,
                FormErrors::example("due-day", "Enter a real date"),
            ),
            page(
                true,
                true,
                FormErrors::example("state", "Select what became of it"),
            ),
            page(true, true, FormErrors::example("note", "Enter the reason")),
            page(false, true, FormErrors::none()),
            page(false, false, FormErrors::none()),
        ]
    }
}
