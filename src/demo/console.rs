//! The command that loads the demo.

use std::path::Path;

use anyhow::ensure;
use clap::Args;

use super::{actors, larkmoor, review};
use crate::config::Settings;
use crate::console::Console;
use crate::programme;

/// Loads the demo programmes.
#[derive(Args, Debug)]
pub struct DemoCall {
    /// How many made-up responses
    #[arg(long, default_value_t = 450)]
    pub responses: usize,
    /// Where chance starts: the same seed makes the same responses
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Load nothing where there is a programme already, or where others can reach the site
    #[arg(long)]
    pub if_empty: bool,
}

/// Loads what is not there yet, and says the sign-ins.
pub async fn load(
    console: &Console,
    settings: &Settings,
    call: &DemoCall,
) -> anyhow::Result<String> {
    let path = actors::path(&settings.secret_file);
    if call.if_empty {
        let has_programmes = !programme::queries::all(console.db.read()).await?.is_empty();
        if has_programmes || !console.base.is_loopback() {
            return said(console, &path, actors::kept(&path));
        }
    }
    ensure!(
        console.base.is_loopback(),
        "the demo is for this machine only: its sign-ins are printed"
    );
    let now = console.clock.now();
    Box::pin(review::load(console, now)).await?;
    let made = Box::pin(larkmoor::load(console, call, now)).await?;
    said(console, &path, actors::keep(&path, &made)?)
}

/// The sign-ins, where there are any.
fn said(console: &Console, path: &Path, sign_ins: String) -> anyhow::Result<String> {
    if sign_ins.is_empty() {
        return Ok(String::new());
    }
    let page = console.base.join("/staff/sign-in");
    let path = path.display();
    Ok(format!(
        "The demo is loaded. Sign in at {page} (kept in {path}):\n{sign_ins}"
    ))
}
