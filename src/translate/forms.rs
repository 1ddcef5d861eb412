//! What is typed and sent by those who translate.

use chrono::NaiveDate;
use domain::survey::Fields;
use domain::survey::translation::{Edit, Piece};
use domain::text::{Line, Paragraph};
use domain::time::parse_day;
use domain::{Problem, Problems};
use serde::Deserialize;

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

/// The name of the box of a text.
pub(super) fn field(piece: &Piece<'_>) -> String {
    format!("t:{}", piece.place)
}

/// What a page of texts says about one of them.
pub(super) fn edit(piece: &Piece<'_>, fields: &Fields) -> Option<Edit> {
    edit_of(&piece.place, fields)
}

/// What a page of texts says about the one in this place.
pub(crate) fn edit_of(place: &str, fields: &Fields) -> Option<Edit> {
    // A box that was not on the page says nothing about its text.
    let name = format!("t:{place}");
    let text = fields.all(&name).next()?;
    let seen = fields.one(&format!("seen:{place}"));
    Some(Edit {
        place: place.to_owned(),
        text: text.to_owned(),
        still_right: fields.one(&format!("right:{place}")) == "yes",
        seen: (!seen.is_empty()).then(|| seen.to_owned()),
        made_of: None,
    })
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
    pub(crate) fn bytes(&self) -> &[u8] {
        match self.file.is_empty() {
            true => self.pasted.as_bytes(),
            false => &self.file,
        }
    }

    /// Who translated it, where that was said.
    pub(crate) fn translator(&self) -> Result<Option<Line>, Problems> {
        Line::parse_optional(&self.translator, "field-translator", NAME)
            .map_err(|problem| Problems::one("translator", problem))
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
