//! Baselines at the console.

use std::path::Path;

use anyhow::Context;

use super::{baselines, commands};
use crate::console::Console;
use crate::db::Tx;
use crate::staff::proof::Staff;
use crate::staff::roles::ManageStaff;

/// Imports the sets of a table and says what they became.
pub async fn import(console: &Console, path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let sets = baselines::read(&bytes).with_context(|| path.display().to_string())?;
    let (by, now) = (Staff::<ManageStaff>::operator(), console.clock.now());
    console
        .db
        .write(async |tx: &Tx| commands::import(tx, &by, &sets, now).await)
        .await?;
    let line = |set: &baselines::Set| format!("{} has {} figures", set.name, set.figures.len());
    let lines: Vec<String> = sets.iter().map(line).collect();
    Ok(lines.join("\n"))
}
