//! What was answered, for the check page and the receipt.

use domain::survey::{Answer, Answers, Choice, Fields, Journey, Kind, Question, Row, Stop, Text};
use domain::{Arg, Problems};

use super::Woven;
use crate::attached;
use crate::respond::pages::{CheckRow, CheckSection};
use crate::web::Shell;
use crate::web::ui::Said;

/// The sections on the way with what was answered, and where each answer can be changed.
pub(in crate::respond) fn answered(
    journey: &Journey<'_>,
    answers: &Answers,
    shown: &Shown<'_>,
    change: impl Fn(usize, &str) -> String,
) -> Vec<CheckSection> {
    let lang = shown.shell.reading();
    journey
        .stops()
        .iter()
        .map(|stop| CheckSection {
            number: stop.number,
            title: Said::of(&stop.section.title, lang),
            rows: rows(stop, answers, shown, |code| change(stop.number, code)),
        })
        .collect()
}

/// The questions of a page with what was answered, and where each answer can be changed.
pub(in crate::respond) fn rows(
    stop: &Stop<'_>,
    answers: &Answers,
    shown: &Shown<'_>,
    change: impl Fn(&str) -> String,
) -> Vec<CheckRow> {
    let row = |question: &&Question| {
        let code = question.code.as_str();
        let (lines, words) = shown.lines(question, answers.get(code));
        CheckRow {
            code: code.to_owned(),
            question: shown.woven.said(&question.text),
            answers: lines,
            words,
            change: change(code),
        }
    };
    stop.questions.iter().map(row).collect()
}

/// Where answers are shown.
pub(in crate::respond) struct Shown<'a> {
    /// The page.
    pub(in crate::respond) shell: &'a Shell,
    /// Whether they were sent: addresses are kept apart from then on.
    pub(in crate::respond) sent: bool,
    /// What is woven into the questions.
    pub(in crate::respond) woven: Woven<'a>,
}

impl Shown<'_> {
    /// What was answered, a line each, and what was written in the person's own words.
    fn lines(&self, question: &Question, answer: Option<&Answer>) -> (Vec<Said>, Option<String>) {
        let lang = self.shell.reading();
        let kept_apart = self.sent && matches!(question.kind, Kind::Email);
        match answer {
            None if kept_apart => (vec![Said::plain(self.shell.t("address-apart"))], None),
            None => (Vec::new(), None),
            Some(Answer::Number(number)) => (vec![Said::plain(number.to_string())], None),
            Some(Answer::Value(value)) => {
                let day = value
                    .parse()
                    .ok()
                    .filter(|_| matches!(question.kind, Kind::Date { .. }));
                let words = day.map(|day| self.shell.texts.date(day));
                (
                    vec![Said::plain(words.unwrap_or_else(|| value.clone()))],
                    None,
                )
            }
            Some(Answer::File(file)) => {
                let kind = attached::kind(self.shell, file.kind, file.length);
                let named = [
                    ("name", Arg::from(file.name.as_str())),
                    ("kind", Arg::Text(kind)),
                ];
                let line = self.shell.with("file-named", &named);
                (vec![Said::plain(line)], None)
            }
            Some(Answer::Email(address)) => (vec![Said::plain(address)], None),
            Some(Answer::Rows(rows)) => {
                let line = |row: &Row| {
                    let step = question.kind.option(rows.get(&row.code)?.as_str())?;
                    Some(pair(self.shell, &row.text, &step.text))
                };
                (question.kind.rows().iter().filter_map(line).collect(), None)
            }
            Some(Answer::Ranked(ranked)) => {
                let options = ranked
                    .iter()
                    .filter_map(|code| question.kind.option(code.as_str()));
                let line = |(place, option): (usize, &Choice)| {
                    let said = Said::of(&option.text, lang);
                    let text = format!("{place}. {}", said.text);
                    Said { text, ..said }
                };
                ((1..).zip(options).map(line).collect(), None)
            }
            Some(Answer::Text(text)) => (Vec::new(), Some(text.clone())),
            Some(Answer::Options { chosen, other }) => {
                let labels = chosen
                    .iter()
                    .filter_map(|code| question.choice(code.as_str()))
                    .map(|option| Said::of(&option.text, lang))
                    .collect();
                (labels, other.clone())
            }
        }
    }
}

/// A statement with the step chosen for it, in the language they are both in.
fn pair(shell: &Shell, statement: &Text, step: &Text) -> Said {
    let lang = shell.reading();
    let (statement, step) = (Said::of(statement, lang), Said::of(step, lang));
    let values = [
        ("statement", Arg::from(statement.text)),
        ("answer", Arg::from(step.text)),
    ];
    Said {
        text: shell.with("answer-of-row", &values),
        lang: statement
            .lang
            .filter(|lang| Some(lang) == step.lang.as_ref()),
    }
}

/// The required questions on the way that have no answer yet.
pub(in crate::respond) fn missing(
    journey: &Journey<'_>,
    answers: &Answers,
    lang: &str,
    corrects: bool,
) -> Problems {
    let mut problems = Problems::new();
    for question in journey.questions() {
        let code = question.code.as_str();
        // An address that was left is kept apart: it is not missing.
        let apart = corrects && matches!(question.kind, Kind::Email);
        if question.required && !apart {
            // Reading what stands there says it in the words of the question's own kind; whoever
            // came back later may have answered a part.
            if let Err(problem) = question.read(&Fields::of(&[question], answers), lang) {
                problems.add(code, problem);
            }
        }
    }
    problems
}
