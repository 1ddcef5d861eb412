//! What the templates of the builder receive.

use serde::Serialize;

mod files;
mod library;
mod pictures;
mod pieces;
mod when;

pub use files::{FileLine, FilesPage};
pub use library::{EqualityLine, InsertPage, LibraryPage, PieceView};
pub use pictures::{PictureLine, PicturePage};
pub use pieces::{
    BoundsView, EasyPicture, OptionView, OptionsPage, QuestionFormPage, RemovalPage,
    SectionFormPage, Spots, WeavingRow, WeavingView,
};
pub use when::{PartView, WhenPage};

use crate::web::Page;
use crate::web::ui::{Choice, DayField, Field, FormErrors};

/// What every page of the builder that holds a form begins with.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// Key of the survey.
    pub survey: i64,
    /// Its title.
    pub title: String,
    /// The mark of the piece the form shows.
    pub mark: String,
    /// What is there now, when somebody changed it meanwhile: what it is, and what it says.
    pub now: Vec<(String, String)>,
    /// Everything wrong with the form.
    pub errors: FormErrors,
}

impl Head {
    pub(crate) fn example(full: bool) -> Self {
        Self {
            survey: 1,
            title: "Community mental health".to_owned(),
            mark: "0123456789abcdef".to_owned(),
            now: vec![
                ("Question".to_owned(), "As somebody else left it".to_owned());
                usize::from(full)
            ],
            errors: if full {
                FormErrors::example("text", "Enter the question")
            } else {
                FormErrors::none()
            },
        }
    }
}

pub(super) fn field(name: &str) -> Field {
    Field {
        name: name.to_owned(),
        value: "Words".to_owned(),
        error: None,
    }
}

/// Where a new survey begins.
#[derive(Serialize)]
pub struct NewSurveyPage {
    /// Its title.
    pub title: Field,
    /// Its name in addresses.
    pub slug: Field,
    /// Programmes to choose from.
    pub programmes: Vec<Choice>,
    /// What is wrong with the choice.
    pub programme_error: Option<String>,
    /// What it can begin with.
    pub models: Vec<Choice>,
    /// What is wrong with the choice.
    pub model_error: Option<String>,
    /// The text of a file.
    pub file: Field,
    /// What is wrong with the file that was chosen.
    pub chosen_error: Option<String>,
    /// Everything wrong.
    pub errors: FormErrors,
}

impl Page for NewSurveyPage {
    const TEMPLATE: &'static str = "builder/new.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors| Self {
            title: field("title"),
            slug: field("slug"),
            programmes: vec![Choice::plain("better-days", "Better days", true)],
            programme_error: None,
            models: vec![Choice::plain("", "An empty survey", true)],
            model_error: None,
            file: field("file"),
            chosen_error: errors.of("chosen"),
            errors,
        };
        vec![
            page(FormErrors::none()),
            page(FormErrors::example("chosen", "This is not a survey file")),
        ]
    }
}

/// The survey as a whole, to be put in order.
#[derive(Serialize)]
pub struct OutlinePage {
    /// The survey; its mark is that of the order.
    pub head: Head,
    /// What people should know about this draft, in a sentence.
    pub state: String,
    /// Whether it is a draft beside what is published, and can be thrown away.
    pub beside: bool,
    /// Whether anything of it is published.
    pub published: bool,
    /// How long answering takes.
    pub minutes: String,
    /// How many questions it has.
    pub questions: String,
    /// The parts of the page about the survey.
    pub start: Vec<StartPart>,
    /// What is wrong with the survey as a whole.
    pub faults: Vec<String>,
    /// How many things are not finished.
    pub unfinished: Option<String>,
    /// The sections.
    pub sections: Vec<SectionLine>,
}

/// A part of the page about the survey.
#[derive(Clone, Debug, Serialize)]
pub struct StartPart {
    /// What it is.
    pub label: String,
    /// The box it begins with.
    pub anchor: String,
    /// What is missing before the survey can be opened; empty when nothing is.
    pub missing: String,
    /// What it says, in a few words.
    pub says: String,
}

/// A section in the outline.
#[derive(Clone, Debug, Serialize)]
pub struct SectionLine {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Which section it is.
    pub number: usize,
    /// Who sees it, in a sentence.
    pub asked: Option<String>,
    /// Whether a condition can be set: there is something before it to ask about.
    pub can_ask: bool,
    /// Whether it stands first, or last.
    pub first: bool,
    /// Whether it stands last.
    pub last: bool,
    /// What is wrong with it.
    pub faults: Vec<String>,
    /// What is worth a second look, each with how much it matters.
    pub advice: Vec<(String, String)>,
    /// Its questions.
    pub questions: Vec<QuestionLine>,
}

/// A question in the outline.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionLine {
    /// Its code.
    pub code: String,
    /// Its number on paper.
    pub number: usize,
    /// What it asks.
    pub text: String,
    /// How it is answered, and what else is special about it.
    pub what: String,
    /// Who is asked, in a sentence.
    pub asked: Option<String>,
    /// Whether it stands first in the survey.
    pub first: bool,
    /// Whether it stands last in the survey.
    pub last: bool,
    /// What is wrong with it.
    pub faults: Vec<String>,
    /// What is worth a second look, each with how much it matters.
    pub advice: Vec<(String, String)>,
}

impl Page for OutlinePage {
    const TEMPLATE: &'static str = "builder/outline.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let question = |n: usize, full: bool| QuestionLine {
            code: format!("q{n}"),
            number: n,
            text: "How easy or hard is it to get help?".to_owned(),
            what: "A scale with 6 steps, must be answered".to_owned(),
            asked: full.then(|| "Asked only if they answered “Yes” to question 1.".to_owned()),
            first: !full,
            last: full,
            advice: vec![
                ("Advice".to_owned(), "asks two things at once".to_owned());
                usize::from(full)
            ],
            faults: vec!["needs 2 to 99 options".to_owned(); usize::from(full)],
        };
        let section = |code: &str, full: bool| SectionLine {
            code: code.to_owned(),
            title: "Getting help".to_owned(),
            number: 1 + usize::from(full),
            asked: full.then(|| "Shown only if they answered question 1.".to_owned()),
            can_ask: full,
            first: !full,
            last: full,
            advice: vec![
                ("To put right".to_owned(), "nobody sees it".to_owned());
                usize::from(full)
            ],
            faults: vec!["has no question".to_owned(); usize::from(full)],
            questions: vec![question(1 + usize::from(full), full)],
        };
        let page = |full: bool, sections: Vec<SectionLine>| Self {
            head: Head {
                errors: if full {
                    FormErrors::example("the-outline", "It is asked about")
                } else {
                    FormErrors::none()
                },
                ..Head::example(full)
            },
            state: "Nobody sees this draft yet.".to_owned(),
            beside: full,
            published: full,
            minutes: "about 5 minutes".to_owned(),
            questions: "2 questions".to_owned(),
            start: vec![
                StartPart {
                    label: "Languages".to_owned(),
                    anchor: "languages".to_owned(),
                    missing: String::new(),
                    says: "English".to_owned(),
                },
                StartPart {
                    label: "Privacy".to_owned(),
                    anchor: "privacy".to_owned(),
                    missing: "How long answers are kept".to_owned(),
                    says: String::new(),
                },
                StartPart {
                    label: "Whom to ask".to_owned(),
                    anchor: "team".to_owned(),
                    missing: String::new(),
                    says: String::new(),
                },
            ],
            faults: vec!["privacy: has no text".to_owned(); usize::from(full)],
            unfinished: full.then(|| "3 things are not finished".to_owned()),
            sections,
        };
        vec![
            page(true, vec![section("s1", false), section("s2", true)]),
            page(false, vec![]),
        ]
    }
}

/// A box for a text of the start page.
#[derive(Clone, Debug, Serialize)]
pub struct TextBox {
    /// What it asks for.
    pub label: String,
    /// How to write it.
    pub hint: String,
    /// The box.
    pub field: Field,
}

/// What stands on the start page.
#[derive(Serialize)]
pub struct AboutPage {
    /// The survey.
    pub head: Head,
    /// The boxes for texts, by name.
    pub title: Field,
    /// What the start page says.
    pub texts: Vec<TextBox>,
    /// Whom to ask.
    pub team: Field,
    /// Their mailbox.
    pub email: Field,
    /// Their telephone.
    pub phone: Field,
    /// Where paper goes.
    pub address: Field,
    /// The language it is written in.
    pub written_in: String,
    /// The languages it is offered in besides.
    pub languages: Vec<Choice>,
    /// The equality questions.
    pub equality: Vec<Choice>,
    /// When it opens and closes, while that can be set here: two days, two clock times.
    pub dates: Option<(DayField, Field, DayField, Field)>,
    /// Its picture.
    pub picture: PictureLine,
    /// The address of the public page.
    pub slug: String,
}

impl Page for AboutPage {
    const TEMPLATE: &'static str = "builder/about.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            head: Head {
                errors: FormErrors::none(),
                ..Head::example(full)
            },
            title: field("title"),
            texts: vec![TextBox {
                label: "What is it for?".to_owned(),
                hint: "One or two sentences".to_owned(),
                field: field("purpose"),
            }],
            team: field("team"),
            email: field("email"),
            phone: field("phone"),
            address: field("address"),
            written_in: "English".to_owned(),
            languages: vec![Choice::plain("cy", "Welsh", true)],
            equality: vec![Choice::plain("age_band", "How old are you?", true)],
            dates: full.then(|| {
                let clock = |name: &str| field(name);
                (
                    DayField::example("opens"),
                    clock("opens-clock"),
                    DayField::example("closes"),
                    clock("closes-clock"),
                )
            }),
            picture: PictureLine::example(full),
            slug: "better-days".to_owned(),
        };
        vec![page(true), page(false)]
    }
}
