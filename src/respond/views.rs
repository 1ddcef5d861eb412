//! From definitions and answers to what templates print.

use domain::Problems;
use domain::characteristic::{Part, Screen};
use domain::survey::{self, Answer, Answers, Definition, Fields, Journey, Kind, Question, Text};

use super::pages::{CheckRow, CheckSection, ContactLines, Head, QuestionView};
use crate::survey::OpenSurvey;
use crate::web::Shell;
use crate::web::ui::{Choice, FormErrors, OtherBox, Said};

pub(super) fn head(survey: &OpenSurvey, definition: &Definition, lang: &str) -> Head {
    Head {
        slug: survey.slug.clone(),
        title: Said::of(&definition.title, lang),
        fictional: survey.programme.fictional,
    }
}

pub(crate) fn contact(definition: &Definition, lang: &str) -> ContactLines {
    let contact = &definition.contact;
    ContactLines {
        team: Said::of(&contact.team, lang),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        address: contact.address.clone(),
    }
}

fn said(text: &Text, lang: &str) -> Option<Said> {
    (!text.is_empty()).then(|| Said::of(text, lang))
}

/// The questions of a page with what stands in their fields and what is wrong with it.
pub(super) fn questions(
    shell: &Shell,
    questions: &[&Question],
    fields: &Fields,
    errors: &FormErrors,
) -> Vec<QuestionView> {
    let alone = questions.len() == 1;
    questions
        .iter()
        .map(|one| QuestionView {
            alone,
            ..question(shell, one, fields, errors)
        })
        .collect()
}

/// One question with what stands in its fields and what is wrong with it.
pub(crate) fn question(
    shell: &Shell,
    question: &Question,
    fields: &Fields,
    errors: &FormErrors,
) -> QuestionView {
    let lang = shell.language();
    let code = question.code.as_str();
    let (kind, limit) = match &question.kind {
        Kind::Single { .. } | Kind::Likert { .. } => ("single", 0),
        Kind::Several { .. } => ("several", 0),
        Kind::Matrix { .. } => ("matrix", 0),
        Kind::Ranking { .. } => ("ranking", 0),
        Kind::Number { .. } => ("number", 0),
        Kind::Date { .. } => ("date", 0),
        Kind::District => ("district", 10),
        Kind::Email => ("email", 254),
        Kind::ShortText { limit } => ("short", *limit),
        Kind::LongText { limit } => ("long", *limit),
    };
    QuestionView {
        code: code.to_owned(),
        kind,
        text: Said::of(&question.text, lang),
        hint: said(&question.hint, lang),
        optional: !question.required,
        error: errors.of(code),
        choices: choices(shell, question, fields),
        value: fields.one(code).to_owned(),
        limit,
        alone: false,
    }
}

fn choices(shell: &Shell, question: &Question, fields: &Fields) -> Vec<Choice> {
    let lang = shell.language();
    let several = matches!(question.kind, Kind::Several { .. });
    let chosen: Vec<&str> = fields.all(question.code.as_str()).collect();
    let mut apart = false;
    question
        .kind
        .options()
        .iter()
        .map(|option| {
            // The divider stands before the first option that is no opinion.
            let first_apart = option.standing.is_some() && !apart;
            apart |= first_apart;
            let other_name = survey::other_field(question);
            Choice {
                value: option.code.to_string(),
                label: Said::of(&option.text, lang),
                hint: said(&option.hint, lang),
                checked: chosen.contains(&option.code.as_str()),
                apart: first_apart,
                exclusive: several && option.standing.is_some(),
                other: option.other.then(|| OtherBox {
                    value: fields.one(&other_name).to_owned(),
                    name: other_name,
                    label: Said::plain(shell.t("survey-other-label")),
                }),
                printed: option.printed.clone(),
            }
        })
        .collect()
}

/// The sections on the way with what was answered, and where each answer can be changed.
pub(super) fn answered(
    journey: &Journey<'_>,
    answers: &Answers,
    lang: &str,
    change: impl Fn(usize, &str) -> String,
) -> Vec<CheckSection> {
    journey
        .stops()
        .iter()
        .map(|stop| CheckSection {
            number: stop.number,
            title: Said::of(&stop.section.title, lang),
            rows: stop
                .questions
                .iter()
                .map(|question| {
                    let code = question.code.as_str();
                    let (lines, words) = lines(question, answers.get(code), lang);
                    CheckRow {
                        code: code.to_owned(),
                        question: Said::of(&question.text, lang),
                        answers: lines,
                        words,
                        change: change(stop.number, code),
                    }
                })
                .collect(),
        })
        .collect()
}

fn lines(question: &Question, answer: Option<&Answer>, lang: &str) -> (Vec<Said>, Option<String>) {
    match answer {
        None => (Vec::new(), None),
        Some(Answer::Number(number)) => (vec![Said::plain(number.to_string())], None),
        Some(Answer::Value(value) | Answer::Email(value)) => (vec![Said::plain(value)], None),
        Some(Answer::Rows(rows)) => {
            let line = |row: &survey::Row| {
                let step = question.kind.option(rows.get(&row.code)?.as_str())?;
                let (statement, step) = (row.text.get(lang).0, step.text.get(lang).0);
                Some(Said::plain(format!("{statement}: {step}")))
            };
            (question.kind.rows().iter().filter_map(line).collect(), None)
        }
        Some(Answer::Ranked(ranked)) => {
            let options = ranked
                .iter()
                .filter_map(|code| question.kind.option(code.as_str()));
            let line = |(place, option): (usize, &survey::Choice)| {
                Said::plain(format!("{place}. {}", option.text.get(lang).0))
            };
            ((1..).zip(options).map(line).collect(), None)
        }
        Some(Answer::Text(text)) => (Vec::new(), Some(text.clone())),
        Some(Answer::Options { chosen, other }) => {
            let labels = chosen
                .iter()
                .filter_map(|code| question.kind.option(code.as_str()))
                .map(|option| Said::of(&option.text, lang))
                .collect();
            (labels, other.clone())
        }
    }
}

/// The required questions on the way that have no answer yet.
pub(super) fn missing(journey: &Journey<'_>, answers: &Answers, lang: &str) -> Problems {
    let mut problems = Problems::new();
    for question in journey.questions() {
        let code = question.code.as_str();
        if question.required && answers.get(code).is_none() {
            // Reading empty fields says it in the words of the question's own kind.
            if let Err(problem) = question.read(&Fields::default(), lang) {
                problems.add(code, problem);
            }
        }
    }
    problems
}

/// The questions of an equality screen.
pub(super) fn equality(
    shell: &Shell,
    screen: &Screen<'_>,
    age_known: bool,
    fields: &Fields,
    errors: &FormErrors,
) -> Vec<QuestionView> {
    let alone = screen.parts.len() == 1;
    let part = |part: &Part<'_>| QuestionView {
        alone,
        ..equality_part(shell, part, age_known, fields, errors)
    };
    screen.parts.iter().map(part).collect()
}

fn equality_part(
    shell: &Shell,
    part: &Part<'_>,
    age_known: bool,
    fields: &Fields,
    errors: &FormErrors,
) -> QuestionView {
    let lang = shell.language();
    let question = part.question();
    let chosen: Vec<&str> = fields.all(&question.id).collect();
    let several = question.kind == domain::characteristic::Picks::Multi;
    let mut choices: Vec<Choice> = part
        .groups()
        .into_iter()
        .map(|(code, label)| Choice::plain(code, label, chosen.contains(&code)))
        .collect();
    for (code, label, option) in part.choices() {
        let exclusive = option.is_some_and(|option| option.exclusive);
        choices.push(Choice {
            value: code.to_owned(),
            label: Said::of(label, lang),
            hint: option.and_then(|option| said(&option.hint, lang)),
            checked: chosen.contains(&code),
            apart: exclusive,
            exclusive: exclusive && several,
            other: option
                .and_then(|option| option.write_in.as_ref())
                .map(|write_in| OtherBox {
                    name: format!("{}.other", question.id),
                    value: fields.one(&format!("{}.other", question.id)).to_owned(),
                    label: Said::of(&write_in.label, lang),
                }),
            printed: String::new(),
        });
    }
    let text = match part {
        Part::Within(_, _, label) => Said::plain(shell.with(
            "equality-background",
            &[("group", domain::Arg::from(*label))],
        )),
        Part::Whole(_) | Part::Groups(_) => Said::of(&question.question, lang),
    };
    let hint = match question.ask_min_age {
        Some(_) if !age_known => Some(Said::plain(shell.t("equality-if-sixteen"))),
        _ => said(&question.hint, lang),
    };
    QuestionView {
        code: question.id.clone(),
        kind: if several { "several" } else { "single" },
        text,
        hint,
        optional: true,
        error: errors.of(&question.id),
        choices,
        ..QuestionView::default()
    }
}
