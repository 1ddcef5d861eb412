//! What the templates of figures receive.

use serde::Serialize;

use super::views::AllView;
use crate::web::Page;
use crate::web::ui::{Link, Said};

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
}

impl Page for ResultsPage {
    const TEMPLATE: &'static str = "results/results.html";

    fn examples() -> Vec<Self> {
        let survey = || Link::new("Community mental health", "/staff/surveys/1");
        vec![
            Self {
                survey: survey(),
                snapshot: Some(SnapshotView::example()),
                subjects: vec![AllView::example(), AllView::example_of_ranking()],
                uncounted: vec![Said::plain("How old is your house?")],
                addresses: Some("12 people left an address.".to_owned()),
                files: vec!["A picture? 12 files came in.".to_owned()],
            },
            Self {
                survey: survey(),
                snapshot: None,
                subjects: vec![],
                uncounted: vec![],
                addresses: None,
                files: vec![],
            },
        ]
    }
}
