//! What is typed about a batch, and about a letter.

use chrono::NaiveDate;
use domain::response::{Channel, Variant};
use domain::survey::Fields;
use domain::text::{Line, normalise};
use domain::time::parse_day;
use domain::{Named, Now, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::web::form::{Form, forms};

/// The header of a bundle, asked once.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct BatchForm {
    /// Key of the survey.
    pub survey: String,
    /// What is written on it.
    pub label: String,
    /// Where the forms were collected.
    pub place: String,
    /// Day they came in.
    #[serde(rename = "received-day")]
    pub day: String,
    /// Month.
    #[serde(rename = "received-month")]
    pub month: String,
    /// Year.
    #[serde(rename = "received-year")]
    pub year: String,
    /// Form of the questionnaire.
    pub variant: String,
}

/// The header of a bundle, checked.
#[derive(Clone, Debug)]
pub struct NewBatch {
    /// Key of the survey.
    pub survey: i64,
    /// What is written on it.
    pub label: Line,
    /// Where the forms were collected.
    pub place: Line,
    /// When they came in.
    pub received_on: NaiveDate,
    /// Form of the questionnaire.
    pub variant: Variant,
}

impl BatchForm {
    /// The header, or everything wrong with it. `surveys` are those that take paper.
    pub(super) fn parse(&self, surveys: &[i64], now: Now) -> Result<NewBatch, Problems> {
        let mut problems = Problems::new();
        let survey = self.survey.parse().ok().filter(|id| surveys.contains(id));
        let survey = problems.take("survey", survey.ok_or(Problem::says("survey-missing")));
        let label = problems.take("label", Line::parse(&self.label, "field-label", 80));
        let place = problems.take("place", Line::parse(&self.place, "field-place", 120));
        let parts = [self.day.clone(), self.month.clone(), self.year.clone()];
        let received_on = problems.take("received-day", received(&parts, now));
        let variant = Variant::from_name(&self.variant).unwrap_or(Variant::Standard);
        problems.finish(|| {
            Some(NewBatch {
                survey: survey?,
                label: label?,
                place: place?,
                received_on: received_on?,
                variant,
            })
        })
    }
}

/// A day something came in: given, real, and not to come.
fn received(parts: &[String; 3], now: Now) -> Result<NaiveDate, Problem> {
    let day = parse_day(parts)?.ok_or(Problem::says("day-format"))?;
    if day > now.day() {
        Err(Problem::says("day-future"))
    } else {
        Ok(day)
    }
}

forms!(BatchForm);

/// A letter, an e-mail, a note of a call, the response of an organisation, a petition.
#[derive(Clone, Debug, Default)]
pub(super) struct LetterForm {
    /// How it came in.
    pub channel: String,
    /// Day it came in.
    pub received: [String; 3],
    /// Whose formal response it is.
    pub organisation: String,
    /// How many people signed it.
    pub signatures: String,
    /// What it says, by the field of the question it answers.
    pub texts: Fields,
    /// Whether it makes whoever types it fear for somebody.
    pub danger: bool,
    /// What makes sending twice harmless.
    pub nonce: String,
}

impl Form for LetterForm {
    const LIMIT: usize = 1024 * 1024;

    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let texts = Fields::from(pairs);
        let one = |name: &str| texts.one(name).to_owned();
        Some(Self {
            channel: one("channel"),
            received: [
                one("received-day"),
                one("received-month"),
                one("received-year"),
            ],
            organisation: one("organisation"),
            signatures: one("signatures"),
            danger: !one("danger").is_empty(),
            nonce: one("nonce"),
            texts,
        })
    }
}

/// A letter, checked.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// How it came in.
    pub channel: Channel,
    /// When.
    pub received_on: NaiveDate,
    /// Whose formal response it is.
    pub organisation: Option<Line>,
    /// How many people signed it.
    pub signatures: Option<i32>,
    /// What it says, by field.
    pub texts: Vec<(String, String)>,
}

/// The ways a letter can come in.
pub(super) const LETTER_CHANNELS: [Channel; 5] = [
    Channel::Letter,
    Channel::Email,
    Channel::Phone,
    Channel::Event,
    Channel::Organisation,
];

impl LetterForm {
    /// The letter, or everything wrong with it. `fields` are the questions that take words.
    pub(super) fn parse(&self, fields: &[String], now: Now) -> Result<Letter, Problems> {
        let mut problems = Problems::new();
        let channel = Channel::from_name(&self.channel).filter(|c| LETTER_CHANNELS.contains(c));
        let channel = problems.take("channel", channel.ok_or(Problem::says("channel-missing")));
        let received_on = problems.take("received-day", received(&self.received, now));
        let organisation = Line::parse_optional(&self.organisation, "field-organisation", 200);
        let organisation = problems.take("organisation", organisation).flatten();
        if channel == Some(Channel::Organisation) && organisation.is_none() {
            problems.add("organisation", Problem::says("organisation-missing"));
        }
        let signatures = problems.take("signatures", self.signatures()).flatten();
        let texts: Vec<(String, String)> = fields
            .iter()
            .filter_map(|field| {
                let text = normalise(self.texts.one(&format!("text-{field}")));
                let text = text.trim();
                (!text.is_empty()).then(|| (field.clone(), text.to_owned()))
            })
            .collect();
        if texts.is_empty() {
            problems.add(
                &fields
                    .first()
                    .map(|f| format!("text-{f}"))
                    .unwrap_or_default(),
                Problem::says("letter-empty"),
            );
        }
        problems.finish(|| {
            Some(Letter {
                channel: channel?,
                received_on: received_on?,
                organisation,
                signatures,
                texts,
            })
        })
    }

    fn signatures(&self) -> Result<Option<i32>, Problem> {
        let raw: String = self
            .signatures
            .chars()
            .filter(|c| !c.is_whitespace() && *c != ',')
            .collect();
        if raw.is_empty() {
            return Ok(None);
        }
        match raw.parse::<i32>() {
            Ok(n @ 1..=10_000_000) => Ok(Some(n)),
            _ => Err(Problem::says("signatures-format")),
        }
    }
}
