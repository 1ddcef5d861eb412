//! Text into the pieces of words the encoder knows (uncased WordPiece).

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context;
use unicode_normalization::UnicodeNormalization;

/// The vocabulary of an encoder.
pub struct WordPiece {
    numbers: HashMap<String, u32>,
}

const CLASS: &str = "[CLS]";
const END: &str = "[SEP]";

impl WordPiece {
    /// Reads the `tokenizer.json` of a model.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let json: serde_json::Value = serde_json::from_slice(&std::fs::read(path)?)?;
        let vocabulary = json["model"]["vocab"]
            .as_object()
            .context("no vocabulary")?;
        let numbers = vocabulary
            .iter()
            .map(|(piece, number)| {
                Ok((piece.clone(), number.as_u64().context("no number")? as u32))
            })
            .collect::<anyhow::Result<_>>()?;
        Ok(Self { numbers })
    }

    /// All pieces in order of their number.
    pub fn pieces(&self) -> Vec<&str> {
        let mut all: Vec<(&str, u32)> =
            self.numbers.iter().map(|(p, &n)| (p.as_str(), n)).collect();
        all.sort_by_key(|&(_, number)| number);
        all.into_iter().map(|(piece, _)| piece).collect()
    }

    /// The numbers of a text between the marks of beginning and end, `most` at most.
    pub fn encode(&self, text: &str, most: usize) -> Vec<u32> {
        let mut numbers = vec![self.numbers[CLASS]];
        for word in words(text) {
            numbers.extend(self.split(&word).iter().map(|piece| self.numbers[*piece]));
        }
        numbers.truncate(most - 1);
        numbers.push(self.numbers[END]);
        numbers
    }

    /// The piece alone, between the marks, whatever it is.
    pub fn encode_piece(&self, piece: &str) -> Vec<u32> {
        vec![self.numbers[CLASS], self.numbers[piece], self.numbers[END]]
    }

    /// The pieces of one word in its plain form; the mark of the unknown where there are none.
    fn split(&self, word: &str) -> Vec<&str> {
        let (mut pieces, mut start) = (Vec::new(), 0);
        while start < word.len() {
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let found = ends.filter(|&end| end > start).find_map(|end| {
                let piece = match start {
                    0 => word[..end].to_owned(),
                    _ => format!("##{}", &word[start..end]),
                };
                self.numbers
                    .get_key_value(&piece)
                    .map(|(known, _)| (known.as_str(), end))
            });
            let Some((piece, end)) = found else {
                return vec!["[UNK]"];
            };
            pieces.push(piece);
            start = end;
        }
        pieces
    }
}

/// Lower case, no accents, punctuation apart.
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.nfd().flat_map(char::to_lowercase) {
        let mark = ('\u{300}'..='\u{36f}').contains(&c);
        if mark || c.is_control() {
            continue;
        }
        if c.is_whitespace() {
            words.push(String::new());
        } else if c.is_alphanumeric() {
            words.last_mut().expect("never empty").push(c);
        } else {
            words.push(c.to_string());
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
