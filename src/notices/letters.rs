//! Mails to those who left an address: what was asked, what was wrong, what happened.

use domain::Named;
use domain::survey::Text;
use domain::telling::Step;
use serde::Serialize;

use super::jobs::digest::News;
use super::queries::{Notice, Subject};
use crate::respond::commands::addresses::Addressed;
use crate::site::Site;
use crate::tracker::queries::Moved;
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

/// What somebody who left an address is told of what became of the survey.
#[derive(Serialize)]
pub struct DigestLetter {
    /// Who asks.
    pub body_name: String,
    /// The survey's title.
    pub title: Said,
    /// Commitments that are new, changed or closed.
    pub steps: Vec<StepLine>,
    /// Where the decision is, when that is new.
    pub decision: Option<String>,
    /// Everything that was promised.
    pub tracker: String,
    /// Where one sees what one's own words became part of, with the receipt code.
    pub receipts: String,
    /// Where the address is deleted.
    pub leave: String,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

/// A commitment in a mail.
#[derive(Serialize)]
pub struct StepLine {
    /// What it is called.
    pub title: String,
    /// What became of it: `new`, `changed` or `closed`.
    pub kind: &'static str,
    /// How far it is, in words.
    pub status: String,
    /// When it is due, in words.
    pub due: Option<String>,
    /// Its public page.
    pub link: String,
}

impl DigestLetter {
    /// The letter about what became of a survey, in the language somebody answered in.
    #[must_use]
    pub(super) fn new(site: &Site, of: &Subject, news: &News, to: &Addressed) -> Self {
        let lang = to.language.as_str();
        let texts = site.locales.get(lang);
        let path = |path: &str| site.base.join(&path_in(lang, path));
        let line = |(step, moved): &(Step, Moved)| {
            let (status, due_on) = moved.now;
            let due = due_on.filter(|_| *step != Step::Closed);
            StepLine {
                title: moved.title.clone(),
                kind: step.name(),
                status: texts.t(&format!("status-{}", status.name())),
                due: due.map(|day| texts.date(day)),
                link: path(&format!("/you-said/{}", moved.id)),
            }
        };
        let programme = format!("/programmes/{}", of.programme_slug);
        Self {
            body_name: of.body_name.clone(),
            title: Said::of(&of.definition.title, lang),
            steps: news.steps.iter().map(line).collect(),
            decision: news.decision.then(|| path(&programme)),
            tracker: path(&format!("/you-said?programme={}", of.programme_slug)),
            receipts: path("/receipts"),
            leave: path(&to.leave),
            fictional: of.fictional,
        }
    }
}

impl Letter for DigestLetter {
    const TEMPLATE: &'static str = "digest";

    fn examples() -> Vec<Self> {
        let step = |kind: &'static str, due: Option<&str>| StepLine {
            title: "Evening safe space".to_owned(),
            kind,
            status: "On track".to_owned(),
            due: due.map(str::to_owned),
            link: "https://example.org/you-said/1".to_owned(),
        };
        let letter = |full: bool| Self {
            body_name: "Larkmoor Council".to_owned(),
            title: Said::plain("Better days"),
            steps: match full {
                true => vec![
                    step("new", Some("1 February 2027")),
                    step("changed", None),
                    step("closed", None),
                ],
                false => vec![],
            },
            decision: (!full).then(|| "https://example.org/programmes/x".to_owned()),
            tracker: "https://example.org/you-said?programme=x".to_owned(),
            receipts: "https://example.org/receipts".to_owned(),
            leave: "https://example.org/addresses/x".to_owned(),
            fictional: full,
        };
        vec![letter(true), letter(false)]
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
