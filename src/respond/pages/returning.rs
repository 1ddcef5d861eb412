//! Stopping for a while, and coming back.

use serde::Serialize;

use super::Head;
use crate::safeguarding::pages::SafetyPanel;
use crate::web::Page;
use crate::web::ui::FormErrors;

/// The code with which somebody comes back, or the offer of one.
#[derive(Serialize)]
pub struct LaterPage {
    /// The survey.
    pub head: Head,
    /// The code; none before one was asked for.
    pub code: Option<String>,
    /// Until when the answers are kept, in words.
    pub until: String,
    /// When the survey closes, in words, if that is sooner.
    pub closes: Option<String>,
    /// Where the person stopped.
    pub back: String,
    /// Help, when there are words of distress among the answers.
    pub safety: Option<SafetyPanel>,
}

impl Page for LaterPage {
    const TEMPLATE: &'static str = "respond/later.html";
    const POSTS: bool = true;
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |code: Option<&str>, closes: Option<&str>| Self {
            head: Head::example(),
            code: code.map(str::to_owned),
            until: "12 December 2026".to_owned(),
            closes: closes.map(str::to_owned),
            back: "/surveys/better-days/resume".to_owned(),
            safety: closes.and_then(|_| SafetyPanel::examples().pop()),
        };
        let code = Some("123 456 789 016");
        vec![
            page(code, Some("1 December 2026 at 5pm")),
            page(code, None),
            page(None, None),
        ]
    }
}

/// Where such a code is typed in.
#[derive(Serialize)]
pub struct ResumePage {
    /// The survey.
    pub head: Head,
    /// What is wrong.
    pub errors: FormErrors,
    /// What was typed.
    pub code: String,
    /// Whether this browser holds other answers that were not sent.
    pub here: bool,
}

impl Page for ResumePage {
    const TEMPLATE: &'static str = "respond/resume.html";
    const POSTS: bool = true;
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |errors: FormErrors, here: bool| Self {
            head: Head::example(),
            errors,
            code: String::new(),
            here,
        };
        vec![
            page(FormErrors::none(), false),
            page(FormErrors::example("code", "Enter your code"), true),
        ]
    }
}
