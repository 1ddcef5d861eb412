//! The commands of `heard`.
//!
//! Results go to standard output, messages to standard error. Exit status: 0 done, 1 failed, 2 the
//! call was wrong. Whoever can run these commands holds the database and the secret anyway: what
//! they do is done in the name of the operator, and stands in the audit chain as such.

mod progress;
mod serve;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use clap::{Parser, Subcommand};

pub use progress::Progress;

use crate::config::Settings;
use crate::site::Site;
use crate::web::clock::Clock;
use crate::web::locale::Texts;
use crate::{
    app, assessment, db, demo, programme, publish, respond, safeguarding, staff, survey, themes,
    who,
};

/// Consultation and engagement feedback for a council and its NHS partners
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
struct Call {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the site with its workers. Example: heard serve --bind 127.0.0.1:8080
    Serve {
        /// Leave the workers to `heard work`
        #[arg(long)]
        no_work: bool,
    },
    /// Runs workers alone. Example: heard work
    Work,
    /// Brings the database to this version, after a backup when it is SQLite. Example: heard migrate
    Migrate,
    /// Loads the demo programmes; safe to repeat. Example: heard demo --responses 450
    Demo(demo::console::DemoCall),
    /// Makes an account. Example: heard staff-add --email jo@example.org --name Jo --role officer
    StaffAdd(staff::console::StaffCall),
    /// Takes a programme in from a file. Example: heard programme-import programme.json
    ProgrammeImport {
        /// The file
        file: PathBuf,
    },
    /// Takes an equality impact assessment in from a file. Example: heard assessment-import eia.json
    AssessmentImport {
        /// The file
        file: PathBuf,
    },
    /// Takes figures of those who could have answered in from a table, in place of those it had of
    /// the same set. Example: heard baseline-import ward.csv
    BaselineImport {
        /// The table, with a row for each figure: set, name, date, dimension, code, count, base,
        /// population, source
        file: PathBuf,
    },
    /// Takes a survey in from a file, as a draft. Example: heard survey-import survey.json
    SurveyImport {
        /// The file
        file: PathBuf,
    },
    /// Writes a survey as a file to standard output. Example: heard survey-export better-days
    SurveyExport {
        /// The survey's name in its address
        slug: String,
    },
    /// Publishes the draft of a survey and opens it, passing every gate that can be passed, and says
    /// which those were. Example: heard survey-open better-days
    SurveyOpen {
        /// The survey's name in its address
        slug: String,
    },
    /// Closes a survey before its day, and says so in public with the reason. Example:
    /// heard survey-close better-days --reason "The offices have flooded"
    SurveyClose {
        /// The survey's name in its address
        slug: String,
        /// Why: people read it on the survey's page, and in the mail
        #[arg(long, value_name = "WHY")]
        reason: Option<String>,
        /// Sends no mail; without this, those who left an address with their answers are told
        #[arg(long)]
        no_mail: bool,
    },
    /// Takes in answers collected elsewhere, all or none. Example:
    /// heard responses-import --survey better-days --map map.json answers.csv
    ResponsesImport(respond::console::ImportCall),
    /// Writes the responses of a survey into a file, for those who analyse them. Example:
    /// heard responses-export --survey better-days --format xlsx --out responses.xlsx
    ResponsesExport(respond::export::ExportCall),
    /// Groups comments into themes without a database
    #[command(subcommand)]
    Themes(themes::console::ThemesCall),
    /// Says how often words of distress are heard in a table of comments, without a database.
    /// Example: heard listen --print comments.tsv
    Listen(safeguarding::console::ListenCall),
    /// Withdraws the response whose receipt code stands on standard input.
    /// Example: echo CODE | heard erase
    Erase,
    /// Writes a consistent copy of a SQLite database, also while the site runs.
    /// Example: heard backup heard-2026-11-21.db
    Backup {
        /// The copy
        file: PathBuf,
    },
    /// Puts a copy back in place of the database. Example: heard restore heard-2026-11-21.db
    Restore {
        /// The copy
        file: PathBuf,
    },
    /// Checks the database and the audit chain. Example: heard verify
    Verify,
    /// Lists every route with its gate. Example: heard routes
    Routes,
}

/// What commands at the console work with: a site without its server.
pub struct Console {
    /// The site.
    pub site: Arc<Site>,
    /// The texts messages are written in.
    pub texts: Arc<Texts>,
}

impl Console {
    async fn open(settings: &Settings) -> anyhow::Result<Self> {
        let site = app::open(settings, settings.bind, Clock::real()).await?;
        let texts = Arc::clone(site.locales.get("en"));
        Ok(Self {
            site: Arc::new(site),
            texts,
        })
    }
}

impl std::ops::Deref for Console {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

/// Does what the command line asks.
pub async fn run() -> ExitCode {
    let call = match Call::try_parse() {
        Ok(call) => call,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    serve::log(&call.settings);
    match Box::pin(perform(call)).await {
        Ok(said) => {
            if !said.is_empty() {
                println!("{}", said.trim_end());
            }
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("heard: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

async fn perform(call: Call) -> anyhow::Result<String> {
    let settings = call.settings;
    match call.command {
        Command::Serve { no_work } => serve::serve(&settings, no_work).await,
        Command::Work => serve::work(&settings).await,
        Command::Routes => Ok(routes()),
        Command::Themes(call) => themes::console::run(&call),
        Command::Listen(call) => safeguarding::console::run(&call),
        Command::Migrate => db::console::migrate(&settings).await,
        Command::Backup { file } => db::console::backup(&settings, &file).await,
        Command::Restore { file } => restore(&settings, &file).await,
        other => {
            let console = Console::open(&settings).await?;
            let said = at_console(&console, &settings, other).await;
            console.db.clone().close().await?;
            said
        }
    }
}

async fn at_console(
    console: &Console,
    settings: &Settings,
    command: Command,
) -> anyhow::Result<String> {
    match command {
        Command::Demo(call) => demo::console::load(console, settings, &call).await,
        Command::StaffAdd(call) => staff::console::add(console, settings, &call).await,
        Command::ProgrammeImport { file } => programme::console::import(console, &file).await,
        Command::AssessmentImport { file } => assessment::console::import(console, &file).await,
        Command::BaselineImport { file } => who::console::import(console, &file).await,
        Command::SurveyImport { file } => survey::console::import(console, &file).await,
        Command::SurveyExport { slug } => survey::console::export(console, &slug).await,
        Command::SurveyOpen { slug } => survey::console::open(console, &slug).await,
        Command::SurveyClose {
            slug,
            reason,
            no_mail,
        } => publish::console::close(console, &slug, reason.as_deref(), !no_mail).await,
        Command::ResponsesImport(call) => respond::console::import(console, &call).await,
        Command::ResponsesExport(call) => respond::export::export(console, &call).await,
        Command::Erase => respond::console::erase(console).await,
        Command::Verify => db::console::verify(console).await,
        Command::Serve { .. }
        | Command::Work
        | Command::Routes
        | Command::Themes(_)
        | Command::Listen(_)
        | Command::Migrate
        | Command::Backup { .. }
        | Command::Restore { .. } => anyhow::bail!("this command needs no open console"),
    }
}

/// Puts a copy back. What people withdrew since it was made is withdrawn from it as well.
pub async fn restore(settings: &Settings, file: &Path) -> anyhow::Result<String> {
    let Some(kept) = db::console::restore(settings, file)? else {
        return Ok(
            "restored; there was no database before, so nobody knows what was withdrawn since the copy"
                .to_owned(),
        );
    };
    let console = Console::open(settings).await?;
    let again = respond::console::withdraw_again(&console, &kept).await;
    console.db.clone().close().await?;
    let again =
        again.context("the copy is in place, and what was withdrawn since is in it again")?;
    Ok(format!(
        "restored; responses people withdrew since the copy, and now gone from it too: {again}; what \
         was there before is {}",
        kept.display()
    ))
}

/// The access matrix as a table.
fn routes() -> String {
    let routes = app::routes();
    let line = |rule: &crate::web::routes::Rule| {
        format!("{:<5} {:<62} {}", rule.method, rule.path, rule.rule)
    };
    routes
        .rules()
        .iter()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}
