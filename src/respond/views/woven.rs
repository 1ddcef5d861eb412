//! Texts of a survey as one person reads them: with what they answered before woven in.
//!
//! Everywhere else a text is read without answers: see [`Text::get`].

use domain::survey::pipe::{Filled, Given, Piping};
use domain::survey::{Answers, Definition, Stop, Text};

use crate::survey::sentence;
use crate::web::Shell;
use crate::web::markdown::{self, Html};
use crate::web::ui::Said;

/// Whose answers are woven into texts.
pub(in crate::respond) struct Woven<'a> {
    shell: &'a Shell,
    piping: Option<Piping<'a>>,
}

impl<'a> Woven<'a> {
    /// The answers of whoever reads the page.
    pub(in crate::respond) const fn of(
        shell: &'a Shell,
        definition: &'a Definition,
        answers: &'a Answers,
    ) -> Self {
        let piping = Some(Piping::new(definition, answers));
        Self { shell, piping }
    }

    /// Nobody's: everybody reads the same.
    pub(super) const fn nobodys(shell: &'a Shell) -> Self {
        Self {
            shell,
            piping: None,
        }
    }

    /// Whether a page has a text that answers are woven into.
    pub(in crate::respond) fn any(&self, stop: &Stop<'_>) -> bool {
        let questions = stop.questions.iter();
        questions
            .flat_map(|question| [&question.before, &question.text, &question.hint])
            .chain([&stop.section.summary])
            .any(|text| self.filled(text).is_some())
    }

    /// A text as plain words.
    pub(super) fn said(&self, text: &Text) -> Said {
        let said = Said::of(text, self.shell.reading());
        let Some(filled) = self.filled(text) else {
            return said;
        };
        let piece = |piece| match piece {
            Filled::Text(text) | Filled::Answer(text) => text,
        };
        Said {
            text: filled.into_iter().map(piece).collect(),
            ..said
        }
    }

    /// A text in Markdown, with the language it is in when that is not the page's. What was answered
    /// is plain words in it, whatever signs it has.
    pub(in crate::respond) fn html(&self, text: &Text) -> (Html, Option<String>) {
        let said = Said::of(text, self.shell.reading());
        let html = match self.filled(text) {
            Some(filled) => markdown::render_filled(&filled),
            None => markdown::render(&said.text),
        };
        (html, said.lang)
    }

    fn filled(&self, text: &Text) -> Option<Vec<Filled>> {
        let say = |given: Given, lang: &str| {
            let texts = self.shell.site.locales.get(lang);
            match given {
                Given::Words(words) => match words.as_slice() {
                    [one] => texts.isolated(one),
                    several => sentence::list(texts, several),
                },
                Given::Number(number) => texts.number(number),
                Given::Day(day) => texts.date(day),
            }
        };
        let piping = self.piping.as_ref()?;
        piping.fill(text, self.shell.reading(), say)
    }
}
