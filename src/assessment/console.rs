//! Assessments at the console.

use std::path::Path;

use anyhow::Context;

use super::commands::{self, AssessmentFile};
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
    Ok(format!(
        "the stage {} assessment of {} is published",
        file.stage, file.programme
    ))
}
