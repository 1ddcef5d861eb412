//! What changed from one version of an assessment to the next, so that people can read it.

use super::{Action, Document, Evidence, Impact, Limb, Row};
use crate::Named;

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of which group; none for the assessment as a whole.
    pub row: Option<String>,
    /// Message key of what it is.
    pub what: &'static str,
    /// How it was.
    pub before: Value,
    /// How it is.
    pub after: Value,
}

/// What stood somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Words(String),
    /// A choice: message keys of what was chosen.
    Keys(Vec<String>),
    /// A day.
    Day(Option<chrono::NaiveDate>),
}

/// A word of a text and whether it is in both, only in the earlier or only in the later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// In both.
    Same(String),
    /// In the earlier alone.
    Gone(String),
    /// In the later alone.
    New(String),
}

fn keys<T: Named>(prefix: &str, chosen: impl IntoIterator<Item = T>) -> Value {
    let key = |one: T| format!("{prefix}-{}", one.name());
    Value::Keys(chosen.into_iter().map(key).collect())
}

fn facts(row: &Row) -> Vec<(&'static str, Value)> {
    let words = |text: &str| Value::Words(text.to_owned());
    let limb = |limb: &Limb| *limb;
    let impact = |impact: Option<Impact>| keys("impact", impact);
    let lines = |lines: Vec<String>| Value::Words(lines.join("\n"));
    let action = |one: &Action| format!("{} ({}, {})", one.words, one.owner, one.due_on);
    // The words of a quotation stand elsewhere, and may be taken back.
    let evidence = |one: &Evidence| match one.words.is_empty() {
        true => format!("{}. {}", one.number, one.source),
        false => format!("{}. {} ({})", one.number, one.words, one.source),
    };
    vec![
        ("assessment-impact", impact(row.impact)),
        ("assessment-known", words(&row.known)),
        (
            "assessment-evidence",
            lines(row.evidence.iter().map(evidence).collect()),
        ),
        (
            "assessment-limbs",
            keys("assessment-limb", row.limbs.iter().map(limb)),
        ),
        ("assessment-severity", keys("degree", row.severity)),
        ("assessment-likelihood", keys("degree", row.likelihood)),
        ("assessment-gap", words(&row.gap)),
        ("assessment-gap-plan", words(&row.gap_plan)),
        ("assessment-mitigation", words(&row.mitigation)),
        ("assessment-justification", words(&row.justification)),
        ("assessment-residual", impact(row.residual)),
        ("assessment-risk-none", words(&row.risks.none)),
        ("assessment-risk-partial", words(&row.risks.partial)),
        ("assessment-risk-delayed", words(&row.risks.delayed)),
        (
            "assessment-actions",
            lines(row.actions.iter().map(action).collect()),
        ),
    ]
}

fn whole(document: &Document) -> Vec<(&'static str, Value)> {
    let words = |text: &str| Value::Words(text.to_owned());
    let claim = document.claims_none.then(|| "assessment-claim".to_owned());
    vec![
        ("assessment-aims", words(&document.aims)),
        ("assessment-affected", words(&document.affected)),
        ("assessment-inequalities", words(&document.inequalities)),
        ("assessment-conclusion", words(&document.conclusion)),
        (
            "assessment-claimed",
            Value::Keys(claim.into_iter().collect()),
        ),
        ("assessment-quotation", words(&document.quotation)),
        ("assessment-late-why", words(&document.late_why)),
        ("assessment-review-day", Value::Day(document.review_on)),
    ]
}

/// What changed, in the order of the document.
#[must_use]
pub fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let mut found = Vec::new();
    let mut compare = |row: Option<&str>, was: Vec<_>, is: Vec<(&'static str, Value)>| {
        for ((what, before), (_, after)) in was.into_iter().zip(is) {
            if before != after {
                found.push(Change {
                    row: row.map(str::to_owned),
                    what,
                    before,
                    after,
                });
            }
        }
    };
    compare(None, whole(before), whole(after));
    let blank = Row::default();
    let gone = |row: &&Row| after.row(&row.characteristic).is_none();
    for row in after.rows.iter().chain(before.rows.iter().filter(gone)) {
        let code = row.characteristic.as_str();
        let of = |document: &Document| facts(document.row(code).unwrap_or(&blank));
        compare(Some(code), of(before), of(after));
    }
    found
}

/// The most pairs of words that are compared one by one; longer texts are shown one after the other.
const MOST: usize = 4_000_000;

/// Two texts as one, with the words that went and the words that came.
#[must_use]
pub fn words(before: &str, after: &str) -> Vec<Word> {
    let split = |text: &str| -> Vec<String> {
        text.split_inclusive([' ', '\n'])
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (split(before), split(after));
    if old.len().saturating_mul(new.len()) > MOST {
        return vec![Word::Gone(before.to_owned()), Word::New(after.to_owned())];
    }
    // How many words two tails have in common.
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[at(i, j)] = if old[i].trim_end() == new[j].trim_end() {
                common[at(i + 1, j + 1)] + 1
            } else {
                common[at(i + 1, j)].max(common[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        let both = i < old.len() && j < new.len();
        if both && old[i].trim_end() == new[j].trim_end() {
            push(&mut out, Word::Same(new[j].clone()));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (!both || common[at(i + 1, j)] >= common[at(i, j + 1)]) {
            push(&mut out, Word::Gone(old[i].clone()));
            i += 1;
        } else {
            push(&mut out, Word::New(new[j].clone()));
            j += 1;
        }
    }
    out
}

/// Adds a word, to the one before where both are of one kind.
fn push(words: &mut Vec<Word>, word: Word) {
    match (words.last_mut(), &word) {
        (Some(Word::Same(last)), Word::Same(more))
        | (Some(Word::Gone(last)), Word::Gone(more))
        | (Some(Word::New(last)), Word::New(more)) => last.push_str(more),
        _ => words.push(word),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_changed_is_told() {
        let before = Document::blank(["age", "sex"]);
        let mut after = before.clone();
        assert_eq!(changes(&before, &after), []);
        after.aims = "Help".to_owned();
        after.row_mut("sex").impact = Some(Impact::Mixed);
        let told = changes(&before, &after);
        let what: Vec<_> = told.iter().map(|c| (c.row.as_deref(), c.what)).collect();
        let both = [
            (None, "assessment-aims"),
            (Some("sex"), "assessment-impact"),
        ];
        assert_eq!(what, both);
        assert_eq!(told[1].after, Value::Keys(vec!["impact-mixed".to_owned()]));
    }

    #[test]
    fn a_row_that_was_taken_out_is_told() {
        let mut before = Document::blank(["age"]);
        before.row_mut("rural").known = "Few buses".to_owned();
        let told = changes(&before, &Document::blank(["age"]));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].row.as_deref(), Some("rural"));
    }

    #[test]
    fn words_that_went_and_came_are_told_apart() {
        let told = words(
            "Two evenings a week for women",
            "Three evenings a week for women",
        );
        assert_eq!(
            told,
            [
                Word::Gone("Two ".to_owned()),
                Word::New("Three ".to_owned()),
                Word::Same("evenings a week for women".to_owned()),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_what_is_told(
            before in "([a-c]{1,2} ){0,12}", after in "([a-c]{1,2} ){0,12}",
        ) {
            let told = words(&before, &after);
            let text = |new: bool| -> String {
                told.iter().map(|word| match word {
                    Word::Same(text) => text.as_str(),
                    Word::New(text) if new => text,
                    Word::Gone(text) if !new => text,
                    _ => "",
                }).collect()
            };
            prop_assert_eq!(text(true), after);
            prop_assert_eq!(text(false), before);
        }
    }
}
