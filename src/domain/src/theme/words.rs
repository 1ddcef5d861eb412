//! A comment taken apart: statements, and in them words.
//!
//! A *statement* is a sentence or a part of one that could stand alone: people say
//! several things in one comment, and each may belong to another theme. A *word* is
//! what Unicode calls one, or one emoji; negation survives as a word of its own.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A word longer than this (in bytes) is a link, a slip or an attack.
const LONGEST_WORD: usize = 64;

/// Negation as it is counted, whatever form it had ("don't", "cannot").
pub(super) const NOT: &str = "not";

/// The text as it is compared: compatibility forms unified, lower case, one kind of
/// apostrophe, single spaces. Two comments equal in this form are the same comment.
pub(super) fn canonical(text: &str) -> String {
    tidy(text.nfkc().flat_map(char::to_lowercase), text.len())
}

/// The same with capitals as they were, for showing.
pub(super) fn as_written(text: &str) -> String {
    tidy(text.nfkc(), text.len())
}

fn tidy(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut plain = String::with_capacity(length);
    let mut gap = false;
    for c in letters {
        if c == '\n' {
            // A line break ends a statement, so it is kept apart from other space.
            plain.push('\n');
            gap = false;
        } else if c.is_whitespace() || c.is_control() {
            gap = true;
        } else if !is_invisible(c) {
            if gap && !plain.is_empty() && !plain.ends_with('\n') {
                plain.push(' ');
            }
            gap = false;
            plain.push(if matches!(c, '’' | '‘' | 'ʼ' | '`') {
                '\''
            } else {
                c
            });
        }
    }
    plain.trim().to_owned()
}

/// Marks that change how text looks and not what it says: direction marks, variation
/// selectors, skin tones, Arabic vowel points and the stretching stroke.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{064B}'..='\u{0652}' | '\u{0640}')
}

/// The sentences and lines of a canonical text, none of them empty.
pub(super) fn sentences(canonical: &str) -> impl Iterator<Item = &str> {
    let mut rest = canonical;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (head, tail) = rest.split_at(sentence_end(rest));
            rest = tail;
            if !head.trim().is_empty() {
                return Some(head.trim());
            }
        }
        None
    })
}

/// Where the first sentence of a text ends, in bytes.
fn sentence_end(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|&(_, c)| c);
        let ends = match c {
            '\n' | '。' | '！' | '？' | '।' | '؟' | '۔' => true,
            '.' | '!' | '?' | ';' | '…' => next.is_none_or(char::is_whitespace),
            '-' | '–' | '—' | '•' => {
                // A dash with space on both sides, or a bullet.
                next.is_none_or(char::is_whitespace)
                    && text
                        .get(..at)
                        .is_none_or(|before| before.ends_with([' ', '\n']))
            }
            _ => false,
        };
        if ends {
            return at + c.len_utf8();
        }
    }
    text.len()
}

/// What a piece of text is cut into.
pub(super) enum Part<'t> {
    /// See [`words`].
    Word(&'t str),
    /// A comma or the like: a new statement may begin here.
    Pause,
}

/// Words and pauses of a sentence, in order.
pub(super) fn parts(sentence: &str) -> impl Iterator<Item = Part<'_>> {
    sentence.split_word_bounds().filter_map(|part| match part {
        "," | "،" | "、" | ":" | "(" | ")" | "/" | "&" | "+" => Some(Part::Pause),
        _ => is_word(part).then_some(Part::Word(part)),
    })
}

fn is_word(part: &str) -> bool {
    part.len() <= LONGEST_WORD && part.chars().any(|c| c.is_alphabetic() || is_emoji(c))
}

/// The words of a piece of canonical text, in order. Numbers and punctuation are no words.
pub(super) fn words(canonical: &str) -> impl Iterator<Item = &str> {
    canonical.split_word_bounds().filter(|part| is_word(part))
}

/// What a word counts as before stemming: without "'s" and the like, and with "not"
/// beside it when it denies ("isn't" is "is" and "not").
pub(super) fn without_apostrophe(word: &str) -> (&str, bool) {
    match word {
        "cannot" | "can't" => return ("can", true),
        "won't" => return ("will", true),
        _ => {}
    }
    if let Some(start) = word.strip_suffix("n't") {
        return (start, true);
    }
    let longest = word
        .split('\'')
        .max_by_key(|part| part.len())
        .unwrap_or(word);
    (longest, false)
}

/// Pictures people write with. Symbols of text such as ™ or ✓ do not count.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{26FF}' | '\u{2763}' | '\u{2764}')
}
