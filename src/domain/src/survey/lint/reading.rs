//! How hard an English text is to read.
//!
//! The Flesch-Kincaid grade (J. P. Kincaid and others, *Derivation of new readability formulas for
//! Navy enlisted personnel*, 1975): `0.39 * words / sentences + 11.8 * syllables / words - 15.59`.
//! Five years are added to make an age of it, because American grade 1 is at six.
//!
//! Its limits: it sees the length of sentences and words and nothing else. A short hard word is
//! easy to it, a long easy one ("understanding") hard; one sentence alone swings by years, so texts
//! under a hundred words are not judged. Syllables are counted by rule, and are right for about
//! nine words in ten (see the test).

/// Fewer words than this say nothing about how hard a text is.
const FEWEST: usize = 100;

/// Words of English, without what is only punctuation.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || "'’-".contains(c)))
        .map(|word| word.trim_matches(['\'', '’', '-']))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Sentences of English: ended by a full stop, question or exclamation mark before a space, by a
/// colon or semicolon at the end of a line, or by an empty line or a list item of Markdown.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.split(['\n', '\r']) {
        let mut rest = line;
        let mut from = 0;
        while let Some(at) = rest.get(from..).and_then(|tail| tail.find(['.', '?', '!'])) {
            let end = from + at + 1;
            let (sentence, after) = rest.split_at(end);
            let ends = after.is_empty()
                || after.starts_with(|c: char| c.is_whitespace() || ")\"”’*".contains(c));
            if ends && !is_short_form(sentence) {
                found.push(sentence);
                rest = after;
                from = 0;
            } else {
                from = end;
            }
        }
        found.push(rest);
    }
    found.retain(|sentence| words(sentence).next().is_some());
    found
}

fn is_short_form(sentence: &str) -> bool {
    let last = sentence
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    [
        "e.g.", "i.e.", "etc.", "mr.", "mrs.", "ms.", "dr.", "no.", "st.", "approx.", "vs.",
    ]
    .contains(&last.to_lowercase().trim_start_matches('('))
}

/// Words the rules get wrong and councils write often.
const KNOWN: &[(&str, usize)] = &[
    ("people", 2),
    ("peoples", 2),
    ("anyone", 3),
    ("everyone", 3),
    ("someone", 2),
    ("somebody", 3),
    ("something", 2),
    ("sometimes", 2),
    ("somewhere", 2),
    ("every", 2),
    ("evening", 2),
    ("evenings", 2),
    ("quiet", 2),
    ("science", 2),
    ("being", 2),
    ("area", 3),
    ("areas", 3),
    ("idea", 3),
    ("ideas", 3),
    ("create", 2),
    ("created", 3),
    ("different", 2),
    ("interest", 2),
    ("business", 2),
];

/// How many syllables an English word has, by the groups of its vowels.
#[must_use]
pub fn syllables(word: &str) -> usize {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    if let Some((_, known)) = KNOWN.iter().find(|(known, _)| *known == word) {
        return *known;
    }
    let letters: Vec<char> = word.chars().collect();
    let at = |i: usize| letters.get(i).copied().unwrap_or(' ');
    let is_vowel = |i: usize| "aeiou".contains(at(i)) || (at(i) == 'y' && i > 0);
    let mut count = 0_usize;
    for i in (0..letters.len()).filter(|i| is_vowel(*i)) {
        let begins = i == 0 || !is_vowel(i - 1);
        // Said apart: "social" is not, "medium" and "video" are.
        let before = i.checked_sub(2).map_or(' ', at);
        let apart = !begins
            && match (at(i - 1), at(i)) {
                ('i', 'a' | 'o' | 'u') => !"ctsgx".contains(before),
                ('e', 'o') => before != 'g',
                ('u', 'a') => !"qg".contains(before),
                _ => false,
            };
        count += usize::from(begins || apart);
    }
    let end = letters.len();
    let silent = match &word {
        w if w.ends_with("le") => end > 2 && is_vowel(end - 3),
        w if w.ends_with('e') => end > 1 && !is_vowel(end - 2),
        w if w.ends_with("les") => end > 3 && is_vowel(end - 4),
        w if w.ends_with("es") => end > 2 && !is_vowel(end - 3) && !"sxzcgh".contains(at(end - 3)),
        w if w.ends_with("ed") => end > 2 && !is_vowel(end - 3) && !"td".contains(at(end - 3)),
        // An e before these endings is not said either: "careful", "statement".
        w => ["eful", "ement", "eless", "ely"].iter().any(|ending| {
            w.strip_suffix(ending).is_some_and(|stem| {
                stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
                    && !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'l'])
            })
        }),
    };
    count.saturating_sub(usize::from(silent)).max(1)
}

/// The age at which a text can be read, in years; `None` when there is too little of it.
#[must_use]
pub fn age<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<f64> {
    let (mut all, mut spoken, mut ends) = (0_usize, 0_usize, 0_usize);
    for text in texts {
        all += words(text).count();
        spoken += words(text).map(syllables).sum::<usize>();
        ends += sentences(text).len();
    }
    if all < FEWEST {
        return None;
    }
    let of = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    Some(0.39 * of(all, ends) + 11.8 * of(spoken, all) - 15.59 + 5.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of council and health texts with their syllables, counted by hand.
    const COUNTED: &[(&str, usize)] = &[
        ("a", 1),
        ("help", 1),
        ("people", 2),
        ("survey", 2),
        ("council", 2),
        ("health", 1),
        ("mental", 2),
        ("evening", 2),
        ("appointment", 3),
        ("community", 4),
        ("question", 2),
        ("answer", 2),
        ("referral", 3),
        ("proposal", 3),
        ("service", 2),
        ("services", 3),
        ("family", 3),
        ("families", 3),
        ("carer", 2),
        ("carers", 2),
        ("information", 4),
        ("support", 2),
        ("supported", 3),
        ("asked", 1),
        ("wanted", 2),
        ("needed", 2),
        ("described", 2),
        ("people's", 2),
        ("easier", 3),
        ("easy", 2),
        ("every", 2),
        ("table", 2),
        ("little", 2),
        ("possible", 3),
        ("rule", 1),
        ("made", 1),
        ("safe", 1),
        ("place", 1),
        ("places", 2),
        ("changes", 2),
        ("closes", 2),
        ("science", 2),
        ("idea", 3),
        ("area", 3),
        ("quiet", 2),
        ("social", 2),
        ("special", 2),
        ("nation", 2),
        ("decision", 3),
        ("region", 2),
        ("material", 4),
        ("medium", 3),
        ("video", 3),
        ("statement", 2),
        ("careful", 2),
        ("useful", 2),
        ("homeless", 2),
        ("lonely", 2),
        ("safely", 2),
        ("year", 1),
        ("years", 1),
        ("yes", 1),
        ("agree", 2),
        ("agreed", 2),
        ("tried", 1),
        ("carried", 2),
        ("boxes", 2),
        ("wishes", 2),
        ("consultation", 4),
        ("organisation", 5),
        ("equality", 4),
        ("characteristic", 5),
        ("disability", 5),
        ("anxiety", 4),
        ("depression", 3),
        ("hospital", 3),
        ("surgery", 3),
        ("nurse", 1),
        ("doctor", 2),
        ("the", 1),
        ("be", 1),
        ("we", 1),
        ("once", 1),
        ("again", 2),
        ("because", 2),
        ("before", 2),
        ("anyone", 3),
        ("somebody", 3),
        ("understanding", 4),
        ("evidence", 3),
        ("confidential", 4),
        ("anonymous", 4),
    ];

    #[test]
    fn syllables_are_right_for_nine_words_in_ten() {
        let wrong: Vec<_> = COUNTED
            .iter()
            .filter(|(word, count)| syllables(word) != *count)
            .map(|(word, count)| (word, count, syllables(word)))
            .collect();
        let most = COUNTED.len() / 10;
        assert!(
            wrong.len() <= most,
            "{} of {}: {wrong:?}",
            wrong.len(),
            COUNTED.len()
        );
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "We propose a place (e.g. a café). It opens at 6.30 in the evening! Will you come?\n- One thing\n- Two things";
        assert_eq!(sentences(text).len(), 5);
    }

    #[test]
    fn an_easy_text_is_for_children_and_a_heavy_one_for_scholars() {
        let easy = "The cat sat on the mat. ".repeat(20);
        let heavy = "The implementation of multidisciplinary rehabilitation pathways necessitates considerable organisational transformation across collaborating institutions. ".repeat(10);
        let (easy, heavy) = (
            age([easy.as_str()]).expect("enough"),
            age([heavy.as_str()]).expect("enough"),
        );
        assert!(easy < 7.0, "{easy}");
        assert!(heavy > 20.0, "{heavy}");
        assert_eq!(age(["Too short."]), None);
    }
}
