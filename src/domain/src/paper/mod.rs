//! Paper: what is printed beside the boxes, and how a keyer types it back.
//!
//! A closed question is keyed with the printed codes of its options: `2`, or `1 4 7` or `147`
//! where several may be chosen. Each statement of a matrix is a field of its own; a ranking is keyed
//! as the codes in the order of their places, `3 1 2`; a date as it stands on the paper. Nothing
//! means the question was left blank; `?` or `0` means it cannot be told (two boxes crossed, say):
//! that is kept as *unclear* and never guessed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::survey::{
    Answer, Choice, Code, Fields, Kind, Question, Row, apart_field, other_field, row_field,
};
use crate::text::normalise;

mod serial;
#[cfg(test)]
mod tests;

pub use serial::Serial;

/// What a keyer found in one field of a paper form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// The person left it blank.
    Blank,
    /// It cannot be told what the person meant.
    Unclear,
    /// An answer.
    Answer(Answer),
    /// An answer of which a part cannot be told: a statement of a matrix with two crosses.
    Partly(Answer),
}

/// Why a field of a keyed form needs a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// It could not be told what was meant.
    Unclear,
    /// The form's directions led past the question; the person answered all the same.
    OutOfRoute,
}

/// Reads what was keyed for one question, or says what is wrong with it, field by field.
pub fn read(
    question: &Question,
    fields: &Fields,
    lang: &str,
) -> Result<Keyed, Vec<(String, Problem)>> {
    let code = question.code.as_str();
    let (typed, other) = (fields.one(code), other_field(question));
    let other = fields.one(&other);
    let keyed = match &question.kind {
        Kind::Single { options } | Kind::Likert { options } => {
            closed(question, options, typed.trim(), other, lang, false)
        }
        Kind::Several { options, .. } => closed(question, options, typed.trim(), other, lang, true),
        Kind::Matrix { rows, options } => return matrix(question, rows, options, fields, lang),
        Kind::Ranking { options, .. } => ranking(question, options, typed.trim(), lang),
        // What was sent along with a form is kept with the form.
        Kind::File => Ok(Keyed::Blank),
        _ if typed.trim() == "?" => Ok(Keyed::Unclear),
        _ => {
            // On paper nothing is required: what is not there cannot be asked for.
            let read = question.read_given(fields, lang);
            read.map(|answer| answer.map_or(Keyed::Blank, Keyed::Answer))
        }
    };
    let keyed = keyed.map_err(|problem| vec![(code.to_owned(), problem)])?;
    beside(question, keyed, fields, lang)
}

/// What was keyed, with the box of not answering that was ticked beside it. A form with both says
/// what was written: it is kept, and looked at again.
fn beside(
    question: &Question,
    keyed: Keyed,
    fields: &Fields,
    lang: &str,
) -> Result<Keyed, Vec<(String, Problem)>> {
    let field = apart_field(question);
    let typed = fields.one(&field).trim();
    if question.apart.is_empty() || typed.is_empty() {
        return Ok(keyed);
    }
    let ticked = closed(question, &question.apart, typed, "", lang, false);
    let ticked = ticked.map_err(|problem| vec![(field, problem)])?;
    Ok(match (keyed, ticked) {
        (Keyed::Blank, ticked) => ticked,
        (Keyed::Answer(answer), _) => Keyed::Partly(answer),
        (keyed, _) => keyed,
    })
}

/// A field for each statement; one that cannot be told leaves the others as they are.
fn matrix(
    question: &Question,
    rows: &[Row],
    options: &[Choice],
    fields: &Fields,
    lang: &str,
) -> Result<Keyed, Vec<(String, Problem)>> {
    let (mut steps, mut unclear, mut wrong) = (BTreeMap::new(), false, Vec::new());
    for row in rows {
        let field = row_field(question, &row.code);
        match closed(
            question,
            options,
            fields.one(&field).trim(),
            "",
            lang,
            false,
        ) {
            Ok(Keyed::Answer(Answer::Options { chosen, .. })) => {
                steps.extend(chosen.into_iter().map(|step| (row.code.clone(), step)));
            }
            Ok(Keyed::Blank) => {}
            Ok(_) => unclear = true,
            Err(problem) => wrong.push((field, problem)),
        }
    }
    match (wrong.is_empty(), steps.is_empty(), unclear) {
        (false, ..) => Err(wrong),
        (true, true, false) => Ok(Keyed::Blank),
        (true, true, true) => Ok(Keyed::Unclear),
        (true, false, false) => Ok(Keyed::Answer(Answer::Rows(steps))),
        (true, false, true) => Ok(Keyed::Partly(Answer::Rows(steps))),
    }
}

/// Codes in the order of their places. The same code twice is a slip of the keyer's.
fn ranking(
    question: &Question,
    options: &[Choice],
    typed: &str,
    lang: &str,
) -> Result<Keyed, Problem> {
    if is_unclear(typed) {
        return Ok(Keyed::Unclear);
    }
    let mut ranked: Vec<Code> = Vec::new();
    for code in codes(typed, options) {
        let option = options.iter().find(|option| option.printed == code);
        let option = option.ok_or_else(|| unknown_code(question, options, lang))?;
        if ranked.contains(&option.code) {
            return Err(Problem::says("keying-ranked-twice").with("code", code));
        }
        ranked.push(option.code.clone());
    }
    Ok(match ranked.is_empty() {
        true => Keyed::Blank,
        false => Keyed::Answer(Answer::Ranked(ranked)),
    })
}

fn is_unclear(typed: &str) -> bool {
    typed == "?" || (!typed.is_empty() && typed.chars().all(|c| c == '0'))
}

fn unknown_code(question: &Question, options: &[Choice], lang: &str) -> Problem {
    let codes: Vec<&str> = options.iter().map(|o| o.printed.as_str()).collect();
    Problem::says("keying-code")
        .with("question", question.text.get(lang).0)
        .with("codes", codes.join(", "))
}

fn closed(
    question: &Question,
    options: &[Choice],
    typed: &str,
    other: &str,
    lang: &str,
    several: bool,
) -> Result<Keyed, Problem> {
    let words = Some(normalise(other).trim().to_owned()).filter(|words| !words.is_empty());
    if is_unclear(typed) {
        return Ok(Keyed::Unclear);
    }
    let wrong = || unknown_code(question, options, lang);
    let mut chosen: Vec<&Choice> = Vec::new();
    for code in codes(typed, options) {
        let option = options
            .iter()
            .find(|option| option.printed == code)
            .ok_or_else(wrong)?;
        if !chosen.contains(&option) {
            chosen.push(option);
        }
    }
    if chosen.is_empty() && words.is_some() {
        chosen.extend(options.iter().find(|option| option.other));
    }
    // Two boxes crossed where one was asked for is unclear; so is "none" beside another box.
    let apart = chosen.len() > 1 && chosen.iter().any(|option| option.standing.is_some());
    match chosen.len() {
        0 => Ok(Keyed::Blank),
        2.. if !several || apart => Ok(Keyed::Unclear),
        _ => {
            let offers_words = chosen.iter().any(|option| option.other);
            chosen.sort_by_key(|option| options.iter().position(|o| o.code == option.code));
            Ok(Keyed::Answer(Answer::Options {
                chosen: chosen
                    .into_iter()
                    .map(|option| option.code.clone())
                    .collect(),
                other: words.filter(|_| offers_words),
            }))
        }
    }
}

/// How many digits the printed codes of a question have: all the same, so that a run of digits
/// can be cut apart.
#[must_use]
pub const fn width(options: usize) -> usize {
    if options > 9 { 2 } else { 1 }
}

/// The printed code of the option in this place, counted from 1.
#[must_use]
pub fn printed(place: usize, width: usize) -> String {
    format!("{place:0width$}")
}

/// Cuts what was typed into codes: at spaces and commas, and runs of digits by the fixed width of
/// the question's codes.
fn codes(typed: &str, options: &[Choice]) -> Vec<String> {
    cut(
        typed,
        options
            .first()
            .map_or(1, |option| option.printed.len())
            .max(1),
    )
}

/// What was typed for a list of options that are numbered by their place, as places from 0.
///
/// `None` in the answer means it cannot be told what was meant.
pub fn read_places(typed: &str, options: usize) -> Result<Option<Vec<usize>>, Problem> {
    let typed = typed.trim();
    if is_unclear(typed) {
        return Ok(None);
    }
    let mut places = Vec::new();
    for code in cut(typed, width(options)) {
        match code.parse::<usize>() {
            Ok(n) if (1..=options).contains(&n) => {
                if !places.contains(&(n - 1)) {
                    places.push(n - 1);
                }
            }
            _ => return Err(Problem::says("keying-place").with("most", options)),
        }
    }
    Ok(Some(places))
}

fn cut(typed: &str, width: usize) -> Vec<String> {
    typed
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty())
        .flat_map(|part| {
            if part.len() > width && part.chars().all(|c| c.is_ascii_digit()) {
                let digits: Vec<char> = part.chars().collect();
                digits
                    .chunks(width)
                    .map(|chunk| chunk.iter().collect())
                    .collect()
            } else if width == 2 && part.len() == 1 {
                vec![format!("0{part}")]
            } else {
                vec![part.to_owned()]
            }
        })
        .collect()
}

/// What a keyer types for an answer, by field: the inverse of [`read`], for showing a form again.
#[must_use]
pub fn typed(question: &Question, answer: &Answer) -> Vec<(String, String)> {
    let printed = |code: &Code| {
        let option = question.choice(code.as_str());
        option.map_or("", |option| option.printed.as_str())
    };
    let in_order = |codes: &[Code]| codes.iter().map(printed).collect::<Vec<_>>().join(" ");
    let own = |typed: String| vec![(question.code.to_string(), typed)];
    match answer {
        Answer::Number(n) => own(n.to_string()),
        Answer::Value(text) | Answer::Email(text) | Answer::Text(text) => own(text.clone()),
        Answer::Ranked(ranked) => own(in_order(ranked)),
        Answer::File(_) => Vec::new(),
        Answer::Rows(rows) => rows
            .iter()
            .map(|(row, step)| (row_field(question, row), printed(step).to_owned()))
            .collect(),
        Answer::Options { chosen, other } => {
            let words = other
                .iter()
                .map(|words| (other_field(question), words.clone()));
            let boxes = match question.kind.takes_apart() {
                true => apart_field(question),
                false => question.code.to_string(),
            };
            let ticked = (boxes, in_order(chosen));
            std::iter::once(ticked).chain(words).collect()
        }
    }
}

/// What a keyer types for one question of a form that is stored, by field: what it says, with `?`
/// where it could not be told.
#[must_use]
pub fn typed_again(
    question: &Question,
    answer: Option<&Answer>,
    flag: Option<Flag>,
) -> Vec<(String, String)> {
    let mut fields = answer.map_or_else(Vec::new, |answer| typed(question, answer));
    if flag != Some(Flag::Unclear) {
        return fields;
    }
    let rows = question.kind.rows().iter();
    let untold = rows.map(|row| row_field(question, &row.code));
    let untold = untold.filter(|field| fields.iter().all(|(known, _)| known != field));
    let mut untold: Vec<String> = untold.collect();
    if untold.is_empty() {
        untold.push(match answer {
            // A file has no field of its own.
            None if !question.takes_file() => question.code.to_string(),
            _ => apart_field(question),
        });
    }
    fields.extend(untold.into_iter().map(|field| (field, "?".to_owned())));
    fields
}
