//! From the fields of a posted page to answers, with everything that is wrong said at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::written::{district, wrong_part};
use super::{
    Answer, Answers, Attached, Choice, Code, Definition, Fields, Kind, Question, Row, Stop, journey,
};
use super::{apart_field, date_field, other_field, rank_field, removal_field, row_field};
use crate::problem::{Problem, Problems};
use crate::text::{Email, length, normalise};
use crate::time::written_day;

/// The answers to the questions a page showed, or everything there is to put right.
///
/// Who is asked one of them can depend on another answer of the same page: what is not asked any
/// more need not be right, and what can be read of it still comes back, so that nobody loses it
/// unsaid. `before` are the answers that were kept when the page was opened.
pub fn read_page(
    definition: &Definition,
    before: &Answers,
    stop: &Stop<'_>,
    fields: &Fields,
    lang: &str,
    wanted: Wanted,
) -> Result<Vec<(Code, Option<Answer>)>, Problems> {
    // A file does not come in a field: without one it stays as it was.
    let readable = |question: &&Question| {
        let answer = question
            .read(fields, lang)
            .ok()
            .filter(|answer| answer.is_some() || !question.takes_file());
        answer.map(|answer| (question.code.clone(), answer))
    };
    let mut now = before.clone();
    for (code, answer) in stop.questions.iter().filter_map(readable) {
        now.set(code, answer);
    }
    let way = journey(definition, &now);
    let asked = way.stop(stop.number);
    let is_asked = |question: &Question| {
        asked.is_some_and(|stop| {
            stop.questions
                .iter()
                .any(|asked| asked.code == question.code)
        })
    };
    let (asked, gone): (Vec<&Question>, Vec<&Question>) = stop
        .questions
        .iter()
        .partition(|question| is_asked(question));
    let eased: Vec<Question> = match wanted {
        Wanted::All => Vec::new(),
        Wanted::WhatThereIs => asked.iter().map(|question| question.eased()).collect(),
    };
    let asked = match wanted {
        Wanted::All => asked,
        Wanted::WhatThereIs => eased.iter().collect(),
    };
    let mut read = read_section(&asked, fields, lang)?;
    read.extend(gone.iter().filter_map(readable));
    Ok(read)
}

/// The page as it would be asked with what its fields hold now; none when it would not be on the way.
///
/// Only fields that decide are looked at, by the rule of [`read_page`]: what cannot be read leaves
/// the answer that was kept. Of a file that waits to be sent its field holds the name.
#[must_use]
pub fn asked_now<'a>(
    definition: &'a Definition,
    before: &Answers,
    stop: &Stop<'a>,
    fields: &Fields,
    lang: &str,
) -> Option<Stop<'a>> {
    let mut now = before.clone();
    for question in stop.section.deciding() {
        let code = question.code.as_str();
        if question.takes_file() {
            let remove = fields.one(&removal_field(question)) == "1";
            let kept = before
                .get(code)
                .filter(|answer| !remove && answer.is_file());
            let sent = (!fields.one(code).is_empty()).then(|| Answer::File(Attached::unsent()));
            let ticked = || question.read(fields, lang).ok().flatten();
            let answer = sent.or_else(|| kept.cloned()).or_else(ticked);
            now.set(question.code.clone(), answer);
        } else if let Ok(answer) = question.eased().read(fields, lang) {
            now.set(question.code.clone(), answer);
        }
    }
    journey(definition, &now).stop(stop.number).cloned()
}

/// How much of a page has to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All that is required.
    All,
    /// What somebody who leaves for a while has answered so far.
    WhatThereIs,
}

/// The answers to some questions, or everything there is to put right.
///
/// Problems stand under the control they are about: a question's code, or the field of a part of
/// it. Questions left blank come back as `None` and are blanked in the draft. A value no browser
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
        match question.read(fields, lang) {
            Ok(answer) => read.push((question.code.clone(), answer)),
            Err(problem) => {
                for (place, problem) in question.places_of(fields, lang, problem) {
                    problems.add(&place, problem);
                }
            }
        }
    }
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(problems)
    }
}

impl Question {
    /// The question as one that may be left out.
    fn eased(&self) -> Self {
        Self {
            required: false,
            ..self.clone()
        }
    }

    /// Reads the answer to this question from the posted fields; problems quote it in `lang`.
    pub fn read(&self, fields: &Fields, lang: &str) -> Result<Option<Answer>, Problem> {
        let given = self.read_given(fields, lang);
        let answer = match self.read_apart(fields, lang)? {
            None => given?,
            Some(apart) if given == Ok(None) => Some(Answer::one(apart.code.clone())),
            Some(apart) => return Err(self.not_both(apart, lang)),
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

    /// What is said to whoever answered and ticked a way of not answering.
    #[must_use]
    pub fn not_both(&self, apart: &Choice, lang: &str) -> Problem {
        let both = self.says("answer-or-apart", lang);
        both.with("option", apart.text.get(lang).0)
    }

    /// The way of not answering that was ticked.
    fn read_apart(&self, fields: &Fields, lang: &str) -> Result<Option<&Choice>, Problem> {
        let field = apart_field(self);
        let ticked: BTreeSet<&str> = fields
            .all(&field)
            .filter(|value| !value.is_empty())
            .collect();
        let known = |code: &&str| {
            self.apart
                .iter()
                .find(|choice| choice.code.as_str() == *code)
        };
        let mut ticked = ticked.iter();
        match (ticked.next(), ticked.next()) {
            (None, _) => Ok(None),
            (Some(code), None) if known(code).is_some() => Ok(known(code)),
            (Some(code), Some(other)) if known(code).and(known(other)).is_some() => {
                Err(self.says("apart-twice", lang))
            }
            _ => Err(self.says("not-an-option", lang)),
        }
    }

    /// The answer itself, whether one has to be given or not, and whatever is ticked beside it.
    pub(crate) fn read_given(
        &self,
        fields: &Fields,
        lang: &str,
    ) -> Result<Option<Answer>, Problem> {
        Ok(match &self.kind {
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
            // It does not come in a field, and nobody has to have one.
            Kind::File => return Ok(None),
            Kind::ShortText { limit } | Kind::LongText { limit } => self
                .read_text(fields.one(self.code.as_str()), *limit, lang)?
                .map(Answer::Text),
        })
    }

    /// The controls a problem is about, with what is wrong at each: every row left out of a matrix,
    /// the first wrong part of a date or place of a ranking.
    fn places_of(&self, fields: &Fields, lang: &str, problem: Problem) -> Vec<(String, Problem)> {
        let place = match &self.kind {
            // Nothing is wrong with what was typed.
            _ if problem.key.contains("apart") => None,
            Kind::Matrix { rows, .. } if problem.key == "row-missing" => {
                let left_out = |row: &&Row| fields.one(&row_field(self, &row.code)).is_empty();
                let missing = |row: &Row| (row_field(self, &row.code), row_missing(row, lang));
                return rows.iter().filter(left_out).map(missing).collect();
            }
            Kind::Ranking { options, places } => {
                let most = places.map_or(options.len(), usize::from);
                let mut seen = BTreeSet::new();
                let wrong = |option: &&Choice| {
                    let typed = fields.one(&rank_field(self, &option.code)).trim();
                    let place = typed
                        .parse()
                        .ok()
                        .filter(|place| (1..=most).contains(place));
                    !typed.is_empty() && place.is_none_or(|place: usize| !seen.insert(place))
                };
                let wrong = options.iter().find(wrong).or(options.first());
                wrong.map(|option| rank_field(self, &option.code))
            }
            Kind::Date { .. } => Some(date_field(self, wrong_part(self.typed_date(fields)))),
            _ => None,
        };
        let place = place.unwrap_or_else(|| self.code.to_string());
        vec![(place, problem)]
    }

    fn typed_date<'f>(&self, fields: &'f Fields) -> [&'f str; 3] {
        ["day", "month", "year"].map(|part| fields.one(&date_field(self, part)).trim())
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
            let name = row_field(self, &row.code);
            let posted: BTreeSet<&str> = fields.all(&name).filter(|v| !v.is_empty()).collect();
            let Some(posted) = posted.first().filter(|_| posted.len() == 1) else {
                if posted.is_empty() {
                    continue;
                }
                return Err(self.says("not-an-option", lang));
            };
            let option = options
                .iter()
                .find(|option| option.code.as_str() == *posted);
            let option = option.ok_or_else(|| self.says("not-an-option", lang))?;
            read.insert(row.code.clone(), option.code.clone());
        }
        match rows.iter().find(|row| !read.contains_key(&row.code)) {
            Some(row) if self.required => return Err(row_missing(row, lang)),
            _ => {}
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
        let typed = self.typed_date(fields);
        // On paper and in tables a date stands in one field.
        let whole = fields.one(self.code.as_str());
        let day = match typed {
            ["", "", ""] if whole.is_empty() => return Ok(None),
            ["", "", ""] => written_day(whole),
            [day, month, year] => written_day(&format!("{year}-{month}-{day}")),
        };
        let day = day.ok_or_else(|| self.says("date-format", lang))?;
        match (from, to) {
            (Some(from), _) if day < from => {
                Err(self.says("date-too-early", lang).with("from", from))
            }
            (_, Some(to)) if day > to => Err(self.says("date-too-late", lang).with("to", to)),
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

fn row_missing(row: &Row, lang: &str) -> Problem {
    Problem::says("row-missing").with("row", row.text.get(lang).0)
}
