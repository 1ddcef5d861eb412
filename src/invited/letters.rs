//! Invitations and reminders.

use domain::time::day_in_london;
use serde::Serialize;

use crate::notices::queries::Subject;
use crate::respond::pages::ContactLines;
use crate::respond::views;
use crate::site::Site;
use crate::web::locale::path_in;
use crate::web::page::Letter;
use crate::web::ui::Said;

/// What somebody on a list is written.
#[derive(Serialize)]
pub struct InvitationLetter {
    /// `invitation` or `reminder`.
    pub what: &'static str,
    /// Who asks.
    pub body_name: String,
    /// The survey's title.
    pub title: Said,
    /// What it is for.
    pub purpose: Said,
    /// Until when, in words.
    pub closes: Option<String>,
    /// Their own link.
    pub link: String,
    /// Where they are struck off the list.
    pub leave: String,
    /// Whom to ask.
    pub contact: ContactLines,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

impl InvitationLetter {
    /// The letter with somebody's link, in the language of their list. Round 0 invites, others
    /// remind.
    #[must_use]
    pub fn new(site: &Site, of: &Subject, lang: &str, round: i32, link: &str) -> Self {
        let path = |path: &str| site.base.join(&path_in(lang, path));
        let texts = site.locales.get(lang);
        Self {
            what: if round == 0 { "invitation" } else { "reminder" },
            body_name: of.body_name.clone(),
            title: Said::of(&of.definition.title, lang),
            purpose: Said::of(&of.definition.purpose, lang),
            closes: of.closes_at.map(|at| texts.date(day_in_london(at))),
            link: path(link),
            leave: path(&format!("{link}/leave")),
            contact: views::contact(&of.definition, lang),
            fictional: of.fictional,
        }
    }
}

impl Letter for InvitationLetter {
    const TEMPLATE: &'static str = "invited";

    fn examples() -> Vec<Self> {
        let letter = |what: &'static str, full: bool| Self {
            what,
            body_name: "Larkmoor Council".to_owned(),
            title: Said::plain("Better days"),
            purpose: Said::plain("To hear what would help"),
            closes: full.then(|| "14 December 2026".to_owned()),
            link: "https://example.org/i/x".to_owned(),
            leave: "https://example.org/i/x/leave".to_owned(),
            contact: match full {
                true => ContactLines::example(),
                false => ContactLines::default(),
            },
            fictional: full,
        };
        vec![letter("invitation", true), letter("reminder", false)]
    }
}
