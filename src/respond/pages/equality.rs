//! The gate before the equality questions, and their screens.

use serde::Serialize;

use super::{Head, QuestionView};
use crate::web::Page;
use crate::web::ui::{Choice, FormErrors};

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
    const PUBLIC: bool = true;
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
    const PUBLIC: bool = true;
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
