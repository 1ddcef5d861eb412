//! A text taken apart into the words that are compared.
//!
//! Capitals, accents, vowel points and apostrophes do not count, and letters that look alike are
//! one: people write as their telephone lets them.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What stands for a year before 2020.
pub(super) const YEAR: &str = "#year";

/// A word of a text, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its number in the lists; 0 when they do not have it.
    pub(super) number: u32,
    /// Where it begins in the text, in bytes.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// Whether something like a comma stands before it.
    pub(super) paused: bool,
}

/// The sentences of a text as words, each word given its number by `number`.
pub(super) fn sentences(text: &str, number: impl Fn(&str) -> u32) -> Vec<Vec<Word>> {
    let mut sentences = Vec::new();
    let mut sentence: Vec<Word> = Vec::new();
    let mut word = String::new();
    let (mut from, mut to, mut paused) = (None, 0, false);
    let finish = |word: &mut String, from: &mut Option<usize>, to: usize, paused: &mut bool| {
        let number = if is_long_ago(word) {
            number(YEAR)
        } else {
            number(word)
        };
        word.clear();
        Word {
            number,
            from: from.take().unwrap_or(to),
            to,
            paused: std::mem::take(paused),
        }
    };
    for (at, c) in text.char_indices() {
        if takes(&mut word, c) {
            from = from.or(Some(at));
            to = at + c.len_utf8();
            continue;
        }
        if is_inside(c) && !word.is_empty() {
            continue;
        }
        if !word.is_empty() {
            sentence.push(finish(&mut word, &mut from, to, &mut paused));
        }
        match c {
            '.' | '!' | '?' | ';' | '\n' | '\r' | '…' | '۔' | '؟' => {
                paused = false;
                if !sentence.is_empty() {
                    sentences.push(std::mem::take(&mut sentence));
                }
            }
            ',' | '،' | ':' | '(' | ')' | '–' | '—' | '"' | '“' | '”' | '/' => {
                paused = true
            }
            _ => {}
        }
    }
    if !word.is_empty() {
        sentence.push(finish(&mut word, &mut from, to, &mut paused));
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// The words of a line, as they are compared.
pub(super) fn plain(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in line.chars().chain([' ']) {
        if !takes(&mut word, c) && !is_inside(c) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words
}

/// Apostrophes and marks that leave no trace in a word.
fn is_inside(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '\u{0640}' | '\u{00AD}') || is_combining_mark(c)
}

/// Adds a letter or digit to a word as it is compared; whether it was one.
fn takes(word: &mut String, c: char) -> bool {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
            return true;
        }
        return false;
    }
    if !c.is_alphanumeric() || is_combining_mark(c) || c == '\u{0640}' || c == 'ʼ' {
        return false;
    }
    decompose_compatible(c, |part| {
        if !is_combining_mark(part) {
            word.extend(part.to_lowercase().map(same));
        }
    });
    true
}

/// Letters that look alike, as one.
const fn same(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ه' | 'ة' | 'ۀ' | 'ۂ' | 'ۃ' | 'ە' => 'ہ',
        c => c,
    }
}

fn is_long_ago(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("200") || word.starts_with("201"))
}
