//! The receipt, and what can be done with it.

use serde::Serialize;

use super::{CheckSection, ContactLines, Head};
use crate::safeguarding::pages::SafetyPanel;
use crate::web::Page;
use crate::web::ui::{Field, FormErrors, Link, Said};

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
    /// What is read out to somebody who asks.
    pub reference: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// Where a link is to be sent.
    pub email: Field,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "respond/sent.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
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
            reference: "7TX3-V0QK".to_owned(),
            errors: match full {
                true => FormErrors::example("email", "Enter an e-mail address"),
                false => FormErrors::none(),
            },
            email: Field::new("email", "", &FormErrors::none()),
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
    /// Whether a mailed link has filled it in.
    pub filled_in: bool,
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
            filled_in: false,
        };
        let page = |filled_in: bool| Self {
            errors: FormErrors::none(),
            code: String::new(),
            filled_in,
        };
        vec![page(false), page(true), wrong]
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
    /// The day it was last corrected, in words.
    pub corrected: Option<String>,
    /// The answers.
    pub sections: Vec<CheckSection>,
    /// Whether they can be changed.
    pub can_correct: bool,
    /// Whether equality answers can.
    pub can_tag: bool,
    /// Whether the survey asks equality questions, so that answers to them can be deleted.
    pub can_stop: bool,
    /// Whether that was just done.
    pub stopped: bool,
    /// Until when, in words.
    pub closes: Option<String>,
    /// What became of the words.
    pub became: BecameView,
    /// What happens with all answers.
    pub next_steps: Said,
    /// Whether it is being asked if it shall really be withdrawn.
    pub confirming: bool,
}

impl Page for HeldPage {
    const TEMPLATE: &'static str = "respond/held.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let page = |full: bool, confirming: bool| Self {
            code: "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-W".to_owned(),
            title: Said::plain("Better days"),
            received: "6 March 2026".to_owned(),
            corrected: full.then(|| "7 March 2026".to_owned()),
            sections: CheckSection::examples(),
            can_correct: full,
            can_tag: full,
            can_stop: full,
            stopped: full,
            closes: full.then(|| "12 December 2026 at 5pm".to_owned()),
            became: BecameView::example(full),
            next_steps: Said::plain(if full { "We publish in March" } else { "" }),
            confirming,
        };
        vec![page(true, false), page(false, false), page(false, true)]
    }
}

/// What became of somebody's words.
#[derive(Clone, Debug, Serialize)]
pub struct BecameView {
    /// How many of them a person has read, in words; none when nothing was written.
    pub read: Option<String>,
    /// Themes they belong to that were answered in public.
    pub themes: Vec<BecameTheme>,
}

/// A theme with what is being done about it.
#[derive(Clone, Debug, Serialize)]
pub struct BecameTheme {
    /// What it is called.
    pub name: String,
    /// The commitments that answer it.
    pub commitments: Vec<BecameCommitment>,
}

/// A commitment, and how far it is.
#[derive(Clone, Debug, Serialize)]
pub struct BecameCommitment {
    /// Its title and page.
    pub link: Link,
    /// How far it is, in words.
    pub status: String,
}

impl BecameView {
    fn example(full: bool) -> Self {
        let theme = BecameTheme {
            name: "The last bus".to_owned(),
            commitments: vec![BecameCommitment {
                link: Link::new("A later bus", "/you-said/1"),
                status: "On track".to_owned(),
            }],
        };
        Self {
            read: full.then(|| "A person has read it.".to_owned()),
            themes: if full { vec![theme] } else { vec![] },
        }
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
