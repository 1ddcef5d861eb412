//! A comment taken apart: sentences, and in them words.
//!
//! A *word* is what Unicode calls one, or one emoji; numbers and punctuation are none.
//! Negation survives as a word of its own, because "not clean" is no praise.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A word longer than this (in bytes) is a link, a slip or an attack.
const LONGEST_WORD: usize = 64;

/// Negation as it is counted, whatever form it had ("don't", "cannot").
pub(super) const NOT: &str = "not";

/// The text as it is compared: compatibility forms unified, lower case, one kind of
/// apostrophe, single spaces. Two comments equal in this form are the same comment.
pub fn canonical(text: &str) -> String {
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
            // A line break ends a sentence, so it is kept apart from other space.
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
pub fn sentences(canonical: &str) -> impl Iterator<Item = &str> {
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
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|&(_, c)| c);
        let ends = match c {
            '\n' | '。' | '！' | '？' | '।' | '؟' | '۔' => true,
            '.' | '!' | '?' | ';' | '…' => is_space(next),
            // A dash with space on both sides, or a bullet.
            '-' | '–' | '—' | '•' => is_space(before) && is_space(next),
            _ => false,
        };
        if ends {
            return at + c.len_utf8();
        }
        before = Some(c);
    }
    text.len()
}

/// What a sentence is made of.
#[derive(Clone, Copy)]
pub(super) enum Part<'t> {
    /// See [`words`].
    Word(&'t str),
    /// A comma or the like: the sentence may turn to something else here.
    Pause,
}

/// Words and pauses of a sentence, in order.
pub(super) fn parts(sentence: &str) -> impl Iterator<Item = Part<'_>> {
    sentence.split_word_bounds().filter_map(|part| match part {
        "," | "،" | "、" | ":" | "(" | ")" | "/" | "&" | "+" => Some(Part::Pause),
        _ => is_word(part).then_some(Part::Word(part)),
    })
}

/// The words of a piece of canonical text, in order.
pub fn words(canonical: &str) -> impl Iterator<Item = &str> {
    canonical.split_word_bounds().filter(|part| is_word(part))
}

fn is_word(part: &str) -> bool {
    part.len() <= LONGEST_WORD && part.chars().any(|c| c.is_alphabetic() || is_emoji(c))
}

/// Pictures people write with. Symbols of text such as ™ or ✓ do not count.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{26FF}' | '\u{2763}' | '\u{2764}')
}

/// What a (lower-case) word counts as before stemming: without "'s" and the like, and
/// whether "not" was part of it ("isn't" is "is" and not).
pub(super) fn without_apostrophe(word: &str) -> (&str, bool) {
    match word {
        "cannot" | "can't" => ("can", true),
        "won't" => ("will", true),
        _ => match word.strip_suffix("n't") {
            Some(start) => (start, true),
            None => {
                let longest = word.split('\'').rev().max_by_key(|part| part.len());
                (longest.unwrap_or(word), false)
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<Vec<String>> {
        let canonical = canonical(text);
        sentences(&canonical)
            .map(|s| words(s).map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn sentences_end_at_stops_lines_and_dashes() {
        let said = split("Kind staff. Cold room - no heating\nParking dear! See www.nhs.uk today");

        let first: Vec<&str> = said.iter().map(|words| words[0].as_str()).collect();
        assert_eq!(first, ["kind", "cold", "no", "parking", "see"]);
    }

    #[test]
    fn sentences_end_in_other_scripts_too() {
        assert_eq!(split("سعر مرتفع؟ موقف").len(), 2);
        assert_eq!(split("অপেক্ষা দীর্ঘ। কর্মী ভালো").len(), 2);
    }

    #[test]
    fn numbers_and_punctuation_are_no_words() {
        assert!(split("10/10 !!! ... 42 %").concat().is_empty());
    }

    #[test]
    fn an_emoji_is_a_word_in_any_skin_tone() {
        assert_eq!(split("👍🏽"), split("👍"));
        assert_eq!(split("👍").concat(), ["👍"]);
    }

    #[test]
    fn negation_is_found_inside_a_word() {
        assert_eq!(without_apostrophe("doesn't"), ("does", true));
        assert_eq!(without_apostrophe("can't"), ("can", true));
        assert_eq!(without_apostrophe("mother's"), ("mother", false));
        assert_eq!(without_apostrophe("l'hôpital"), ("hôpital", false));
    }

    #[test]
    fn look_does_not_make_a_comment_another() {
        assert_eq!(canonical("  It’s   GOOD\u{200F} "), canonical("it's good"));
        assert_eq!(canonical("ﬁne"), "fine");
    }

    #[test]
    fn an_endless_word_is_no_word() {
        assert!(split(&"a".repeat(100_000)).concat().is_empty());
    }
}
