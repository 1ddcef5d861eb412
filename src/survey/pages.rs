//! What the staff templates of surveys receive.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::Link;

/// The list of surveys.
#[derive(Serialize)]
pub struct SurveysPage {
    /// Surveys, the newest first.
    pub rows: Vec<SurveyLine>,
    /// Whether somebody who publishes looks at them.
    pub may_publish: bool,
}

/// A survey in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyLine {
    /// Its title, leading to it.
    pub link: Link,
    /// The programme.
    pub programme: String,
    /// State in words.
    pub state: String,
    /// Responses, rounded.
    pub responses: String,
    /// How much of the comments a person has read, in words.
    pub read: String,
}

impl SurveyLine {
    pub(crate) fn example() -> Self {
        Self {
            link: Link::new("Community mental health", "/staff/surveys/1"),
            programme: "Better days".to_owned(),
            state: "Open, 21 days left".to_owned(),
            responses: "450".to_owned(),
            read: "12% of comments read".to_owned(),
        }
    }
}

impl Page for SurveysPage {
    const TEMPLATE: &'static str = "survey/list.html";

    fn examples() -> Vec<Self> {
        vec![
            Self {
                rows: vec![SurveyLine::example()],
                may_publish: true,
            },
            Self {
                rows: vec![],
                may_publish: false,
            },
        ]
    }
}

/// One survey.
#[derive(Serialize)]
pub struct SurveyPage {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Name in addresses.
    pub slug: String,
    /// The programme.
    pub programme: String,
    /// State in words.
    pub state: String,
    /// Opening and closing in words.
    pub opens: Option<String>,
    /// Closing in words.
    pub closes: Option<String>,
    /// Responses, rounded.
    pub responses: String,
    /// Responses by channel: channel in words, how many, rounded.
    pub channels: Vec<(String, String)>,
    /// What came in with signatures under it, in words.
    pub petitions: Option<String>,
    /// How much of the comments a person has read, in words.
    pub read: String,
    /// Who read how many: name and number.
    pub readers: Vec<(String, String)>,
    /// Whether it can be closed.
    pub can_close: bool,
    /// Where its comments are themed, its figures are read, its paper is keyed.
    pub links: Vec<WaysOn>,
    /// People who wait for another format or for help.
    pub waiting: Option<WaitingLine>,
}

/// People who wait for something to take part.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingLine {
    /// How many and until when, in words.
    pub text: String,
    /// Where their requests are.
    pub href: String,
    /// Whether whoever looks may see to them.
    pub may_help: bool,
    /// Whether it presses.
    pub pressing: bool,
}

/// Where somebody can go on to from a survey.
#[derive(Clone, Debug, Serialize)]
pub struct WaysOn {
    /// What they have in common.
    pub heading: String,
    /// The pages.
    pub links: Vec<Link>,
}

impl Page for SurveyPage {
    const TEMPLATE: &'static str = "survey/survey.html";

    fn examples() -> Vec<Self> {
        let waiting = |pressing: bool, may_help: bool| WaitingLine {
            text: "1 person is waiting".to_owned(),
            href: "/staff/surveys/1/formats".to_owned(),
            may_help,
            pressing,
        };
        let page = |full: bool, waiting: Option<WaitingLine>| Self {
            id: 1,
            title: "Community mental health".to_owned(),
            slug: "better-days".to_owned(),
            programme: "Better days".to_owned(),
            state: "Open".to_owned(),
            opens: full.then(|| "1 November 2026 at 9am".to_owned()),
            closes: full.then(|| "12 December 2026 at 11:59pm".to_owned()),
            responses: "450".to_owned(),
            channels: vec![("Online".to_owned(), "360".to_owned()); usize::from(full)],
            petitions: full.then(|| "1 petition with 640 signatures".to_owned()),
            read: "12% of comments read".to_owned(),
            readers: vec![("Jo".to_owned(), "54".to_owned()); usize::from(full)],
            can_close: full,
            links: vec![WaysOn {
                heading: "What people said".to_owned(),
                links: vec![Link::new("Themes", "/staff/themes"); usize::from(full)],
            }],
            waiting,
        };
        vec![
            page(true, Some(waiting(true, true))),
            page(true, Some(waiting(false, false))),
            page(false, None),
        ]
    }
}
