//! The library, and what is put into a survey from it.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Choice, FormErrors};

/// Everything that can be put into a survey.
#[derive(Serialize)]
pub struct LibraryPage {
    /// What was kept here, the newest first.
    pub kept: Vec<PieceView>,
    /// What comes ready.
    pub ready: Vec<PieceView>,
    /// The version of the equality set.
    pub version: String,
    /// The equality questions.
    pub equality: Vec<EqualityLine>,
}

/// A question or a section of the library.
#[derive(Clone, Debug, Serialize)]
pub struct PieceView {
    /// Key, where it was kept here.
    pub id: i64,
    /// Whether it is a section.
    pub is_section: bool,
    /// What it is called.
    pub title: String,
    /// What it holds, in words.
    pub what: String,
    /// Who kept it when.
    pub kept: String,
}

/// A question of the equality set.
#[derive(Clone, Debug, Serialize)]
pub struct EqualityLine {
    /// Its code.
    pub code: String,
    /// What it asks.
    pub question: String,
    /// Its options.
    pub options: Vec<String>,
}

impl Page for LibraryPage {
    const TEMPLATE: &'static str = "builder/library.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let piece = |is_section: bool| PieceView {
            id: 1,
            is_section,
            title: "Getting help".to_owned(),
            what: "2 questions".to_owned(),
            kept: "Olive Officer, today".to_owned(),
        };
        let page = |kept: Vec<PieceView>| Self {
            kept,
            ready: vec![piece(true), piece(false)],
            version: "2026-1".to_owned(),
            equality: vec![EqualityLine {
                code: "age_band".to_owned(),
                question: "What is your age group?".to_owned(),
                options: vec!["16 to 17".to_owned()],
            }],
        };
        vec![page(vec![piece(true), piece(false)]), page(vec![])]
    }
}

/// What to put into a survey from the library.
#[derive(Serialize)]
pub struct InsertPage {
    /// Key of the survey.
    pub survey: i64,
    /// Its title.
    pub title: String,
    /// What can be chosen, in groups.
    pub groups: Vec<(String, Vec<Choice>)>,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// The sections a question can go to.
    pub sections: Vec<Choice>,
    /// Everything wrong.
    pub errors: FormErrors,
}

impl Page for InsertPage {
    const TEMPLATE: &'static str = "builder/insert.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, sections: Vec<Choice>| Self {
            survey: 1,
            title: "Community mental health".to_owned(),
            groups: vec![
                (
                    "Questions kept here".to_owned(),
                    vec![Choice::plain("kept-1", "How easy is it?", true)],
                ),
                (
                    "Sections that come ready".to_owned(),
                    vec![Choice::plain("visit-visit", "Your visit", false)],
                ),
            ],
            error: errors.of("piece"),
            sections,
            errors,
        };
        vec![
            page(
                FormErrors::none(),
                vec![Choice::plain("help", "Getting help", true)],
            ),
            page(FormErrors::example("piece", "Select what to add"), vec![]),
        ]
    }
}
