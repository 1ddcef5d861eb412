//! What the page of unusual responses receives.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::Said;

/// What is unusual about the responses of a survey.
#[derive(Serialize)]
pub struct UnusualPage {
    /// Key of the survey.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What is unusual: name, what it means, how many responses.
    pub marks: Vec<MarkLine>,
    /// Near-identical texts, the largest group first.
    pub campaigns: Vec<CampaignView>,
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
    /// Submissions.
    pub submissions: String,
    /// Different texts among them.
    pub distinct: String,
    /// Different points those make.
    pub points: String,
    /// The same in a sentence, for a report.
    pub sentence: String,
    /// The text most of them sent.
    pub usual: String,
}

impl Page for UnusualPage {
    const TEMPLATE: &'static str = "scrutiny/unusual.html";

    fn examples() -> Vec<Self> {
        let page = |full: bool| Self {
            id: 1,
            title: "Better days".to_owned(),
            marks: vec![MarkLine {
                name: "Sent very fast".to_owned(),
                text: "Sooner than it can be read".to_owned(),
                count: "3".to_owned(),
            }],
            campaigns: match full {
                true => vec![CampaignView {
                    question: Said::plain("What would help?"),
                    submissions: "37".to_owned(),
                    distinct: "4".to_owned(),
                    points: "6".to_owned(),
                    sentence: "37 people sent nearly the same text".to_owned(),
                    usual: "Please keep the centre\nopen".to_owned(),
                }],
                false => vec![],
            },
        };
        vec![page(true), page(false)]
    }
}
