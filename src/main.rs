//! The one program: serves the site, works on its queue, and does what its operator asks.

use std::process::ExitCode;

// Pages are many small allocations on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    heard::console::run().await
}
