//! What is typed and sent by those who translate.

use chrono::NaiveDate;
use domain::survey::Fields;
use domain::survey::translation::Edit;
use domain::text::{Line, Paragraph};
use domain::time::parse_day;
use domain::{Problem, Problems};
use serde::Deserialize;

use super::table::{Returned, read, unreadable};
use crate::web::form::{Form, SentFile, forms};

/// The longest name of a translator.
const NAME: usize = 200;
/// The longest translation of a comment.
const COMMENT: usize = 20_000;

/// A language a survey is to be offered in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OfferForm {
    /// Its tag.
    pub language: String,
}
forms!(OfferForm);

/// Somebody who speaks the language has read everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CheckForm {
    /// Who.
    pub checked_by: String,
    /// On which day; for easy read alone.
    #[serde(rename = "checked-day")]
    pub day: String,
    /// In which month.
    #[serde(rename = "checked-month")]
    pub month: String,
    /// In which year.
    #[serde(rename = "checked-year")]
    pub year: String,
}
forms!(CheckForm);

impl CheckForm {
    /// Who, and of easy read the day, which has come.
    pub(super) fn parse(
        &self,
        is_easy: bool,
        today: NaiveDate,
    ) -> Result<(Line, Option<NaiveDate>), Problems> {
        let mut problems = Problems::new();
        let by = Line::parse(&self.checked_by, "field-checked-by", NAME);
        let by = problems.take("checked_by", by);
        let day = match is_easy {
            true => self.checked_on(today).map(Some),
            false => Ok(None),
        };
        let day = problems.take("checked-day", day);
        problems.finish(|| Some((by?, day?)))
    }

    fn checked_on(&self, today: NaiveDate) -> Result<NaiveDate, Problem> {
        let parts = [&self.day, &self.month, &self.year].map(Clone::clone);
        match parse_day(&parts)? {
            None => Err(Problem::says("checked-on-missing")),
            Some(day) if day > today => Err(Problem::says("checked-on-future")),
            Some(day) => Ok(day),
        }
    }
}

/// A page of texts as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextsForm(Fields);

impl Form for TextsForm {
    // Twenty of the longest translations are up to 1.8 MB as they are sent, and all must come back.
    const LIMIT: usize = 2 * 1024 * 1024;

    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        Some(Self(Fields::from(pairs)))
    }
}

impl TextsForm {
    /// What it says about each text, in its order. A text without a box was not on the page.
    pub(crate) fn edits(&self) -> Vec<Edit> {
        let boxes = self.0.pairs().filter_map(|(name, text)| {
            let place = name.strip_prefix("t:")?;
            Some(self.edit(place, text))
        });
        boxes.collect()
    }

    /// What it says about the text in this place.
    pub(crate) fn edit_of(&self, place: &str) -> Option<Edit> {
        let name = format!("t:{place}");
        let text = self.0.all(&name).next()?;
        Some(self.edit(place, text))
    }

    fn edit(&self, place: &str, text: &str) -> Edit {
        let seen = self.0.one(&format!("seen:{place}"));
        Edit {
            place: place.to_owned(),
            text: text.to_owned(),
            still_right: self.0.one(&format!("right:{place}")) == "yes",
            seen: (!seen.is_empty()).then(|| seen.to_owned()),
            made_of: None,
        }
    }

    /// What was typed for texts of which this page said before that they went: place and words.
    pub(crate) fn gone(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.0.pairs();
        pairs.filter_map(|(name, text)| Some((name.strip_prefix("gone:")?, text)))
    }

    /// What the text in this place was called when it was shown.
    pub(crate) fn called<'a>(&'a self, place: &'a str) -> &'a str {
        match self.0.one(&format!("called:{place}")) {
            "" => place,
            called => called,
        }
    }

    /// Whether the next page is wanted after this one.
    pub(crate) fn goes_on(&self) -> bool {
        self.0.one("then") == "next"
    }
}

/// A table that came back from a translator: a file, or pasted.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableForm {
    /// Who translated it.
    pub translator: String,
    /// What was pasted.
    pub pasted: String,
    /// The file.
    pub file: Vec<u8>,
    /// Whether the file was larger than a table may be.
    pub is_large: bool,
}

impl Form for TableForm {
    const LIMIT: usize = 2 * 1024 * 1024;
    const FILES: usize = Self::LIMIT;

    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "translator" => form.translator = value,
                "pasted" => form.pasted = value,
                _ => {}
            }
        }
        Some(form)
    }

    fn attach(&mut self, file: SentFile) {
        self.is_large = file.is_large;
        self.file = file.bytes.to_vec();
    }
}

impl TableForm {
    /// The table, from the file where there is one.
    fn bytes(&self) -> &[u8] {
        match self.file.is_empty() {
            true => self.pasted.as_bytes(),
            false => &self.file,
        }
    }

    /// Who translated it and what the table says, or everything wrong with them.
    pub(crate) fn parse(&self) -> Result<(Option<Line>, Vec<Returned>), Problems> {
        let mut problems = Problems::new();
        let translator = Line::parse_optional(&self.translator, "field-translator", NAME);
        let translator = problems.take("translator", translator);
        let returned = read(self.bytes()).map_err(unreadable);
        let returned = problems.take("pasted", returned);
        problems.finish(|| Some((translator?, returned?)))
    }
}

/// The translation of a comment.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CommentForm {
    /// Key of the comment.
    pub comment: String,
    /// The words in English.
    pub words: String,
    /// Who translated them.
    pub translator: String,
}
forms!(CommentForm);

impl CommentForm {
    /// Which comment, the words and the translator, or everything wrong.
    pub(super) fn parse(&self) -> Result<(Paragraph, Line), Problems> {
        let mut problems = Problems::new();
        let words = Paragraph::parse(&self.words, "field-translation", COMMENT);
        let words = problems.take("words", words);
        let translator = Line::parse(&self.translator, "field-translator", NAME);
        let translator = problems.take("translator", translator);
        problems.finish(|| Some((words?, translator?)))
    }
}
