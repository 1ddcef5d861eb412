//! The questions of a page with what stands in their fields and what is wrong with it.

use domain::survey::{self, Answer, Answers, Fields, Kind, Picture, Question};

use super::{Woven, said};
use crate::attached;
use crate::respond::pages::{DatePart, FileView, PictureView, QuestionView, RankView, RowView};
use crate::web::Shell;
use crate::web::ui::{Choice, FormErrors, OtherBox, Said};

/// What the browser is told a file may have. The server decides.
const MOST_OF_A_FILE: u32 = 5 << 20;
const _: () = assert!(domain::upload::MOST == 5 << 20);

/// The questions of a page, as the owner of a seed and of earlier answers sees them.
pub(in crate::respond) fn questions(
    shell: &Shell,
    questions: &[&Question],
    woven: &Woven<'_>,
    seed: &[u8],
    fields: &Fields,
    errors: &FormErrors,
) -> Vec<QuestionView> {
    let alone = questions.len() == 1;
    let view = |one: &&Question| {
        let mut view = with_answers(shell, one, woven, fields, errors);
        // What stands above a question cannot stand above the heading of the page.
        let above = view.picture.is_some() || view.beside.is_some();
        view.alone = alone && view.before.is_empty() && !above && !view.settled;
        put_in_order(&mut view, one, seed);
        view
    };
    questions.iter().map(view).collect()
}

/// The codes of some questions, with blanks between them.
pub(in crate::respond) fn codes(questions: &[&Question]) -> String {
    let codes: Vec<&str> = questions.iter().map(|q| q.code.as_str()).collect();
    codes.join(" ")
}

/// One question with what stands in its fields and what is wrong with it, as it reads without
/// earlier answers.
pub(crate) fn question(
    shell: &Shell,
    question: &Question,
    fields: &Fields,
    errors: &FormErrors,
) -> QuestionView {
    with_answers(shell, question, &Woven::nobodys(shell), fields, errors)
}

fn with_answers(
    shell: &Shell,
    question: &Question,
    woven: &Woven<'_>,
    fields: &Fields,
    errors: &FormErrors,
) -> QuestionView {
    let code = question.code.as_str();
    let (kind, limit, help) = match &question.kind {
        Kind::Single { .. } | Kind::Likert { .. } => ("single", 0, None),
        Kind::Several { .. } => ("several", 0, None),
        Kind::Matrix { .. } => ("matrix", 0, None),
        Kind::Ranking { .. } => ("ranking", 0, Some("ranking-help")),
        Kind::Number { .. } => ("number", 0, None),
        Kind::Date { .. } => ("date", 0, None),
        Kind::District => ("district", 10, Some("district-help")),
        Kind::Email => ("email", 254, Some("address-help")),
        Kind::File => ("file", MOST_OF_A_FILE, Some("file-help")),
        Kind::ShortText { limit } => ("short", *limit, None),
        Kind::LongText { limit } => ("long", *limit, None),
    };
    let (before, before_lang) = woven.html(&question.before);
    let picture = |one: &Picture| picture(shell, one);
    let (error, wrong) = errors.within(code).unzip();
    let wrong = wrong.unwrap_or_default();
    QuestionView {
        code: code.to_owned(),
        kind,
        before,
        before_lang,
        picture: question.picture.as_ref().map(picture),
        beside: (question.easy_picture.as_ref())
            .filter(|_| shell.is_easy())
            .map(picture),
        settled: question.settled,
        text: woven.said(&question.text),
        hint: (!question.hint.is_empty()).then(|| woven.said(&question.hint)),
        help: help.map(|key| shell.t(key)),
        optional: !question.required,
        // Each row of a matrix says for itself what is wrong with it.
        error: error.filter(|_| kind != "matrix" || wrong == code),
        choices: choices(shell, question, code, fields),
        apart: apart(shell, question, fields),
        rows: rows(shell, question, fields, errors),
        ranks: ranks(shell, question, fields, wrong),
        places: places(&question.kind),
        date: date(shell, question, fields, wrong),
        value: fields.one(code).to_owned(),
        limit,
        file: None,
        alone: false,
        shuffled: question.is_shuffled(),
    }
}

/// A picture with what it shows, in the words of the page.
pub(crate) fn picture(shell: &Shell, picture: &Picture) -> PictureView {
    PictureView {
        src: picture.src.clone(),
        alt: Said::of(&picture.alt, shell.reading()),
        caption: said(&picture.caption, shell.reading()),
    }
}

/// Shows which files were added so far.
pub(in crate::respond) fn put_files(shell: &Shell, views: &mut [QuestionView], kept: &Answers) {
    for view in views {
        if let Some(Answer::File(file)) = kept.get(&view.code) {
            view.file = Some(FileView {
                name: file.name.clone(),
                kind: attached::kind(shell, file.kind, file.length),
            });
        }
    }
}

/// Options and statements in the order of one person.
fn put_in_order(view: &mut QuestionView, question: &Question, seed: &[u8]) {
    let Some(order) = question.shuffled(seed) else {
        return;
    };
    let at = |name: &str| {
        let code = name.rsplit('.').next().unwrap_or(name);
        order.iter().position(|known| known.as_str() == code)
    };
    match view.kind {
        "matrix" => view.rows.sort_by_key(|row| at(&row.name)),
        "ranking" => view.ranks.sort_by_key(|rank| at(&rank.name)),
        _ => view.choices.sort_by_key(|choice| at(&choice.value)),
    }
}

fn places(kind: &Kind) -> usize {
    match kind {
        Kind::Ranking { options, places } => places.map_or(options.len(), usize::from),
        _ => 0,
    }
}

fn choices(shell: &Shell, question: &Question, name: &str, fields: &Fields) -> Vec<Choice> {
    let lang = shell.reading();
    let several = matches!(question.kind, Kind::Several { .. });
    let grid = matches!(question.kind, Kind::Matrix { .. });
    let chosen: Vec<&str> = fields.all(name).collect();
    let mut apart = false;
    question
        .kind
        .options()
        .iter()
        .map(|option| {
            // The divider stands before the first option that is no opinion.
            let first_apart = option.standing.is_some() && !apart && !grid;
            apart |= first_apart;
            let other_name = survey::other_field(question);
            Choice {
                value: option.code.to_string(),
                label: Said::of(&option.text, lang),
                hint: said(&option.hint, lang),
                checked: chosen.contains(&option.code.as_str()),
                apart: first_apart,
                exclusive: several && option.standing.is_some(),
                other: (option.other && !grid).then(|| OtherBox {
                    value: fields.one(&other_name).to_owned(),
                    name: other_name,
                    label: Said::plain(shell.t("survey-other-label")),
                }),
                printed: option.printed.clone(),
            }
        })
        .collect()
}

fn apart(shell: &Shell, question: &Question, fields: &Fields) -> Vec<Choice> {
    let name = survey::apart_field(question);
    let ticked: Vec<&str> = fields.all(&name).collect();
    let choice = |choice: &survey::Choice| Choice {
        value: choice.code.to_string(),
        label: Said::of(&choice.text, shell.reading()),
        hint: said(&choice.hint, shell.reading()),
        checked: ticked.contains(&choice.code.as_str()),
        printed: choice.printed.clone(),
        ..Choice::default()
    };
    question.apart.iter().map(choice).collect()
}

fn rows(shell: &Shell, question: &Question, fields: &Fields, errors: &FormErrors) -> Vec<RowView> {
    let row = |row: &survey::Row| {
        let name = survey::row_field(question, &row.code);
        RowView {
            text: Said::of(&row.text, shell.reading()),
            choices: choices(shell, question, &name, fields),
            typed: fields.one(&name).to_owned(),
            error: errors.of(&name),
            name,
        }
    };
    question.kind.rows().iter().map(row).collect()
}

fn ranks(shell: &Shell, question: &Question, fields: &Fields, wrong: &str) -> Vec<RankView> {
    let Kind::Ranking { options, .. } = &question.kind else {
        return Vec::new();
    };
    let lang = shell.reading();
    let rank = |option: &survey::Choice| {
        let name = survey::rank_field(question, &option.code);
        RankView {
            label: Said::of(&option.text, lang),
            hint: said(&option.hint, lang),
            value: fields.one(&name).to_owned(),
            wrong: name == wrong,
            name,
        }
    };
    options.iter().map(rank).collect()
}

fn date(shell: &Shell, question: &Question, fields: &Fields, wrong: &str) -> Vec<DatePart> {
    if !matches!(question.kind, Kind::Date { .. }) {
        return Vec::new();
    }
    let part = |(part, key, width): (&str, &str, u8)| {
        let name = survey::date_field(question, part);
        DatePart {
            label: shell.t(key),
            value: fields.one(&name).to_owned(),
            width,
            wrong: name == wrong,
            name,
        }
    };
    let parts = [
        ("day", "date-day", 2),
        ("month", "date-month", 2),
        ("year", "date-year", 4),
    ];
    parts.map(part).into()
}
