//! Programmes at the console.

use std::path::Path;

use anyhow::Context;

use super::commands::{ProgrammeFile, import as take_in};
use crate::console::Console;
use crate::db::Tx;
use crate::staff::proof::Staff;

/// Imports a programme file.
pub async fn import(console: &Console, path: &Path) -> anyhow::Result<String> {
    let json = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let file = ProgrammeFile::read(&json)?;
    let (by, now) = (Staff::operator(), console.clock.now());
    console
        .db
        .write(async |tx: &Tx| take_in(tx, &by, &file, now).await)
        .await?;
    Ok(format!("programme {} is up to date", file.slug))
}
