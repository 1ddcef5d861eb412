//! Mails to those who left an address: what was asked, what was wrong, what happened.

use domain::Named;
use domain::survey::Text;
use serde::Serialize;

use super::queries::{Notice, Subject};
use crate::respond::commands::addresses::Addressed;
use crate::site::Site;
use crate::web::locale::path_in;
use crate::web::page::Letter;
use crate::web::ui::Said;

/// What somebody who left an address is told.
#[derive(Serialize)]
pub struct NoticeLetter {
    /// What it is: `question`, `correction` or `news`.
    pub kind: &'static str,
    /// Who asks.
    pub body_name: String,
    /// The survey's title.
    pub title: Said,
    /// The question, what was wrong, or the headline.
    pub first: Said,
    /// The answer, what is right, or the news.
    pub second: Said,
    /// The page it is about.
    pub about: Option<String>,
    /// The list of all notices.
    pub link: String,
    /// Where answers can still be changed, with the receipt code.
    pub receipts: Option<String>,
    /// Where the address is deleted.
    pub leave: String,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

impl NoticeLetter {
    /// The letter about a notice, in the language somebody answered in.
    #[must_use]
    pub fn new(
        site: &Site,
        of: &Subject,
        notice: &Notice,
        to: &Addressed,
        open: bool,
    ) -> Option<Self> {
        let now = notice.wordings.first()?;
        let lang = to.language.as_str();
        let said = |text: &Text| Said::of(text, lang);
        let path = |path: &str| site.base.join(&path_in(lang, path));
        Some(Self {
            kind: notice.kind.name(),
            body_name: of.body_name.clone(),
            title: said(&of.definition.title),
            first: said(&now.first),
            second: said(&now.second),
            about: now.link.as_deref().map(path),
            link: path(&format!("/surveys/{}/notices", of.slug)),
            receipts: open.then(|| path("/receipts")),
            leave: path(&to.leave),
            fictional: of.fictional,
        })
    }
}

impl Letter for NoticeLetter {
    const TEMPLATE: &'static str = "notice";

    fn examples() -> Vec<Self> {
        let letter = |kind: &'static str, full: bool| Self {
            kind,
            body_name: "Larkmoor Council".to_owned(),
            title: Said::plain("Better days"),
            first: Said::plain("We said the house has six rooms."),
            second: Said::plain("It has four."),
            about: full.then(|| "https://example.org/you-said".to_owned()),
            link: "https://example.org/surveys/better-days/notices".to_owned(),
            receipts: full.then(|| "https://example.org/receipts".to_owned()),
            leave: "https://example.org/addresses/x".to_owned(),
            fictional: full,
        };
        vec![
            letter("correction", true),
            letter("question", false),
            letter("news", true),
            letter("news", false),
        ]
    }
}
