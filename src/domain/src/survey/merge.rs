//! A page that was opened, answered and sent while the same answers were changed elsewhere.
//!
//! A page takes along what it showed ([`Seen`]). When it comes back, an answer nobody else touched
//! is taken; one the person left as it was gives way to what was saved meanwhile; and one that was
//! changed in both places is put to the person.

use std::collections::BTreeMap;
use std::fmt;

use super::{Answer, Answers, Code, Question};

/// What a page showed of the answers to its questions: enough to tell whether they changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<Code, u64>);

/// The answers of a page beside those that were saved since it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The answers to save.
    pub answers: Vec<(Code, Option<Answer>)>,
    /// Questions answered in one way here and in another elsewhere.
    pub conflicts: Vec<Code>,
}

/// FNV-1a over the stored form of an answer. It guards against accidents, not against anybody: who
/// sends a page may save whatever they like.
fn digest(answer: &Answer) -> u64 {
    let stored = serde_json::to_vec(answer).unwrap_or_default();
    stored.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Seen {
    /// What a page with these questions shows of the answers.
    #[must_use]
    pub fn of(questions: &[&Question], answers: &Answers) -> Self {
        let seen = |question: &&Question| {
            let answer = answers.get(question.code.as_str())?;
            Some((question.code.clone(), digest(answer)))
        };
        Self(questions.iter().filter_map(seen).collect())
    }

    /// Reads what a page took along; nothing of it when it is not what a page takes along.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        raw.split_whitespace()
            .map(|part| {
                let (code, digest) = part.split_once('.')?;
                Some((Code::parse(code)?, u64::from_str_radix(digest, 16).ok()?))
            })
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether an answer is still the one the page showed.
    #[must_use]
    pub fn is_still(&self, question: &Code, stored: Option<&Answer>) -> bool {
        self.0.get(question).copied() == stored.map(digest)
    }

    /// From now on it showed this answer.
    pub fn put(&mut self, question: Code, answer: &Answer) {
        self.0.insert(question, digest(answer));
    }

    /// Brings the answers of the page together with what is stored now.
    #[must_use]
    pub fn merge(&self, page: Vec<(Code, Option<Answer>)>, stored: &Answers) -> Merged {
        let mut merged = Merged {
            answers: Vec::with_capacity(page.len()),
            conflicts: Vec::new(),
        };
        for (code, mine) in page {
            let theirs = stored.get(code.as_str());
            let base = self.0.get(&code).copied();
            let (mine_now, theirs_now) = (mine.as_ref().map(digest), theirs.map(digest));
            if theirs_now == base || mine_now == theirs_now {
                merged.answers.push((code, mine));
            } else if mine_now == base {
                let theirs = theirs.cloned();
                merged.answers.push((code, theirs));
            } else {
                merged.conflicts.push(code);
            }
        }
        merged
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (code, digest)) in self.0.iter().enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(f, "{space}{code}.{digest:x}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(raw: &str) -> Code {
        Code::parse(raw).expect("a code")
    }

    fn text(words: &str) -> Option<Answer> {
        Some(Answer::Text(words.to_owned()))
    }

    fn answers(given: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::new();
        for (question, words) in given {
            answers.set(code(question), text(words));
        }
        answers
    }

    fn seen(given: &[(&str, &str)]) -> Seen {
        let entry = |(question, words): &(&str, &str)| {
            let answer = Answer::Text((*words).to_owned());
            (code(question), digest(&answer))
        };
        Seen(given.iter().map(entry).collect())
    }

    /// What is saved, or nothing when it is put to the person.
    type Outcome = Result<Option<Answer>, ()>;

    fn merged(base: &[(&str, &str)], mine: Option<&str>, theirs: &[(&str, &str)]) -> Outcome {
        let page = vec![(code("q1"), mine.and_then(text))];
        let merged = seen(base).merge(page, &answers(theirs));
        match merged.answers.into_iter().next() {
            Some((_, answer)) => Ok(answer),
            None => {
                assert_eq!(merged.conflicts, [code("q1")]);
                Err(())
            }
        }
    }

    #[test]
    fn what_nobody_else_touched_is_taken_from_the_page() {
        assert_eq!(merged(&[], Some("a"), &[]), Ok(text("a")));
        assert_eq!(
            merged(&[("q1", "a")], Some("b"), &[("q1", "a")]),
            Ok(text("b"))
        );
        assert_eq!(merged(&[("q1", "a")], None, &[("q1", "a")]), Ok(None));
    }

    #[test]
    fn what_was_not_touched_here_gives_way_to_what_was_saved_elsewhere() {
        assert_eq!(
            merged(&[("q1", "a")], Some("a"), &[("q1", "b")]),
            Ok(text("b"))
        );
        assert_eq!(merged(&[], None, &[("q1", "b")]), Ok(text("b")));
        assert_eq!(merged(&[("q1", "a")], Some("a"), &[]), Ok(None));
    }

    #[test]
    fn what_was_changed_to_the_same_is_no_quarrel() {
        assert_eq!(merged(&[], Some("b"), &[("q1", "b")]), Ok(text("b")));
    }

    #[test]
    fn what_was_changed_in_both_places_is_put_to_the_person() {
        assert_eq!(merged(&[], Some("a"), &[("q1", "b")]), Err(()));
        assert_eq!(merged(&[("q1", "a")], Some("c"), &[("q1", "b")]), Err(()));
        assert_eq!(merged(&[("q1", "a")], None, &[("q1", "b")]), Err(()));
        assert_eq!(merged(&[("q1", "a")], Some("b"), &[]), Err(()));
    }

    #[test]
    fn a_page_knows_whether_an_answer_is_the_one_it_showed() {
        let mut seen = seen(&[("q1", "a")]);
        let (one, other) = (text("a"), text("b"));
        assert!(seen.is_still(&code("q1"), one.as_ref()));
        assert!(!seen.is_still(&code("q1"), other.as_ref()));
        assert!(!seen.is_still(&code("q1"), None));
        assert!(seen.is_still(&code("q2"), None));
        seen.put(code("q1"), &other.clone().expect("a text"));
        assert!(seen.is_still(&code("q1"), other.as_ref()));
    }

    #[test]
    fn what_a_page_takes_along_is_read_again() {
        let seen = seen(&[("q1", "a"), ("q-2", "b")]);
        assert_eq!(Seen::parse(&seen.to_string()), Some(seen));
        assert_eq!(Seen::parse(""), Some(Seen::default()));
        for wrong in ["q1", "q1.xyz", ".5", "q 1.5"] {
            assert_eq!(Seen::parse(wrong), None, "{wrong}");
        }
    }
}
