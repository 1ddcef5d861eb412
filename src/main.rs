//! The one program: serves the site, works on its queue, and does what its operator asks.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    heard::console::run().await
}
