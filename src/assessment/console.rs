//! Assessments at the console.

use std::path::Path;

use anyhow::Context;

use super::AssessmentFile;
use super::commands;
use crate::console::Console;
use crate::db::Tx;
use crate::staff::proof::Staff;

/// Imports an assessment file.
pub async fn import(console: &Console, path: &Path) -> anyhow::Result<String> {
    let json = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let file: AssessmentFile = serde_json::from_str(&json)?;
    let (by, now) = (Staff::operator(), console.clock.now());
    console
        .db
        .write(async |tx: &Tx| commands::import(tx, &by, &file, now).await)
        .await?;
    let (programme, stage) = file.about();
    Ok(format!(
        "the stage {stage} assessment of {programme} is published"
    ))
}
