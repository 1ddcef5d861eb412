//! What the templates of paper receive.

use serde::Serialize;

use crate::respond::pages::{ContactLines, PictureView, QuestionView};
use crate::tracker::pages::DateField;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};
use crate::web::{Html, Page, markdown};

/// The printable twin of a survey.
#[derive(Serialize)]
pub struct PrintPage {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Said,
    /// Who asks.
    pub body_name: String,
    /// Whether it is made up.
    pub fictional: bool,
    /// What it is for.
    pub purpose: Said,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// Closing date in words.
    pub closes: Option<String>,
    /// Who holds the answers.
    pub privacy: Said,
    /// Whom to ask, and where the form goes.
    pub contact: ContactLines,
    /// Address of the survey online.
    pub online: String,
    /// Whether it is the large print.
    pub large: bool,
    /// The other size.
    pub other_size: String,
    /// Sections.
    pub sections: Vec<PrintSection>,
    /// Equality questions, on their own last page.
    pub equality: Vec<PrintQuestion>,
}

/// A section on paper.
#[derive(Clone, Debug, Serialize)]
pub struct PrintSection {
    /// Its number.
    pub number: usize,
    /// Its heading.
    pub title: Said,
    /// What it is about.
    pub summary: Html,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// Who answers it, in words.
    pub route: Option<String>,
    /// Its questions.
    pub questions: Vec<PrintQuestion>,
}

/// A question on paper.
#[derive(Clone, Debug, Serialize)]
pub struct PrintQuestion {
    /// Its number.
    pub number: usize,
    /// The question.
    pub view: QuestionView,
    /// Who answers it, in words.
    pub route: Option<String>,
    /// How many lines to write on.
    pub lines: u8,
}

impl Page for PrintPage {
    const TEMPLATE: &'static str = "paper/print.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let questions = |route: Option<&str>| -> Vec<PrintQuestion> {
            let question = |(i, view): (usize, QuestionView)| PrintQuestion {
                number: i + 1,
                view,
                route: route.map(str::to_owned),
                lines: 6,
            };
            QuestionView::examples()
                .into_iter()
                .enumerate()
                .map(question)
                .collect()
        };
        let page = |full: bool| Self {
            slug: "better-days".to_owned(),
            title: Said {
                text: "Diwrnodau gwell".to_owned(),
                lang: Some("cy".to_owned()),
            },
            body_name: "Larkmoor Council".to_owned(),
            fictional: full,
            purpose: Said::plain("To hear what would help"),
            picture: full.then(|| PictureView::example(true)),
            closes: full.then(|| "12 December 2026".to_owned()),
            privacy: Said::plain("Larkmoor Council holds your answers"),
            contact: if full {
                ContactLines::example()
            } else {
                ContactLines::default()
            },
            online: "https://example.org/surveys/better-days".to_owned(),
            large: full,
            other_size: "/surveys/better-days/paper".to_owned(),
            sections: vec![PrintSection {
                number: 1,
                title: Said::plain("About help"),
                summary: if full {
                    markdown::render("We propose")
                } else {
                    Html::default()
                },
                picture: full.then(|| PictureView::example(true)),
                route: full.then(|| "Answer this section if you use services".to_owned()),
                questions: questions(full.then_some("Answer if you said Yes to question 1")),
            }],
            equality: if full { questions(None) } else { vec![] },
        };
        vec![page(true), page(false)]
    }
}

/// Bundles, with the form for a new one.
#[derive(Serialize)]
pub struct BatchesPage {
    /// Bundles.
    pub batches: Vec<BatchLine>,
    /// Surveys a letter can be typed in for.
    pub letters: Vec<Link>,
    /// What is wrong with the form.
    pub errors: FormErrors,
    /// Surveys.
    pub surveys: Vec<Choice>,
    /// What is wrong with the choice.
    pub survey_error: Option<String>,
    /// What is written on it.
    pub label: Field,
    /// Where the forms were collected.
    pub place: Field,
    /// When they came in.
    pub received: DateField,
    /// Form of the questionnaire.
    pub variants: Vec<Choice>,
}

/// A bundle in a list.
#[derive(Clone, Debug, Serialize)]
pub struct BatchLine {
    /// Its label, leading to it.
    pub link: Link,
    /// Title of the survey.
    pub survey: String,
    /// Where the forms were collected.
    pub place: String,
    /// When they came in, in words.
    pub received: String,
    /// How many forms were typed in.
    pub keyed: u64,
    /// Whether it is closed.
    pub closed: bool,
}

impl BatchLine {
    fn example(closed: bool) -> Self {
        Self {
            link: Link::new("Library box 1", "/staff/paper/1"),
            survey: "Better days".to_owned(),
            place: "The Old Library".to_owned(),
            received: "1 November 2026".to_owned(),
            keyed: 12,
            closed,
        }
    }
}

impl Page for BatchesPage {
    const TEMPLATE: &'static str = "paper/batches.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, errors: FormErrors| Self {
            batches: if full {
                vec![BatchLine::example(false), BatchLine::example(true)]
            } else {
                vec![]
            },
            letters: vec![Link::new("Better days", "/staff/paper/letters/1"); usize::from(full)],
            surveys: vec![
                Choice::plain("1", "Better days", true),
                Choice::plain("2", "Other", false),
            ],
            survey_error: errors.of("survey"),
            label: Field::new("label", "", &errors),
            place: Field::new("place", "", &errors),
            received: DateField {
                name: "received".to_owned(),
                error: errors.of("received-day"),
                ..DateField::default()
            },
            variants: vec![
                Choice::plain("standard", "Standard", true),
                Choice::plain("large_print", "Large print", false),
            ],
            errors,
        };
        vec![
            page(true, FormErrors::none()),
            page(false, FormErrors::example("label", "Enter a label")),
            page(false, FormErrors::example("survey", "Select a survey")),
        ]
    }
}

/// One bundle.
#[derive(Serialize)]
pub struct BatchPage {
    /// Key.
    pub id: i64,
    /// The bundle.
    pub batch: BatchLine,
    /// Form of the questionnaire, in words.
    pub variant: String,
    /// The forms whoever reads this typed in, the last one first.
    pub forms: Vec<FormLine>,
}

/// A form in the list of whoever typed it in.
#[derive(Clone, Debug, Serialize)]
pub struct FormLine {
    /// Its number: a name, not an amount.
    pub serial: String,
    /// When it was typed in, in words.
    pub keyed: String,
}

impl Page for BatchPage {
    const TEMPLATE: &'static str = "paper/batch.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |closed: bool| Self {
            id: 1,
            batch: BatchLine::example(closed),
            variant: "Standard".to_owned(),
            forms: vec![
                FormLine {
                    serial: "12".to_owned(),
                    keyed: "2 November 2026 at 10:15am".to_owned(),
                };
                usize::from(!closed)
            ],
        };
        vec![page(false), page(true)]
    }
}

/// One page of a form being typed in.
#[derive(Serialize)]
pub struct KeyPage {
    /// Key of the bundle.
    pub batch: i64,
    /// Its label.
    pub label: String,
    /// Whether a form is changed that was stored before.
    pub again: bool,
    /// Whether what was typed here before is not shown.
    pub untold: bool,
    /// What is to be confirmed of a form with little on it, and how.
    pub sparse: Option<(String, Vec<Choice>)>,
    /// What finds the form between its pages.
    pub nonce: String,
    /// Which page this is, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Its heading.
    pub title: Said,
    /// The number of the form; asked on the first page, shown on the others.
    pub serial: Field,
    /// What is wrong.
    pub errors: FormErrors,
    /// What is asked.
    pub questions: Vec<KeyQuestion>,
}

/// A question as a keyer sees it.
#[derive(Clone, Debug, Serialize)]
pub struct KeyQuestion {
    /// Its number on paper.
    pub number: usize,
    /// The question.
    pub view: QuestionView,
    /// What is typed.
    pub typed: String,
    /// What is typed of the boxes of not answering.
    pub apart: String,
    /// What is wrong with that.
    pub apart_error: Option<String>,
    /// Words beside "something else", with the name of their box.
    pub other: Option<(String, String)>,
}

impl Page for KeyPage {
    const TEMPLATE: &'static str = "paper/key.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let question = |(i, view): (usize, QuestionView)| KeyQuestion {
            number: i + 1,
            typed: "1".to_owned(),
            apart: "1".to_owned(),
            apart_error: (i % 2 == 0).then(|| "There is no such code".to_owned()),
            other: (i % 2 == 0).then(|| (format!("{}.other", view.code), "a tram".to_owned())),
            view,
        };
        let page = |number: usize, errors: FormErrors| Self {
            batch: 1,
            label: "Library box 1".to_owned(),
            again: number == 3,
            untold: number == 3,
            sparse: errors.of("sparse").map(|error| {
                let yes = Choice::plain("yes", "The paper says no more", false);
                (error, vec![yes])
            }),
            nonce: "n".to_owned(),
            number,
            of: 3,
            title: Said::plain("About help"),
            serial: Field::new("serial", "12", &errors),
            errors,
            questions: QuestionView::examples()
                .into_iter()
                .enumerate()
                .map(question)
                .collect(),
        };
        vec![
            page(1, FormErrors::none()),
            page(
                1,
                FormErrors::example("serial", "Enter the number on the form"),
            ),
            page(3, FormErrors::none()),
            page(
                3,
                FormErrors::example("sparse", "1 of 12 questions has an answer"),
            ),
        ]
    }
}

/// A letter being typed in.
#[derive(Serialize)]
pub struct LetterPage {
    /// Key of the survey.
    pub survey: i64,
    /// Its title.
    pub title: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// How it came in.
    pub channels: Vec<Choice>,
    /// What is wrong with the choice.
    pub channel_error: Option<String>,
    /// When it came in.
    pub received: DateField,
    /// Whose formal response it is.
    pub organisation: Field,
    /// How many people signed it.
    pub signatures: Field,
    /// What it says, by question.
    pub texts: Vec<(String, Field)>,
    /// Whether it makes whoever types it fear for somebody.
    pub danger: Vec<Choice>,
    /// What makes sending twice harmless.
    pub nonce: String,
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "paper/letter.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            survey: 1,
            title: "Better days".to_owned(),
            channels: vec![
                Choice::plain("letter", "Letter", true),
                Choice::plain("email", "E-mail", false),
            ],
            channel_error: errors.of("channel"),
            received: DateField {
                name: "received".to_owned(),
                error: errors.of("received-day"),
                ..DateField::default()
            },
            organisation: Field::new("organisation", "", &errors),
            signatures: Field::new("signatures", "", &errors),
            texts: vec![
                (
                    "What would help?".to_owned(),
                    Field::new("text-q2", "", &errors),
                ),
                (
                    "Anything else?".to_owned(),
                    Field::new("text-q9", "", &errors),
                ),
            ],
            danger: vec![Choice::plain("yes", "It makes me fear for somebody", false)],
            nonce: "n".to_owned(),
            errors,
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("text-q2", "Type what the letter says")),
            page(FormErrors::example("channel", "Select how it came in")),
        ]
    }
}
