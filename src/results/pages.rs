//! What the templates of figures receive.

use serde::Serialize;

use super::views::AllView;
use crate::web::Page;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};

/// Which release is shown.
#[derive(Clone, Debug, Serialize)]
pub struct SnapshotView {
    /// The day it was taken, in words.
    pub day: String,
    /// How many responses it holds.
    pub responses: String,
    /// How many responses were left out and why, in words.
    pub aside: Option<String>,
}

impl SnapshotView {
    pub(crate) fn example() -> Self {
        Self {
            day: "21 November 2026".to_owned(),
            responses: "450".to_owned(),
            aside: Some("Left out: A test: [c].".to_owned()),
        }
    }
}

/// Results of a survey so far, for everybody together.
#[derive(Serialize)]
pub struct ResultsPage {
    /// The survey.
    pub survey: Link,
    /// Which release; none yet below ten responses.
    pub snapshot: Option<SnapshotView>,
    /// Questions, themes and channels.
    pub subjects: Vec<AllView>,
    /// Questions that are not counted.
    pub uncounted: Vec<Said>,
    /// How many left an address to be written to, in words.
    pub addresses: Option<String>,
    /// How many files came in, a line for each question.
    pub files: Vec<String>,
    /// The figures as files.
    pub tables: Vec<Link>,
    /// Where the public reads them, and since when.
    pub public: Option<Link>,
    /// Whether whoever looks may publish them and take them back.
    pub can_publish: bool,
    /// Why they are taken back.
    pub why: Field,
    /// What is wrong with that.
    pub errors: FormErrors,
    /// Address of this page, start of its forms.
    pub here: String,
}

impl Page for ResultsPage {
    const TEMPLATE: &'static str = "results/results.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |some: bool, public: bool, errors: FormErrors| Self {
            survey: Link::new("Community mental health", "/staff/surveys/1"),
            snapshot: some.then(SnapshotView::example),
            subjects: match some {
                true => vec![
                    AllView::example(),
                    AllView::example_of_ranking(),
                    AllView::example_of_nothing(),
                ],
                false => vec![],
            },
            uncounted: match some {
                true => vec![Said::plain("When did you move here?")],
                false => vec![],
            },
            addresses: some.then(|| "12 people left an address.".to_owned()),
            files: match some {
                true => vec!["A picture? 12 files came in.".to_owned()],
                false => vec![],
            },
            tables: match some {
                true => vec![Link::new("CSV", "/staff/surveys/1/results/csv")],
                false => vec![],
            },
            public: public.then(|| Link::new("Public since 3 March 2027", "/surveys/a/figures")),
            can_publish: some,
            why: Field::new("why", "", &errors),
            errors,
            here: "/staff/surveys/1/results".to_owned(),
        };
        vec![
            page(true, false, FormErrors::none()),
            page(true, true, FormErrors::example("why", "Enter a reason")),
            page(false, false, FormErrors::none()),
        ]
    }
}

/// What the public will see of the figures, before it does.
#[derive(Serialize)]
pub struct PublishPage {
    /// The survey.
    pub survey: Said,
    /// The way back.
    pub results: Link,
    /// Which release.
    pub snapshot: SnapshotView,
    /// Whether the public sees them already.
    pub public: bool,
    /// That people are still answering, in words.
    pub open: Option<String>,
    /// What the public will see figures of.
    pub subjects: Vec<PublicSubject>,
    /// What it will not: questions only staff see.
    pub staff_only: Vec<Said>,
    /// Why, while people are still answering.
    pub why: Option<Field>,
    /// Having looked at it.
    pub sure: Vec<Choice>,
    /// What is wrong with that.
    pub sure_error: Option<String>,
    /// What is wrong.
    pub errors: FormErrors,
    /// When the public read them before.
    pub history: Vec<PublishedView>,
    /// Address of this page.
    pub here: String,
}

/// Something the public will see figures of.
#[derive(Clone, Debug, Serialize)]
pub struct PublicSubject {
    /// What it is about.
    pub name: Said,
    /// How many answered, in words.
    pub answered: Option<String>,
}

/// A time in which the public read the figures.
#[derive(Clone, Debug, Serialize)]
pub struct PublishedView {
    /// Who published them, and when.
    pub by: String,
    /// Why, where people were still answering.
    pub why: String,
    /// How it ended, and why.
    pub ended: Option<(String, String)>,
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "results/publish.html";
    const POSTS: bool = true;

    fn examples() -> Vec<Self> {
        let page = |open: bool, public: bool, errors: FormErrors| Self {
            survey: Said::plain("Community mental health"),
            results: Link::new("Results so far", "/staff/surveys/1/results"),
            snapshot: SnapshotView::example(),
            public,
            open: open.then(|| "People can answer until 3 March 2027.".to_owned()),
            subjects: vec![PublicSubject {
                name: Said::plain("How easy was it to get help?"),
                answered: open.then(|| "Answered by 410".to_owned()),
            }],
            staff_only: match open {
                true => vec![Said::plain("Who typed it?")],
                false => vec![],
            },
            why: open.then(|| Field::new("why", "", &errors)),
            sure: vec![Choice::plain("yes", "I have looked at it", false)],
            sure_error: errors.of("sure"),
            errors,
            history: match public {
                true => vec![
                    PublishedView {
                        by: "Jo, 3 March 2027".to_owned(),
                        why: "The meeting needs them".to_owned(),
                        ended: None,
                    },
                    PublishedView {
                        by: "Jo, 2 March 2027".to_owned(),
                        why: String::new(),
                        ended: Some(("Taken back: Jo".to_owned(), "A slip".to_owned())),
                    },
                ],
                false => vec![],
            },
            here: "/staff/surveys/1/results/publish".to_owned(),
        };
        vec![
            page(false, false, FormErrors::none()),
            page(true, false, FormErrors::example("sure", "Look at it")),
            page(true, true, FormErrors::none()),
        ]
    }
}

/// Figures of a survey, for the public.
#[derive(Serialize)]
pub struct FiguresPage {
    /// The survey.
    pub survey: Link,
    /// Language of its title, where that is not the page's.
    pub survey_lang: Option<String>,
    /// Whether everything in it is made up.
    pub fictional: bool,
    /// Which release.
    pub snapshot: SnapshotView,
    /// Questions, and how people answered them.
    pub subjects: Vec<AllView>,
    /// The figures as files.
    pub files: Vec<Link>,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "results/figures.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        vec![Self {
            survey: Link::new("Community mental health", "/surveys/better-days"),
            survey_lang: Some("en".to_owned()),
            fictional: true,
            snapshot: SnapshotView::example(),
            subjects: vec![AllView::example(), AllView::example_of_ranking()],
            files: vec![Link::new("CSV", "/surveys/better-days/figures/csv")],
        }]
    }
}
