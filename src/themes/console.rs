//! The engine on files, without a database.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use domain::theme::language::Language;
use domain::theme::{self, Coded, Comment, Grouping, Learned, Options};

use crate::console::Progress;

/// Themes on files.
#[derive(Subcommand, Debug)]
pub enum ThemesCall {
    /// Groups a table with columns id and text.
    /// Example: heard themes group --in comments.tsv --out themes.tsv
    Group(GroupCall),
    /// Learns from labelled comments and assigns the others.
    /// Example: heard themes assign --labelled coded.tsv --in comments.tsv --out themes.tsv
    Assign(AssignCall),
}

/// Assigns a table by another one that people labelled.
#[derive(Args, Debug)]
pub struct AssignCall {
    /// What people labelled: tab-separated, with columns id, text and label (several split by |).
    /// What a label is called helps to find its comments
    #[arg(long)]
    pub labelled: PathBuf,
    /// The table to assign: columns id and text
    #[arg(long = "in")]
    pub input: PathBuf,
    /// What is written: id, labels (the primary one first; empty = none) and confidence
    #[arg(long = "out")]
    pub output: PathBuf,
    /// Same seed, same labels
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many threads share the work; without it as many as the machine has cores
    #[arg(long)]
    pub threads: Option<usize>,
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
    /// Same seed, same themes, on any number of threads
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many threads share the work; without it as many as the machine has cores
    #[arg(long)]
    pub threads: Option<usize>,
}

/// Runs the engine and prints what it found.
pub fn run(call: &ThemesCall) -> anyhow::Result<String> {
    match call {
        ThemesCall::Group(call) => group(call),
        ThemesCall::Assign(call) => assign(call),
    }
}

/// As many threads as the machine runs at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get)
}

fn group(call: &GroupCall) -> anyhow::Result<String> {
    let rows = read(&call.input)?;
    let fixed = match &call.lang {
        Some(code) => Some(Language::parse(code).with_context(|| format!("no language {code}"))?),
        None => None,
    };
    let comments: Vec<Comment<'_>> = rows
        .iter()
        .map(|(_, text)| Comment {
            text,
            language: fixed,
        })
        .collect();
    let options = Options {
        themes: call.themes,
        seed: call.seed,
        threads: call.threads.unwrap_or_else(cores),
    };
    let bar = Progress::shares();
    let grouping = theme::group_with(&comments, &options, &mut |progress| {
        bar.share(progress.share);
        ControlFlow::Continue(())
    });
    drop(bar);
    let grouping = grouping.context("stopped")?;
    write(&call.output, &rows, &grouping)?;
    Ok(summary(&rows, &grouping))
}

fn assign(call: &AssignCall) -> anyhow::Result<String> {
    let labelled = columns(&call.labelled, &["id", "text", "label"])?;
    let rows = read(&call.input)?;
    let mut labels: Vec<&str> = labelled
        .iter()
        .flat_map(|row| labels_of(row.get(2)))
        .collect();
    labels.sort_unstable();
    labels.dedup();
    let coded: Vec<Coded> = labelled
        .iter()
        .enumerate()
        .map(|(comment, row)| Coded {
            comment,
            themes: labels_of(row.get(2))
                .filter_map(|label| labels.binary_search(&label).ok())
                .collect(),
        })
        .collect();
    let shown = labelled.iter().filter_map(|row| row.get(1));
    let texts = shown.chain(rows.iter().map(|(_, text)| text));
    let comments: Vec<Comment<'_>> = texts
        .map(|text| Comment {
            text,
            language: None,
        })
        .collect();
    let bar = Progress::shares();
    let options = Options {
        themes: None,
        seed: call.seed,
        threads: call.threads.unwrap_or_else(cores),
    };
    let names = labels.iter().map(|label| label.replace('_', " "));
    let names = names.enumerate().collect();
    let learned = theme::learn(&comments, &coded, &names, &options, &mut |progress| {
        bar.share(progress.share);
        ControlFlow::Continue(())
    });
    drop(bar);
    let learned = learned.context("stopped")?;
    write_labels(&call.output, &rows, &labels, coded.len(), &learned)?;
    Ok(learned_summary(&rows, &labels, coded.len(), &learned))
}

/// The labels of one field; what stands for none is no label.
fn labels_of(field: Option<&String>) -> impl Iterator<Item = &str> {
    let labels = field.map(String::as_str).unwrap_or_default().split('|');
    labels
        .map(str::trim)
        .filter(|label| !label.is_empty() && *label != "__NONE__")
}

fn write_labels(
    path: &Path,
    rows: &[(String, String)],
    labels: &[&str],
    shown: usize,
    learned: &Learned,
) -> anyhow::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "id\ttheme\tconfidence")?;
    for ((id, _), assignments) in rows.iter().zip(learned.assignments.iter().skip(shown)) {
        let names: Vec<&str> = assignments
            .iter()
            .filter_map(|assignment| labels.get(assignment.theme).copied())
            .collect();
        let sure = assignments.first().map(|main| main.confidence);
        let sure = sure.map(|sure| format!("{sure:.3}")).unwrap_or_default();
        writeln!(file, "{id}\t{}\t{sure}", names.join("|"))?;
    }
    Ok(file.flush()?)
}

fn learned_summary(
    rows: &[(String, String)],
    labels: &[&str],
    shown: usize,
    learned: &Learned,
) -> String {
    let mut sizes = vec![0_usize; labels.len()];
    let assigned = || learned.assignments.iter().skip(shown);
    for assignment in assigned().flatten() {
        if let Some(size) = sizes.get_mut(assignment.theme) {
            *size += 1;
        }
    }
    let placed = assigned().filter(|found| !found.is_empty()).count();
    let measured = learned.agreement.map_or_else(
        || "too few labelled comments to measure agreement".to_owned(),
        |agreement| {
            format!(
                "agreement on {} labelled comments held back in turn: F1 {:.2} ({:.2} to {:.2}), by label {:.2}",
                agreement.comments,
                agreement.micro_f1,
                agreement.interval.0,
                agreement.interval.1,
                agreement.macro_f1
            )
        },
    );
    let mut lines = vec![
        format!("{placed} of {} comments under a label", rows.len()),
        measured,
    ];
    let of = sizes.iter().zip(labels);
    lines.extend(of.map(|(size, label)| format!("{size:>6}  {label}")));
    lines.join("\n")
}

/// The ids and texts of a table; what is not UTF-8 in it is read as the mark of a lost character.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let rows = columns(path, &["id", "text"])?.into_iter();
    let pair = |row: Vec<String>| {
        let mut fields = row.into_iter();
        Some((fields.next()?, fields.next()?))
    };
    Ok(rows.filter_map(pair).collect())
}

/// Some columns of a table, by their headings.
fn columns(path: &Path, names: &[&str]) -> anyhow::Result<Vec<Vec<String>>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = reader.headers()?.clone();
    let column = |name: &&str| {
        let found = headings
            .iter()
            .position(|h| h.trim_start_matches('\u{FEFF}').trim() == *name);
        found.with_context(|| format!("the table has no column {name}"))
    };
    let places: Vec<usize> = names.iter().map(column).collect::<anyhow::Result<_>>()?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let field = |at: &usize| record.get(*at).unwrap_or("").to_owned();
        rows.push(places.iter().map(field).collect());
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
