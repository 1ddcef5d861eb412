//! What a change takes away, before it is made.

use serde::Serialize;

use super::{CheckRow, CheckSection, Head};
use crate::safeguarding::pages::SafetyPanel;
use crate::web::Page;

/// Which answers go when a page is kept as it was typed.
#[derive(Serialize)]
pub struct DroppingPage {
    /// The survey.
    pub head: Head,
    /// Number of the page in its address.
    pub number: usize,
    /// The questions with the answers that go.
    pub rows: Vec<CheckRow>,
    /// Everything typed on the page, by name of the field.
    pub typed: Vec<(String, String)>,
    /// The page with what is stored.
    pub back: String,
    /// Where to find help, when what was typed calls for it.
    pub safety: Option<SafetyPanel>,
}

impl Page for DroppingPage {
    const TEMPLATE: &'static str = "respond/dropping.html";
    const PUBLIC: bool = true;
    const POSTS: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        let section = CheckSection::examples().pop();
        let rows = section.map_or_else(Vec::new, |section| section.rows);
        let page = |safety| Self {
            head: Head::example(),
            number: 1,
            rows: rows.clone(),
            safety,
            typed: vec![("q1".to_owned(), "no".to_owned())],
            back: "/surveys/better-days/sections/1".to_owned(),
        };
        vec![page(None), page(SafetyPanel::examples().pop())]
    }
}
