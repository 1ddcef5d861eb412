//! An earlier answer woven into a text: `{{q3|this service}}`.
//!
//! What stands between the braces is the code of a question, and after the bar the *fallback*: the
//! words that stand there for everybody who did not answer it, said that they do not know or prefer
//! not to say, or reads the text where no one person answers: on paper, in figures, on the proof
//! sheet. [`Text::get`] always gives the fallback; only [`Piping`] knows answers, and only those of
//! the person who reads.
//!
//! A question may be woven in behind its own section, so that a page never changes under the person
//! filling it in. Long texts, addresses and grids are not woven in.

use std::borrow::Cow;
use std::cell::OnceCell;

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation;

use super::{Answer, Answers, Code, Definition, EASY_READ, Kind, Question, Text, journey};
use crate::text::normalise;

/// More of somebody's own words than this is cut, in characters as people count them.
pub const LONGEST_OWN: usize = 60;
/// What stands where a fallback is still to be written.
const NOTHING: &str = "…";

/// One piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words as they are.
    Words(&'a str),
    /// The place of an answer.
    Pipe(Pipe<'a>),
    /// Braces with something else between them, or that do not close.
    Broken(&'a str),
}

/// The place of an answer in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pipe<'a> {
    /// The code of the question.
    pub question: &'a str,
    /// What stands there without an answer; empty while nobody has written it.
    pub fallback: &'a str,
}

impl Pipe<'_> {
    /// The fallback, or a sign that there is none yet.
    #[must_use]
    pub const fn without(&self) -> &str {
        if self.fallback.is_empty() {
            NOTHING
        } else {
            self.fallback
        }
    }
}

/// Takes a text apart. Put together again, the parts are the text.
#[must_use]
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        if !before.is_empty() {
            parts.push(Part::Words(before));
        }
        let at = before.len();
        let Some((inner, after)) = behind.split_once("}}") else {
            parts.push(Part::Broken(rest.get(at..).unwrap_or_default()));
            return parts;
        };
        parts.push(match pipe(inner) {
            Some(pipe) => Part::Pipe(pipe),
            None => Part::Broken(rest.get(at..at + inner.len() + 4).unwrap_or_default()),
        });
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

fn pipe(inner: &str) -> Option<Pipe<'_>> {
    let (question, fallback) = inner.split_once('|').unwrap_or((inner, ""));
    let (question, fallback) = (question.trim(), fallback.trim());
    let plain = !fallback.contains(['{', '}', '\n']);
    (plain && Code::parse(question).is_some()).then_some(Pipe { question, fallback })
}

/// The places of answers in a text, in order.
pub fn pipes(text: &str) -> impl Iterator<Item = Pipe<'_>> {
    parts(text).into_iter().filter_map(|part| match part {
        Part::Pipe(pipe) => Some(pipe),
        Part::Words(_) | Part::Broken(_) => None,
    })
}

/// The text with something else in the place of each answer.
#[must_use]
pub fn told(text: &str, mut tell: impl FnMut(Pipe<'_>) -> String) -> String {
    let parts = parts(text).into_iter();
    parts
        .map(|part| match part {
            Part::Words(words) | Part::Broken(words) => Cow::Borrowed(words),
            Part::Pipe(pipe) => Cow::Owned(tell(pipe)),
        })
        .collect()
}

/// The text as it reads without answers; `None` where it has no place for one.
pub(super) fn without_answers(text: &str) -> Option<String> {
    pipes(text).next()?;
    Some(told(text, |pipe| pipe.without().to_owned()))
}

/// Whether answers of this kind can be woven into a text.
#[must_use]
pub const fn can_be_piped(kind: &Kind) -> bool {
    // An address is kept apart, a long text is no part of a sentence, a grid no single answer.
    matches!(
        kind,
        Kind::Single { .. }
            | Kind::Likert { .. }
            | Kind::Several { .. }
            | Kind::Ranking { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::District
            | Kind::ShortText { .. }
    )
}

/// What somebody answered, to be put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// What the options say that were chosen, or the person's own words; never empty.
    Words(Vec<String>),
    /// A number.
    Number(i64),
    /// A day.
    Day(NaiveDate),
}

/// The answers of one person, for the texts that person reads.
pub struct Piping<'a> {
    definition: &'a Definition,
    answers: &'a Answers,
    /// Those on the way alone, found when the first is asked for.
    on_the_way: OnceCell<Answers>,
}

impl<'a> Piping<'a> {
    /// The answers somebody gave so far.
    #[must_use]
    pub const fn new(definition: &'a Definition, answers: &'a Answers) -> Self {
        Self {
            definition,
            answers,
            on_the_way: OnceCell::new(),
        }
    }

    /// The text for a reader of `lang` with the answers in it; `None` where it has no place for one.
    /// Labels of options are in the language the text is really in, and `say` puts an answer into
    /// words of that language.
    pub fn fill(
        &self,
        text: &Text,
        lang: &str,
        mut say: impl FnMut(Given, &str) -> String,
    ) -> Option<Vec<Filled>> {
        let (written, real) = text.written(lang)?;
        let easy = lang.strip_suffix(EASY_READ) == Some(real);
        let tag = if easy { lang } else { real };
        let part = |part: Part<'_>| match part {
            Part::Words(words) | Part::Broken(words) => Filled::Text(words.to_owned()),
            Part::Pipe(pipe) => match self.given(pipe.question, tag) {
                Some(given) => Filled::Answer(say(given, real)),
                None => Filled::Text(pipe.without().to_owned()),
            },
        };
        Some(parts(written).into_iter().map(part).collect())
    }

    /// What was answered to a question that is on the way. Ways of not answering are no answer.
    #[must_use]
    pub fn given(&self, question: &str, lang: &str) -> Option<Given> {
        let question = self.definition.question(question)?;
        if !can_be_piped(&question.kind) {
            return None;
        }
        let kept = || {
            let way = journey(self.definition, self.answers);
            self.answers.kept(&way)
        };
        let answers = self.on_the_way.get_or_init(kept);
        match answers.get(question.code.as_str())? {
            Answer::Number(number) => Some(Given::Number(*number)),
            Answer::Value(value) => match question.kind {
                Kind::Date { .. } => value.parse().ok().map(Given::Day),
                _ => words(vec![own(value)]),
            },
            Answer::Text(text) => words(vec![own(text)]),
            Answer::Ranked(chosen) => words(labels(question, chosen, None, lang)),
            Answer::Options { chosen, other } => {
                words(labels(question, chosen, other.as_deref(), lang))
            }
            _ => None,
        }
    }
}

/// A piece of a text for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    /// What the officer wrote, the fallback among it.
    Text(String),
    /// What the person answered: plain words, never markup.
    Answer(String),
}

fn words(said: Vec<String>) -> Option<Given> {
    let said: Vec<String> = said.into_iter().filter(|word| !word.is_empty()).collect();
    (!said.is_empty()).then_some(Given::Words(said))
}

/// What the chosen options say. Beside "something else" stand the person's own words, or nothing:
/// its label asks for them.
fn labels(question: &Question, chosen: &[Code], other: Option<&str>, lang: &str) -> Vec<String> {
    let options = chosen
        .iter()
        .filter_map(|code| question.kind.option(code.as_str()))
        .filter(|option| option.standing.is_none());
    options
        .map(|option| match option.other {
            true => own(other.unwrap_or_default()),
            false => option.text.get(lang).0.to_owned(),
        })
        .collect()
}

/// Somebody's own words on one line, cut behind a word where they are long.
fn own(text: &str) -> String {
    // Marks of direction would reach beyond the words.
    let marks = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line = normalise(text).replace(marks, "");
    let line = line
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let mut letters = line.graphemes(true);
    let head: String = letters.by_ref().take(LONGEST_OWN).collect();
    match letters.next() {
        None => head,
        Some(next) => {
            let words = match head.rsplit_once(' ') {
                Some((words, _)) if next != " " && words.len() * 2 > head.len() => words,
                _ => head.trim_end(),
            };
            format!("{words}…")
        }
    }
}

#[cfg(test)]
mod tests;
