//! Mails about assessments: links and days, nothing of what they say.

use serde::Serialize;

use crate::web::page::Letter;

/// An assessment is to be looked at again.
#[derive(Serialize)]
pub struct ReviewLetter {
    /// Why: `due`, `overdue` or `doubted`.
    pub why: &'static str,
    /// The programme.
    pub programme: String,
    /// 1 or 2.
    pub stage: u8,
    /// The day it is looked at again, in words; empty where that is not what it is about.
    pub day: String,
    /// Whether the public is told when that day is past.
    pub in_public: bool,
    /// Where it stands.
    pub link: String,
}

impl Letter for ReviewLetter {
    const TEMPLATE: &'static str = "assessment";
    const PUBLIC: bool = false;

    fn examples() -> Vec<Self> {
        let letter = |why: &'static str, in_public: bool| Self {
            why,
            programme: "Better days".to_owned(),
            stage: 1,
            day: "1 March 2027".to_owned(),
            in_public,
            link: "https://example.org/staff/assessments/1".to_owned(),
        };
        vec![
            letter("due", true),
            letter("due", false),
            letter("overdue", true),
            letter("overdue", false),
            letter("doubted", false),
        ]
    }
}
