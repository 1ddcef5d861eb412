//! The parts of a comment that can carry a theme.

use unicode_segmentation::UnicodeSegmentation;

/// Some of the words of a comment, counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where they begin.
    pub start: usize,
    /// How many characters they have.
    pub length: usize,
}

impl Span {
    /// Where they end.
    #[must_use]
    pub const fn end(self) -> usize {
        self.start.saturating_add(self.length)
    }

    /// The words themselves; none when the text is too short for them.
    #[must_use]
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.start).take(self.length).collect()
    }
}

/// The sentences of a text, without the blanks around them.
///
/// A new line ends a sentence: people write lists.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        for sentence in line.split_sentence_bounds() {
            let length = sentence.chars().count();
            let before = sentence.chars().take_while(|c| c.is_whitespace()).count();
            let words = sentence.trim().chars().count();
            if words > 0 {
                spans.push(Span {
                    start: at + before,
                    length: words,
                });
            }
            at += length;
        }
    }
    spans
}

/// Where words stand in a text, whatever their case and whatever blanks stand between them; the
/// first place of several.
#[must_use]
pub fn find_words(text: &str, words: &str) -> Option<Span> {
    let fold = |c: char| c.to_lowercase().next().unwrap_or(c);
    let text: Vec<char> = text.chars().map(fold).collect();
    let words: Vec<char> = words.trim().chars().map(fold).collect();
    if words.is_empty() {
        return None;
    }
    (0..text.len()).find_map(|start| {
        let (mut at, mut of) = (start, 0);
        while of < words.len() {
            if words[of].is_whitespace() {
                let blanks = |list: &[char], from: usize| {
                    list.get(from..)
                        .unwrap_or_default()
                        .iter()
                        .take_while(|c| c.is_whitespace())
                        .count()
                };
                let found = blanks(&text, at);
                if found == 0 {
                    return None;
                }
                at += found;
                of += blanks(&words, of);
            } else if text.get(at) == Some(&words[of]) {
                at += 1;
                of += 1;
            } else {
                return None;
            }
        }
        Some(Span {
            start,
            length: at - start,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Vec<String> {
        sentences(text).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn a_comment_falls_into_its_sentences_and_lines() {
        assert_eq!(
            said("  The bus is late. Nobody answers!\n- rude staff\n\n- no rooms"),
            [
                "The bus is late.",
                "Nobody answers!",
                "- rude staff",
                "- no rooms"
            ]
        );
        assert_eq!(
            said("بس نہیں آتی۔ کوئی جواب نہیں"),
            ["بس نہیں آتی۔", "کوئی جواب نہیں"]
        );
        assert_eq!(said(" \n "), Vec::<String>::new());
    }

    #[test]
    fn words_are_found_whatever_case_and_blanks() {
        let text = "I waited\nA YEAR 🐝 for help";
        let span = find_words(text, "waited a  year").expect("found");
        assert_eq!(span.of(text), "waited\nA YEAR");
        assert_eq!(find_words(text, "two years"), None);
        assert_eq!(find_words(text, " "), None);
        assert_eq!(find_words("", "a"), None);
    }

    proptest! {
        #[test]
        fn sentences_hold_every_word_once_and_in_order(text in "\\PC{0,200}") {
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let spans = sentences(&text);
            let joined: String = spans.iter().map(|span| span.of(&text)).collect();
            prop_assert_eq!(letters(&joined), letters(&text));
            prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start));
        }

        #[test]
        fn whatever_is_copied_from_a_text_is_found_in_it(text in "[a-c \\n]{1,40}", start in 0_usize..40, length in 1_usize..10) {
            let words = Span { start, length }.of(&text);
            prop_assume!(!words.trim().is_empty());
            prop_assert!(find_words(&text, &words).is_some());
        }
    }
}
