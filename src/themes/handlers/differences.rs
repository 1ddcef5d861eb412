//! Settling where two people coded a comment differently.

use actix_web::web::{Data, Path};
use domain::{Arg, Problems};

use super::OfSurvey;
use super::second::came;
use super::shown;
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, Question};
use crate::themes::forms::SettleForm;
use crate::themes::pages::{DifferencesPage, SettlePage, SettleView};
use crate::themes::queries::{self, CodingRow, DifferenceRow, ThemeRow};
use crate::translate;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// How much of a comment a list shows, in characters.
const BEGINNING: usize = 120;

type At = Path<(i64, String)>;
type AtComment = Path<(i64, String, i64)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get(
            "/staff/themes/{survey}/{field}/agreement/differences",
            differences,
        )
        .get(
            "/staff/themes/{survey}/{field}/agreement/differences/{comment}",
            difference,
        )
        .post(
            "/staff/themes/{survey}/{field}/agreement/differences/{comment}",
            settle,
        );
}

async fn differences(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
) -> Reply {
    let at = shown::known(&shell, &officer, &path.1).await?;
    let (question, _) = shown::about(&shell, &published, &officer, &at).await?;
    let db = shell.db().read();
    let rows = queries::differences(db, &at).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.comment).collect();
    let comments = queries::comments(db, &ids).await?;
    let themes = queries::outline(db, at.survey, &at.field).await?;
    let settlers = rows.iter().filter_map(|row| Some(row.settled?.0));
    let names = crate::staff::queries::names(db, settlers).await?;
    let here = format!("{}/agreement", shown::here(&at));
    let line = |row: &DifferenceRow| {
        let comment = comments.iter().find(|one| one.id == row.comment)?;
        let mut text: String = comment.text.chars().take(BEGINNING).collect();
        if text.len() < comment.text.len() {
            text.push('…');
        }
        let about = match row.settled {
            None => named(&themes, row.themes.iter().map(|(theme, _)| *theme)),
            Some((by, at)) => shell.done_by(names.of(by).as_deref(), at),
        };
        let href = format!("{here}/differences/{}", row.comment);
        Some((Link::new(text, href), about))
    };
    let (done, open): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.settled.is_some());
    shell.render(DifferencesPage {
        back: Link::new(shell.t("agreement-title"), here.clone()),
        question,
        open: open.into_iter().filter_map(line).collect(),
        settled: shell.with("differ-settled-count", &[("count", Arg::from(done.len()))]),
        done: done.into_iter().filter_map(line).collect(),
    })
}

fn named(themes: &[ThemeRow], ids: impl Iterator<Item = i64>) -> String {
    let name = |id: i64| themes.iter().find(|theme| theme.id == id);
    let names: Vec<&str> = ids
        .filter_map(name)
        .map(|theme| theme.name.as_str())
        .collect();
    names.join(", ")
}

/// The comment two people coded differently, and everything beside it.
struct Differing {
    at: Question,
    row: DifferenceRow,
    coding: CodingRow,
    themes: Vec<ThemeRow>,
}

impl Differing {
    async fn of(
        shell: &Shell,
        officer: &OfSurvey,
        path: &(i64, String, i64),
    ) -> Result<Self, Error> {
        let at = shown::known(shell, officer, &path.1).await?;
        let db = shell.db().read();
        let rows = queries::differences(db, &at).await?;
        let row = rows.into_iter().find(|row| row.comment == path.2);
        let coding = queries::coding(db, &at, path.2).await?;
        Ok(Self {
            row: row.ok_or(Error::NotFound)?,
            coding: coding.ok_or(Error::NotFound)?,
            themes: queries::outline(db, at.survey, &at.field).await?,
            at,
        })
    }

    fn ids(&self) -> Vec<i64> {
        self.row.themes.iter().map(|(theme, _)| *theme).collect()
    }
}

async fn difference(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: AtComment,
) -> Reply {
    let differing = Differing::of(&shell, &officer, &path).await?;
    let (typed, none) = (SettleForm::default(), Problems::new());
    let shown = settling(&shell, &officer, &published, &differing, &typed, &none).await?;
    shell.render(shown)
}

async fn settling(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    differing: &Differing,
    typed: &SettleForm,
    problems: &Problems,
) -> Result<SettlePage, Error> {
    let Differing {
        at,
        row,
        coding,
        themes,
    } = differing;
    let (question, _) = shown::about(shell, published, officer, at).await?;
    let db = shell.db().read();
    let translation = translate::queries::translations(db, &[row.comment])
        .await?
        .remove(&row.comment);
    let errors = FormErrors::new(shell, problems);
    let list = format!("{}/agreement/differences", shown::here(at));
    let view = |(theme, first): &(i64, bool)| {
        let known = themes.iter().find(|one| one.id == *theme)?;
        let name = format!("theme-{theme}");
        let inside = coding.themes.iter().any(|own| own.theme == *theme);
        let chosen = match (typed.words.get(theme), &row.settled) {
            (Some(word), _) => Some(*word),
            (None, Some(_)) => Some(inside),
            (None, None) => None,
        };
        let choice = |value: &str, belongs: bool| {
            let label = shell.t(&format!("differ-{value}"));
            Choice::plain(value, label, chosen == Some(belongs))
        };
        let not = [("text", Arg::from(known.excludes.as_str()))];
        let excludes = match known.excludes.is_empty() {
            true => String::new(),
            false => shell.with("theme-not", &not),
        };
        Some(SettleView {
            error: errors.of(&name),
            theme: known.name.clone(),
            hint: format!("{} {excludes}", known.definition).trim().to_owned(),
            said: shell.t(if *first {
                "differ-first"
            } else {
                "differ-second"
            }),
            choices: vec![choice("in", true), choice("out", false)],
            name,
        })
    };
    Ok(SettlePage {
        back: Link::new(shell.t("differ-title"), list.clone()),
        question,
        title: shell.with(
            "coding-title",
            &[("number", Arg::from(row.comment.to_string()))],
        ),
        here: format!("{list}/{}", row.comment),
        parts: super::coding::parts(
            &CodingRow {
                spans: Vec::new(),
                ..coding.clone()
            },
            themes,
        ),
        facts: came(shell, &coding.comment),
        translation: translation.map(|(words, by, _)| {
            let by = [("name", Arg::Text(by))];
            (shell.with("foreign-translation", &by), words)
        }),
        both: named(themes, row.both.iter().copied()),
        themes: row.themes.iter().filter_map(view).collect(),
        settled: settled(shell, row).await?,
        errors,
    })
}

/// Who the first and the second were, once it is settled; before, nobody is named.
async fn settled(shell: &Shell, row: &DifferenceRow) -> Result<Option<String>, Error> {
    let Some((by, at)) = row.settled else {
        return Ok(None);
    };
    let (first, second) = row.people;
    let people = [by, Some(first), Some(second)];
    let names = crate::staff::queries::names(shell.db().read(), people).await?;
    let name = |id: i64| names.of(Some(id)).unwrap_or_else(|| shell.t("somebody"));
    let values = [
        ("by", Arg::Text(shell.done_by(names.of(by).as_deref(), at))),
        ("first", Arg::Text(name(first))),
        ("second", Arg::Text(name(second))),
    ];
    Ok(Some(shell.with("differ-settled-by", &values)))
}

async fn settle(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: AtComment,
    form: Posted<SettleForm>,
) -> Reply {
    let differing = Differing::of(&shell, &officer, &path).await?;
    let words = match form.parse(&differing.ids()) {
        Ok(words) => words,
        Err(problems) => {
            let shown = settling(&shell, &officer, &published, &differing, &form, &problems);
            return shell.invalid(shown.await?);
        }
    };
    let (at, now) = (&differing.at, shell.now);
    let settle = async |tx: &Tx| {
        commands::settle_difference(tx, &officer, &at.field, path.2, &words, now).await
    };
    let (into, out) = shell.db().write(settle).await?.ok_or(Error::NotFound)?;
    let flash = Flash::new("flash-settled")
        .with("in", into)
        .with("out", out);
    shell.flash(flash);
    let rows = queries::differences(shell.db().read(), at).await?;
    let list = format!("{}/agreement/differences", shown::here(at));
    match rows.iter().find(|row| row.settled.is_none()) {
        Some(next) => shell.see_other(&format!("{list}/{}", next.comment)),
        None => shell.see_other(&list),
    }
}
