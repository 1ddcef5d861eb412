//! Responses at the console: in from a table, out by receipt.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::NaiveDate;
use clap::Args;
use domain::receipt::Receipt;
use sea_orm::EntityTrait;

use super::commands::{StopEquality, Withdraw, note_erasures, stopped};
use super::import::{Table, import as take_in, one_line};
use super::queries;
use crate::console::{Console, Progress};
use crate::db::{Db, Tx};
use crate::survey::{Published, queries as surveys};

/// Takes in answers collected elsewhere.
#[derive(Args, Debug)]
pub struct ImportCall {
    /// The survey's name in its address
    #[arg(long)]
    pub survey: String,
    /// Which column answers which question
    #[arg(long)]
    pub map: PathBuf,
    /// Only check the table
    #[arg(long)]
    pub dry_run: bool,
    /// The table, .csv or .tsv
    pub file: PathBuf,
}

/// Takes a table in, all or nothing.
pub async fn import(console: &Console, call: &ImportCall) -> anyhow::Result<String> {
    let db = &console.db;
    let found = surveys::by_slug(db.read(), &call.survey).await?;
    let (survey, _) = found.with_context(|| format!("there is no survey {}", call.survey))?;
    let row = entity::survey::Entity::find_by_id(survey.0)
        .one(db.read())
        .await?;
    let version = row
        .and_then(|row| row.version_id)
        .context("the survey was never opened")?;
    let version = Published::default().version(db, version).await?;
    let now = console.clock.now();
    let table = Table::read(&call.map, &call.file, &version.definition, now)?;
    if call.dry_run {
        return Ok(format!("{} responses could be imported", table.len()));
    }
    let progress = Progress::of(table.len() as u64);
    let stored = |more| progress.done(more);
    let count = take_in(db, &console.keys, &version, &table, now, stored).await?;
    Ok(format!("{count} responses imported into {}", call.survey))
}

/// Withdraws the response whose receipt code stands on standard input.
pub async fn erase(console: &Console) -> anyhow::Result<String> {
    let code = one_line()?;
    let receipt = Receipt::parse(&code).context("that is no receipt code")?;
    let (db, keys) = (&console.db, &console.keys);
    let held = queries::by_receipt(db.read(), keys, &receipt).await?;
    let held = held.context("no response has that receipt code")?;
    let key = queries::survey_key(db.read(), keys, held.survey).await?;
    let deed = Withdraw {
        link: key.map(|key| key.link(held.response).to_vec()),
        receipt_hash: held.receipt_hash,
        on: console.clock.now().day(),
    };
    anyhow::ensure!(db.intake(deed).await?, "it was withdrawn already");
    Ok("the response is withdrawn".to_owned())
}

/// Withdraws once more what had been withdrawn from a database that was replaced by an older copy.
/// How many responses that were.
pub async fn withdraw_again(console: &Console, replaced: &Path) -> anyhow::Result<usize> {
    let old = Db::open(&format!("sqlite:{}", replaced.display())).await?;
    let ledger = queries::erasures(old.read()).await?;
    old.close().await?;
    let (db, keys) = (&console.db, &console.keys);
    // All of it, for a copy that is older still.
    db.write(async |tx: &Tx| note_erasures(tx, &ledger).await)
        .await?;
    let mut again = 0;
    stop_again(console, &ledger).await?;
    for (receipt_hash, on) in ledger {
        let Some((response, survey)) = queries::of_receipt(db.read(), &receipt_hash).await? else {
            continue;
        };
        let key = queries::survey_key(db.read(), keys, survey).await?;
        let link = key.map(|key| key.link(response).to_vec());
        let deed = Withdraw {
            receipt_hash,
            link,
            on,
        };
        again += usize::from(db.intake(deed).await?);
    }
    Ok(again)
}

/// Deletes once more the equality answers that alone had been deleted.
async fn stop_again(console: &Console, ledger: &[(Vec<u8>, NaiveDate)]) -> anyhow::Result<()> {
    let (db, keys) = (&console.db, &console.keys);
    let known: HashMap<&[u8], NaiveDate> = ledger
        .iter()
        .map(|(hash, on)| (hash.as_slice(), *on))
        .collect();
    for (response, survey, receipt_hash) in queries::receipts(db.read()).await? {
        let Some(on) = known.get(stopped(&receipt_hash).as_slice()) else {
            continue;
        };
        let key = queries::survey_key(db.read(), keys, survey).await?;
        let Some(key) = key else { continue };
        let deed = StopEquality {
            receipt_hash,
            link: key.link(response).to_vec(),
            survey,
            response,
            on: *on,
        };
        db.intake(deed).await?;
    }
    Ok(())
}
