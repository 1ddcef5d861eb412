//! What the page of unusual responses receives.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::{Pagination, Said};

/// What is unusual about the responses of a survey.
#[derive(Serialize)]
pub struct UnusualPage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What is unusual: name, what it means, how many responses.
    pub marks: Vec<MarkLine>,
    /// How many groups of near-identical texts there are, in words; none when there are none.
    pub found: Option<String>,
    /// Near-identical texts, the largest group first: one page of them.
    pub campaigns: Vec<CampaignView>,
    /// Further pages.
    pub pages: Option<Pagination>,
}

/// One mark.
#[derive(Clone, Debug, Serialize)]
pub struct MarkLine {
    /// What is unusual.
    pub name: String,
    /// What it means and what it does not.
    pub text: String,
    /// How many responses bear it.
    pub count: String,
}

/// One group of near-identical texts.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignView {
    /// The question they answer.
    pub question: Said,
    /// Submissions, different texts among them, and different points those make, in a sentence for
    /// a report.
    pub sentence: String,
    /// The text most of them sent.
    pub usual: String,
    /// Whether it is long enough to be folded.
    pub long: bool,
}

impl Page for UnusualPage {
    const TEMPLATE: &'static str = "scrutiny/unusual.html";

    fn examples() -> Vec<Self> {
        let campaign = |long: bool| CampaignView {
            question: Said::plain("What would help?"),
            sentence: "37 people sent nearly the same text".to_owned(),
            usual: "Please keep the centre\nopen".to_owned(),
            long,
        };
        let page = |full: bool| Self {
            id: 1,
            title: "Better days".to_owned(),
            marks: vec![MarkLine {
                name: "Sent very fast".to_owned(),
                text: "Sooner than it can be read".to_owned(),
                count: "3".to_owned(),
            }],
            found: full.then(|| "12 groups".to_owned()),
            campaigns: match full {
                true => vec![campaign(false), campaign(true)],
                false => vec![],
            },
            pages: match full {
                true => Pagination::new(2, 3, |n| format!("?page={n}")),
                false => None,
            },
        };
        vec![page(true), page(false)]
    }
}
