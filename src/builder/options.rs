//! The options of a question, and the statements of a matrix: pasted, changed, moved, taken away.

use domain::survey::edit::{Draft, OptionEdit};
use domain::survey::{Choice as Option_, Fields, Question, Standing};
use domain::text::Line;
use domain::{Problem, Problems};

use super::commands::{self, Step};
use super::outline::{self, Officer};
use super::pages::{OptionView, OptionsPage};
use super::pieces::{Code, question_mark, question_of};
use super::queries::{self, Built};
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get(
            "/staff/surveys/{survey}/build/questions/{code}/options",
            options,
        )
        .post(
            "/staff/surveys/{survey}/build/questions/{code}/options",
            save_options,
        );
}

const MEANS: &[&str] = &["", "other", "none", "dont_know", "prefer_not"];

fn means(option: &Option_) -> &'static str {
    match option.standing {
        Some(Standing::None) => "none",
        Some(Standing::DontKnow) => "dont_know",
        Some(Standing::PreferNot) => "prefer_not",
        None if option.other => "other",
        None => "",
    }
}

async fn options(officer: Officer, shell: Shell, path: Code) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let (_, question) = question_of(&built, &path.1)?;
    let typed = of_options(question, outline::lang(&built));
    shell.render(options_page(
        &shell,
        &built,
        question,
        &typed,
        FormErrors::none(),
    )?)
}

fn of_options(question: &Question, lang: &str) -> Fields {
    let mut fields = Fields::default();
    for option in question.kind.options() {
        let code = &option.code;
        fields.push(format!("text.{code}"), option.text.exactly(lang));
        fields.push(format!("hint.{code}"), option.hint.exactly(lang));
        fields.push(format!("means.{code}"), means(option));
    }
    for row in question.kind.rows() {
        fields.push(format!("row.{}", row.code), row.text.exactly(lang));
    }
    fields
}

/// What the form says of options and statements that are there, or everything wrong with it.
type Lists = (Vec<OptionEdit>, Vec<(String, String)>);

fn read_options(question: &Question, typed: &Fields) -> Result<Lists, Problems> {
    let mut problems = Problems::new();
    let mut edits = Vec::new();
    for option in question.kind.options() {
        let name = format!("text.{}", option.code);
        let text = problems.take(&name, Line::parse(typed.one(&name), "field-option", 300));
        let hint_name = format!("hint.{}", option.code);
        let hint = Line::parse_optional(typed.one(&hint_name), "field-hint", 300);
        let hint = problems.take(&hint_name, hint).flatten();
        let means = typed.one(&format!("means.{}", option.code)).to_owned();
        edits.push(OptionEdit {
            code: option.code.to_string(),
            text: text.map(Line::into_string).unwrap_or_default(),
            hint: hint.map(Line::into_string).unwrap_or_default(),
            other: means == "other",
            standing: match means.as_str() {
                "none" => Some(Standing::None),
                "dont_know" => Some(Standing::DontKnow),
                "prefer_not" => Some(Standing::PreferNot),
                _ => None,
            },
        });
    }
    let mut rows = Vec::new();
    for row in question.kind.rows() {
        let name = format!("row.{}", row.code);
        let text = problems.take(&name, Line::parse(typed.one(&name), "field-statement", 300));
        rows.push((
            row.code.to_string(),
            text.map(Line::into_string).unwrap_or_default(),
        ));
    }
    problems.finish(|| Some((edits, rows)))
}

async fn save_options(officer: Officer, shell: Shell, path: Code, form: Posted<Fields>) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let code = path.1.as_str();
    let (_, before) = question_of(&built, code)?;
    let (edits, rows) = match read_options(before, &form) {
        Ok(read) => read,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(options_page(&shell, &built, before, &form, errors)?);
        }
    };
    let (now, step) = (
        shell.now,
        Step {
            deed: "options.save",
            place: code,
            read: form.one("mark"),
        },
    );
    let save = async |tx: &Tx| {
        let change = |draft: &mut Draft| {
            draft.set_options(code, &edits)?;
            draft.paste_options(code, form.one("more"))?;
            if !rows.is_empty() || !form.one("more_rows").trim().is_empty() {
                draft.set_rows(code, &rows)?;
                draft.paste_rows(code, form.one("more_rows"))?;
            }
            shift(draft, code, form.one("deed"))
        };
        commands::edit(tx, &officer, step, |d| question_mark(d, code), change, now).await
    };
    let saved = shell.db().write(save).await;
    // Pressing a button of the list stays here; saving goes on to the question.
    let after = queries::built(shell.db().read(), &officer).await?;
    let deed = form.one("deed");
    let (done, at) = moved(&shell, &after, code, deed);
    let to = match deed {
        "save" => format!("/questions/{code}"),
        _ => format!("/questions/{code}/options{at}"),
    };
    outline::answer(&shell, saved, done, &to, built.id, "more", |errors| {
        let (_, question) = question_of(&after, code)?;
        options_page(&shell, &after, question, &form, errors)
    })
}

/// What is said after a button of the list was pressed, and the fragment that keeps the focus on
/// it; at either end of the list, on the other one.
fn moved(shell: &Shell, built: &Built, question: &str, deed: &str) -> (Flash, String) {
    let saved = (Flash::new("flash-builder-saved"), String::new());
    let Some((way, item)) = deed.split_once(' ') else {
        return saved;
    };
    let Ok((_, question)) = question_of(built, question) else {
        return saved;
    };
    let language = shell.language();
    let of_rows = way.ends_with("-row");
    let texts: Vec<(&str, &str)> = if of_rows {
        let rows = question.kind.rows().iter();
        rows.map(|row| (row.code.as_str(), row.text.get(language).0))
            .collect()
    } else {
        let options = question.kind.options().iter();
        options
            .map(|option| (option.code.as_str(), option.text.get(language).0))
            .collect()
    };
    let found = texts.iter().position(|(code, _)| *code == item);
    let Some((at, (_, text))) = found.and_then(|at| Some((at, texts.get(at)?))) else {
        return (Flash::new("flash-builder-removed"), String::new());
    };
    let flash = Flash::new("flash-option-moved")
        .with("text", text)
        .with("number", at + 1)
        .with("of", texts.len())
        .quietly();
    let end = if of_rows { "-row" } else { "" };
    let button = match way.trim_end_matches("-row") {
        "up" if at == 0 => "down",
        "down" if at + 1 == texts.len() => "up",
        "up" => "up",
        _ => "down",
    };
    (flash, format!("#{button}{end}-{item}"))
}

/// What a button of the list does: `up yes`, `remove-row staff`.
fn shift(draft: &mut Draft, question: &str, deed: &str) -> Result<(), Problem> {
    match deed.split_once(' ') {
        Some(("up", option)) => draft.move_option(question, option, true),
        Some(("down", option)) => draft.move_option(question, option, false),
        Some(("remove", option)) => draft.remove_option(question, option),
        Some(("up-row", row)) => draft.move_row(question, row, true),
        Some(("down-row", row)) => draft.move_row(question, row, false),
        Some(("remove-row", row)) => draft.remove_row(question, row),
        _ => Ok(()),
    }
}

fn options_page(
    shell: &Shell,
    built: &Built,
    question: &Question,
    typed: &Fields,
    errors: FormErrors,
) -> Result<OptionsPage, Error> {
    let lang = outline::lang(built);
    let now = of_options(question, lang);
    let code = question.code.as_str();
    let field = |name: String| Field::new(&name, typed.one(&name), &errors);
    let count = question.kind.options().len();
    if !question.kind.options_are_asked() {
        return Err(Error::NotFound);
    }
    let options = question
        .kind
        .options()
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let means_name = format!("means.{}", option.code);
            OptionView {
                printed: option.printed.clone(),
                published: built.past.has_option(code, option.code.as_str()),
                text: field(format!("text.{}", option.code)),
                hint: field(format!("hint.{}", option.code)),
                means: MEANS
                    .iter()
                    .map(|name| {
                        let key = if name.is_empty() { "plain" } else { name };
                        let label = shell.t(&format!("builder-means-{key}"));
                        Choice::plain(*name, label, typed.one(&means_name) == *name)
                    })
                    .collect(),
                means_name,
                first: at == 0,
                last: at + 1 == count,
                code: option.code.to_string(),
            }
        });
    let statements = question.kind.rows();
    let rows = statements.iter().enumerate().map(|(at, row)| OptionView {
        printed: String::new(),
        published: built.past.has_row(code, row.code.as_str()),
        text: field(format!("row.{}", row.code)),
        hint: Field::default(),
        means: Vec::new(),
        means_name: String::new(),
        first: at == 0,
        last: at + 1 == statements.len(),
        code: row.code.to_string(),
    });
    let names: Vec<String> = question
        .kind
        .options()
        .iter()
        .map(|option| format!("text.{}", option.code))
        .chain(statements.iter().map(|row| format!("row.{}", row.code)))
        .collect();
    let labels: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), "builder-option"))
        .collect();
    let mark = question_mark(&built.definition, code);
    Ok(OptionsPage {
        code: code.to_owned(),
        question: question.text.get(lang).0.to_owned(),
        more: field("more".to_owned()),
        options: options.collect(),
        more_rows: matches!(question.kind, domain::survey::Kind::Matrix { .. })
            .then(|| field("more_rows".to_owned())),
        rows: rows.collect(),
        head: outline::head(shell, built, mark, typed, &now, &labels, errors),
    })
}
