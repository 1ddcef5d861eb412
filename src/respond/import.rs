//! Answers collected elsewhere, as responses of a survey: all of them or none.
//!
//! A *map* says which column answers which question. The whole table is read and checked first;
//! then its rows are stored in chunks that belong to no survey yet, so that nobody waits behind an
//! import, and become part of the survey by one last, short transaction. An import that was cut
//! off leaves nothing that counts, and is cleared away by the next.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use domain::change::Op;
use domain::response::{Channel, Variant};
use domain::survey::{Answers, Definition, Fields, Question, other_field};
use domain::{Named, Now};
use entity::{comment, import, response};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    QueryTrait, Set,
};
use serde::Deserialize;

use super::commands::{NewResponse, store};
use crate::db::{Change, Db, Tx};
use crate::keys::{Keys, Purpose, token_hash};
use crate::survey::Version;

/// How many rows one transaction stores.
const CHUNK: usize = 250;
/// How many faults a report lists.
const REPORTED: usize = 50;

/// Which column says what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    /// Must be `heard-map/1`.
    format: String,
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
    language: String,
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

/// A table ready to be taken in.
pub struct Table {
    rows: Vec<Row>,
    digest: Vec<u8>,
    name: String,
    language: String,
}

struct Row {
    line: u64,
    answers: Answers,
    channel: Channel,
    received_on: NaiveDate,
}

impl Table {
    /// Reads and checks a whole table. The error lists what is wrong, line by line.
    pub fn read(
        map: &Path,
        file: &Path,
        definition: &Definition,
        now: Now,
    ) -> anyhow::Result<Self> {
        let map: Map = serde_json::from_slice(&std::fs::read(map).context("the map")?)?;
        ensure!(
            map.format == "heard-map/1",
            "the map's format must be heard-map/1"
        );
        let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
        let delimiter = match file.extension().and_then(|ext| ext.to_str()) {
            Some("csv") => b',',
            Some("tsv") => b'\t',
            _ => bail!("the table must be a .csv or .tsv file"),
        };
        let digest = token_hash(&String::from_utf8_lossy(&bytes));
        let text = decode(bytes)?;
        let mut faults = Faults::default();
        let rows = map.rows(&text, delimiter, definition, now, &mut faults)?;
        faults.finish()?;
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("table")
            .to_owned();
        Ok(Self {
            rows,
            digest,
            name,
            language: map.language,
        })
    }

    /// How many responses it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// UTF-8, with or without its mark; anything else is named rather than guessed.
fn decode(mut bytes: Vec<u8>) -> anyhow::Result<String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        bail!("the table is UTF-16; save it as CSV UTF-8");
    }
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(at)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        anyhow::anyhow!("line {line} is not UTF-8; save the table as CSV UTF-8")
    })
}

#[derive(Default)]
struct Faults {
    listed: Vec<String>,
    more: usize,
}

impl Faults {
    fn add(&mut self, line: u64, column: &str, why: &str) {
        if self.listed.len() < REPORTED {
            self.listed.push(format!("  line {line}, {column}: {why}"));
        } else {
            self.more += 1;
        }
    }

    fn finish(self) -> anyhow::Result<()> {
        if self.listed.is_empty() {
            return Ok(());
        }
        let more = if self.more > 0 {
            format!("\n  and {} more", self.more)
        } else {
            String::new()
        };
        bail!("nothing was imported:\n{}{more}", self.listed.join("\n"))
    }
}

impl Map {
    fn rows(
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
            if let Some(question) = &column.question {
                ensure!(
                    definition.question(question).is_some(),
                    "{heading:?}: there is no question {question}"
                );
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
            !rows.is_empty() || !faults.listed.is_empty(),
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
        let before = faults.listed.len() + faults.more;
        let mut fields = Fields::default();
        let mut asked: Vec<(&Question, &str)> = Vec::new();
        let mut channel = self.channel.unwrap_or(Channel::Online);
        let mut received_on = self.received_on.unwrap_or(now.day());
        for (at, heading, column) in columns {
            let value = record.get(*at).unwrap_or("").trim();
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
                    self.put(question, column, value, &mut fields);
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
        if answers.is_empty() && faults.listed.len() + faults.more == before {
            faults.add(line, "row", "answers nothing");
        }
        let sound = faults.listed.len() + faults.more == before;
        sound.then_some(Row {
            line,
            answers,
            channel,
            received_on,
        })
    }

    /// Puts the value of a field where the question's own reader looks for it.
    fn put(&self, question: &Question, column: &Column, value: &str, fields: &mut Fields) {
        let options = question.kind.options();
        if options.is_empty() {
            fields.push(question.code.as_str(), value);
            return;
        }
        let separator = if self.separator.is_empty() {
            "|"
        } else {
            &self.separator
        };
        for part in value
            .split(separator)
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let known = column.options.get(part).map(String::as_str).or_else(|| {
                options
                    .iter()
                    .find(|option| option.code.as_str() == part || option.text.get("en").0 == part)
                    .map(|option| option.code.as_str())
            });
            fields.push(question.code.as_str(), known.unwrap_or(part));
        }
    }
}

fn explain(key: &str) -> &'static str {
    match key {
        "not-an-option" => "no option of the question, or more than one",
        "choice-or-none" => "an option that excludes the others, beside another",
        "choice-too-many" => "too many options",
        "choice-too-few" => "too few options",
        "number-format" => "no whole number",
        "number-too-small" | "number-too-large" => "out of bounds",
        "answer-too-long" => "too long",
        _ => "cannot be read",
    }
}

/// Takes a checked table in and says how many responses came of it.
pub async fn import(
    db: &Db,
    keys: &Keys,
    version: &Version,
    table: &Table,
    now: Now,
    mut progress: impl FnMut(u64),
) -> anyhow::Result<usize> {
    clear_unfinished(db, version.survey).await?;
    let row = import::ActiveModel {
        survey_id: Set(version.survey),
        source: Set(table.name.clone()),
        rows: Set(i32::try_from(table.rows.len())?),
        created_at: Set(now.utc()),
        ..Default::default()
    };
    let import = db.write(async |tx: &Tx| row.insert(tx).await).await?;
    for chunk in table.rows.chunks(CHUNK) {
        let stored = db
            .write(async |tx: &Tx| {
                let mut stored = 0;
                for row in chunk {
                    let new = response_of(keys, version, table, row, import.id);
                    if matches!(store(tx, &new).await?, super::commands::Sent::Stored(_)) {
                        stored += 1;
                    }
                }
                Ok::<_, DbErr>(stored)
            })
            .await?;
        if stored < chunk.len() {
            clear_unfinished(db, version.survey).await?;
            bail!("{} was imported before", table.name);
        }
        progress(chunk.len() as u64);
    }
    finish(db, version.survey, import, now).await?;
    Ok(table.rows.len())
}

fn response_of(
    keys: &Keys,
    version: &Version,
    table: &Table,
    row: &Row,
    import: i64,
) -> NewResponse {
    // Made of the table's content and the line: the same table taken in twice finds itself.
    let survey = version.survey.to_be_bytes();
    let line = row.line.to_be_bytes();
    let nonce_hash = keys.hash(Purpose::Nonce, &[b"import", &survey, &table.digest, &line]);
    NewResponse {
        survey: None,
        version: version.id,
        nonce_hash: nonce_hash.to_vec(),
        receipt_hash: None,
        received_on: row.received_on,
        channel: row.channel,
        variant: Variant::Standard,
        language: table.language.clone(),
        answers: row.answers.clone(),
        flags: BTreeMap::new(),
        late: false,
        organisation: None,
        signatures: None,
        import: Some(import),
    }
}

/// Makes every response of an import part of the survey, at once.
async fn finish(db: &Db, survey: i64, import: import::Model, now: Now) -> Result<(), DbErr> {
    db.write(async |tx: &Tx| {
        let id = import.id;
        response::Entity::update_many()
            .col_expr(response::Column::SurveyId, Expr::value(survey))
            .filter(response::Column::ImportId.eq(id))
            .exec(tx)
            .await?;
        let of_import = response::Entity::find()
            .select_only()
            .column(response::Column::Id)
            .filter(response::Column::ImportId.eq(id));
        comment::Entity::update_many()
            .col_expr(comment::Column::SurveyId, Expr::value(survey))
            .filter(comment::Column::ResponseId.in_subquery(of_import.into_query()))
            .exec(tx)
            .await?;
        let mut row = import.into_active_model();
        row.finished_at = Set(Some(now.utc()));
        row.update(tx).await?;
        tx.note(Change {
            survey,
            op: Op::Imported,
            response: id,
        });
        Ok(())
    })
    .await
}

/// Clears away what imports left behind that were cut off.
async fn clear_unfinished(db: &Db, survey: i64) -> Result<(), DbErr> {
    let unfinished = import::Entity::find()
        .filter(import::Column::SurveyId.eq(survey))
        .filter(import::Column::FinishedAt.is_null())
        .all(db.read())
        .await?;
    for import in unfinished {
        db.write(async |tx: &Tx| {
            response::Entity::delete_many()
                .filter(response::Column::ImportId.eq(import.id))
                .filter(response::Column::SurveyId.is_null())
                .exec(tx)
                .await?;
            import::Entity::delete_by_id(import.id).exec(tx).await
        })
        .await?;
    }
    Ok(())
}

/// Reads one line from standard input, for codes that may stand in no command line.
pub(super) fn one_line() -> anyhow::Result<String> {
    let mut typed = String::new();
    std::io::stdin().take(4096).read_to_string(&mut typed)?;
    Ok(typed.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use domain::survey::SurveyFile;

    use super::Map;

    #[test]
    fn the_examples_of_the_format_paper_are_read() {
        let paper = include_str!("../survey/FORMAT.md");
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
