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
    /// Those of them that were proposed there.
    pub proposed: Vec<i64>,
    /// Those ticked.
    pub themes: Vec<i64>,
    /// `accept` or `refuse` what is proposed.
    pub deed: String,
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
        let keys = |name: &str| -> Option<Vec<i64>> {
            let keys = fields.one(name).split(',').filter(|id| !id.is_empty());
            keys.map(|id| id.parse().ok()).collect()
        };
        let themes: Option<Vec<i64>> = fields.all("theme").map(|id| id.parse().ok()).collect();
        Some(Self {
            shown: keys("shown")?,
            proposed: keys("proposed")?,
            themes: themes?,
            deed: fields.one("deed").to_owned(),
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
    /// Whether something was said of its themes beside ticking them.
    pub said: bool,
    /// The words that carry one.
    pub spans: Vec<(i64, Span)>,
    /// What the writer thinks.
    pub stance: Option<Stance>,
    /// A note.
    pub note: String,
}

/// What is done with everything that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AtOnce {
    Accept,
    Refuse,
}

/// What is done with all proposals, and of each typed theme whether it is taken out, and which
/// words carry it.
type Typed = (Option<AtOnce>, Vec<(i64, bool, Vec<Span>)>);

impl CodingForm {
    /// Whether a flag is set.
    pub(in crate::themes) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|set| set == flag)
    }

    /// What is ticked, with what is typed: numbers put in and take out, `+` puts in all that is
    /// proposed and `-` nothing of it.
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
            let (deed, typed) = typed?;
            match deed {
                Some(AtOnce::Accept) => themes.extend(&self.proposed),
                Some(AtOnce::Refuse) => themes.retain(|theme| !self.proposed.contains(theme)),
                None => {}
            }
            let said = deed.is_some() || !typed.is_empty();
            for (theme, out, marked) in typed {
                match out {
                    true => themes.remove(&theme),
                    false => themes.insert(theme),
                };
                spans.extend(marked.into_iter().map(|span| (theme, span)));
            }
            Some(Said {
                themes,
                said,
                spans,
                stance,
                note: note.map(Paragraph::into_string).unwrap_or_default(),
            })
        })
    }

    /// What is done with all proposals at once, and the codes beside it.
    fn at_once(&self) -> (Option<AtOnce>, String) {
        let is_refusal = |word: &&str| matches!(*word, "-" | "\u{2212}");
        // Nothing else is written with a plus: it may stand next to a number.
        let plain = self.code.replace('+', " ");
        let codes: Vec<&str> = plain.split_whitespace().collect();
        let deed = if self.deed == "accept" || self.code.contains('+') {
            Some(AtOnce::Accept)
        } else if self.deed == "refuse" || codes.iter().any(&is_refusal) {
            Some(AtOnce::Refuse)
        } else {
            None
        };
        let is_code = |word: &&str| deed != Some(AtOnce::Refuse) || !is_refusal(word);
        let codes: Vec<&str> = codes.into_iter().filter(is_code).collect();
        (deed, codes.join(" "))
    }

    fn typed(&self, numbers: &[(i32, i64)], text: &str) -> Result<Typed, Problem> {
        let says = |CodeFault { typed }| Problem::says("code-unknown").with("typed", typed);
        let (deed, codes) = self.at_once();
        if deed.is_some() && self.proposed.is_empty() {
            return Err(Problem::says("code-nothing-proposed"));
        }
        let mut all = Vec::new();
        for code in parse_codes(&codes).map_err(says)? {
            let theme = numbers.iter().find(|(number, _)| *number == code.number);
            let missing = || Problem::says("code-missing").with("number", code.number.to_string());
            let (_, theme) = theme.ok_or_else(missing)?;
            let marked: Result<Vec<Span>, Problem> =
                code.sentences.iter().map(|n| sentence(*n, text)).collect();
            all.push((*theme, code.out, marked?));
        }
        Ok((deed, all))
    }
}
