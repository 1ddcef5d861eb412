//! Mails to staff about people who ask for another format. They hold nothing of whoever asked.

use domain::Arg;
use domain::time::day_in_london;
use serde::Serialize;

use super::queries::ToTell;
use crate::site::Site;
use crate::web::page::Letter;

/// Why staff are written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Somebody asked.
    Arrived,
    /// It is past its day, or the survey closes soon.
    Soon,
    /// The survey closes very soon.
    Last,
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Soon => "soon",
            Self::Last => "last",
        }
    }
}

/// What a colleague is told about requests of one survey.
#[derive(Serialize)]
pub struct RequestLetter {
    /// Why: `arrived`, `soon` or `last`.
    pub what: &'static str,
    /// Their name.
    pub name: String,
    /// How many wait, in words.
    pub waiting: String,
    /// The programme.
    pub programme: String,
    /// The first day something is due, in words.
    pub due: String,
    /// When the survey closes, in words.
    pub closes: Option<String>,
    /// Where the requests are.
    pub link: String,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

impl RequestLetter {
    /// The letter about `count` requests, of which `first` is due first.
    #[must_use]
    pub fn new(site: &Site, name: &str, what: What, first: &ToTell, count: usize) -> Self {
        let texts = site.locales.get("en");
        let closes = first
            .survey
            .closes_at
            .map(|at| texts.date(day_in_london(at)));
        Self {
            what: what.name(),
            name: name.to_owned(),
            waiting: texts.with("formats-waiting", &[("count", Arg::from(count))]),
            programme: first.survey.title.clone(),
            due: texts.date(first.due_on),
            closes,
            link: site
                .base
                .join(&format!("/staff/surveys/{}/formats", first.survey.id)),
            fictional: first.survey.fictional,
        }
    }
}

impl Letter for RequestLetter {
    const TEMPLATE: &'static str = "format";
    const PUBLIC: bool = false;

    fn examples() -> Vec<Self> {
        let letter = |what: &'static str, full: bool| Self {
            what,
            name: "Jo".to_owned(),
            waiting: "2 people are waiting".to_owned(),
            programme: "Better days".to_owned(),
            due: "30 November 2026".to_owned(),
            closes: full.then(|| "14 December 2026".to_owned()),
            link: "https://example.org/staff/surveys/1/formats".to_owned(),
            fictional: full,
        };
        vec![
            letter("arrived", true),
            letter("soon", false),
            letter("last", true),
        ]
    }
}
