//! Finding comments by their words: what was typed, read without ever being wrong, and the words of a
//! text in the one form in which they are compared.
//!
//! Case, accents and vowel points make no other word, nor does it matter on which keyboard a letter
//! was typed that Urdu, Persian and Arabic write alike. An apostrophe and a hyphen part words, so
//! that "mae" finds "mae'n"; what was typed with one of them is found as it stands. Where no spaces
//! are written, each sign is a word.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most that is read of what was typed, in characters.
pub const LONGEST: usize = 400;
/// The most parts it may have; what comes after is not looked for.
const MOST_PARTS: usize = 40;
/// A longer word is a link or a slip: its beginning is kept, in characters.
const LONGEST_WORD: usize = 60;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What a text must have, all of it.
    pub wanted: Vec<Part>,
    /// What it must not have, any of it.
    pub unwanted: Vec<Part>,
}

/// One or several words in a row, as [`words_of`] gives them: letters, digits and their marks only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words, at least one.
    pub words: Vec<String>,
    /// Whether the last of them may go on.
    pub begins: bool,
}

impl Words {
    /// Reads what was typed: words, "words in a row", -not, begin*. Nothing is ever wrong with it;
    /// what says nothing is passed over.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let typed: Vec<char> = typed.chars().take(LONGEST).collect();
        let mut found = Self::default();
        let mut at = 0;
        while let Some(first) = typed.get(at).copied() {
            if first.is_whitespace() {
                at += 1;
                continue;
            }
            let not = is_minus(first);
            while typed.get(at).copied().is_some_and(is_minus) {
                at += 1;
            }
            let quoted = typed.get(at).copied().is_some_and(is_quote);
            at += usize::from(quoted);
            let ends = |c: &char| match quoted {
                true => is_quote(*c),
                false => c.is_whitespace() || is_quote(*c),
            };
            let rest = typed.get(at..).unwrap_or_default();
            let length = rest.iter().position(ends).unwrap_or(rest.len());
            let said: String = rest.iter().take(length).collect();
            at += length + usize::from(quoted);
            // A star after the closing mark means the same as one before it.
            let starred = quoted && typed.get(at) == Some(&'*');
            at += usize::from(starred);
            found.add(not, &said, starred);
        }
        found
    }

    fn add(&mut self, not: bool, said: &str, starred: bool) {
        let words: Vec<String> = words_of(said).map(|word| word.folded).collect();
        if words.is_empty() || self.wanted.len() + self.unwanted.len() >= MOST_PARTS {
            return;
        }
        let part = Part {
            words,
            begins: starred || said.trim_end().ends_with('*'),
        };
        let list = match not {
            true => &mut self.unwanted,
            false => &mut self.wanted,
        };
        if !list.contains(&part) {
            list.push(part);
        }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether a text is one of those looked for.
    #[must_use]
    pub fn fit(&self, text: &str) -> bool {
        let words: Vec<Word> = words_of(text).collect();
        let has = |part: &Part| (0..words.len()).any(|at| part.stands_at(&words, at));
        self.wanted.iter().all(has) && !self.unwanted.iter().any(has)
    }

    /// Where the words looked for stand in a text, as ranges of bytes, in order and apart.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        let words: Vec<Word> = words_of(text).collect();
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, first) in words.iter().enumerate() {
            let standing = self.wanted.iter().filter(|part| part.stands_at(&words, at));
            let Some(length) = standing.map(|part| part.words.len()).max() else {
                continue;
            };
            let end = words
                .get(at + length - 1)
                .map_or(first.at.end, |w| w.at.end);
            match found.last_mut() {
                Some(last) if last.end >= first.at.start => last.end = last.end.max(end),
                _ => found.push(first.at.start..end),
            }
        }
        found
    }
}

impl Part {
    fn stands_at(&self, text: &[Word], at: usize) -> bool {
        let there = text.get(at..).unwrap_or_default();
        there.len() >= self.words.len()
            && self
                .words
                .iter()
                .zip(there)
                .enumerate()
                .all(
                    |(n, (wanted, word))| match self.begins && n + 1 == self.words.len() {
                        true => word.folded.starts_with(wanted.as_str()),
                        false => word.folded == *wanted,
                    },
                )
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// As it is compared.
    pub folded: String,
}

/// The words of a text, in order.
pub fn words_of(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = letters.find(|(_, c)| c.is_alphanumeric())?;
            let mut end = start + first.len_utf8();
            let alone = stands_alone(first);
            while let Some((at, c)) = letters.peek().copied() {
                let goes_on = is_combining_mark(c)
                    || is_invisible(c)
                    || (!alone && c.is_alphanumeric() && !stands_alone(c));
                if !goes_on {
                    break;
                }
                // What cannot be seen is part of a word only between its letters.
                if !is_invisible(c) {
                    end = at + c.len_utf8();
                }
                letters.next();
            }
            let folded = fold(text.get(start..end).unwrap_or_default());
            if !folded.is_empty() {
                return Some(Word {
                    at: start..end,
                    folded,
                });
            }
        }
    })
}

/// The form in which a word is compared.
fn fold(word: &str) -> String {
    let plain = word
        .nfkd()
        .filter(|c| !is_dropped(*c))
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|c| !is_dropped(*c))
        .filter(|c| c.is_alphanumeric() || is_combining_mark(*c));
    let mut folded = String::with_capacity(word.len());
    for c in plain {
        match alike(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded.nfc().take(LONGEST_WORD).collect()
}

/// Letters that are written for one another.
const fn alike(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        'ي' | 'ى' | 'ۍ' | 'ې' => "ی",
        'ك' | 'ڪ' => "ک",
        'ه' | 'ة' | 'ۃ' | 'ە' => "ہ",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        _ => return None,
    })
}

/// Marks that make no other word: accents, vowel points, the stretching stroke.
const fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}' | '\u{0591}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Signs of scripts that put no spaces between words.
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// What cannot be seen and parts no word: joiners, soft hyphens, direction marks.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}')
}

const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words_of(text).map(|word| word.folded).collect()
    }

    fn said(parts: &[Part]) -> Vec<String> {
        let one = |part: &Part| {
            let star = if part.begins { "*" } else { "" };
            format!("{}{star}", part.words.join(" "))
        };
        parts.iter().map(one).collect()
    }

    #[test]
    fn what_is_typed_is_words_words_in_a_row_not_and_beginnings() {
        let found = Words::parse("bus  \"too late\" -taxi wait* -\"day centre\" “GP sur*” mae'n");
        assert_eq!(
            said(&found.wanted),
            ["bus", "too late", "wait*", "gp sur*", "mae n"]
        );
        assert_eq!(said(&found.unwanted), ["taxi", "day centre"]);
        assert_eq!(Words::parse("\"bus st\"*"), Words::parse("\"bus st*\""));
        assert_eq!(Words::parse("bus BUS Bùs"), Words::parse("bus"));
    }

    #[test]
    fn nothing_typed_is_wrong() {
        for typed in [
            "",
            "   ",
            "\"",
            "\"\"",
            "-",
            "--",
            "*",
            "-*",
            "\" \" - *",
            "'\"';--",
            "()&|!:",
        ] {
            assert!(Words::parse(typed).is_empty(), "{typed}");
        }
        assert_eq!(
            said(&Words::parse("\"never closed").wanted),
            ["never closed"]
        );
        assert_eq!(
            said(&Words::parse("AND OR NOT NEAR(x)").wanted),
            ["and", "or", "not", "near x"]
        );
        assert_eq!(
            said(&Words::parse("words:bus ^bus {bus}").wanted),
            ["words bus", "bus"]
        );
        let long = "word ".repeat(500);
        assert_eq!(Words::parse(&long).wanted.len(), 1);
    }

    #[test]
    fn case_accents_and_vowel_points_make_no_other_word() {
        assert_eq!(
            folded("Ŵyl CAFÉ Straße Łódź"),
            ["wyl", "cafe", "strasse", "lodz"]
        );
        assert_eq!(
            folded("Mae'n anodd – tŷ’r meddyg"),
            ["mae", "n", "anodd", "ty", "r", "meddyg"]
        );
        assert_eq!(folded("اُردُو"), folded("اردو"));
        assert_eq!(
            folded("ہسپتال کی"),
            folded("هسپتال كي"),
            "an Arabic keyboard"
        );
        assert_eq!(folded("می‌روم"), ["میروم"], "a joiner parts no word");
        assert_eq!(folded("۱۲ ١٢ 12"), ["12", "12", "12"]);
        assert_eq!(folded("हिन्दी में"), ["हिन्दी", "में"]);
        assert_eq!(folded("看病难"), ["看", "病", "难"]);
        assert_eq!(folded("a\u{0301}\u{200b} 😀 !"), ["a"]);
    }

    #[test]
    fn what_was_found_is_marked_where_it_stands() {
        let marked = |typed: &str, text: &str| -> Vec<String> {
            let found = Words::parse(typed).found_in(text);
            found
                .into_iter()
                .map(|at| text.get(at).unwrap_or_default().to_owned())
                .collect()
        };
        assert_eq!(
            marked(
                "\"too late\" wait* -bus",
                "Too  late! WAITING, waited. <b>Bus</b>"
            ),
            ["Too  late", "WAITING", "waited"]
        );
        assert_eq!(marked("wyl", "Yn yr Ŵyl"), ["Ŵyl"]);
        assert_eq!(marked("اردو", "میں اُردُو بولتا ہوں"), ["اُردُو"]);
        assert_eq!(marked("病难", "看病难!"), ["病难"]);
        assert_eq!(marked("-bus", "a bus"), [""; 0]);
    }

    #[test]
    fn a_text_fits_when_it_has_all_that_is_wanted_and_nothing_that_is_not() {
        let words = Words::parse("\"too late\" -taxi");
        assert!(words.fit("It came too late."));
        assert!(!words.fit("Late too"));
        assert!(!words.fit("The taxi came too late"));
        assert!(Words::parse("-taxi").fit("bus"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_and_written_is_read(typed in "\\PC{0,80}|[ -~]{0,80}", text in "\\PC{0,80}") {
            let words = Words::parse(&typed);
            for part in words.wanted.iter().chain(&words.unwanted) {
                prop_assert!(!part.words.is_empty());
                for word in &part.words {
                    prop_assert!(!word.is_empty());
                    prop_assert!(word.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c)));
                }
            }
            let mut end = 0;
            for at in words.found_in(&text) {
                prop_assert!(at.start >= end && at.end > at.start && text.get(at.clone()).is_some());
                end = at.end;
            }
            prop_assert_eq!(words.wanted.is_empty(), Words::parse(&typed).wanted.is_empty());
        }

        #[test]
        fn folding_again_changes_nothing(text in "\\PC{0,60}") {
            let once: Vec<String> = folded(&text);
            let again: Vec<String> = once.iter().map(|word| fold(word)).collect();
            prop_assert_eq!(once, again);
        }

        #[test]
        fn a_text_is_found_by_each_of_its_words(text in "\\PC{1,60}") {
            for word in words_of(&text) {
                let words = Words { wanted: vec![Part { words: vec![word.folded], begins: false }], unwanted: vec![] };
                prop_assert!(words.fit(&text));
            }
        }
    }
}
