//! From the fields of a posted page to answers, with everything that is wrong said at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use serde::{Deserialize, Serialize};

use super::{Answer, Answers, Choice, Code, Kind, Question, Row};
use crate::problem::{Problem, Problems};
use crate::text::{Email, length, normalise};

/// Field names and values as a browser posts them: in order, names may repeat.
///
/// Kept as they came, so that a refused page shows exactly what was typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(Vec<(String, String)>);

impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fields({} <withheld>)", self.0.len())
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }
}

/// The field that holds the words beside "something else".
#[must_use]
pub fn other_field(question: &Question) -> String {
    format!("{}.other", question.code)
}

/// The field of one statement of a matrix: `q7.staff`.
#[must_use]
pub fn row_field(question: &Question, row: &Code) -> String {
    format!("{}.{row}", question.code)
}

/// The field that holds the place of an option in a ranking: `q8.tea`.
#[must_use]
pub fn rank_field(question: &Question, option: &Code) -> String {
    format!("{}.{option}", question.code)
}

/// The field of one part of a date: `day`, `month` or `year`.
#[must_use]
pub fn date_field(question: &Question, part: &str) -> String {
    format!("{}.{part}", question.code)
}

impl Fields {
    /// Every value under a name, in the order they came.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// The one value under a name; empty when there is none.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Adds a value.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// What a page shows for stored answers.
    #[must_use]
    pub fn of(questions: &[&Question], answers: &Answers) -> Self {
        let mut fields = Self::default();
        for question in questions {
            let name = question.code.as_str();
            match answers.get(name) {
                Some(Answer::Number(n)) => fields.push(name, n.to_string()),
                Some(Answer::Text(text) | Answer::Email(text)) => fields.push(name, text.clone()),
                Some(Answer::Value(value)) => match (&question.kind, parts(value)) {
                    (Kind::Date { .. }, Some(parts)) => {
                        for (part, value) in ["day", "month", "year"].iter().zip(parts) {
                            fields.push(date_field(question, part), value);
                        }
                    }
                    _ => fields.push(name, value.clone()),
                },
                Some(Answer::Rows(rows)) => {
                    for (row, option) in rows {
                        fields.push(row_field(question, row), option.as_str());
                    }
                }
                Some(Answer::Ranked(ranked)) => {
                    for (place, option) in (1..).zip(ranked) {
                        let place: usize = place;
                        fields.push(rank_field(question, option), place.to_string());
                    }
                }
                Some(Answer::Options { chosen, other }) => {
                    for option in chosen {
                        fields.push(name, option.as_str());
                    }
                    if let Some(text) = other {
                        fields.push(other_field(question), text.clone());
                    }
                }
                None => {}
            }
        }
        fields
    }
}

/// The answers to the questions of one page, or everything there is to put right.
///
/// Questions left blank come back as `None` and are blanked in the draft. A value no browser
/// would send for the page (an unknown option, one of two answers to a single question) is
/// reported under the key `not-an-option`.
pub fn read_section(
    questions: &[&Question],
    fields: &Fields,
    lang: &str,
) -> Result<Vec<(Code, Option<Answer>)>, Problems> {
    let mut problems = Problems::new();
    let mut read = Vec::with_capacity(questions.len());
    for question in questions {
        let answer = question.read(fields, lang);
        read.push((
            question.code.clone(),
            problems.take(question.code.as_str(), answer).flatten(),
        ));
    }
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

impl Question {
    /// Reads the answer to this question from the posted fields; problems quote it in `lang`.
    pub fn read(&self, fields: &Fields, lang: &str) -> Result<Option<Answer>, Problem> {
        let answer = match &self.kind {
            Kind::Single { options } | Kind::Likert { options } => {
                self.read_one(options, fields, lang)?
            }
            Kind::Several { options, min, max } => {
                self.read_several(options, (*min, *max), fields, lang)?
            }
            Kind::Matrix { rows, options } => self.read_rows(rows, options, fields, lang)?,
            Kind::Ranking { options, places } => {
                self.read_ranking(options, *places, fields, lang)?
            }
            Kind::Date { from, to } => self.read_date((*from, *to), fields, lang)?,
            Kind::District => self.read_district(fields, lang)?,
            Kind::Email => self.read_email(fields)?,
            Kind::Number { min, max } => self.read_number((*min, *max), fields, lang)?,
            Kind::ShortText { limit } | Kind::LongText { limit } => self
                .read_text(fields.one(self.code.as_str()), *limit, lang)?
                .map(Answer::Text),
        };
        if answer.is_none() && self.required {
            let key = match &self.kind {
                Kind::Ranking { .. } => "ranking-missing",
                kind if kind.options_are_asked() => "choice-missing",
                _ => "answer-missing",
            };
            return Err(self.says(key, lang));
        }
        Ok(answer)
    }

    fn says(&self, key: &'static str, lang: &str) -> Problem {
        Problem::says(key).with("question", self.text.get(lang).0)
    }

    fn chosen<'q>(
        &self,
        options: &'q [Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Vec<&'q Choice>, Problem> {
        let posted: BTreeSet<&str> = fields
            .all(self.code.as_str())
            .filter(|value| !value.is_empty())
            .collect();
        let known: Vec<&Choice> = options
            .iter()
            .filter(|option| posted.contains(option.code.as_str()))
            .collect();
        if known.len() == posted.len() {
            Ok(known)
        } else {
            Err(self.says("not-an-option", lang))
        }
    }

    fn read_one(
        &self,
        options: &[Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let words = self.words_beside(options, fields, lang)?;
        let mut chosen = self.chosen(options, fields, lang)?;
        if chosen.is_empty() && words.is_some() {
            chosen.extend(options.iter().find(|option| option.other));
        }
        match chosen.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(Answer::Options {
                chosen: vec![one.code.clone()],
                other: words.filter(|_| one.other),
            })),
            _ => Err(self.says("not-an-option", lang)),
        }
    }

    fn read_several(
        &self,
        options: &[Choice],
        (min, max): (Option<u16>, Option<u16>),
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let words = self.words_beside(options, fields, lang)?;
        let mut chosen = self.chosen(options, fields, lang)?;
        if words.is_some() && chosen.is_empty() {
            chosen.extend(options.iter().find(|option| option.other));
        }
        if chosen.is_empty() {
            return Ok(None);
        }
        let apart = chosen.iter().find(|option| option.standing.is_some());
        if let Some(apart) = apart {
            if chosen.len() > 1 {
                return Err(self
                    .says("choice-or-none", lang)
                    .with("option", apart.text.get(lang).0));
            }
        } else if min.is_some_and(|min| chosen.len() < usize::from(min)) {
            return Err(self
                .says("choice-too-few", lang)
                .with("min", i64::from(min.unwrap_or(0))));
        } else if max.is_some_and(|max| chosen.len() > usize::from(max)) {
            return Err(self
                .says("choice-too-many", lang)
                .with("max", i64::from(max.unwrap_or(0))));
        }
        let offers_words = chosen.iter().any(|option| option.other);
        Ok(Some(Answer::Options {
            chosen: chosen
                .into_iter()
                .map(|option| option.code.clone())
                .collect(),
            other: words.filter(|_| offers_words),
        }))
    }

    /// A step for each statement. A required matrix wants all of them.
    fn read_rows(
        &self,
        rows: &[Row],
        options: &[Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let mut read = BTreeMap::new();
        for row in rows {
            let posted = fields.one(&row_field(self, &row.code));
            if posted.is_empty() {
                if self.required {
                    return Err(Problem::says("row-missing").with("row", row.text.get(lang).0));
                }
                continue;
            }
            let option = options.iter().find(|option| option.code.as_str() == posted);
            let option = option.ok_or_else(|| self.says("not-an-option", lang))?;
            read.insert(row.code.clone(), option.code.clone());
        }
        Ok((!read.is_empty()).then_some(Answer::Rows(read)))
    }

    /// Places typed as numbers beside the options. Gaps close up; the same place twice is refused.
    fn read_ranking(
        &self,
        options: &[Choice],
        places: Option<u16>,
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let most = places.map_or(options.len(), usize::from);
        let mut ranked: BTreeMap<usize, &Code> = BTreeMap::new();
        for option in options {
            let typed = fields.one(&rank_field(self, &option.code)).trim();
            if typed.is_empty() {
                continue;
            }
            let place = typed.parse().ok();
            let place = place
                .filter(|place| (1..=most).contains(place))
                .ok_or_else(|| self.says("ranking-place", lang).with("most", most))?;
            if ranked.insert(place, &option.code).is_some() {
                return Err(self.says("ranking-twice", lang).with("place", place));
            }
        }
        let ranked: Vec<Code> = ranked.into_values().cloned().collect();
        Ok((!ranked.is_empty()).then_some(Answer::Ranked(ranked)))
    }

    fn read_date(
        &self,
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        let typed = ["day", "month", "year"].map(|part| fields.one(&date_field(self, part)).trim());
        // On paper and in tables a date stands in one field.
        let whole = fields.one(self.code.as_str());
        let day = match typed {
            ["", "", ""] if whole.is_empty() => return Ok(None),
            ["", "", ""] => date(whole),
            [day, month, year] => date(&format!("{year}-{month}-{day}")),
        };
        let day = day.ok_or_else(|| self.says("date-format", lang))?;
        let said = |day: NaiveDate| day.format("%-d %-m %Y").to_string();
        match (from, to) {
            (Some(from), _) if day < from => {
                Err(self.says("date-too-early", lang).with("from", said(from)))
            }
            (_, Some(to)) if day > to => Err(self.says("date-too-late", lang).with("to", said(to))),
            _ => Ok(Some(Answer::Value(day.to_string()))),
        }
    }

    fn read_district(&self, fields: &Fields, lang: &str) -> Result<Option<Answer>, Problem> {
        let typed = fields.one(self.code.as_str()).trim();
        if typed.is_empty() {
            return Ok(None);
        }
        match district(typed) {
            Some(district) => Ok(Some(Answer::Value(district))),
            None => Err(self.says("district-format", lang)),
        }
    }

    fn read_email(&self, fields: &Fields) -> Result<Option<Answer>, Problem> {
        let typed = fields.one(self.code.as_str()).trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let email = Email::parse(typed)?;
        Ok(Some(Answer::Email(email.as_str().to_owned())))
    }

    fn words_beside(
        &self,
        options: &[Choice],
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<String>, Problem> {
        if options.iter().any(|option| option.other) {
            self.read_text(fields.one(&other_field(self)), 500, lang)
        } else {
            Ok(None)
        }
    }

    fn read_number(
        &self,
        (min, max): (Option<i64>, Option<i64>),
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        // Liberal: "1,200" and " 12 " are numbers too.
        let raw: String = fields
            .one(self.code.as_str())
            .chars()
            .filter(|c| !c.is_whitespace() && *c != ',')
            .collect();
        if raw.is_empty() {
            return Ok(None);
        }
        let number: i64 = raw.parse().map_err(|_| self.says("number-format", lang))?;
        if min.is_some_and(|min| number < min) {
            return Err(self
                .says("number-too-small", lang)
                .with("min", min.unwrap_or(i64::MIN)));
        }
        if max.is_some_and(|max| number > max) {
            return Err(self
                .says("number-too-large", lang)
                .with("max", max.unwrap_or(i64::MAX)));
        }
        Ok(Some(Answer::Number(number)))
    }

    fn read_text(&self, raw: &str, limit: u32, lang: &str) -> Result<Option<String>, Problem> {
        let text = normalise(raw);
        let text = text.trim();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if text.is_empty() {
            Ok(None)
        } else if length(text) > limit {
            Err(self.says("answer-too-long", lang).with("max", limit))
        } else {
            Ok(Some(text.to_owned()))
        }
    }
}

/// Day, month and year of a date as it is stored.
fn parts(value: &str) -> Option<[String; 3]> {
    let day: NaiveDate = value.parse().ok()?;
    let part = |form: &str| day.format(form).to_string();
    Some([part("%-d"), part("%-m"), part("%Y")])
}

/// A day as `2027-3-1` or `1/3/2027`, in years of four digits.
fn date(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim().replace(['.', ' '], "/");
    let forms = ["%Y-%m-%d", "%d/%m/%Y"];
    let day = forms
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&typed, form).ok())?;
    (1800..=2200)
        .contains(&chrono::Datelike::year(&day))
        .then_some(day)
}

/// The district of a postcode, whole or not: `BA1` of `ba1 1aa`.
///
/// An area of one or two letters, a district of one digit or two or of a digit and a letter (Royal
/// Mail, Programmers' Guide to the Postcode Address File, "Postcode format"). The rest, a digit and
/// two letters, is thrown away.
fn district(typed: &str) -> Option<String> {
    let typed = typed.trim().to_ascii_uppercase();
    let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let shape: String = compact
        .chars()
        .map(|c| match c {
            'A'..='Z' => 'A',
            '0'..='9' => '9',
            _ => '?',
        })
        .collect();
    const DISTRICTS: [&str; 6] = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];
    if DISTRICTS.contains(&shape.as_str()) {
        return Some(compact);
    }
    let outward = shape.strip_suffix("9AA")?;
    let known = DISTRICTS.contains(&outward);
    known.then(|| compact.chars().take(outward.len()).collect())
}
