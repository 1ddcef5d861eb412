//! A survey as a file: the questionnaire with its name and dates, there and back without loss.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Definition, Fault, canonical, check};
use crate::problem::Problem;

/// The format this version reads and writes.
pub const FORMAT: &str = "heard-survey/1";

/// A survey as it travels between installations. Import always makes a draft of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyFile {
    /// Which format the file keeps to: [`FORMAT`].
    pub format: String,
    /// Name of the survey in its address.
    pub slug: String,
    /// Name of the programme it belongs to, which must exist.
    pub programme: String,
    /// When it is open; part of the survey, not of a version, so that it can be extended.
    #[serde(default)]
    pub schedule: Schedule,
    /// The questionnaire.
    pub definition: Definition,
}

/// When a survey is open, in London clock time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// First minute in which it can be answered. Absent: from the moment it is opened by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<NaiveDateTime>,
    /// Last minute in which it can be answered. Absent: until it is closed by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<NaiveDateTime>,
}

impl SurveyFile {
    /// Reads a file and checks everything about it; options without a printed code get one.
    ///
    /// A key the format does not know is a fault, never silently dropped: a misspelt `requird`
    /// would otherwise make a question optional.
    pub fn read(json: &str) -> Result<Self, Vec<Fault>> {
        Self::read_but(json, |_| false)
    }

    /// Reads a file that may be unfinished: texts, options and questions may be missing, as in a
    /// draft that was taken away. Everything else is checked.
    pub fn read_draft(json: &str) -> Result<Self, Vec<Fault>> {
        Self::read_but(json, super::edit::is_unfinished)
    }

    fn read_but(json: &str, may_be: impl Fn(&Fault) -> bool) -> Result<Self, Vec<Fault>> {
        let unreadable = |error: serde_json::Error| {
            vec![Fault {
                place: format!("line {}", error.line()),
                problem: Problem::says("survey-unreadable").with("why", error.to_string()),
            }]
        };
        let raw: Value = serde_json::from_str(json).map_err(unreadable)?;
        let mut file: Self = serde_json::from_value(raw.clone()).map_err(unreadable)?;
        file.definition.number_options();
        let mut faults = Vec::new();
        if file.format != FORMAT {
            let problem = Problem::says("survey-format").with("format", FORMAT);
            faults.push(Fault {
                place: "format".to_owned(),
                problem,
            });
        }
        let understood = serde_json::to_value(&file).map_err(unreadable)?;
        unknown_keys(&raw, &understood, "", &mut faults);
        if let (Some(opens), Some(closes)) = (file.schedule.opens, file.schedule.closes)
            && opens >= closes
        {
            let problem = Problem::says("survey-closes-before-opening");
            faults.push(Fault {
                place: "schedule".to_owned(),
                problem,
            });
        }
        for field in [("slug", &file.slug), ("programme", &file.programme)] {
            if let Err(problem) = crate::text::Slug::parse(field.1) {
                faults.push(Fault {
                    place: field.0.to_owned(),
                    problem,
                });
            }
        }
        faults.extend(
            check(&file.definition)
                .into_iter()
                .filter(|fault| !may_be(fault)),
        );
        if faults.is_empty() {
            Ok(file)
        } else {
            Err(faults)
        }
    }

    /// The file as text a person can read and compare, keys in the order of the format.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

impl Definition {
    /// The frozen spelling of this definition: what a version stores and hashes.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        canonical::to_string(self)
    }
}

/// Reports keys of the file that the format did not take up.
fn unknown_keys(raw: &Value, understood: &Value, place: &str, faults: &mut Vec<Fault>) {
    match (raw, understood) {
        (Value::Object(raw), Value::Object(understood)) => {
            for (key, value) in raw {
                let place = if place.is_empty() {
                    key.clone()
                } else {
                    format!("{place}.{key}")
                };
                match understood.get(key) {
                    Some(taken) => unknown_keys(value, taken, &place, faults),
                    None if says_nothing(value) => {}
                    None => {
                        let problem = Problem::says("survey-unknown-key");
                        faults.push(Fault { place, problem });
                    }
                }
            }
        }
        (Value::Array(raw), Value::Array(understood)) => {
            for (i, (value, taken)) in raw.iter().zip(understood).enumerate() {
                unknown_keys(value, taken, &format!("{place}[{}]", i + 1), faults);
            }
        }
        _ => {}
    }
}

/// Whether a value is what leaving the key out means as well.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}
