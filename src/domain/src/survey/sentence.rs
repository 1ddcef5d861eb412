//! A condition as a sentence, in parts a locale can put into words.
//!
//! Nothing here is English: a [`Phrase`] names what is said by key, with the question's number and
//! the labels of its options; the words around them are written once per language. Before it is
//! told, a condition is brought into the shape people say it in: *not* only in front of a single
//! statement, no group within a group of the same sort, several options of a question together.

use chrono::NaiveDate;

use super::{Code, Condition, Definition, Kind};
use crate::problem::Arg;

/// A condition, ready to be put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// It holds for everybody.
    Always,
    /// It holds for nobody.
    Never,
    /// One statement about one question.
    Says(Says),
    /// All of these hold; never fewer than two, none of them itself an *all*.
    All(Vec<Phrase>),
    /// At least one of these holds; never fewer than two, none of them itself an *any*.
    Any(Vec<Phrase>),
}

/// One statement about the answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// What is said, without the prefix of the voice it is said in: `is`, `chose-none`.
    pub key: &'static str,
    /// Permanent name of the question.
    pub question: Code,
    /// Its number in the survey, counted from 1; `None` where there is no such question.
    pub number: Option<usize>,
    /// Labels of the options it names, in the reader's language.
    pub options: Vec<String>,
    /// Words it looks for; of a matrix the statement; of a ranking how many places.
    pub words: Option<String>,
    /// Bounds of a number or of a day.
    pub bounds: Bounds,
}

/// What lies between a first and a last value, both inclusive; an absent one is no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bounds {
    /// No bounds are told.
    #[default]
    None,
    /// Numbers.
    Numbers(Option<i64>, Option<i64>),
    /// Days.
    Days(Option<NaiveDate>, Option<NaiveDate>),
}

impl Says {
    /// What stands for the question: its number, or where there is none its code.
    #[must_use]
    pub fn number(&self) -> Arg {
        match self.number {
            Some(number) => Arg::from(number),
            None => Arg::from(self.question.as_str()),
        }
    }
}

impl Phrase {
    /// How many groups lie within one another: 0 for a single statement.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                1 + parts.iter().map(Self::depth).max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// Every statement in it, in order.
    #[must_use]
    pub fn statements(&self) -> Vec<&Says> {
        match self {
            Self::Says(says) => vec![says],
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Self::statements).collect()
            }
            Self::Always | Self::Never => Vec::new(),
        }
    }
}

/// The number of a question as it is printed: its place among all questions, counted from 1.
#[must_use]
pub fn number_of(definition: &Definition, question: &str) -> Option<usize> {
    let at = definition
        .questions()
        .position(|(_, q)| q.code.as_str() == question);
    at.map(|at| at + 1)
}

/// Who sees a section or a question, for a reader of `lang`.
#[must_use]
pub fn sentence(definition: &Definition, condition: &Condition, lang: &str) -> Phrase {
    let teller = Teller { definition, lang };
    teller.tell(condition, true)
}

struct Teller<'a> {
    definition: &'a Definition,
    lang: &'a str,
}

impl Teller<'_> {
    /// The phrase of a condition, or of its opposite.
    fn tell(&self, condition: &Condition, holds: bool) -> Phrase {
        match condition {
            Condition::All { all } if holds => self.group(all, holds, true),
            Condition::Any { any } if holds => self.group(any, holds, false),
            // Not all is any not; not any is all not (De Morgan).
            Condition::All { all } => self.group(all, holds, false),
            Condition::Any { any } => self.group(any, holds, true),
            Condition::Not { not } => self.tell(not, !holds),
            Condition::Row {
                question,
                row,
                any_of,
            } => {
                let key = if holds { "row" } else { "row-not" };
                let asked = self.definition.question(question.as_str());
                let rows = asked.map(|asked| asked.kind.rows()).unwrap_or_default();
                let known = rows.iter().find(|known| known.code == *row);
                let text = known.map_or(row.as_str(), |row| row.text.get(self.lang).0);
                self.options(key, question, any_of, Some(text.to_owned()))
            }
            Condition::First {
                question,
                first,
                any_of,
            } => {
                let key = match (*first, holds) {
                    (1, true) => "first",
                    (1, false) => "first-not",
                    (_, true) => "firsts",
                    (_, false) => "firsts-not",
                };
                self.options(key, question, any_of, Some(first.to_string()))
            }
            Condition::Is { question, is } => self.chose(question, &[is], holds),
            Condition::AnyOf { question, any_of } => {
                self.chose(question, &any_of.iter().collect::<Vec<_>>(), holds)
            }
            Condition::Answered { question, answered } => {
                let key = if *answered == holds {
                    "answered"
                } else {
                    "left-out"
                };
                self.says(key, question)
            }
            Condition::Contains { question, contains } => {
                let key = if holds { "contains" } else { "not-contains" };
                let mut says = self.statement(key, question);
                says.words = Some(contains.clone());
                Phrase::Says(says)
            }
            Condition::Dates { question, dates } => {
                let keys = [
                    ["days-exactly", "not-days-exactly"],
                    ["days-between", "not-days-between"],
                    ["days-from", "not-days-from"],
                    ["days-to", "not-days-to"],
                ];
                let key = bounds_key(keys, (dates.from, dates.to), holds);
                let mut says = self.statement(key, question);
                says.bounds = Bounds::Days(dates.from, dates.to);
                Phrase::Says(says)
            }
            Condition::Number { question, from, to } => {
                let keys = [
                    ["exactly", "not-exactly"],
                    ["between", "not-between"],
                    ["at-least", "not-at-least"],
                    ["at-most", "not-at-most"],
                ];
                let mut says = self.statement(bounds_key(keys, (*from, *to), holds), question);
                says.bounds = Bounds::Numbers(*from, *to);
                Phrase::Says(says)
            }
        }
    }

    fn group(&self, parts: &[Condition], holds: bool, all: bool) -> Phrase {
        let mut told: Vec<Phrase> = Vec::new();
        for part in parts {
            match (self.tell(part, holds), all) {
                (Phrase::Always, true) | (Phrase::Never, false) => {}
                (Phrase::Never, true) => return Phrase::Never,
                (Phrase::Always, false) => return Phrase::Always,
                (Phrase::All(inner), true) | (Phrase::Any(inner), false) => {
                    for phrase in inner {
                        add(&mut told, phrase, all);
                    }
                }
                (phrase, _) => add(&mut told, phrase, all),
            }
        }
        match (told.len(), all) {
            (0, true) => Phrase::Always,
            (0, false) => Phrase::Never,
            (1, _) => told.remove(0),
            (_, true) => Phrase::All(told),
            (_, false) => Phrase::Any(told),
        }
    }

    /// A statement that names options, with the words it is about.
    fn options(
        &self,
        key: &'static str,
        question: &Code,
        options: &[Code],
        words: Option<String>,
    ) -> Phrase {
        let mut says = self.statement(key, question);
        let options = options.iter();
        says.options = options.map(|option| self.label(question, option)).collect();
        says.words = words;
        Phrase::Says(says)
    }

    /// What an option says, in the reader's language.
    fn label(&self, question: &Code, option: &Code) -> String {
        let asked = self.definition.question(question.as_str());
        let found = asked.and_then(|asked| asked.choice(option.as_str()));
        let label = found.map(|option| option.text.get(self.lang).0);
        label.unwrap_or(option.as_str()).to_owned()
    }

    /// Choosing at least one of the options, or none of them.
    fn chose(&self, question: &Code, options: &[&Code], holds: bool) -> Phrase {
        let asked = self.definition.question(question.as_str());
        let labels = options.iter().map(|option| self.label(question, option));
        let stands_apart = |option: &&Code| {
            let apart = asked.map(|asked| asked.apart.as_slice());
            apart.is_some_and(|apart| apart.iter().any(|choice| choice.code == **option))
        };
        let kind = asked.map(|asked| &asked.kind);
        let key = match (kind.filter(|_| !options.iter().any(stands_apart)), holds) {
            (Some(Kind::Several { .. }), true) => "chose",
            (Some(Kind::Several { .. }), false) => "chose-none",
            (Some(Kind::Matrix { .. }), true) => "said",
            (Some(Kind::Matrix { .. }), false) => "said-none",
            (Some(Kind::Ranking { .. }), true) => "ranked",
            (Some(Kind::Ranking { .. }), false) => "ranked-none",
            (_, true) => "is",
            (_, false) => "is-not",
        };
        let mut says = self.statement(key, question);
        says.options = labels.collect();
        Phrase::Says(says)
    }

    fn says(&self, key: &'static str, question: &Code) -> Phrase {
        Phrase::Says(self.statement(key, question))
    }

    fn statement(&self, key: &'static str, question: &Code) -> Says {
        Says {
            key,
            number: number_of(self.definition, question.as_str()),
            question: question.clone(),
            options: Vec::new(),
            words: None,
            bounds: Bounds::None,
        }
    }
}

/// The key for the bounds there are: for one value, for two, for the first or the last alone.
fn bounds_key<T: PartialEq>(
    [exactly, between, from, to]: [[&'static str; 2]; 4],
    bounds: (Option<T>, Option<T>),
    holds: bool,
) -> &'static str {
    let keys = match bounds {
        (Some(first), Some(last)) if first == last => exactly,
        (Some(_), Some(_)) => between,
        (Some(_), None) => from,
        (None, Some(_)) => to,
        (None, None) => ["answered", "left-out"],
    };
    keys[usize::from(!holds)]
}

/// Adds a part; options of one question that stand side by side are said together.
fn add(told: &mut Vec<Phrase>, phrase: Phrase, all: bool) {
    if let Phrase::Says(new) = &phrase {
        // "chose A, or chose B" is "chose A or B"; "not A, and not B" is "neither A nor B".
        let together = if all {
            ["is-not", "chose-none", "said-none", "ranked-none"]
        } else {
            ["is", "chose", "said", "ranked"]
        };
        let mut same = told.iter_mut().filter_map(|told| match told {
            Phrase::Says(says) if says.key == new.key && says.question == new.question => {
                Some(says)
            }
            _ => None,
        });
        if together.contains(&new.key)
            && let Some(says) = same.next()
        {
            for option in &new.options {
                if !says.options.contains(option) {
                    says.options.push(option.clone());
                }
            }
            return;
        }
    }
    if !told.contains(&phrase) {
        told.push(phrase);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition() -> Definition {
        let json = include_str!("../../testdata/small-survey.json");
        let file = super::super::SurveyFile::read(json);
        file.expect("a good survey").definition
    }

    fn told(json: &str) -> Phrase {
        let condition: Condition = serde_json::from_str(json).expect("a condition");
        sentence(&definition(), &condition, "en")
    }

    fn says(phrase: &Phrase) -> (&'static str, Option<usize>, Vec<&str>) {
        let Phrase::Says(says) = phrase else {
            panic!("{phrase:?}")
        };
        let options = says.options.iter().map(String::as_str).collect();
        (says.key, says.number, options)
    }

    #[test]
    fn a_statement_names_the_question_by_its_number_and_options_by_their_labels() {
        let phrase = told(r#"{"question": "q3", "any_of": ["o1", "o2"]}"#);
        assert_eq!(says(&phrase), ("chose", Some(3), vec!["One", "Two"]));
        let phrase = told(r#"{"question": "q1", "is": "yes"}"#);
        assert_eq!(says(&phrase), ("is", Some(1), vec!["Yes"]));
    }

    #[test]
    fn not_stands_in_front_of_single_statements_only() {
        let phrase = told(
            r#"{"not": {"all": [{"question": "q1", "is": "yes"}, {"question": "q2", "answered": true}]}}"#,
        );
        let Phrase::Any(parts) = &phrase else {
            panic!("{phrase:?}")
        };
        assert_eq!(says(&parts[0]), ("is-not", Some(1), vec!["Yes"]));
        assert_eq!(says(&parts[1]), ("left-out", Some(2), vec![]));
    }

    #[test]
    fn options_of_one_question_are_said_together() {
        let any = r#"{"any": [{"question": "q1", "is": "yes"}, {"any": [{"question": "q1", "is": "dk"}]}]}"#;
        assert_eq!(
            says(&told(any)),
            ("is", Some(1), vec!["Yes", "I don't know"])
        );
        let neither = format!(r#"{{"not": {any}}}"#);
        let phrase = told(&neither);
        assert_eq!(says(&phrase).0, "is-not");
        assert_eq!(says(&phrase).2.len(), 2);
        // Choosing both is something else than choosing either.
        let both = r#"{"all": [{"question": "q3", "is": "o1"}, {"question": "q3", "is": "o2"}]}"#;
        assert!(matches!(told(both), Phrase::All(parts) if parts.len() == 2));
    }

    #[test]
    fn groups_of_the_same_sort_are_one_group_and_empty_ones_say_what_they_mean() {
        let nested = r#"{"all": [{"question": "q1", "is": "yes"}, {"all": [{"question": "q2", "answered": true},
            {"any": [{"question": "q3", "is": "o1"}, {"question": "q5", "from": 1, "to": 5}]}]}]}"#;
        let phrase = told(nested);
        assert_eq!(phrase.depth(), 2);
        assert!(matches!(&phrase, Phrase::All(parts) if parts.len() == 3));
        assert_eq!(phrase.statements().len(), 4);
        assert_eq!(told(r#"{"all": []}"#), Phrase::Always);
        assert_eq!(told(r#"{"any": []}"#), Phrase::Never);
        assert_eq!(told(r#"{"not": {"all": [{"any": []}]}}"#), Phrase::Always);
    }

    #[test]
    fn numbers_are_said_by_the_bounds_there_are() {
        let key = |json: &str| says(&told(json)).0;
        assert_eq!(key(r#"{"question": "q5", "from": 3, "to": 3}"#), "exactly");
        assert_eq!(key(r#"{"question": "q5", "from": 3}"#), "at-least");
        assert_eq!(
            key(r#"{"not": {"question": "q5", "to": 3}}"#),
            "not-at-most"
        );
        assert_eq!(key(r#"{"question": "q9", "from": 1, "to": 3}"#), "between");
        assert_eq!(
            key(r#"{"not": {"question": "q5", "dates": {"to": "2027-01-01"}}}"#),
            "not-days-to"
        );
        assert_eq!(key(r#"{"question": "q2", "contains": "bus"}"#), "contains");
        assert_eq!(
            says(&told(r#"{"question": "q9", "is": "x"}"#)),
            ("is", None, vec!["x"]),
            "what is not there is named by its code"
        );
    }
}
