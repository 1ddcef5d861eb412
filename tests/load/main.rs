//! Load and crashes: what the site bears, and what it keeps when it is killed.
//!
//! ```text
//! cargo test --release --test load -- load --clients 2,16,64
//! cargo test --test load -- crash --rounds 50
//! ```
//!
//! Both start their own server on loopback with the demo in a database of its own, and walk the
//! forms it really serves.

mod client;
mod crash;
mod figures;
mod forms;
mod load;
mod pages;
mod phases;
mod report;
mod rules;
mod server;
mod stored;
mod walk;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(name = "load", about = "Load and crashes, on loopback only")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measures submissions, start pages, sign-ups, a sign-in storm and large surveys
    Load(LoadArgs),
    /// Kills the server again and again, and looks for every receipt it gave out
    Crash(CrashArgs),
}

/// What both need to know.
#[derive(Args, Clone)]
pub(crate) struct Common {
    /// `sqlite:PATH` or `postgres://...`; one that ends with `/postgres` gets a database of its own
    /// [default: SQLite in a folder of its own]
    #[arg(long, env = "TEST_DATABASE_URL", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// The survey that is answered, by its name in addresses
    #[arg(long, default_value = "better-days")]
    pub(crate) survey: String,
    /// Decides what is answered, and when the server is killed
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// What to measure.
#[derive(Args)]
pub(crate) struct LoadArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// How many answer at once; a list makes a round of each
    #[arg(long, value_delimiter = ',', default_value = "2,16,64",
          value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) clients: Vec<u16>,
    /// The most submissions of a round
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=5000))]
    pub(crate) submissions: u32,
    /// The longest a round begins new submissions, in seconds
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=120))]
    pub(crate) seconds: u64,
    /// Answers the equality questions as well
    #[arg(long)]
    pub(crate) equality: bool,
    /// Only this part
    #[arg(long)]
    pub(crate) only: Option<Part>,
}

/// The parts of a measurement.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Whole submissions
    Submissions,
    /// Start pages and the start of the server
    Start,
    /// Places at drop-ins
    SignUps,
    /// Staff signing in all at once
    Storm,
    /// Large surveys: the builder's page, and a section with conditions and without
    Pages,
}

/// How to crash.
#[derive(Args)]
pub(crate) struct CrashArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// How often the server is killed
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub(crate) rounds: u32,
    /// Asks the server to stop instead of killing it: whoever is being answered then gets an answer
    #[arg(long)]
    pub(crate) gently: bool,
    /// How many answer at once
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) clients: u16,
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let common = match &cli.command {
        Task::Load(args) => &args.common,
        Task::Crash(args) => &args.common,
    };
    let site = runtime.block_on(server::Site::make(common.database.as_deref()))?;
    let outcome = match &cli.command {
        Task::Load(args) => load::run(&runtime, &site, args),
        Task::Crash(args) => crash::run(&runtime, &site, args),
    };
    let good = outcome.unwrap_or_else(|error| {
        println!("{error:#}");
        for line in site.complaints() {
            println!("server: {line}");
        }
        println!("\ntest result: FAILED. 0 passed; 1 failed; 0 ignored");
        false
    });
    runtime.block_on(site.unmake())?;
    if !good {
        std::process::exit(1);
    }
    Ok(())
}
