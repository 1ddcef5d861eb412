//! What every test stands on: a real site in this process, its database, and people who use it.
//!
//! Everything runs on one runtime for the whole process, so that a site can be shared by tests.

mod browser;
mod crowd;
mod database;
mod deeds;
mod html;
mod mail;
mod people;
mod places;
mod program;
mod raw;
mod respondent;
mod site;

use std::io::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

pub(crate) use browser::{Answer, Browser};
pub(crate) use crowd::{Crowd, allowed};
pub(crate) use database::{Contents, Database, columns_of, rows_of, tables_of, texts};
pub(crate) use html::Form;
pub(crate) use mail::Mail;
pub(crate) use people::{PASSWORD, email_of};
pub(crate) use places::Places;
pub(crate) use program::Program;
pub(crate) use raw::{exchange, pours};
pub(crate) use respondent::{Respondent, survey};
pub(crate) use site::{App, FICTION, REVIEW};

static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    log_into_memory();
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_stack_size(8 * 1024 * 1024)
        .enable_all()
        .build()
        .expect("a runtime")
});

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Runs a test on the runtime of the process.
pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    RUNTIME.block_on(test)
}

/// Runs something on the runtime from wherever one may not wait.
pub(crate) fn finish(work: impl Future<Output = ()> + Send + 'static) {
    let waiting = std::thread::spawn(move || RUNTIME.block_on(work));
    let _ = waiting.join();
}

/// Everything the sites of this process have logged so far.
pub(crate) fn log() -> String {
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&log).into_owned()
}

fn log_into_memory() {
    struct Memory;
    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let mut log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
            log.extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    // As an operator would have it who looks for a fault; what the browsers here say is theirs.
    let filter = "off,heard=trace,actix_web=debug,actix_http=debug,lettre=debug,tera=debug";
    let filter = tracing_subscriber::EnvFilter::new(filter);
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(|| Memory)
        .with_ansi(false)
        .try_init();
}
