//! What a person answered: while it is being filled in, and as it is stored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Closed, Code, Definition, Journey, Question};
use crate::upload::FileKind;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A whole number.
    Number(i64),
    /// Words.
    Text(String),
    /// A day as `2027-03-01`, or a postcode district as `BA1`.
    Value(String),
    /// Steps of a scale by statement of a matrix. Statements without an entry were left blank.
    Rows(BTreeMap<Code, Code>),
    /// Options put in order, the first place first.
    Ranked(Vec<Code>),
    /// A file: what is known of it. Its content lies apart.
    File(Attached),
    /// An address, on its way to where it is kept apart from the answers.
    Email(String),
    /// Options, in the order of the question, with what was written beside "something else".
    /// A question with one answer has a list of one.
    Options {
        /// Codes of the options.
        chosen: Vec<Code>,
        /// Words beside the option that offers a box.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    },
}

/// A file that came with the answers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// What finds its content.
    pub token: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub length: usize,
}

impl Attached {
    /// A file that was chosen and not sent: enough to try where it leads.
    #[must_use]
    pub const fn unsent() -> Self {
        Self {
            token: String::new(),
            name: String::new(),
            kind: FileKind::Pdf,
            length: 0,
        }
    }
}

impl std::fmt::Debug for Attached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Attached({:?}, {} bytes, <withheld>)",
            self.kind, self.length
        )
    }
}

impl Answer {
    /// Whether it is a file.
    #[must_use]
    pub const fn is_file(&self) -> bool {
        matches!(self, Self::File(_))
    }

    /// Whether this option was chosen.
    #[must_use]
    pub fn has(&self, option: &str) -> bool {
        match self {
            Self::Options { chosen, .. } | Self::Ranked(chosen) => {
                chosen.iter().any(|code| code.as_str() == option)
            }
            Self::Rows(rows) => rows.values().any(|code| code.as_str() == option),
            _ => false,
        }
    }

    /// One option and nothing else.
    #[must_use]
    pub fn one(code: Code) -> Self {
        Self::Options {
            chosen: vec![code],
            other: None,
        }
    }
}

/// Answers by question. A question without an entry was left blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(BTreeMap<Code, Answer>);

/// Words somebody wrote, with the field they wrote them in.
#[derive(Clone, PartialEq, Eq)]
pub struct Comment {
    /// The question's code, or `<code>.other` for words beside an option.
    pub field: String,
    /// The words.
    pub text: String,
}

impl std::fmt::Debug for Comment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Comment({}, <withheld>)", self.field)
    }
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The answer to a question, if it was answered.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// What was written in the person's own words: a text, or what stands beside an option.
    #[must_use]
    pub fn words(&self, question: &str) -> Option<&str> {
        match self.0.get(question)? {
            Answer::Text(text) => Some(text),
            Answer::Options { other, .. } => other.as_deref(),
            _ => None,
        }
    }

    /// Everything written in the person's own words.
    pub fn all_words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().filter_map(|code| self.words(code.as_str()))
    }

    /// Sets or, with `None`, blanks the answer to a question.
    pub fn set(&mut self, question: Code, answer: Option<Answer>) {
        match answer {
            Some(answer) => {
                self.0.insert(question, answer);
            }
            None => {
                self.0.remove(&question);
            }
        }
    }

    /// Whether nothing at all was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Only the answers to questions the journey reaches: what a changed earlier answer made
    /// unreachable is left out.
    #[must_use]
    pub fn kept(&self, journey: &Journey<'_>) -> Self {
        Self(
            journey
                .questions()
                .filter_map(|question| {
                    self.0
                        .get_key_value(&question.code)
                        .map(|(c, a)| (c.clone(), a.clone()))
                })
                .collect(),
        )
    }

    /// Takes the answers apart into what is counted and what is read.
    #[must_use]
    pub fn split(&self) -> (BTreeMap<Code, Closed>, Vec<Comment>) {
        let mut closed = BTreeMap::new();
        let mut comments = Vec::new();
        for (code, answer) in &self.0 {
            match answer {
                Answer::Number(n) => {
                    closed.insert(code.clone(), Closed::Number(*n));
                }
                Answer::Value(value) => {
                    closed.insert(code.clone(), Closed::Value(value.clone()));
                }
                Answer::Rows(rows) => {
                    closed.insert(code.clone(), Closed::Rows(rows.clone()));
                }
                Answer::Ranked(ranked) => {
                    let ranked = ranked.clone();
                    closed.insert(code.clone(), Closed::Ranked { ranked });
                }
                Answer::File(file) => {
                    let file = file.clone();
                    closed.insert(code.clone(), Closed::File { file });
                }
                // Never beside the answers: see `addresses`.
                Answer::Email(_) => {}
                Answer::Text(text) => {
                    comments.push(Comment {
                        field: code.to_string(),
                        text: text.clone(),
                    });
                }
                Answer::Options { chosen, other } => {
                    closed.insert(code.clone(), Closed::Chosen(chosen.clone()));
                    if let Some(text) = other {
                        comments.push(Comment {
                            field: format!("{code}.other"),
                            text: text.clone(),
                        });
                    }
                }
            }
        }
        (closed, comments)
    }

    /// The files that came with the answers, by the question that asked for them.
    pub fn files(&self) -> impl Iterator<Item = (&Code, &Attached)> {
        self.0.iter().filter_map(|(code, answer)| match answer {
            Answer::File(file) => Some((code, file)),
            _ => None,
        })
    }

    /// Addresses that were left, by the question that asked for them. They are stored apart, and
    /// nothing joins them to the rest.
    pub fn addresses(&self) -> impl Iterator<Item = (&Code, &str)> {
        self.0.iter().filter_map(|(code, answer)| match answer {
            Answer::Email(address) => Some((code, address.as_str())),
            _ => None,
        })
    }

    /// Puts stored answers together again: the inverse of [`Answers::split`].
    #[must_use]
    pub fn join(closed: BTreeMap<Code, Closed>, comments: Vec<Comment>) -> Self {
        let mut answers = Self::default();
        for (code, part) in closed {
            let answer = match part {
                Closed::Number(n) => Answer::Number(n),
                Closed::Value(value) => Answer::Value(value),
                Closed::Ranked { ranked } => Answer::Ranked(ranked),
                Closed::File { file } => Answer::File(file),
                Closed::Rows(rows) => Answer::Rows(rows),
                Closed::Chosen(chosen) => Answer::Options {
                    chosen,
                    other: None,
                },
            };
            answers.0.insert(code, answer);
        }
        for comment in comments {
            match comment.field.strip_suffix(".other") {
                Some(question) => {
                    if let Some(Answer::Options { other, .. }) = answers.0.get_mut(question) {
                        *other = Some(comment.text);
                    }
                }
                None => {
                    if let Some(code) = Code::parse(&comment.field) {
                        answers.0.insert(code, Answer::Text(comment.text));
                    }
                }
            }
        }
        answers
    }
}

impl Definition {
    /// Every field that can hold a comment, with its question: free-text questions and the boxes
    /// beside options.
    pub fn comment_fields(&self) -> impl Iterator<Item = (String, &Question)> {
        self.questions().filter_map(|(_, question)| {
            if question.is_free_text() {
                Some((question.code.to_string(), question))
            } else if question.kind.options().iter().any(|option| option.other) {
                Some((format!("{}.other", question.code), question))
            } else {
                None
            }
        })
    }
}
