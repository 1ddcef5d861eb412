//! Signs of trouble in the wording of an English question, found by words and never certain.

use super::reading::words;

/// Words that say no.
fn negatives(text: &str) -> usize {
    let says_no = |word: &str| {
        let word = word.to_lowercase().replace('’', "'");
        word.ends_with("n't")
            || [
                "not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "without",
                "unless", "cannot",
            ]
            .contains(&word.as_str())
    };
    // "Yes or no" offers an answer.
    let text = text.to_lowercase().replace("yes or no", "");
    words(&text).filter(|word| says_no(word)).count()
}

/// Whether a question says no twice.
pub(super) fn is_double_negative(question: &str) -> bool {
    negatives(question) > 1
}

/// Whether a question says no once, so that agreeing with it, or *no*, is hard to understand.
pub(super) fn is_negative(question: &str) -> bool {
    negatives(question) == 1
}

/// Two things that are one: nobody would answer for them apart.
const PAIRS: &[&str] = &[
    "accident and emergency",
    "terms and conditions",
    "health and safety",
    "pros and cons",
    "trial and error",
    "black and white",
    "men and women",
    "mum and dad",
    "there and home",
    "back and forth",
    "day and night",
    "you and your",
    "arts and crafts",
    "bed and breakfast",
    "wales and england",
    "england and wales",
    "food and drink",
    "pregnancy and maternity",
    "marriage and civil partnership",
    "health and social care",
    "religion and belief",
    "hands and feet",
    "aches and pains",
    "ways and means",
    "more and more",
];

/// The words on both sides of an *and* (or *as well as*) by which a question asks two things.
///
/// Not found where the two stand for one ([`PAIRS`]), between numbers, after *between* or *both*,
/// and where a new clause begins ("and why").
pub(super) fn double_barrel(question: &str) -> Option<(String, String)> {
    let lower = question.to_lowercase().replace("as well as", "and");
    if PAIRS.iter().any(|pair| lower.contains(pair))
        || lower.contains("between ")
        || lower.contains("both ")
    {
        return None;
    }
    // The last sentence is the question; what stands before it explains.
    let asked = lower
        .rsplit_terminator(['.', '!', ':'])
        .next()
        .unwrap_or(&lower);
    let all: Vec<&str> = words(asked).collect();
    let at = all.iter().position(|word| *word == "and")?;
    let (before, after) = (*all.get(at.checked_sub(1)?)?, *all.get(at + 1)?);
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let clause = [
        "why", "how", "what", "when", "where", "who", "which", "if", "so", "then", "give", "tell",
        "please",
    ];
    if is_number(before) || is_number(after) || clause.contains(&after) {
        return None;
    }
    Some((before.to_owned(), after.to_owned()))
}

/// Words that push towards an answer.
const LEADING: &[&str] = &[
    "don't you",
    "do you not",
    "wouldn't you",
    "isn't it",
    "aren't you",
    "surely",
    "obviously",
    "clearly",
    "of course",
    "as everyone knows",
    "everybody knows",
    "do you agree that",
    "would you agree that",
    "how much do you like",
    "how happy are you",
    "how much better",
    "excellent",
    "exciting",
    "vital",
    "much-needed",
    "world-class",
    "unacceptable",
    "wasteful",
    "shocking",
];

/// The first words of a question that push towards an answer.
pub(super) fn leading(question: &str) -> Option<&'static str> {
    let lower = format!(" {} ", question.to_lowercase().replace('’', "'"));
    let found = LEADING.iter().find(|words| {
        lower.match_indices(**words).any(|(at, found)| {
            let around = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            around(lower.get(..at).and_then(|head| head.chars().next_back()))
                && around(
                    lower
                        .get(at + found.len()..)
                        .and_then(|tail| tail.chars().next()),
                )
        })
    });
    found.copied()
}

/// Words of administration with plainer ones (after GOV.UK, *Words to avoid*, and the NHS service
/// manual, *A to Z of health writing*).
const JARGON: &[(&str, &str)] = &[
    ("stakeholder", "people affected"),
    ("stakeholders", "people affected"),
    ("utilise", "use"),
    ("utilised", "used"),
    ("leverage", "use"),
    ("facilitate", "help"),
    ("facilitates", "helps"),
    ("facilitated", "helped"),
    ("commence", "start"),
    ("commencing", "starting"),
    ("provision of", "giving"),
    ("service provision", "services"),
    ("service user", "people who use services"),
    ("service users", "people who use services"),
    ("going forward", "from now on"),
    ("holistic", "whole"),
    ("co-production", "working together"),
    ("co-produce", "work together on"),
    ("signposting", "telling people where to go"),
    ("signpost", "tell people about"),
    ("care pathway", "how somebody is cared for"),
    ("care pathways", "how people are cared for"),
    ("prior to", "before"),
    ("in order to", "to"),
    ("with regard to", "about"),
    ("in respect of", "about"),
    ("domiciliary", "at home"),
    ("multidisciplinary", "from several professions"),
    ("cohort", "group"),
    ("demographic", "group of people"),
    ("empower", "help"),
    ("robust", "strong"),
    ("streamline", "make simpler"),
    ("deliverables", "results"),
    ("key priorities", "what matters most"),
    ("capacity building", "training"),
    ("secondary care", "hospital care"),
    ("acute trust", "hospital trust"),
    ("comorbidities", "other illnesses"),
];

/// The first word of administration in a text, with a plainer one.
pub(super) fn jargon(text: &str) -> Option<(&'static str, &'static str)> {
    let spaced: Vec<String> = words(text).map(str::to_lowercase).collect();
    let spaced = format!(" {} ", spaced.join(" "));
    let found = JARGON
        .iter()
        .find(|(word, _)| spaced.contains(&format!(" {word} ")));
    found.copied()
}

/// Short forms everybody in this country reads.
const KNOWN: &[&str] = &[
    "NHS", "GP", "UK", "BSL", "PDF", "TV", "ID", "OK", "A4", "A3", "BBC", "USA", "EU", "DVD",
    "PIN", "HIV", "LGBT", "LGBTQ", "LGBT+", "COVID", "COVID-19", "A", "I", "QR", "CCTV", "VAT",
    "MP", "AM", "PM", "IT", "PO",
];

/// Short forms in capitals that a text uses.
pub(super) fn short_forms(text: &str) -> Vec<&str> {
    let is_short = |word: &&str| {
        let plain = word
            .trim_end_matches("'s")
            .trim_end_matches("’s")
            .trim_end_matches('s');
        let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && plain.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
            && !KNOWN.contains(&plain)
            // The districts of postcodes and other numbers with letters.
            && !plain.chars().any(|c| c.is_ascii_digit())
    };
    words(text).filter(is_short).collect()
}

/// Whether a text says what a short form stands for: its letters begin the words before it in
/// brackets, or the words in brackets after it.
pub(super) fn spells_out(text: &str, short: &str) -> bool {
    let short = short.trim_end_matches('s');
    text.match_indices(short).any(|(at, _)| {
        let (before, after) = (
            text.get(..at).unwrap_or_default().trim_end(),
            text.get(at + short.len()..)
                .unwrap_or_default()
                .trim_start_matches('s'),
        );
        before.ends_with('(') || after.trim_start().starts_with('(')
    })
}

/// Whether a text shouts: three words or more in capitals beside each other, or nothing else.
pub(super) fn shouts(text: &str) -> bool {
    let capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let all: Vec<&str> = words(text).collect();
    let loud = |run: &[&str]| run.iter().all(|word| capitals(word));
    all.windows(3).any(loud)
        || (all.len() > 1 && loud(&all))
        || (all.len() == 1 && all.iter().any(|word| word.len() > 6 && capitals(word)))
}

/// Which way a step of a scale leans: 1 for more, -1 for less, 0 for the middle.
fn leaning(step: &str) -> Option<i32> {
    let lower = step.to_lowercase();
    let all: Vec<&str> = words(&lower).collect();
    let has = |list: &[&str]| all.iter().any(|word| list.contains(word));
    if has(&["neither", "neutral", "average", "same", "mixed", "fair"]) {
        return Some(0);
    }
    const DOWN: &[&str] = &[
        "disagree",
        "dissatisfied",
        "unsatisfied",
        "hard",
        "difficult",
        "bad",
        "badly",
        "poor",
        "poorly",
        "unlikely",
        "unimportant",
        "unhappy",
        "uncomfortable",
        "unsafe",
        "worse",
        "oppose",
        "against",
        "unhelpful",
        "negative",
        "terrible",
        "unclear",
        "decrease",
        "slow",
    ];
    const UP: &[&str] = &[
        "agree",
        "satisfied",
        "easy",
        "good",
        "well",
        "excellent",
        "likely",
        "important",
        "happy",
        "comfortable",
        "safe",
        "better",
        "support",
        "for",
        "helpful",
        "positive",
        "great",
        "clear",
        "increase",
        "quick",
        "outstanding",
    ];
    let down = has(DOWN);
    if !down && !has(UP) {
        return None;
    }
    let turned = has(&["not", "never"]);
    Some(if down == turned { 1 } else { -1 })
}

/// How many steps of a scale lean each way, where every step but one is understood.
///
/// A scale that only goes from nothing to much ("not at all" to "extremely") has no two sides, and
/// is not understood here.
pub(super) fn sides(steps: &[&str]) -> Option<(usize, usize)> {
    let leanings: Vec<Option<i32>> = steps.iter().map(|step| leaning(step)).collect();
    if leanings.iter().filter(|one| one.is_none()).count() > 0 {
        return None;
    }
    let count = |side: i32| leanings.iter().filter(|one| **one == Some(side)).count();
    let (up, down) = (count(1), count(-1));
    (up + down > 1).then_some((up, down))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_questions_in_one_are_found_and_pairs_are_left_alone() {
        for double in [
            "How clean and safe is the ward?",
            "Do you support the new bus lane and the higher charge?",
            "How helpful were the staff as well as the website?",
        ] {
            assert!(double_barrel(double).is_some(), "{double}");
        }
        for one in [
            "How long did you wait in accident and emergency?",
            "What did you do, and why?",
            "Are you between 18 and 24?",
            "We asked people and groups. What do you think?",
            "What would help?",
        ] {
            assert_eq!(double_barrel(one), None, "{one}");
        }
    }

    #[test]
    fn pushing_words_are_found_as_words() {
        assert_eq!(leading("Surely we should act?"), Some("surely"));
        assert_eq!(leading("Don’t you want a park?"), Some("don't you"));
        assert_eq!(leading("How far do you agree with the plan?"), None);
        assert_eq!(leading("Is the revitalising plan right?"), None);
    }

    #[test]
    fn saying_no_is_counted() {
        assert!(is_double_negative(
            "Would you not go without an appointment?"
        ));
        assert!(is_negative("Should the centre not close?"));
        assert!(!is_negative("Do you know the notice board?"));
    }

    #[test]
    fn scales_are_weighed() {
        assert_eq!(
            sides(&[
                "Strongly agree",
                "Agree",
                "Neither agree nor disagree",
                "Disagree"
            ]),
            Some((2, 1))
        );
        assert_eq!(
            sides(&["Very comfortable", "Not very comfortable"]),
            Some((1, 1))
        );
        assert_eq!(sides(&["Not at all", "A little", "Extremely"]), None);
    }

    #[test]
    fn short_forms_are_found_unless_everybody_knows_them_or_they_are_spelt_out() {
        assert_eq!(short_forms("The CMHT and the NHS, and 3 GPs"), ["CMHT"]);
        assert!(spells_out(
            "The community mental health team (CMHT) helps",
            "CMHT"
        ));
        assert!(spells_out(
            "The CMHT (community mental health team) helps",
            "CMHT"
        ));
        assert!(!spells_out("The CMHT helps", "CMHT"));
        assert!(shouts("PLEASE READ THIS first"));
        assert!(!shouts("The NHS and the BBC"));
    }
}
