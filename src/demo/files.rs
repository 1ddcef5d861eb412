//! The demo's data, with its dates filled in.

use anyhow::Context;
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::assessment::AssessmentFile;
use crate::programme::commands::ProgrammeFile;
use crate::web::locale::Texts;

/// The programme of facts.
#[derive(Deserialize)]
pub(super) struct Review {
    pub(super) programme: ProgrammeFile,
    pub(super) assessment: AssessmentFile,
    pub(super) commitments: Vec<Promise>,
}

/// The made-up programme.
#[derive(Deserialize)]
pub(super) struct Larkmoor {
    pub(super) programme: ProgrammeFile,
    pub(super) assessment: AssessmentFile,
    pub(super) events: Vec<DropIn>,
    pub(super) commitments: Vec<Promise>,
    pub(super) themes: std::collections::BTreeMap<String, NamedTheme>,
    pub(super) organisations: Vec<Formal>,
    pub(super) petition: Petition,
}

/// A commitment.
#[derive(Deserialize)]
pub(super) struct Promise {
    pub(super) title: String,
    pub(super) theme: Option<String>,
    pub(super) you_said: String,
    pub(super) doing: Option<String>,
    pub(super) why_not: Option<String>,
    pub(super) status: Option<domain::commitment::Status>,
    /// Days from today.
    pub(super) due: Option<i64>,
    /// The first is accountable where the status is stated.
    pub(super) owners: Vec<String>,
    pub(super) published: Option<bool>,
}

/// A theme as its officer names it.
#[derive(Deserialize)]
pub(super) struct NamedTheme {
    pub(super) name: String,
    pub(super) definition: String,
}

/// A drop-in.
#[derive(Deserialize)]
pub(super) struct DropIn {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) venue: String,
    pub(super) address: String,
    pub(super) access: String,
    pub(super) contact: String,
    pub(super) sessions: Vec<Sitting>,
}

/// A sitting of a drop-in.
#[derive(Deserialize)]
pub(super) struct Sitting {
    /// Days from today.
    pub(super) day: i64,
    pub(super) starts: chrono::NaiveTime,
    pub(super) ends: chrono::NaiveTime,
    pub(super) places: i32,
}

/// The formal response of an organisation.
#[derive(Deserialize)]
pub(super) struct Formal {
    pub(super) name: String,
    pub(super) question: String,
    pub(super) text: String,
}

/// A petition.
#[derive(Deserialize)]
pub(super) struct Petition {
    pub(super) organisation: String,
    pub(super) signatures: i32,
    pub(super) question: String,
    pub(super) text: String,
}

/// Reads one of the demo's files. `{day+7}` becomes the day a week from `today` in words,
/// `{date+7}` the same as a date.
pub(super) fn read<T: DeserializeOwned>(
    json: &str,
    today: NaiveDate,
    texts: &Texts,
) -> anyhow::Result<T> {
    Ok(serde_json::from_str(&dated(json, today, texts)?)?)
}

/// A file with its dates filled in.
pub(super) fn dated(json: &str, today: NaiveDate, texts: &Texts) -> anyhow::Result<String> {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    for (marker, in_words) in Markers(json) {
        let at = rest.find(marker).context("a marker lies in the text")?;
        let (before, after) = rest.split_at(at);
        let offset = marker.trim_matches(['{', '}', 'd', 'a', 'y', 't', 'e']);
        let day = today + TimeDelta::days(offset.parse().context("days from today")?);
        out.push_str(before);
        out.push_str(&if in_words {
            texts.date(day)
        } else {
            day.to_string()
        });
        rest = after.get(marker.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    Ok(out)
}

/// The date markers of a text in order, each with whether it stands for words.
struct Markers<'a>(&'a str);

impl<'a> Iterator for Markers<'a> {
    type Item = (&'a str, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let (words, date) = (self.0.find("{day"), self.0.find("{date"));
        let start = words.into_iter().chain(date).min()?;
        let text = self.0.get(start..)?;
        let marker = text.get(..=text.find('}')?)?;
        self.0 = text.get(marker.len()..)?;
        Some((marker, Some(start) == words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::locale::Locales;

    #[test]
    fn dates_count_from_today() {
        let locales = Locales::shipped().expect("texts");
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let json = r#"Until {day-21}, {date+21}T09:00 and {day+0}"#;
        let dated = dated(json, today, locales.get("en")).expect("dates");
        assert_eq!(
            dated,
            "Until 31 October 2026, 2026-12-12T09:00 and 21 November 2026"
        );
    }
}
