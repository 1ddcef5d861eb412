//! What is typed to publish a notice, to change it, and to take it back.

use domain::notice::NoticeKind;
use domain::survey::{Fields, Text};
use domain::text::Paragraph;
use domain::{Problem, Problems};
use serde::Deserialize;

use super::queries::Worded;
use crate::web::form::{Form, forms};

/// The longest question, fault or headline.
const FIRST: usize = 1_000;
/// The longest answer, correction or news.
const SECOND: usize = 5_000;

/// A notice as it is typed: two texts in each language of the survey.
#[derive(Clone, Debug, Default)]
pub(super) struct NoticeForm {
    fields: Fields,
}

impl Form for NoticeForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        Some(Self { fields })
    }
}

/// What a notice says, checked.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The question, what was wrong, or the headline.
    pub first: Text,
    /// The answer, what is right, or the news.
    pub second: Text,
    /// The page of this site it is about.
    pub link: Option<String>,
    /// Why it is changed.
    pub reason: Option<Paragraph>,
}

impl NoticeForm {
    /// What a notice says now, to be changed.
    pub(super) fn of(worded: &Worded, languages: &[String]) -> Self {
        let mut pairs = Vec::new();
        for lang in languages {
            pairs.push((
                format!("first-{lang}"),
                worded.first.exactly(lang).to_owned(),
            ));
            pairs.push((
                format!("second-{lang}"),
                worded.second.exactly(lang).to_owned(),
            ));
        }
        pairs.push(("link".to_owned(), worded.link.clone().unwrap_or_default()));
        pairs.push(("read".to_owned(), worded.number.to_string()));
        let fields = Fields::from(pairs);
        Self { fields }
    }

    /// A new notice, which people are told of by default.
    pub(super) fn new(tell: bool) -> Self {
        let pairs = match tell {
            true => vec![("tell".to_owned(), "yes".to_owned())],
            false => Vec::new(),
        };
        let fields = Fields::from(pairs);
        Self { fields }
    }

    /// What stands in a box.
    pub(super) fn typed(&self, name: &str) -> &str {
        self.fields.one(name)
    }

    /// Whether people are to be told.
    pub(super) fn tells(&self) -> bool {
        self.typed("tell") == "yes"
    }

    /// The number of the wording that was read.
    pub(super) fn read(&self) -> Option<i32> {
        self.typed("read").parse().ok()
    }

    /// What it says, or everything wrong with it. The first of `languages` has to be there, the
    /// others may follow; a language with one text needs the other too. What changes something that
    /// was published needs a reason.
    pub(super) fn parse(
        &self,
        kind: NoticeKind,
        languages: &[String],
        changes: bool,
    ) -> Result<Wording, Problems> {
        let mut problems = Problems::new();
        let (mut first, mut second) = (Text::default(), Text::default());
        let source = languages.first().map_or("en", String::as_str);
        for lang in languages {
            let names = (format!("first-{lang}"), format!("second-{lang}"));
            let typed = (self.typed(&names.0), self.typed(&names.1));
            let is_empty = typed.0.trim().is_empty() && typed.1.trim().is_empty();
            if is_empty && lang != source {
                continue;
            }
            let (of_first, of_second) = terms(kind);
            let one = Paragraph::parse(typed.0, of_first, FIRST);
            if let Some(text) = problems.take(&names.0, one) {
                first.set(lang, text.as_str(), source);
            }
            let two = Paragraph::parse(typed.1, of_second, SECOND);
            if let Some(text) = problems.take(&names.1, two) {
                second.set(lang, text.as_str(), source);
            }
        }
        let link = problems.take("link", self.link());
        let reason = match changes {
            true => Paragraph::parse(self.typed("reason"), "field-reason", FIRST).map(Some),
            false => Ok(None),
        };
        let reason = problems.take("reason", reason);
        problems.finish(|| {
            Some(Wording {
                first,
                second,
                link: link?,
                reason: reason?,
            })
        })
    }

    /// The page it is about: one of this site, so that nobody is led elsewhere in our name.
    fn link(&self) -> Result<Option<String>, Problem> {
        let typed = self.typed("link").trim();
        let good = |c: char| c.is_ascii_alphanumeric() || "/-_.#".contains(c);
        match typed {
            "" => Ok(None),
            path if path.starts_with('/')
                && !path.starts_with("//")
                && path.len() <= 200
                && path.chars().all(good) =>
            {
                Ok(Some(path.to_owned()))
            }
            _ => Err(Problem::says("notice-link")),
        }
    }
}

/// The names of the two texts of a notice, as they stand in problems.
const fn terms(kind: NoticeKind) -> (&'static str, &'static str) {
    match kind {
        NoticeKind::Question => ("field-notice-asked", "field-notice-answer"),
        NoticeKind::Correction => ("field-notice-wrong", "field-notice-right"),
        NoticeKind::News => ("field-notice-headline", "field-notice-news"),
    }
}

/// A notice is taken back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WithdrawForm {
    /// Why.
    pub why: String,
}
forms!(WithdrawForm);

impl WithdrawForm {
    /// The reason; there has to be one.
    pub(super) fn parse(&self) -> Result<Paragraph, Problems> {
        Paragraph::parse(&self.why, "field-reason", FIRST)
            .map_err(|problem| Problems::one("why", problem))
    }
}
