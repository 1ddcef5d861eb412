//! Mails with a way back. They hold the link and nothing else: no answer, not even what the survey
//! is about.

use serde::Serialize;

use super::Nonce;
use super::gate::LeadsTo;
use crate::site::Site;
use crate::web::page::Letter;

/// A mail with a link.
#[derive(Serialize)]
pub struct BackLetter {
    /// `link`, `reminder` or `receipt`.
    pub what: &'static str,
    /// The link.
    pub link: String,
    /// Until when the link works, in words.
    pub until: Option<String>,
}

impl BackLetter {
    /// The link to somebody's draft or receipt, in their language.
    pub(super) fn new(
        site: &Site,
        nonce: &Nonce,
        slug: &str,
        what: &'static str,
        (language, until): (&str, Option<chrono::DateTime<chrono::Utc>>),
    ) -> Self {
        let leads_to = match what {
            "receipt" => LeadsTo::Receipt,
            _ => LeadsTo::Draft,
        };
        let token = nonce.token(&site.keys, leads_to, slug);
        let texts = site.locales.get(language);
        let language = texts.language();
        let prefix = match language.tag {
            "en" => String::new(),
            other => format!("/{other}"),
        };
        Self {
            what,
            link: site.base.join(&format!("{prefix}/back/{token}")),
            until: until.map(|until| texts.moment(until)),
        }
    }
}

impl Letter for BackLetter {
    const TEMPLATE: &'static str = "back";

    fn examples() -> Vec<Self> {
        let letter = |what: &'static str, until: bool| Self {
            what,
            link: "https://example.org/back/x".to_owned(),
            until: until.then(|| "12 December 2026 at 5pm".to_owned()),
        };
        vec![
            letter("link", true),
            letter("reminder", true),
            letter("receipt", true),
            letter("receipt", false),
        ]
    }
}
