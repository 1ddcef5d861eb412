//! What the template of an assessment receives.

use serde::Serialize;

use crate::web::Page;
use crate::web::ui::Link;

/// A published assessment.
#[derive(Serialize)]
pub struct AssessmentPage {
    /// The programme.
    pub programme: Link,
    /// Whether it is made up.
    pub fictional: bool,
    /// 1 or 2.
    pub stage: i32,
    /// What the change is for.
    pub aims: String,
    /// Who is affected.
    pub affected: String,
    /// What was concluded.
    pub conclusion: String,
    /// Wording of the source.
    pub quotation: String,
    /// When it was made, in words.
    pub assessed: Option<String>,
    /// When it is looked at again, in words.
    pub review: Option<String>,
    /// A row for each characteristic of the Act, and for local extras that were assessed.
    pub rows: Vec<RowView>,
}

/// What an assessment says of one characteristic.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// The characteristic.
    pub name: String,
    /// Impact in words; none when the source says nothing.
    pub impact: Option<String>,
    /// How that is known.
    pub evidence: String,
    /// What is not known.
    pub gap: String,
    /// What is done against harm.
    pub mitigation: String,
}

impl Page for AssessmentPage {
    const TEMPLATE: &'static str = "assessment/assessment.html";
    const PUBLIC: bool = true;

    fn is_shared(&self) -> bool {
        true
    }

    fn examples() -> Vec<Self> {
        let row = |impact: Option<&str>| RowView {
            name: "Age".to_owned(),
            impact: impact.map(str::to_owned),
            evidence: "Themes".to_owned(),
            gap: "Young people".to_owned(),
            mitigation: "Visits".to_owned(),
        };
        let page = |full: bool| Self {
            programme: Link::new("Better days", "/programmes/better-days"),
            fictional: full,
            stage: 1,
            aims: "To help".to_owned(),
            affected: "People who are unwell".to_owned(),
            conclusion: "Positive".to_owned(),
            quotation: if full {
                "To eliminate".to_owned()
            } else {
                String::new()
            },
            assessed: full.then(|| "1 March 2019".to_owned()),
            review: full.then(|| "1 March 2020".to_owned()),
            rows: vec![row(Some("Positive")), row(None)],
        };
        vec![page(true), page(false)]
    }
}
