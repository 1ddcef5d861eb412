//! The start page.

use serde::Serialize;

use super::{ContactLines, Head, PictureView};
use crate::notices::pages::NoticeView;
use crate::web::Page;
use crate::web::ui::{Said, SaidLink};

/// A language or form a survey is offered in.
#[derive(Serialize)]
pub struct Offered {
    /// Its language.
    pub tag: String,
    /// Direction of its name.
    pub dir: &'static str,
    /// Its own name.
    pub name: String,
    /// The start page in it.
    pub href: String,
}

/// The start page of a survey, open or not.
#[derive(Serialize)]
pub struct StartPage {
    /// The survey.
    pub head: Head,
    /// Its programme.
    pub programme: SaidLink,
    /// Who asks.
    pub body_name: Said,
    /// `open`, `not_yet` or `closed`.
    pub door: &'static str,
    /// When it opens or closes, in words.
    pub dates: Option<String>,
    /// What it is for.
    pub purpose: Said,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// What is not yet decided.
    pub undecided: Said,
    /// How long it takes, in words.
    pub minutes: String,
    /// How many sections there are, in words.
    pub sections: String,
    /// Whether equality questions follow, with the time they take.
    pub equality: Option<String>,
    /// What the options are.
    pub options: Said,
    /// Who decides, and when.
    pub decision: Said,
    /// What happens with the answers.
    pub next_steps: Said,
    /// Who holds the answers and how to object.
    pub privacy: Said,
    /// Who is responsible for the data, why the law allows it, how long it is kept.
    pub data: Vec<(String, Said)>,
    /// Whom to ask.
    pub contact: ContactLines,
    /// The other languages and forms it is offered in.
    pub offered: Vec<Offered>,
    /// What was said besides the questions, the newest.
    pub notices: Vec<NoticeView>,
    /// Where the public reads what was found in the answers.
    pub results: Option<String>,
    /// Whether answers are being given in this browser.
    pub begun: bool,
    /// Whether something was sent from this browser.
    pub sent: bool,
    /// Whether something on it is only in English.
    pub partly: bool,
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "respond/start.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let page = |door: &'static str, full: bool, begun: bool, sent: bool| Self {
            head: Head::example(),
            programme: SaidLink::plain("Better days", "/programmes/better-days"),
            body_name: Said::plain("Larkmoor Council"),
            door,
            dates: full.then(|| "Closes on 12 December 2026 at 11:59pm".to_owned()),
            purpose: Said::plain("To hear what would help"),
            picture: full.then(|| PictureView::example(full)),
            undecided: Said::plain(if full {
                "Where the safe space will be"
            } else {
                ""
            }),
            minutes: "10 minutes".to_owned(),
            sections: "4 sections".to_owned(),
            equality: full.then(|| "2 minutes".to_owned()),
            options: Said::plain(if full { "A house or a flat" } else { "" }),
            decision: Said::plain(if full { "The board, in May" } else { "" }),
            data: match full {
                true => vec![("Who is responsible".to_owned(), Said::plain("The council"))],
                false => vec![],
            },
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
            offered: match full {
                true => vec![Offered {
                    tag: "ur".to_owned(),
                    dir: "rtl",
                    name: "اردو".to_owned(),
                    href: "/ur/surveys/better-days".to_owned(),
                }],
                false => Vec::new(),
            },
            notices: match full {
                true => NoticeView::examples(),
                false => vec![],
            },
            results: full.then(|| "/surveys/better-days/results".to_owned()),
            begun,
            sent,
            partly: full,
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
