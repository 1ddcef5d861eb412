//! Coding comments second: with nothing in sight that others said of them.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use domain::frame::By;
use domain::{Arg, Named, Problems};

use super::coding::{codes, parts, tick};
use super::shown::{self, arg};
use super::{OfSurvey, agreement};
use crate::db::Tx;
use crate::safeguarding;
use crate::survey::Published;
use crate::themes::commands::{self, Coded, Question};
use crate::themes::forms::CodingForm;
use crate::themes::pages::{BlindView, CodingPage};
use crate::themes::queries::{self, CodingRow, OwnTheme, SecondRow, ThemeRow};
use crate::translate;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type At = Path<(i64, String, i64)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/second", begin)
        .get("/staff/themes/{survey}/{field}/second/{comment}", coding)
        .post("/staff/themes/{survey}/{field}/second/{comment}", save)
        .post("/staff/themes/{survey}/{field}/second/{sample}/back", back);
}

/// Leads to the next comment to be coded second; to the agreement when there is none.
async fn begin(officer: OfSurvey, shell: Shell, path: Path<(i64, String)>) -> Reply {
    let question = Question::of(&officer, &path.1);
    let (db, here) = (shell.db().read(), shown::here(&question));
    if !queries::is_commented(db, question.survey, &question.field).await? {
        return Err(Error::NotFound);
    }
    let sample = queries::open_sample(db, &question, officer.actor().staff()).await?;
    let next = match sample {
        Some(sample) => queries::next_second(db, sample, None).await?,
        None => None,
    };
    match next {
        Some(comment) => shell.see_other(&format!("{here}/second/{comment}")),
        None => shell.see_other(&format!("{here}/agreement")),
    }
}

async fn coding(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let none = (None, Problems::new());
    let shown = page(&shell, &officer, &published, &path, none).await?;
    shell.render(shown)
}

/// The comment as it is coded, with what this person said and nothing else.
fn blank(second: &SecondRow) -> CodingRow {
    let own = second.own.iter().map(|theme| OwnTheme {
        theme: *theme,
        by: By::Person,
        confidence: None,
    });
    CodingRow {
        comment: second.comment.clone(),
        // What is hidden stays hidden: the words that may be shown are all there are.
        written: second.comment.text.clone(),
        hidden: Vec::new(),
        themes: own.collect(),
        spans: Vec::new(),
        stance: None,
        strong: false,
        quote: false,
        note: String::new(),
        readers: Vec::new(),
    }
}

async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    (_, field, id): &(i64, String, i64),
    (typed, problems): (Option<CodingForm>, Problems),
) -> Result<CodingPage, Error> {
    let at = Question::of(officer, field);
    let db = shell.db().read();
    let second = queries::second(db, &at, officer.actor().staff(), *id).await?;
    let second = second.ok_or(Error::NotFound)?;
    let (question, _) = shown::asked(shell, published, officer, &at).await?;
    // The themes are closed: the way back leads to the questions.
    let pause = format!("/staff/themes/{}", at.survey);
    let themes = queries::outline(db, at.survey, field).await?;
    let translation = translate::queries::translations(db, &[*id])
        .await?
        .remove(id);
    let here = format!("{}/second", shown::here(&at));
    let errors = FormErrors::new(shell, &problems);
    let row = blank(&second);
    let typed = typed.as_ref();
    let shown_now: Vec<String> = themes.iter().map(|theme| theme.id.to_string()).collect();
    let address = |id: i64| format!("{here}/{id}");
    let of = [("coded", arg(second.coded)), ("count", arg(second.of))];
    Ok(CodingPage {
        frame: Link::new(shell.t("themes-questions"), pause.clone()),
        question,
        title: shell.with(
            "second-place",
            &[("place", arg(second.place)), ("count", arg(second.of))],
        ),
        here: address(*id),
        blind: Some(BlindView {
            progress: shell.with("second-coded-of", &of),
            share: shown::share(second.coded, second.of),
            back: format!("{here}/{}/back", second.sample),
            pause,
        }),
        parts: parts(&row, &themes),
        original: None,
        is_original: false,
        redact: None,
        danger: format!("{}/danger", address(*id)),
        is_case: safeguarding::queries::is_case(db, *id).await?,
        facts: came(shell, &second.comment),
        translation: translation.map(|(words, by, _)| {
            let by = [("name", Arg::Text(by))];
            (shell.with("foreign-translation", &by), words)
        }),
        translate: None,
        marks: Vec::new(),
        themes: themes
            .iter()
            .map(|theme| tick(shell, theme, &row, &HashMap::new(), typed))
            .collect(),
        proposals: Vec::new(),
        proposed: String::new(),
        shown: shown_now.join(","),
        codes: codes(shell, &themes),
        code: Field::new("code", typed.map_or("", |form| form.code.as_str()), &errors),
        stance: Vec::new(),
        flags: Vec::new(),
        note: Field::new("note", "", &errors),
        mark_themes: Vec::new(),
        mark_error: None,
        words: Field::new("words", "", &errors),
        undo: None,
        undo_href: String::new(),
        previous: second.previous.map(address),
        following: second.following.map(address),
        errors,
    })
}

/// How a comment came in and in which language; not who has read it.
pub(super) fn came(shell: &Shell, row: &queries::CommentRow) -> String {
    let mut facts = vec![shell.t(&format!("channel-{}", row.channel.name()))];
    if let Some(language) = shown::foreign(row) {
        facts.push(shell.with("comment-language", &[("language", Arg::Text(language))]));
    }
    facts.join(", ")
}

async fn save(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<CodingForm>,
) -> Reply {
    let question = Question::of(&officer, &path.1);
    let db = shell.db().read();
    let second = queries::second(db, &question, officer.actor().staff(), path.2).await?;
    let second = second.ok_or(Error::NotFound)?;
    let themes = queries::outline(db, question.survey, &question.field).await?;
    let number = |theme: &ThemeRow| (theme.number, theme.id);
    let numbers: Vec<(i32, i64)> = themes.iter().map(number).collect();
    let form = form.into_inner();
    let said = match form.parse(&numbers, &second.comment.text) {
        Ok(said) => said,
        Err(problems) => {
            let typed = (Some(form), problems);
            return shell.invalid(page(&shell, &officer, &published, &path, typed).await?);
        }
    };
    // A theme that was typed stands on the page as well as one that is ticked.
    let shown = form.shown.iter().chain(&said.themes).copied().collect();
    let (field, comment, now) = (&question.field, path.2, shell.now);
    let code = async |tx: &Tx| {
        commands::code_second(tx, &officer, field, comment, &shown, &said.themes, now).await
    };
    let here = shown::here(&question);
    match shell.db().write(code).await?.ok_or(Error::NotFound)? {
        Coded::Next(next) => shell.see_other(&format!("{here}/second/{next}#code")),
        Coded::Last => {
            agreement::measure(&shell, &officer, &question).await?;
            shell.flash(Flash::new("flash-second-done"));
            shell.see_other(&format!("{here}/agreement"))
        }
    }
}

async fn back(officer: OfSurvey, shell: Shell, path: At, _: Posted<Button>) -> Reply {
    let question = Question::of(&officer, &path.1);
    let (sample, now) = (path.2, shell.now);
    let back =
        async |tx: &Tx| commands::give_back(tx, &officer, &question.field, sample, now).await;
    if !shell.db().write(back).await? {
        return Err(Error::NotFound);
    }
    agreement::measure(&shell, &officer, &question).await?;
    shell.flash(Flash::new("flash-second-back"));
    shell.see_other(&format!("{}/agreement", shown::here(&question)))
}
