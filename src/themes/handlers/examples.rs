//! Splitting a theme by examples: choosing them, seeing how the rest would be sorted, doing it.

use actix_web::web::Query;
use domain::finding::Words;
use domain::theme::{Example, Language, sort_by_examples};
use domain::{Arg, Problem, Problems};

use super::OfTheme;
use super::shown::{self, arg};
use super::theme::beside;
use crate::db::Tx;
use crate::themes::commands::{self, Question, Sorted};
use crate::themes::forms::{ExamplesForm, PartForm};
use crate::themes::pages::{ExampleRow, ExamplesPage, PartFields, SortedView};
use crate::themes::queries::{self, Asked, Said, ThemeRow};
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type Pairs = Query<Vec<(String, String)>>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/theme/{theme}/examples", examples)
        .post("/staff/theme/{theme}/examples", split);
}

/// Comments that are offered as examples.
const OFFERED: usize = 20;
/// The most comments that are sorted.
const MOST: u64 = 20_000;
/// How many of those that would go somewhere are shown.
const SHOWN: usize = 5;

async fn examples(officer: OfTheme, shell: Shell, asked: Pairs) -> Reply {
    let form = ExamplesForm::of(&asked);
    let (sorted, problems) = match form.sort {
        false => (None, Problems::new()),
        true => preview(&shell, &officer, &form).await?,
    };
    let wrong = !problems.is_empty();
    let page = page(&shell, &officer, &form, sorted, &problems).await?;
    match wrong {
        true => shell.invalid(page),
        false => shell.render(page),
    }
}

async fn split(officer: OfTheme, shell: Shell, form: Posted<ExamplesForm>) -> Reply {
    let problems = match form.parse() {
        Ok(parts) => {
            let (_, sorted) = sort(&shell, &officer, parts).await?;
            let now = shell.now;
            let split =
                async |tx: &Tx| commands::split_by_examples(tx, &officer, &sorted, now).await;
            if let Some(count) = shell.db().write(split).await? {
                shell.flash(Flash::new("flash-theme-split-into").with("count", count));
                let (question, _) = beside(&shell, &officer).await?;
                return shell.see_other(&shown::here(&question));
            }
            Problems::one("part1", Problem::says("examples-nothing"))
        }
        Err(problems) => problems,
    };
    shell.invalid(page(&shell, &officer, &form, None, &problems).await?)
}

/// The comments of the theme, and which of them go where.
async fn sort(
    shell: &Shell,
    officer: &OfTheme,
    parts: Vec<PartForm>,
) -> Result<(Vec<Said>, Vec<Sorted>), Error> {
    let said = queries::said_in(shell.db().read(), officer.object().0, MOST).await?;
    let work = tokio::task::spawn_blocking(move || {
        let sorted = sorted(&said, &parts);
        (said, sorted)
    });
    Ok(work.await.map_err(anyhow::Error::from)?)
}

fn sorted(said: &[Said], parts: &[PartForm]) -> Vec<Sorted> {
    let position = |id: &i64| said.iter().position(|(other, ..)| other == id);
    let example = |part: &PartForm| Example {
        comments: part.examples.iter().filter_map(position).collect(),
        words: part.words.clone(),
    };
    let language = |code: &Option<String>| {
        let code = code.as_deref().filter(|code| *code != "und")?;
        Language::parse(code).ok()
    };
    let texts: Vec<(&str, Option<Language>)> = said
        .iter()
        .map(|(_, text, code)| (text.as_str(), language(code)))
        .collect();
    let examples: Vec<Example> = parts.iter().map(example).collect();
    let to = sort_by_examples(&texts, &examples);
    let sorted = |(number, part): (usize, &PartForm)| {
        let here = said.iter().zip(&to).filter(|(_, to)| **to == Some(number));
        let (examples, others) = here
            .map(|((id, ..), _)| *id)
            .partition(|id| part.examples.contains(id));
        Sorted {
            name: part.name.clone(),
            examples,
            others,
        }
    };
    parts.iter().enumerate().map(sorted).collect()
}

/// How the comments would be sorted, or what is wrong with the examples.
async fn preview(
    shell: &Shell,
    officer: &OfTheme,
    form: &ExamplesForm,
) -> Result<(Option<SortedView>, Problems), Error> {
    let parts = match form.parse() {
        Ok(parts) => parts,
        Err(problems) => return Ok((None, problems)),
    };
    let (said, sorted) = sort(shell, officer, parts).await?;
    let moved: usize = sorted
        .iter()
        .map(|part| part.examples.len() + part.others.len())
        .sum();
    if moved == 0 {
        let problem = Problem::says("examples-nothing");
        return Ok((None, Problems::one("part1", problem)));
    }
    let mut views = Vec::new();
    for part in &sorted {
        let some: Vec<i64> = part.others.iter().copied().take(SHOWN).collect();
        let rows = queries::comments(shell.db().read(), &some).await?;
        views.push((
            part.name.clone(),
            goes(shell, part),
            rows.into_iter().map(|row| row.text).collect(),
        ));
    }
    let (_, themes) = beside(shell, officer).await?;
    let name = theme(&themes, officer)?.name.as_str();
    let stay = [
        ("count", arg((said.len() - moved) as u64)),
        ("name", Arg::from(name)),
    ];
    let view = SortedView {
        parts: views,
        stay: shell.with("examples-stay", &stay),
        again: form.pairs(),
    };
    Ok((Some(view), Problems::new()))
}

/// How many go to a theme, in words.
fn goes(shell: &Shell, part: &Sorted) -> String {
    let all = (part.examples.len() + part.others.len()) as u64;
    let goes = shell.with("examples-goes", &[("count", arg(all))]);
    let given = [("count", arg(part.examples.len() as u64))];
    match part.examples.is_empty() {
        true => goes,
        false => format!("{goes}, {}", shell.with("examples-given", &given)),
    }
}

fn theme<'a>(themes: &'a [ThemeRow], officer: &OfTheme) -> Result<&'a ThemeRow, Error> {
    let found = themes.iter().find(|theme| theme.id == officer.object().0);
    found.ok_or(Error::NotFound)
}

async fn page(
    shell: &Shell,
    officer: &OfTheme,
    form: &ExamplesForm,
    sorted: Option<SortedView>,
    problems: &Problems,
) -> Result<ExamplesPage, Error> {
    let (question, themes) = beside(shell, officer).await?;
    let row = theme(&themes, officer)?;
    let errors = FormErrors::new(shell, problems);
    let chosen: Vec<i64> = form
        .parts
        .iter()
        .flat_map(|part| part.examples.clone())
        .collect();
    let ids = offered(shell, &question, officer, form, chosen).await?;
    let mut comments = shown::comments(shell, &ids, &themes, &shown::here(&question), &[]).await?;
    let asked = Asked {
        words: Words::parse(&form.look),
        ..Asked::default()
    };
    super::finding::mark(
        &mut comments,
        &asked,
        &format!("{}/comments", shown::here(&question)),
    );
    let rows = comments.into_iter().map(|comment| ExampleRow {
        of: choices(shell, form, comment.id),
        comment,
    });
    let part = |(number, part): (usize, &PartForm)| PartFields {
        number,
        name: Field::new(&format!("part{number}"), &part.name, &errors),
        words: Field::new(&format!("words{number}"), &part.words, &errors),
    };
    Ok(ExamplesPage {
        theme: Link::new(&row.name, format!("/staff/theme/{}", row.id)),
        here: format!("/staff/theme/{}/examples", row.id),
        parts: (1..).zip(&form.parts).map(part).collect(),
        look: Field::new("look", &form.look, &errors),
        rows: rows.collect(),
        sorted,
        errors,
    })
}

/// What was chosen, and then comments with the words looked for, or some of all.
async fn offered(
    shell: &Shell,
    question: &Question,
    officer: &OfTheme,
    form: &ExamplesForm,
    chosen: Vec<i64>,
) -> Result<Vec<i64>, Error> {
    let db = shell.db().read();
    let asked = Asked {
        theme: Some(officer.object().0),
        words: Words::parse(&form.look),
        ..Asked::default()
    };
    let more = match asked.words.is_empty() {
        true => queries::spread(db, officer.object().0, OFFERED).await?,
        false => {
            let from = queries::From::First;
            let listed =
                queries::list(db, question.survey, &question.field, &asked, from, OFFERED).await?;
            listed.ids
        }
    };
    let known = Asked {
        theme: asked.theme,
        ..Asked::default()
    };
    let mut ids = queries::among(db, question, &known, &chosen).await?;
    ids.extend(more.into_iter().filter(|id| !chosen.contains(id)));
    Ok(ids)
}

fn choices(shell: &Shell, form: &ExamplesForm, comment: i64) -> Vec<Choice> {
    let is = |part: &PartForm| part.examples.contains(&comment);
    let none = !form.parts.iter().any(is);
    let mut choices = vec![Choice::plain("", shell.t("examples-of-none"), none)];
    choices.extend((1_u64..).zip(&form.parts).map(|(number, part)| {
        let label = match part.name.trim() {
            "" => shell.with("examples-part", &[("number", arg(number))]),
            name => name.to_owned(),
        };
        Choice::plain(format!("{comment}:{number}"), label, is(part))
    }));
    choices
}
