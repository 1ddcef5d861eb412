//! The receipt, and what can be done with it.

use serde::Serialize;

use super::{CheckSection, ContactLines, Head};
use crate::safeguarding::pages::SafetyPanel;
use crate::web::Page;
use crate::web::ui::{FormErrors, Link, Said};

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
    /// Help, when words of distress were sent.
    pub safety: Option<SafetyPanel>,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "respond/sent.html";
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, safety: Option<SafetyPanel>| Self {
            head: Head::example(),
            safety,
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
        let mut pages = vec![page(true, None), page(false, None)];
        let panels = SafetyPanel::examples().into_iter();
        pages.extend(panels.map(|panel| page(true, Some(panel))));
        pages
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
    const PUBLIC: bool = true;
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
    const PUBLIC: bool = true;
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
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        vec![Self { withdrawn: true }, Self { withdrawn: false }]
    }
}

/// Where whoever left an address deletes it.
#[derive(Serialize)]
pub struct LeavePage {
    /// What the mail proved it with.
    pub token: String,
    /// Whether it is still kept.
    pub kept: bool,
}

impl Page for LeavePage {
    const TEMPLATE: &'static str = "respond/leave.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |kept: bool| Self {
            token: "token".to_owned(),
            kept,
        };
        vec![page(true), page(false)]
    }
}
