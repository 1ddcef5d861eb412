//! A section and the questions on it.

use serde::Serialize;

use super::Head;
use crate::web::ui::{Choice, FormErrors, Link, OtherBox, Said};
use crate::web::{Html, Page, markdown};

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
