//! How likely letters follow each other in each language: a small table taken from the models
//! of the language detector Lingua (Apache-2.0), which keep far more.
//!
//! A *run* is one to five letters inside a word. The table keeps the runs that tell languages
//! apart and holds for each, in each language, how likely its last letter is after those before.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fst::Streamer;

/// The languages that share a script with others, by the name of their model.
pub const LANGUAGES: [(&str, &str); 40] = [
    ("eng", "english"),
    ("cym", "welsh"),
    ("pol", "polish"),
    ("ron", "romanian"),
    ("fra", "french"),
    ("spa", "spanish"),
    ("por", "portuguese"),
    ("ita", "italian"),
    ("deu", "german"),
    ("nld", "dutch"),
    ("tur", "turkish"),
    ("lit", "lithuanian"),
    ("lav", "latvian"),
    ("hun", "hungarian"),
    ("ces", "czech"),
    ("slk", "slovak"),
    ("vie", "vietnamese"),
    ("tgl", "tagalog"),
    ("hrv", "croatian"),
    ("swe", "swedish"),
    ("dan", "danish"),
    ("nob", "bokmal"),
    ("fin", "finnish"),
    ("som", "somali"),
    ("sqi", "albanian"),
    ("swa", "swahili"),
    ("yor", "yoruba"),
    ("sna", "shona"),
    ("gle", "irish"),
    ("slv", "slovene"),
    ("est", "estonian"),
    ("ara", "arabic"),
    ("urd", "urdu"),
    ("pes", "persian"),
    ("rus", "russian"),
    ("ukr", "ukrainian"),
    ("bul", "bulgarian"),
    ("srp", "serbian"),
    ("hin", "hindi"),
    ("mar", "marathi"),
];

/// What a letter costs that a language never uses: a probability of about one in a million.
const NEVER: f32 = 14.0;
/// What it costs to know fewer letters before than the run has.
const SHORTER: f32 = 0.9;
/// Steps of a cost to the unit.
const STEPS: f32 = 16.0;

/// Costs (negative logarithms of probabilities) of all runs of one language, with how often
/// each run occurs.
struct Model {
    costs: HashMap<String, f32>,
    /// Shares of all runs of their length.
    shares: HashMap<String, f32>,
}

impl Model {
    fn read(file: &Path) -> anyhow::Result<Self> {
        let map = fst::Map::new(std::fs::read(file)?)?;
        let mut costs = HashMap::new();
        let mut stream = map.stream();
        while let Some((run, cost)) = stream.next() {
            let cost = -f64::from_bits(cost) as f32;
            costs.insert(String::from_utf8(run.to_vec())?, cost);
        }
        let mut runs: Vec<&String> = costs.keys().collect();
        runs.sort_by_key(|run| run.chars().count());
        let mut shares: HashMap<String, f32> = HashMap::new();
        for run in runs {
            let before = without_last(run);
            let share = if before.is_empty() {
                1.0
            } else {
                shares.get(before).copied().unwrap_or(0.0)
            };
            shares.insert(run.clone(), share * (-costs[run]).exp());
        }
        Ok(Self { costs, shares })
    }

    /// What the last letter of a run costs, from shorter runs where this one never occurred.
    fn cost(&self, run: &str) -> f32 {
        let (mut run, mut extra) = (run, 0.0);
        while !run.is_empty() {
            if let Some(cost) = self.costs.get(run) {
                return (cost + extra).min(NEVER);
            }
            run = without_first(run);
            extra += SHORTER;
        }
        NEVER
    }
}

fn without_first(run: &str) -> &str {
    run.chars().next().map_or("", |c| &run[c.len_utf8()..])
}

fn without_last(run: &str) -> &str {
    run.char_indices()
        .next_back()
        .map_or("", |(at, _)| &run[..at])
}

fn model(crates: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let start = format!("lingua-{name}-language-model-");
    let mut found: Vec<PathBuf> = std::fs::read_dir(crates)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name()
                .is_some_and(|f| f.to_string_lossy().starts_with(&start))
        })
        .collect();
    found.sort();
    Ok(found
        .pop()
        .with_context(|| format!("no model of {name}"))?
        .join("models/ngrams.fst"))
}

/// Writes the table of the `most` most telling runs.
///
/// Little-endian: the count of languages and of runs (u32 each), three bytes for each language;
/// then the runs in order, each as its length and its bytes; then for each run, in order, one
/// byte for each language.
pub fn write(crates: &Path, out: &Path, most: usize) -> anyhow::Result<()> {
    let models = LANGUAGES
        .iter()
        .map(|(code, name)| {
            eprintln!("reading {code}");
            Model::read(&model(crates, name)?)
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    // What is lost by not keeping a run: how often it occurs, times how far the costs of the
    // languages against each other change when one letter less is known.
    let mut gains: HashMap<&str, f32> = HashMap::new();
    for model in &models {
        for (run, share) in &model.shares {
            let floor = if run.chars().count() == 1 { 0.0 } else { 2e-6 };
            if *share > floor {
                gains.entry(run).or_insert(0.0);
            }
        }
    }
    eprintln!("{} runs", gains.len());
    for (run, gain) in &mut gains {
        if run.chars().count() == 1 {
            *gain = f32::INFINITY;
            continue;
        }
        let shorter = without_first(run);
        let change: Vec<f32> = models
            .iter()
            .map(|m| m.cost(run) - (m.cost(shorter) + SHORTER).min(NEVER))
            .collect();
        let shares: Vec<f32> = models
            .iter()
            .map(|m| m.shares.get(*run).copied().unwrap_or(0.0))
            .collect();
        let all: f32 = shares.iter().sum();
        let mean: f32 = change.iter().zip(&shares).map(|(c, s)| c * s / all).sum();
        // Languages that never use the run learn from it too.
        let spread: f32 =
            change.iter().map(|c| (c - mean).abs()).sum::<f32>() / models.len() as f32;
        *gain = all * (0.05 + spread);
    }
    let mut kept: Vec<(&str, f32)> = gains.into_iter().collect();
    kept.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    kept.truncate(most);
    let mut runs: Vec<&str> = kept.into_iter().map(|(run, _)| run).collect();
    runs.sort_unstable();
    let mut bytes = Vec::new();
    bytes.extend((LANGUAGES.len() as u32).to_le_bytes());
    bytes.extend((runs.len() as u32).to_le_bytes());
    for (code, _) in LANGUAGES {
        bytes.extend(code.as_bytes());
    }
    for run in &runs {
        bytes.push(run.len() as u8);
        bytes.extend(run.as_bytes());
    }
    for run in &runs {
        for model in &models {
            bytes.push((model.cost(run) * STEPS).round().min(255.0) as u8);
        }
    }
    std::fs::write(out, &bytes)?;
    eprintln!("{} runs, {} bytes", runs.len(), bytes.len());
    Ok(())
}
