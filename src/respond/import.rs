//! Answers collected elsewhere, as responses of a survey: all of them or none.
//!
//! A *map* says which column answers which question. The whole table is read and checked first;
//! then its rows are stored in chunks that belong to no survey yet, so that nobody waits behind an
//! import, and become part of the survey by one last, short transaction. An import that was cut
//! off leaves nothing that counts, and is cleared away by the next.

mod faults;
mod map;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use domain::Now;
use domain::change::Op;
use domain::response::Variant;
use domain::survey::Definition;
use entity::{comment, import, response};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    QueryTrait, Set,
};

use self::faults::Faults;
use self::map::{Map, Row};
use super::commands::{NewResponse, store};
use crate::db::{Change, Db, Tx};
use crate::keys::{Keys, Purpose, token_hash};
use crate::survey::Version;

/// How many rows one transaction stores.
const CHUNK: usize = 250;
/// A table ready to be taken in.
pub struct Table {
    rows: Vec<Row>,
    digest: Vec<u8>,
    name: String,
    language: String,
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
        receipt: None,
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
