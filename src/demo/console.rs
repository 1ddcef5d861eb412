//! The command that loads the demo.

use anyhow::ensure;
use clap::Args;

use super::{actors, larkmoor, review};
use crate::config::Settings;
use crate::console::Console;

/// Loads the demo programmes.
#[derive(Args, Debug)]
pub struct DemoCall {
    /// How many made-up responses
    #[arg(long, default_value_t = 450)]
    pub responses: usize,
    /// Where chance starts: the same seed makes the same responses
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Loads what is not there yet, and says the sign-ins.
pub async fn load(
    console: &Console,
    settings: &Settings,
    call: &DemoCall,
) -> anyhow::Result<String> {
    ensure!(
        console.base.is_loopback(),
        "the demo is for this machine only: its sign-ins are printed"
    );
    let now = console.clock.now();
    Box::pin(review::load(console, now)).await?;
    let made = Box::pin(larkmoor::load(console, call, now)).await?;
    let path = actors::path(&settings.secret_file);
    let sign_ins = actors::keep(&path, &made)?;
    Ok(format!(
        "The demo is loaded. Sign in at {} (kept in {}):\n{sign_ins}",
        console.base.join("/staff/sign-in"),
        path.display()
    ))
}
