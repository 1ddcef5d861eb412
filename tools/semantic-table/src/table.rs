//! From directions of words and sentences to the table the theme engine carries.
//!
//! A word alone says little of what it does in a sentence. So the meaning of each word is
//! fitted: the mean of the meanings of the words of a sentence should be the direction the
//! encoder gives the sentence, and stay near the direction it gives the word alone (ridge
//! regression towards a prior, by conjugate gradients). What results is turned to its main
//! directions, cut, and kept in one byte a number.

use std::collections::HashMap;
use std::path::Path;

use ndarray::{Array1, Array2, Axis, s};

use crate::eigen;
use crate::encoder::Encoder;
use crate::wordnet::WordNet;
use crate::wordpiece::{WordPiece, words};

/// Numbers kept of each meaning.
const WIDTH: usize = 224;
/// How strongly a word holds to what it means alone ...
const HOLDS: f32 = 0.03;
/// ... brought to the length that words have in sentences.
const ALONE: f32 = 0.6;
/// Rounds of conjugate gradients; more change nothing that one byte could keep.
const ROUNDS: usize = 40;
/// A word that WordNet's sentences use so often gets a row even if the encoder splits it.
const OFTEN: usize = 3;

/// Texts and their directions.
pub struct Directions {
    keys: Vec<String>,
    rows: Array2<f32>,
}

impl Directions {
    /// Those kept in `folder` under `name`, or made by `make` and kept there.
    fn kept(
        folder: &Path,
        name: &str,
        make: impl FnOnce() -> (Vec<String>, Array2<f32>),
    ) -> anyhow::Result<Self> {
        let (texts, numbers) = (
            folder.join(format!("{name}.txt")),
            folder.join(format!("{name}.f32")),
        );
        if !numbers.exists() {
            let (keys, rows) = make();
            std::fs::write(&texts, keys.join("\n"))?;
            let bytes: Vec<u8> = rows.iter().flat_map(|x| x.to_le_bytes()).collect();
            std::fs::write(&numbers, bytes)?;
        }
        let keys: Vec<String> = std::fs::read_to_string(texts)?
            .split('\n')
            .map(str::to_owned)
            .collect();
        let cells: Vec<f32> = std::fs::read(numbers)?
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect();
        let width = cells.len() / keys.len();
        Ok(Self {
            rows: Array2::from_shape_vec((keys.len(), width), cells)?,
            keys,
        })
    }
}

/// Makes the table. What the encoder says is kept in `work`: saying it takes minutes.
pub fn write(model: &Path, wordnet: &Path, work: &Path, out: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(work)?;
    let pieces = WordPiece::read(&model.join("tokenizer.json"))?;
    let encoder = Encoder::read(&model.join("model.safetensors"))?;
    let wordnet = WordNet::read(wordnet)?;
    let known: Vec<String> = pieces.pieces().into_iter().map(str::to_owned).collect();
    let alone = Directions::kept(work, "pieces", || {
        let texts: Vec<Vec<u32>> = known
            .iter()
            .map(|piece| pieces.encode_piece(piece))
            .collect();
        (known.clone(), encoder.encode(&texts, 2))
    })?;
    let more = Directions::kept(work, "lemmas", || {
        let more = often_used(&wordnet, &known);
        let texts: Vec<Vec<u32>> = more.iter().map(|word| pieces.encode(word, 32)).collect();
        (more, encoder.encode(&texts, 2))
    })?;
    let sentences = Directions::kept(work, "sentences", || {
        let all: Vec<String> = wordnet.sentences.iter().cloned().collect();
        let texts: Vec<Vec<u32>> = all.iter().map(|text| pieces.encode(text, 40)).collect();
        (all, encoder.encode(&texts, 2))
    })?;
    let kept: Vec<usize> = (0..alone.keys.len())
        .filter(|&at| is_word(&alone.keys[at]))
        .collect();
    let mut keys: Vec<String> = kept.iter().map(|&at| alone.keys[at].clone()).collect();
    keys.extend(more.keys);
    let rows = ndarray::concatenate(
        Axis(0),
        &[alone.rows.select(Axis(0), &kept).view(), more.rows.view()],
    )?;
    let fitted = fit(&keys, &rows, &sentences);
    save(&keys, &fitted, out)
}

fn often_used(wordnet: &WordNet, known: &[String]) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for word in wordnet
        .sentences
        .iter()
        .flat_map(|sentence| words(sentence))
    {
        *counts.entry(word).or_default() += 1;
    }
    let known: std::collections::HashSet<&String> = known.iter().collect();
    counts
        .into_iter()
        .filter(|(word, times)| {
            *times >= OFTEN
                && word.len() >= 3
                && word.chars().all(|c| c.is_ascii_lowercase())
                && !known.contains(word)
        })
        .map(|(word, _)| word)
        .collect()
}

/// Letters and digits of Latin script, a piece of a word or a whole one.
fn is_word(piece: &str) -> bool {
    let letters = piece.strip_prefix("##").unwrap_or(piece);
    !letters.is_empty()
        && letters
            .chars()
            .all(|c| c.is_alphanumeric() && (c as u32) < 0x250)
}

/// The rows of the words of a text.
fn rows_of(text: &str, numbers: &HashMap<&str, usize>) -> Vec<usize> {
    let mut rows = Vec::new();
    for word in words(text) {
        let mut start = 0;
        let mut found = Vec::new();
        while start < word.len() {
            let next = (start + 1..=word.len()).rev().find_map(|end| {
                let piece = word.get(start..end)?;
                let key = if start == 0 {
                    piece.to_owned()
                } else {
                    format!("##{piece}")
                };
                Some((*numbers.get(key.as_str())?, end))
            });
            let Some((row, end)) = next else {
                found.clear();
                break;
            };
            found.push(row);
            start = end;
        }
        rows.extend(found);
    }
    rows
}

fn fit(keys: &[String], alone: &Array2<f32>, sentences: &Directions) -> Array2<f32> {
    let numbers: HashMap<&str, usize> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| (key.as_str(), at))
        .collect();
    let said: Vec<Vec<usize>> = sentences
        .keys
        .iter()
        .map(|text| rows_of(text, &numbers))
        .collect();
    let mut targets = &sentences.rows - &sentences.rows.mean_axis(Axis(0)).expect("sentences");
    for (at, said) in said.iter().enumerate() {
        if said.is_empty() {
            targets.row_mut(at).fill(0.0);
        }
    }
    let mut spread = targets.t().dot(&targets).mapv(f64::from);
    spread /= targets.nrows() as f64;
    let size = spread.nrows();
    let (_, main) = eigen::symmetric(spread.into_raw_vec_and_offset().0, size);
    let main = Array2::from_shape_fn((size, WIDTH), |(row, column)| main[column][row] as f32);
    // The fit is the same in every direction, so that only those kept need it.
    let targets = targets.dot(&main);
    let prior = (alone - &alone.mean_axis(Axis(0)).expect("words")).dot(&main) * ALONE;
    let mean_of = |meanings: &Array2<f32>| {
        let mut means = Array2::<f32>::zeros((said.len(), WIDTH));
        for (mut mean, said) in means.rows_mut().into_iter().zip(&said) {
            for &row in said {
                mean.scaled_add(1.0 / said.len() as f32, &meanings.row(row));
            }
        }
        means
    };
    let back = |means: &Array2<f32>| {
        let mut sums = Array2::<f32>::zeros((keys.len(), WIDTH));
        for (mean, said) in means.rows().into_iter().zip(&said) {
            for &row in said {
                sums.row_mut(row).scaled_add(1.0 / said.len() as f32, &mean);
            }
        }
        sums
    };
    let apply = |meanings: &Array2<f32>| back(&mean_of(meanings)) + &(meanings * HOLDS);
    let mut meanings = prior.clone();
    let mut rest = back(&targets) + &(&prior * HOLDS) - &apply(&meanings);
    let mut way = rest.clone();
    let squares = |a: &Array2<f32>, b: &Array2<f32>| -> Array1<f32> { (a * b).sum_axis(Axis(0)) };
    let mut left = squares(&rest, &rest);
    for round in 0..ROUNDS {
        eprintln!("round {round}: {}", left.sum());
        let applied = apply(&way);
        let step = &left / &squares(&way, &applied).mapv(|x| x.max(1e-12));
        meanings += &(&way * &step);
        rest -= &(&applied * &step);
        let now = squares(&rest, &rest);
        way = &rest + &(&way * &(&now / &left.mapv(|x| x.max(1e-12))));
        left = now;
    }
    meanings
}

/// Little-endian: the count of rows and their width (u32 each); the words in order of their
/// bytes, each as its length and its bytes; a scale (f32) for each; then the rows, a signed
/// byte a number.
fn save(keys: &[String], rows: &Array2<f32>, out: &Path) -> anyhow::Result<()> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|&at| keys[at].as_bytes());
    let mut bytes = Vec::new();
    bytes.extend((keys.len() as u32).to_le_bytes());
    bytes.extend((rows.ncols() as u32).to_le_bytes());
    for &at in &order {
        bytes.push(u8::try_from(keys[at].len())?);
        bytes.extend(keys[at].as_bytes());
    }
    let scale = |at: usize| rows.row(at).fold(1e-9_f32, |most, x| most.max(x.abs())) / 127.0;
    for &at in &order {
        bytes.extend(scale(at).to_le_bytes());
    }
    for &at in &order {
        let scale = scale(at);
        bytes.extend(
            rows.slice(s![at, ..])
                .iter()
                .map(|x| (x / scale).round() as i8 as u8),
        );
    }
    std::fs::write(out, &bytes)?;
    eprintln!("{} rows, {} bytes", keys.len(), bytes.len());
    Ok(())
}
