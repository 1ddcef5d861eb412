//! What the templates of answering receive.

use serde::Serialize;

use crate::web::ui::{Choice, FormErrors, Link, OtherBox, Said};
use crate::web::{Html, Page, markdown};

/// What every page of a survey says of the survey.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Said,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

impl Head {
    fn example() -> Self {
        Self {
            slug: "better-days".to_owned(),
            title: Said {
                text: "Diwrnodau gwell".to_owned(),
                lang: Some("cy".to_owned()),
            },
            fictional: true,
        }
    }
}

/// The start page of a survey, open or not.
#[derive(Serialize)]
pub struct StartPage {
    /// The survey.
    pub head: Head,
    /// Its programme.
    pub programme: Link,
    /// Who asks.
    pub body_name: String,
    /// `open`, `not_yet` or `closed`.
    pub door: &'static str,
    /// When it opens or closes, in words.
    pub dates: Option<String>,
    /// What it is for.
    pub purpose: Said,
    /// What is not yet decided.
    pub undecided: Said,
    /// How long it takes, in words.
    pub minutes: String,
    /// How many sections there are, in words.
    pub sections: String,
    /// Whether equality questions follow, with the time they take.
    pub equality: Option<String>,
    /// What happens with the answers.
    pub next_steps: Said,
    /// Who holds the answers and how to object.
    pub privacy: Said,
    /// Whom to ask.
    pub contact: ContactLines,
    /// Whether answers are being given in this browser.
    pub begun: bool,
    /// Whether something was sent from this browser.
    pub sent: bool,
}

/// Whom to ask, ready to print.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ContactLines {
    /// The team.
    pub team: Said,
    /// Their mailbox.
    pub email: Option<String>,
    /// Their telephone.
    pub phone: Option<String>,
    /// Where paper goes.
    pub address: Option<String>,
}

impl ContactLines {
    pub(crate) fn example() -> Self {
        Self {
            team: Said::plain("The engagement team"),
            email: Some("team@example.org".to_owned()),
            phone: Some("01632 960 001".to_owned()),
            address: Some("FREEPOST EXAMPLE".to_owned()),
        }
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "respond/start.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let page = |door: &'static str, full: bool, begun: bool, sent: bool| Self {
            head: Head::example(),
            programme: Link::new("Better days", "/programmes/better-days"),
            body_name: "Larkmoor Council".to_owned(),
            door,
            dates: full.then(|| "Closes on 12 December 2026 at 11:59pm".to_owned()),
            purpose: Said::plain("To hear what would help"),
            undecided: Said::plain(if full {
                "Where the safe space will be"
            } else {
                ""
            }),
            minutes: "10 minutes".to_owned(),
            sections: "4 sections".to_owned(),
            equality: full.then(|| "2 minutes".to_owned()),
            next_steps: Said::plain(if full {
                "We publish what you said in March"
            } else {
                ""
            }),
            privacy: Said::plain("Larkmoor Council holds your answers"),
            contact: if full {
                ContactLines::example()
            } else {
                ContactLines::default()
            },
            begun,
            sent,
        };
        vec![
            page("open", true, false, false),
            page("open", false, true, false),
            page("open", true, false, true),
            page("not_yet", true, false, false),
            page("closed", true, false, true),
        ]
    }
}

/// One question as a page asks it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct QuestionView {
    /// Its code: name of its field, id of its first control.
    pub code: String,
    /// `single`, `several`, `number`, `short` or `long`.
    pub kind: &'static str,
    /// The question.
    pub text: Said,
    /// A short sentence of help.
    pub hint: Option<Said>,
    /// Whether it may be left out, which its label says.
    pub optional: bool,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What stands in the box.
    pub value: String,
    /// The longest text taken.
    pub limit: u32,
    /// Whether it is the only question of the page and therefore its heading.
    pub alone: bool,
}

impl QuestionView {
    /// Whether nothing is answered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let untouched = |choice: &Choice| {
            !choice.checked
                && choice
                    .other
                    .as_ref()
                    .is_none_or(|other| other.value.is_empty())
        };
        self.value.is_empty() && self.choices.iter().all(untouched)
    }

    /// One of each kind, with and without everything.
    pub(crate) fn examples() -> Vec<Self> {
        let choice = |value: &str| Choice::plain(value, format!("Option {value}"), value == "a");
        let choices = vec![
            Choice {
                hint: Some(Said::plain("What it means")),
                ..choice("a")
            },
            Choice {
                other: Some(OtherBox {
                    name: "q1.other".to_owned(),
                    value: "a tram".to_owned(),
                    label: Said::plain("Please say"),
                }),
                ..choice("b")
            },
            Choice {
                apart: true,
                exclusive: true,
                ..choice("c")
            },
        ];
        let question = |kind: &'static str| Self {
            code: format!("q-{kind}"),
            kind,
            text: Said {
                text: "Beth?".to_owned(),
                lang: Some("cy".to_owned()),
            },
            hint: Some(Said::plain("One short sentence")),
            optional: true,
            error: Some("Select an answer".to_owned()),
            choices: choices.clone(),
            value: "typed".to_owned(),
            limit: 4000,
            alone: false,
        };
        let kinds = ["single", "several", "number", "short", "long"];
        kinds
            .iter()
            .flat_map(|kind| {
                let bare = Self {
                    code: format!("bare-{kind}"),
                    hint: None,
                    optional: false,
                    error: None,
                    ..question(kind)
                };
                [question(kind), bare]
            })
            .map(|mut view| {
                for choice in &mut view.choices {
                    if let Some(other) = &mut choice.other {
                        other.name = format!("{}.other", view.code);
                    }
                }
                view
            })
            .collect()
    }
}

/// One section of a survey.
#[derive(Serialize)]
pub struct SectionPage {
    /// The survey.
    pub head: Head,
    /// Its number in its address.
    pub number: usize,
    /// Its heading.
    pub title: Said,
    /// The part of the proposal it is about.
    pub summary: Html,
    /// Language of the summary, when it is not the page's.
    pub summary_lang: Option<String>,
    /// The full document.
    pub document: Option<Link>,
    /// `Section 2 of 4`, when that is true.
    pub progress: Option<String>,
    /// Where Back leads.
    pub back: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What is asked.
    pub questions: Vec<QuestionView>,
    /// Whether the check page comes next, because a single answer is being changed.
    pub to_check: bool,
    /// Sent after the close, within the hours of grace.
    pub grace: bool,
}

impl Page for SectionPage {
    const TEMPLATE: &'static str = "respond/section.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        self.errors.is_empty() && self.questions.iter().all(QuestionView::is_blank)
    }

    fn examples() -> Vec<Self> {
        let page = |full: bool, questions: Vec<QuestionView>| Self {
            head: Head::example(),
            number: 2,
            title: Said::plain("Help in a crisis"),
            summary: if full {
                markdown::render("We *propose*")
            } else {
                Html::default()
            },
            summary_lang: full.then(|| "en".to_owned()),
            document: full.then(|| Link::new("The full proposal", "https://example.org/p")),
            progress: full.then(|| "Section 2 of 4".to_owned()),
            back: "/surveys/better-days".to_owned(),
            errors: if full {
                FormErrors::example("q-single", "Select an answer")
            } else {
                FormErrors::none()
            },
            questions,
            to_check: full,
            grace: full,
        };
        let mut pages = vec![page(true, QuestionView::examples())];
        pages.extend(QuestionView::examples().into_iter().map(|question| {
            page(
                false,
                vec![QuestionView {
                    alone: true,
                    ..question
                }],
            )
        }));
        pages
    }
}

/// Everything answered, before it is sent.
#[derive(Serialize)]
pub struct CheckPage {
    /// The survey.
    pub head: Head,
    /// Sections with the answers given.
    pub sections: Vec<CheckSection>,
    /// Where Back leads.
    pub back: String,
    /// What is missing.
    pub errors: FormErrors,
    /// Whether answers given earlier are gone.
    pub gone: bool,
}

/// A section on the check page.
#[derive(Clone, Debug, Serialize)]
pub struct CheckSection {
    /// Its number.
    pub number: usize,
    /// Its heading.
    pub title: Said,
    /// Its questions with what was answered.
    pub rows: Vec<CheckRow>,
}

/// A question on the check page.
#[derive(Clone, Debug, Serialize)]
pub struct CheckRow {
    /// The question's code, the anchor of a problem about it.
    pub code: String,
    /// The question.
    pub question: Said,
    /// What was answered, a line each; empty when it was left out.
    pub answers: Vec<Said>,
    /// What was written in the person's own words.
    pub words: Option<String>,
    /// Where it can be changed.
    pub change: String,
}

impl CheckSection {
    pub(super) fn examples() -> Vec<Self> {
        let row = |answers: Vec<Said>, words: Option<&str>| CheckRow {
            code: "q1".to_owned(),
            question: Said::plain("What would help?"),
            answers,
            words: words.map(str::to_owned),
            change: "/surveys/better-days/sections/1?change=1#q1".to_owned(),
        };
        vec![Self {
            number: 1,
            title: Said::plain("About help"),
            rows: vec![
                row(
                    vec![Said::plain("Evenings"), Said::plain("Weekends")],
                    Some("At night"),
                ),
                CheckRow {
                    code: "q2".to_owned(),
                    ..row(vec![], Some("More\nbuses"))
                },
                CheckRow {
                    code: "q3".to_owned(),
                    ..row(vec![], None)
                },
            ],
        }]
    }
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "respond/check.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, gone: bool| Self {
            head: Head::example(),
            sections: CheckSection::examples(),
            back: "/surveys/better-days/sections/1".to_owned(),
            errors,
            gone,
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::example("q1", "Select an answer"), false),
        ]
    }
}

/// The gate before the equality questions.
#[derive(Serialize)]
pub struct GatePage {
    /// The survey.
    pub head: Head,
    /// How long the questions take, in words.
    pub minutes: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Yes or no.
    pub choices: Vec<Choice>,
}

impl Page for GatePage {
    const TEMPLATE: &'static str = "respond/equality_gate.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        self.errors.is_empty()
    }

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            head: Head::example(),
            minutes: "2 minutes".to_owned(),
            errors,
            choices: vec![
                Choice::plain("yes", "Yes", false),
                Choice::plain("no", "No", false),
            ],
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("answer", "Select yes or no")),
        ]
    }
}

/// One screen of equality questions.
#[derive(Serialize)]
pub struct EqualityPage {
    /// The survey.
    pub head: Head,
    /// Its number in its address.
    pub number: usize,
    /// The heading, when there is more than one question.
    pub title: String,
    /// Where Back leads.
    pub back: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What is asked.
    pub questions: Vec<QuestionView>,
}

impl Page for EqualityPage {
    const TEMPLATE: &'static str = "respond/equality.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        self.errors.is_empty() && self.questions.iter().all(QuestionView::is_blank)
    }

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, questions: Vec<QuestionView>| Self {
            head: Head::example(),
            number: 2,
            title: "Sex and gender identity".to_owned(),
            back: "/surveys/better-days/equality/1".to_owned(),
            errors,
            questions,
        };
        let mut all = QuestionView::examples();
        all.truncate(4);
        let alone = all
            .get(1)
            .cloned()
            .map(|q| QuestionView { alone: true, ..q });
        vec![
            page(FormErrors::example("q-single", "Select one answer"), all),
            page(FormErrors::none(), alone.into_iter().collect()),
        ]
    }
}

/// The receipt.
#[derive(Serialize)]
pub struct SentPage {
    /// The survey.
    pub head: Head,
    /// The receipt code.
    pub code: String,
    /// The day it came in, in words.
    pub received: String,
    /// Until when it can be withdrawn, in words.
    pub withdraw_by: Option<String>,
    /// When the survey closes, in words.
    pub closes: Option<String>,
    /// What happens with the answers.
    pub next_steps: Said,
    /// Whom to ask.
    pub contact: ContactLines,
    /// The programme.
    pub programme: Link,
    /// Where equality questions can still be answered.
    pub equality: Option<String>,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "respond/sent.html";
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            head: Head::example(),
            code: "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-W".to_owned(),
            received: "6 March 2026".to_owned(),
            withdraw_by: full.then(|| "9 January 2027".to_owned()),
            closes: full.then(|| "12 December 2026".to_owned()),
            next_steps: Said::plain(if full {
                "We publish what you said in March"
            } else {
                ""
            }),
            contact: if full {
                ContactLines::example()
            } else {
                ContactLines::default()
            },
            programme: Link::new("Better days", "/programmes/better-days"),
            equality: full.then(|| "/surveys/better-days/equality".to_owned()),
        };
        vec![page(true), page(false)]
    }
}

/// Where a receipt code is typed in.
#[derive(Serialize)]
pub struct ReceiptPage {
    /// What is wrong.
    pub errors: FormErrors,
    /// What was typed.
    pub code: String,
}

impl Page for ReceiptPage {
    const TEMPLATE: &'static str = "respond/receipt.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let errors = FormErrors::example("code", "We cannot find that code");
        let wrong = Self {
            errors,
            code: "ABC".to_owned(),
        };
        vec![
            Self {
                errors: FormErrors::none(),
                code: String::new(),
            },
            wrong,
        ]
    }
}

/// What somebody sent, shown to the one who holds the receipt.
#[derive(Serialize)]
pub struct HeldPage {
    /// The receipt code, for the form that withdraws.
    pub code: String,
    /// Title of the survey.
    pub title: Said,
    /// The day it came in, in words.
    pub received: String,
    /// The answers.
    pub sections: Vec<CheckSection>,
    /// Whether it is being asked if it shall really be withdrawn.
    pub confirming: bool,
}

impl Page for HeldPage {
    const TEMPLATE: &'static str = "respond/held.html";
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |confirming: bool| Self {
            code: "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-W".to_owned(),
            title: Said::plain("Better days"),
            received: "6 March 2026".to_owned(),
            sections: CheckSection::examples(),
            confirming,
        };
        vec![page(false), page(true)]
    }
}

/// What was sent is withdrawn.
#[derive(Serialize)]
pub struct WithdrawnPage {
    /// Whether there was still something to withdraw.
    pub withdrawn: bool,
}

impl Page for WithdrawnPage {
    const TEMPLATE: &'static str = "respond/withdrawn.html";
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        vec![Self { withdrawn: true }, Self { withdrawn: false }]
    }
}
