//! Everything answered, before it is sent.

use serde::Serialize;

use super::Head;
use crate::safeguarding::pages::SafetyPanel;
use crate::web::Page;
use crate::web::ui::{FormErrors, Said};

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
    /// Help, when there are words of distress among the answers.
    pub safety: Option<SafetyPanel>,
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
    pub(crate) fn examples() -> Vec<Self> {
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
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, gone: bool| Self {
            head: Head::example(),
            sections: CheckSection::examples(),
            back: "/surveys/better-days/sections/1".to_owned(),
            errors,
            gone,
            safety: SafetyPanel::examples().pop().filter(|_| gone),
        };
        vec![
            page(FormErrors::none(), true),
            page(FormErrors::example("q1", "Select an answer"), false),
        ]
    }
}
