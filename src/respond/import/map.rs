//! Which column of a table answers which question, and what its rows then say.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, ensure};
use chrono::NaiveDate;
use domain::response::Channel;
use domain::survey::export::Gap;
use domain::survey::{
    Answers, Code, Definition, Fields, Kind, Question, apart_field, other_field, rank_field,
    row_field,
};
use domain::{Named, Now};
use serde::Deserialize;

use super::faults::Faults;
use crate::web::cells;

/// Which column says what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    /// Must be `heard-map/1`.
    pub(super) format: String,
    /// Columns by their heading. Columns not named here are passed over.
    columns: BTreeMap<String, Column>,
    /// How the answers came in, unless a column says.
    #[serde(default)]
    channel: Option<Channel>,
    /// The day they came in, unless a column says.
    #[serde(default)]
    received_on: Option<NaiveDate>,
    /// Language they were given in.
    #[serde(default = "english")]
    pub(super) language: String,
    /// What stands between several answers in one field.
    #[serde(default = "bar")]
    separator: String,
}

fn english() -> String {
    "en".to_owned()
}

fn bar() -> String {
    "|".to_owned()
}

/// What one column says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    /// The question it answers.
    #[serde(default)]
    question: Option<String>,
    /// The statement of a matrix it is about.
    #[serde(default)]
    row: Option<String>,
    /// The option it is about, where each has a column: `1` where it was chosen, or its place.
    #[serde(default)]
    option: Option<String>,
    /// Option codes by what stands in the field; without it, codes and labels are understood.
    #[serde(default)]
    options: BTreeMap<String, String>,
    /// Whether it holds the words beside "something else".
    #[serde(default)]
    other: bool,
    /// Set when it holds the day, in this form (`%d/%m/%Y`).
    #[serde(default)]
    received: Option<String>,
    /// Set when it holds the channel: channels by what stands in the field.
    #[serde(default)]
    channel: Option<BTreeMap<String, Channel>>,
}

/// What one row of a table says.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) answers: Answers,
    pub(super) channel: Channel,
    pub(super) received_on: NaiveDate,
}

impl Map {
    pub(super) fn rows(
        &self,
        text: &str,
        delimiter: u8,
        definition: &Definition,
        now: Now,
        faults: &mut Faults,
    ) -> anyhow::Result<Vec<Row>> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            // Tables with tabs between quote nothing.
            .quoting(delimiter != b'\t')
            .flexible(true)
            .from_reader(text.as_bytes());
        let headings = reader.headers()?.clone();
        for heading in self.columns.keys() {
            ensure!(
                headings.iter().any(|known| known.trim() == heading),
                "there is no column {heading:?}"
            );
        }
        let columns: Vec<(usize, &str, &Column)> = headings
            .iter()
            .enumerate()
            .filter_map(|(at, heading)| {
                let (heading, column) = self.columns.get_key_value(heading.trim())?;
                Some((at, heading.as_str(), column))
            })
            .collect();
        for (_, heading, column) in &columns {
            if let Some(code) = &column.question {
                let question = definition.question(code);
                let question = question
                    .with_context(|| format!("{heading:?}: there is no question {code}"))?;
                column
                    .fits(question)
                    .with_context(|| format!("{heading:?}"))?;
            }
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != headings.len() {
                let why = format!(
                    "{} fields where the heading has {}",
                    record.len(),
                    headings.len()
                );
                faults.add(line, "row", &why);
                continue;
            }
            if let Some(row) = self.row(line, &record, &columns, definition, now, faults) {
                rows.push(row);
            }
        }
        ensure!(
            !rows.is_empty() || faults.count() > 0,
            "the table has no rows"
        );
        Ok(rows)
    }

    fn row(
        &self,
        line: u64,
        record: &csv::StringRecord,
        columns: &[(usize, &str, &Column)],
        definition: &Definition,
        now: Now,
        faults: &mut Faults,
    ) -> Option<Row> {
        let before = faults.count();
        let mut fields = Fields::default();
        let mut asked: Vec<(&Question, &str)> = Vec::new();
        let mut channel = self.channel.unwrap_or(Channel::Online);
        let mut received_on = self.received_on.unwrap_or(now.day());
        for (at, heading, column) in columns {
            let value = given(record.get(*at).unwrap_or(""));
            if let Some(form) = &column.received {
                match NaiveDate::parse_from_str(value, form) {
                    Ok(day) if day <= now.day() => received_on = day,
                    _ => faults.add(line, heading, "no day that has been"),
                }
            } else if let Some(channels) = &column.channel {
                match channels
                    .get(value)
                    .copied()
                    .or_else(|| Channel::from_name(value))
                {
                    Some(known) => channel = known,
                    None => faults.add(line, heading, "no channel"),
                }
            } else if let Some(question) = column
                .question
                .as_deref()
                .and_then(|q| definition.question(q))
            {
                if column.other {
                    fields.push(other_field(question), value);
                } else {
                    if let Err(why) = self.put(question, column, value, &mut fields) {
                        faults.add(line, heading, why);
                    }
                }
                if asked.iter().all(|(known, _)| known.code != question.code) {
                    asked.push((question, heading));
                }
            }
        }
        let mut answers = Answers::new();
        for (question, heading) in asked {
            let optional = Question {
                required: false,
                ..question.clone()
            };
            match optional.read(&fields, &self.language) {
                Ok(answer) => answers.set(question.code.clone(), answer),
                Err(problem) => faults.add(line, heading, explain(problem.key)),
            }
        }
        if answers.is_empty() && faults.count() == before {
            faults.add(line, "row", "answers nothing");
        }
        let sound = faults.count() == before;
        sound.then_some(Row {
            line,
            answers,
            channel,
            received_on,
        })
    }

    /// Puts the value of a field where the question's own reader looks for it.
    fn put(
        &self,
        question: &Question,
        column: &Column,
        value: &str,
        fields: &mut Fields,
    ) -> Result<(), &'static str> {
        if let Some(row) = column.row.as_deref().and_then(Code::parse) {
            let step = column.option(question, value).unwrap_or(value);
            fields.push(row_field(question, &row), step);
            return Ok(());
        }
        if let Some(option) = column.option.as_deref().and_then(Code::parse) {
            return put_option(question, &option, value, fields);
        }
        if !question.kind.options_are_asked() {
            if let Some(apart) = column.option(question, value) {
                fields.push(apart_field(question), apart);
                return Ok(());
            }
            fields.push(question.code.as_str(), value);
            return Ok(());
        }
        let separator = match self.separator.as_str() {
            "" => "|",
            separator => separator,
        };
        let parts = value.split(separator).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        if matches!(question.kind, Kind::Ranking { .. }) {
            return put_in_order(question, column, &parts, fields);
        }
        for part in parts {
            let known = column.option(question, part);
            fields.push(question.code.as_str(), known.unwrap_or(part));
        }
        Ok(())
    }
}

/// What somebody gave: what is written by an export where nobody gave anything is nothing.
fn given(cell: &str) -> &str {
    let bare = cells::bare(cell).trim();
    match Gap::from_name(bare) {
        Some(_) => "",
        None => bare,
    }
}

/// One option of several, or its place in an order.
fn put_option(
    question: &Question,
    option: &Code,
    value: &str,
    fields: &mut Fields,
) -> Result<(), &'static str> {
    match (&question.kind, value) {
        (_, "") | (Kind::Several { .. }, "0") => {}
        (Kind::Ranking { .. }, place) => match apart(question, place) {
            Some(apart) => fields.push(apart_field(question), apart),
            None => fields.push(rank_field(question, option), place),
        },
        (_, "1") => fields.push(question.code.as_str(), option.as_str()),
        _ => return Err("neither 1 nor 0"),
    }
    Ok(())
}

/// The way of not answering that stands in a field, by its code.
fn apart<'q>(question: &'q Question, value: &str) -> Option<&'q str> {
    let mut codes = question.apart.iter().map(|choice| choice.code.as_str());
    codes.find(|code| *code == value)
}

/// A list in order: the first has the first place. A way of not answering stands alone.
fn put_in_order(
    question: &Question,
    column: &Column,
    parts: &[&str],
    fields: &mut Fields,
) -> Result<(), &'static str> {
    if let [only] = parts
        && let Some(apart) = column
            .option(question, only)
            .and_then(|code| apart(question, code))
    {
        fields.push(apart_field(question), apart);
        return Ok(());
    }
    let mut seen = BTreeSet::new();
    for (place, part) in (1..).zip(parts) {
        let place: usize = place;
        let code = column.option(question, part).and_then(Code::parse);
        let code = code.ok_or(explain("not-an-option"))?;
        if !seen.insert(code.clone()) {
            return Err("the same option twice");
        }
        fields.push(rank_field(question, &code), place.to_string());
    }
    Ok(())
}

impl Column {
    /// Whether it says of this question what has to be said of it.
    fn fits(&self, question: &Question) -> anyhow::Result<()> {
        let code = &question.code;
        ensure!(
            !matches!(question.kind, Kind::Email),
            "{code} asks for an address, and addresses are not taken in"
        );
        ensure!(
            !question.takes_file(),
            "{code} asks for a file, and files are not taken in"
        );
        if let Some(option) = &self.option {
            let laid_out = matches!(question.kind, Kind::Several { .. } | Kind::Ranking { .. });
            ensure!(
                laid_out && question.kind.option(option).is_some(),
                "{code} has no column for an option {option}"
            );
        }
        let rows = question.kind.rows();
        match &self.row {
            Some(row) => ensure!(
                rows.iter().any(|known| known.code.as_str() == row),
                "{code} has no row {row}"
            ),
            None => ensure!(rows.is_empty(), "{code} needs a column for each \"row\""),
        }
        Ok(())
    }

    /// The option that stands in a field, by its code or label or by what the map says.
    fn option<'a>(&'a self, question: &'a Question, part: &str) -> Option<&'a str> {
        self.options.get(part).map(String::as_str).or_else(|| {
            let known = question
                .choices()
                .find(|option| option.code.as_str() == part || option.text.get("en").0 == part);
            known.map(|option| option.code.as_str())
        })
    }
}

fn explain(key: &str) -> &'static str {
    match key {
        "not-an-option" => "no option of the question, or more than one",
        "choice-or-none" => "an option that excludes the others, beside another",
        "choice-too-many" => "too many options",
        "choice-too-few" => "too few options",
        "number-format" => "no whole number",
        "ranking-place" => "more places than the ranking has",
        "date-format" => "no date like 2027-03-01 or 1/3/2027",
        "district-format" => "no postcode",
        "date-too-early" | "date-too-late" | "number-too-small" | "number-too-large" => {
            "out of bounds"
        }
        "answer-too-long" => "too long",
        _ => "cannot be read",
    }
}

#[cfg(test)]
mod tests {
    use domain::survey::SurveyFile;

    use super::Map;

    #[test]
    fn the_examples_of_the_format_paper_are_read() {
        let paper = include_str!("../../survey/FORMAT.md");
        let examples: Vec<&str> = paper
            .split("```json\n")
            .skip(1)
            .filter_map(|rest| rest.split("```").next())
            .collect();
        let [survey, map] = examples[..] else {
            panic!("one survey and one map");
        };

        let survey = SurveyFile::read(survey).expect("a survey without a fault");
        let map: Map = serde_json::from_str(map).expect("a map");

        for column in map.columns.values() {
            let asked = column.question.as_deref();
            assert!(asked.is_none_or(|code| survey.definition.question(code).is_some()));
        }
    }
}
