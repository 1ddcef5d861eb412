//! What the public reads of the themes of a question.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Link, Said, SaidLink};

/// A theme as the public reads of it.
#[derive(Clone, Debug, Serialize)]
pub struct ToldView {
    /// Key.
    pub id: i64,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// What it is called.
    pub name: Said,
    /// What belongs to it.
    pub definition: Said,
    /// What does not.
    pub excludes: Said,
    /// How many people said it, in words, from the released figures.
    pub size: String,
    /// Their share, in words, and how long its bar is.
    pub share: Option<(String, String)>,
    /// Words of comments.
    pub quotes: Vec<String>,
    /// What is done about it: the commitment, its state, and the name of that.
    pub answers: Vec<(SaidLink, String, String)>,
}

impl ToldView {
    pub(super) fn examples() -> Vec<Self> {
        let view = |full: bool| Self {
            id: if full { 7 } else { 8 },
            depth: usize::from(!full),
            name: Said {
                text: "Waiting times".to_owned(),
                lang: full.then(|| "en".to_owned()),
            },
            definition: Said::plain(if full { "How long it takes" } else { "" }),
            excludes: Said::plain(if full { "Opening hours" } else { "" }),
            size: "People who said this: 45".to_owned(),
            share: full.then(|| ("12%".to_owned(), "12".to_owned())),
            quotes: full
                .then(|| "I waited a year".to_owned())
                .into_iter()
                .collect(),
            answers: full
                .then(|| {
                    let link = SaidLink::plain("Evening safe space", "/you-said/1");
                    (link, "On track".to_owned(), "on_track".to_owned())
                })
                .into_iter()
                .collect(),
        };
        vec![view(true), view(false)]
    }
}

/// What people said in answer to a question.
#[derive(Serialize)]
pub struct ToldPage {
    /// The survey.
    pub survey: Link,
    /// Its language, where it is not that of the page.
    pub survey_lang: Option<String>,
    /// What was asked.
    pub question: Said,
    /// The programme.
    pub programme: SaidLink,
    /// Whether all of it is made up.
    pub fictional: bool,
    /// Which figures these are, in sentences.
    pub figures: Vec<String>,
    /// The themes, each before those below it.
    pub themes: Vec<ToldView>,
    /// How they came about, in sentences.
    pub how: Vec<String>,
    /// When it was published, in words.
    pub published: String,
    /// Where commitments are.
    pub tracker: String,
    /// The other questions of the survey.
    pub others: Option<String>,
    /// Whether something on it is only in English.
    pub partly: bool,
}

impl Page for ToldPage {
    const TEMPLATE: &'static str = "themes/told.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            survey: Link::new("Better days", "/surveys/better-days"),
            survey_lang: (!full).then(|| "en".to_owned()),
            question: Said::plain("What would help?"),
            programme: SaidLink::plain("Better days", "/programmes/better-days"),
            fictional: full,
            figures: vec!["Figures as of 21 November 2026.".to_owned()],
            themes: ToldView::examples(),
            how: vec!["A person read every comment.".to_owned()],
            published: "Published on 21 November 2026.".to_owned(),
            tracker: "/you-said".to_owned(),
            others: full.then(|| "/surveys/better-days/results".to_owned()),
            partly: full,
        };
        vec![page(true), page(false)]
    }
}

/// The questions of a survey the public reads about.
#[derive(Serialize)]
pub struct ToldListPage {
    /// The survey.
    pub survey: Link,
    /// Its language, where it is not that of the page.
    pub survey_lang: Option<String>,
    /// Whether all of it is made up.
    pub fictional: bool,
    /// What was asked, where it leads, and when it was published.
    pub questions: Vec<(Said, String, String)>,
    /// The figures of the survey and when they were published, where they were.
    pub figures: Option<Link>,
}

impl Page for ToldListPage {
    const TEMPLATE: &'static str = "themes/told_list.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let question = (
            Said::plain("What would help?"),
            "/surveys/better-days/results/q4".to_owned(),
            "Published on 21 November 2026.".to_owned(),
        );
        let page = |lang: Option<&str>| Self {
            survey: Link::new("Better days", "/surveys/better-days"),
            survey_lang: lang.map(str::to_owned),
            fictional: lang.is_none(),
            questions: vec![question.clone()],
            figures: lang.is_none().then(|| {
                Link::new(
                    "Published on 21 November 2026.",
                    "/surveys/better-days/figures",
                )
            }),
        };
        vec![page(None), page(Some("en"))]
    }
}
