//! What an officer says about one comment.

use std::collections::BTreeSet;

use domain::frame::{CodeFault, Span, Stance, find_words, parse_codes, sentences};
use domain::survey::Fields;
use domain::text::Paragraph;
use domain::{Named, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::SENTENCE;
use crate::web::form::{Form, forms};

/// The most words that are marked at once, in characters.
const WORDS: usize = 2_000;

/// Words of a comment that carry a theme.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct WordsForm {
    /// The theme.
    pub theme: String,
    /// The words, or the numbers of sentences.
    pub words: String,
}

impl WordsForm {
    /// The theme, and where the words stand in the comment.
    pub(in crate::themes) fn parse(
        &self,
        known: &[i64],
        text: &str,
    ) -> Result<(i64, Vec<Span>), Problems> {
        let mut problems = Problems::new();
        let theme = self.theme.parse().ok().filter(|id| known.contains(id));
        let theme = problems.take("theme", theme.ok_or_else(|| Problem::says("theme-missing")));
        let spans = problems.take("words", spans(&self.words, text));
        problems.finish(|| Some((theme?, spans?)))
    }
}

/// Where words stand in a comment: numbers of sentences, or the words themselves.
fn spans(typed: &str, text: &str) -> Result<Vec<Span>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > WORDS {
        return Err(Problem::says("words-missing"));
    }
    let numbers: Option<Vec<usize>> = typed
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().ok())
        .collect();
    if let Some(numbers) = numbers {
        return numbers.into_iter().map(|n| sentence(n, text)).collect();
    }
    let found = find_words(text, typed).ok_or_else(|| Problem::says("words-not-there"))?;
    Ok(vec![found])
}

fn sentence(number: usize, text: &str) -> Result<Span, Problem> {
    let found = number
        .checked_sub(1)
        .and_then(|at| sentences(text).get(at).copied());
    found.ok_or_else(|| Problem::says("sentence-missing").with("number", number.to_string()))
}

/// A mark that is taken away.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct MarkForm {
    /// Its key.
    pub mark: String,
}

forms!(WordsForm, MarkForm);

/// What is said about a comment.
#[derive(Clone, Debug, Default)]
pub(in crate::themes) struct CodingForm {
    /// Themes on the page.
    pub shown: Vec<i64>,
    /// Those ticked.
    pub themes: Vec<i64>,
    /// The coding field.
    pub code: String,
    /// What the writer thinks.
    pub stance: String,
    /// `strong` and `quote`.
    pub flags: Vec<String>,
    /// A note.
    pub note: String,
}

impl Form for CodingForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let shown = fields.one("shown").split(',').filter(|id| !id.is_empty());
        let shown: Option<Vec<i64>> = shown.map(|id| id.parse().ok()).collect();
        let themes: Option<Vec<i64>> = fields.all("theme").map(|id| id.parse().ok()).collect();
        Some(Self {
            shown: shown?,
            themes: themes?,
            code: fields.one("code").to_owned(),
            stance: fields.one("stance").to_owned(),
            flags: fields.all("flag").map(str::to_owned).collect(),
            note: fields.one("note").to_owned(),
        })
    }
}

/// What is said about a comment, parsed.
#[derive(Clone, Debug, Default)]
pub(in crate::themes) struct Said {
    /// The themes it belongs to.
    pub themes: BTreeSet<i64>,
    /// The words that carry one.
    pub spans: Vec<(i64, Span)>,
    /// What the writer thinks.
    pub stance: Option<Stance>,
    /// A note.
    pub note: String,
}

impl CodingForm {
    /// Whether a flag is set.
    pub(in crate::themes) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|set| set == flag)
    }

    /// What is ticked, with what is typed: numbers put in and take out.
    pub(in crate::themes) fn parse(
        &self,
        numbers: &[(i32, i64)],
        text: &str,
    ) -> Result<Said, Problems> {
        let mut problems = Problems::new();
        let mut themes: BTreeSet<i64> = self.themes.iter().copied().collect();
        let typed = problems.take("code", self.typed(numbers, text));
        let note = Paragraph::parse_optional(&self.note, "field-coding-note", SENTENCE);
        let note = problems.take("note", note).flatten();
        let stance = Stance::from_name(&self.stance);
        problems.finish(|| {
            let mut spans = Vec::new();
            for (theme, out, marked) in typed? {
                match out {
                    true => themes.remove(&theme),
                    false => themes.insert(theme),
                };
                spans.extend(marked.into_iter().map(|span| (theme, span)));
            }
            Some(Said {
                themes,
                spans,
                stance,
                note: note.map(Paragraph::into_string).unwrap_or_default(),
            })
        })
    }

    fn typed(
        &self,
        numbers: &[(i32, i64)],
        text: &str,
    ) -> Result<Vec<(i64, bool, Vec<Span>)>, Problem> {
        let says = |CodeFault { typed }| Problem::says("code-unknown").with("typed", typed);
        let mut all = Vec::new();
        for code in parse_codes(&self.code).map_err(says)? {
            let theme = numbers.iter().find(|(number, _)| *number == code.number);
            let missing = || Problem::says("code-missing").with("number", code.number.to_string());
            let (_, theme) = theme.ok_or_else(missing)?;
            let marked: Result<Vec<Span>, Problem> =
                code.sentences.iter().map(|n| sentence(*n, text)).collect();
            all.push((*theme, code.out, marked?));
        }
        Ok(all)
    }
}
