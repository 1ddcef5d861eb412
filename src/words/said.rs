//! Public words in the language of a page.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

use domain::public_text::{Place, Thing, made_of};
use domain::survey::Text;

use super::queries::Translations;
use crate::web::ui::{Said, SaidHtml};
use crate::web::{Error, Html, Shell, markdown};

/// What officers wrote, said to the reader of a page: translated where somebody did, and in English
/// otherwise. It remembers whether anything was.
pub struct Spoken {
    /// The language of the page; none on a page in English.
    language: Option<&'static str>,
    known: Arc<Translations>,
    lacks: Cell<bool>,
}

impl Spoken {
    /// Words for a page in English.
    #[must_use]
    pub fn english() -> Self {
        Self {
            language: None,
            known: Arc::default(),
            lacks: Cell::new(false),
        }
    }

    /// Words for the page of a shell about these things. Readers of English cost nothing, others one
    /// statement now and then: the words of a page are kept for a moment.
    pub async fn of(
        shell: &Shell,
        shown: impl IntoIterator<Item = (Thing, i64)>,
    ) -> Result<Self, Error> {
        let language = shell.language();
        if language == "en" {
            return Ok(Self::english());
        }
        let shown: BTreeSet<(Thing, i64)> = shown.into_iter().collect();
        let published = &shell.site.published;
        Ok(Self {
            language: Some(language),
            known: published.words(shell.db(), language, shown).await?,
            lacks: Cell::new(false),
        })
    }

    /// The words of a thing; a stale translation is none.
    #[must_use]
    pub fn say(&self, thing: Thing, object: i64, field: &str, english: &str) -> Said {
        let mark = || made_of(english, "");
        match self.fresh(Place::new(thing, object, field), mark) {
            Some(words) => Said::plain(words),
            None => self.in_english(english),
        }
    }

    /// The same of what was written in Markdown.
    #[must_use]
    pub fn markdown(&self, thing: Thing, object: i64, field: &str, english: &str) -> SaidHtml {
        let said = self.say(thing, object, field, english);
        SaidHtml {
            html: match said.text.is_empty() {
                true => Html::default(),
                false => markdown::render(&said.text),
            },
            lang: said.lang,
        }
    }

    /// The words of something published in several languages, for a reader of `reading`.
    #[must_use]
    pub fn text(&self, place: Place, text: &Text, reading: &str) -> Said {
        let own = self.language.map_or("", |language| text.exactly(language));
        let mark = || made_of(text.get("en").0, own);
        match self.fresh(place, mark) {
            Some(words) => Said::plain(words),
            None => self.noted(Said::of(text, reading)),
        }
    }

    /// English words that are not translated here.
    #[must_use]
    pub fn in_english(&self, english: &str) -> Said {
        self.noted(self.own(english))
    }

    /// What nobody translates, like the name of a body: it is English, and nothing is missing.
    #[must_use]
    pub fn own(&self, english: &str) -> Said {
        let lang = self.language.filter(|_| !english.trim().is_empty());
        Said {
            text: english.to_owned(),
            lang: lang.map(|_| "en".to_owned()),
        }
    }

    /// Words from elsewhere, which may be in English.
    #[must_use]
    pub fn noted(&self, said: Said) -> Said {
        if self.language.is_some() && said.lang.is_some() && !said.text.is_empty() {
            self.lacks.set(true);
        }
        said
    }

    /// Whether something of the page is only in English.
    #[must_use]
    pub fn lacks(&self) -> bool {
        self.lacks.get()
    }

    fn fresh(&self, place: Place, mark: impl FnOnce() -> String) -> Option<&str> {
        let found = self.known.get(&place)?;
        (found.made_of == mark()).then_some(found.text.as_str())
    }
}
