//! Figures in tables that can be copied as they are.

use std::collections::BTreeMap;
use std::time::Duration;

use hdrhistogram::Histogram;

/// Durations, for their percentiles.
pub(crate) struct Times(Histogram<u64>);

impl Times {
    /// None yet.
    pub(crate) fn new() -> anyhow::Result<Self> {
        Ok(Self(Histogram::new_with_bounds(1, 600_000_000, 3)?))
    }

    /// One more.
    pub(crate) fn add(&mut self, took: Duration) {
        self.0
            .saturating_record(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    /// Takes another's over.
    pub(crate) fn join(&mut self, other: &Self) -> anyhow::Result<()> {
        Ok(self.0.add(&other.0)?)
    }

    /// How many.
    pub(crate) fn len(&self) -> u64 {
        self.0.len()
    }

    /// A percentile in milliseconds.
    pub(crate) fn at(&self, percentile: f64) -> f64 {
        self.0.value_at_percentile(percentile) as f64 / 1000.0
    }
}

/// How often what went wrong.
#[derive(Default)]
pub(crate) struct Failures(BTreeMap<String, u64>);

impl Failures {
    /// Counts one.
    pub(crate) fn add(&mut self, kind: String) {
        *self.0.entry(kind).or_default() += 1;
    }

    /// Takes another's over.
    pub(crate) fn join(&mut self, other: Self) {
        for (kind, count) in other.0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    /// How many.
    pub(crate) fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// Every kind with its count.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> {
        self.0
            .iter()
            .map(|(kind, count)| format!("{count} x {kind}"))
    }
}

/// Lines of one figure each, one column a run.
pub(crate) struct Table {
    rows: Vec<(String, Vec<String>)>,
}

impl Table {
    /// An empty one.
    pub(crate) const fn new() -> Self {
        Self { rows: Vec::new() }
    }

    /// Puts a figure into the line of that name, next to those already there.
    pub(crate) fn add(&mut self, name: &str, figure: impl Into<String>) {
        match self.rows.iter_mut().find(|(known, _)| known == name) {
            Some((_, figures)) => figures.push(figure.into()),
            None => self.rows.push((name.to_owned(), vec![figure.into()])),
        }
    }

    /// Prints it.
    pub(crate) fn print(&self) {
        let wide = |text: &str| text.chars().count();
        let name = self
            .rows
            .iter()
            .map(|(name, _)| wide(name))
            .max()
            .unwrap_or(0);
        let figures = self.rows.iter().flat_map(|(_, figures)| figures);
        let figure = figures.map(|figure| wide(figure)).max().unwrap_or(0);
        for (line, figures) in &self.rows {
            let mut text = format!("{line:<name$}");
            for one in figures {
                text.push_str(&format!("  {one:>figure$}"));
            }
            println!("{}", text.trim_end());
        }
    }
}

/// A figure with as many places as it deserves.
pub(crate) fn short(figure: f64) -> String {
    match figure.abs() {
        size if size >= 100.0 => format!("{figure:.0}"),
        size if size >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

/// The machine in a line: what figures depend on, and nothing that tells where it stands.
pub(crate) fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown processor", |(_, model)| model);
    let memory = read("/proc/meminfo");
    let kib = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next())
        .and_then(|kib| kib.parse::<u64>().ok())
        .unwrap_or(0);
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    format!(
        "{cores} cores ({model}), {} GB, {build} build, generator on the same cores",
        kib / 1024 / 1024
    )
}
