//! The engine on files, without a database.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use domain::theme::language::{self, Language};
use domain::theme::{self, Comment, Grouping, Options};
use indicatif::{ProgressBar, ProgressStyle};

/// Themes on files.
#[derive(Subcommand, Debug)]
pub enum ThemesCall {
    /// Groups a table with columns id and text.
    /// Example: heard themes group --in comments.tsv --out themes.tsv
    Group(GroupCall),
}

/// Groups a table.
#[derive(Args, Debug)]
pub struct GroupCall {
    /// The table: tab-separated, with columns id and text
    #[arg(long = "in")]
    pub input: PathBuf,
    /// What is written: id and theme numbers, the primary one first
    #[arg(long = "out")]
    pub output: PathBuf,
    /// How many themes; without it the program finds its own number
    #[arg(long)]
    pub themes: Option<usize>,
    /// Language of all comments (ISO 639-3), instead of finding it out for each
    #[arg(long)]
    pub lang: Option<String>,
    /// Same seed, same themes
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Runs the engine and prints the themes it found.
pub fn run(call: &ThemesCall) -> anyhow::Result<String> {
    let ThemesCall::Group(call) = call;
    let rows = read(&call.input)?;
    let fixed = match &call.lang {
        Some(code) => Some(Language::parse(code).with_context(|| format!("no language {code}"))?),
        None => None,
    };
    let comments: Vec<Comment<'_>> = rows
        .iter()
        .map(|(_, text)| Comment {
            text,
            language: fixed.or_else(|| language::detect(text)),
        })
        .collect();
    let options = Options {
        themes: call.themes,
        seed: call.seed,
    };
    let bar = ProgressBar::new(1000);
    bar.set_style(ProgressStyle::with_template("{bar:40} {percent}% {msg}")?);
    let grouping = theme::group_with(&comments, &options, &mut |progress| {
        bar.set_position(position(progress.share));
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    let grouping = grouping.context("stopped")?;
    write(&call.output, &rows, &grouping)?;
    Ok(summary(&rows, &grouping))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 as a position of 0 to 1000"
)]
fn position(share: f32) -> u64 {
    (share.clamp(0.0, 1.0) * 1000.0) as u64
}

/// The ids and texts of a table; what is not UTF-8 in it is read as the mark of a lost character.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = reader.headers()?.clone();
    let column = |name: &str| {
        let found = headings
            .iter()
            .position(|h| h.trim_start_matches('\u{FEFF}').trim() == name);
        found.with_context(|| format!("the table has no column {name}"))
    };
    let (id, text) = (column("id")?, column("text")?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let field = |at: usize| record.get(at).unwrap_or("").to_owned();
        rows.push((field(id), field(text)));
    }
    Ok(rows)
}

fn write(path: &Path, rows: &[(String, String)], grouping: &Grouping) -> anyhow::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "id\ttheme")?;
    for ((id, _), assignments) in rows.iter().zip(&grouping.assignments) {
        let themes: Vec<String> = assignments
            .iter()
            .map(|assignment| (assignment.theme + 1).to_string())
            .collect();
        writeln!(file, "{id}\t{}", themes.join("|"))?;
    }
    Ok(file.flush()?)
}

fn summary(rows: &[(String, String)], grouping: &Grouping) -> String {
    let placed = grouping
        .assignments
        .iter()
        .filter(|a| !a.is_empty())
        .count();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for assignment in grouping.assignments.iter().flatten() {
        *sizes.entry(assignment.theme).or_default() += 1;
    }
    let line = |(at, theme): (usize, &theme::Theme)| {
        let size = sizes.get(&at).copied().unwrap_or(0);
        format!(
            "{:>4} {size:>6}  {}  [{}]",
            at + 1,
            theme.name,
            theme.terms.join(", ")
        )
    };
    let lines: Vec<String> = grouping.themes.iter().enumerate().map(line).collect();
    format!(
        "{} themes, {placed} of {} comments in a theme\n{}",
        grouping.themes.len(),
        rows.len(),
        lines.join("\n")
    )
}
