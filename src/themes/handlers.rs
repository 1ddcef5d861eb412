//! The workbench: questions, their themes, one theme with its comments.

use actix_web::web::{Data, Path, Query};
use domain::frame::{RunState, ThemeState};
use domain::survey::Definition;
use domain::theme::Language;
use domain::{Arg, Named, Problems};
use serde::Deserialize;
use std::sync::Arc;

use super::ThemeId;
use super::commands;
use super::forms::{IntoForm, MoveForm, ReadForm, ThemeForm};
use super::pages::{
    CommentView, FramePage, QuestionLine, QuestionsPage, SurveysPage, ThemePage, ThemeView,
};
use super::queries::{self, CommentRow, ThemeRow};
use crate::db::Tx;
use crate::staff::proof::{In, Staff};
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, SurveyId, Version, queries as surveys};
use crate::translate;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link, Pagination};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Comments on one page.
const PAGE: usize = 20;

type OfSurvey = In<SurveyId, DecideThemes>;
type OfTheme = In<ThemeId, DecideThemes>;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes", list)
        .get("/staff/themes/{survey}", questions)
        .get("/staff/themes/{survey}/{field}", frame)
        .post("/staff/themes/{survey}/{field}/group", group)
        .post("/staff/themes/{survey}/{field}/read", read)
        .get("/staff/themes/{survey}/{field}/all", all)
        .get("/staff/themes/{survey}/{field}/none", none)
        .get("/staff/theme/{theme}", theme)
        .post("/staff/theme/{theme}", rename)
        .post("/staff/theme/{theme}/accept", accept)
        .post("/staff/theme/{theme}/set-aside", set_aside)
        .post("/staff/theme/{theme}/reopen", reopen)
        .post("/staff/theme/{theme}/merge", merge)
        .post("/staff/theme/{theme}/move", move_comment);
}

async fn list(officer: Staff<DecideThemes>, shell: Shell) -> Reply {
    let rows = surveys::titles(shell.db().read(), officer.reach()).await?;
    let link = |(id, title): (i64, String)| Link::new(title, format!("/staff/themes/{id}"));
    shell.render(SurveysPage {
        surveys: rows.into_iter().map(link).collect(),
    })
}

async fn version(
    shell: &Shell,
    published: &Published,
    officer: &OfSurvey,
) -> Result<Arc<Version>, Error> {
    let id = surveys::current_version(shell.db().read(), officer)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(published.version(shell.db(), id).await?)
}

/// The question of a field, in words; a field of an earlier version keeps its code.
fn question_text(shell: &Shell, definition: &Definition, field: &str) -> String {
    let code = field.strip_suffix(".other").unwrap_or(field);
    let text = definition
        .question(code)
        .map(|question| question.text.get("en").0.to_owned());
    match (text, field.ends_with(".other")) {
        (Some(text), false) => text,
        (Some(text), true) => shell.with("themes-other", &[("question", Arg::from(text))]),
        (None, _) => field.to_owned(),
    }
}

async fn questions(officer: OfSurvey, shell: Shell, published: Data<Published>) -> Reply {
    let version = version(&shell, &published, &officer).await?;
    let definition = &version.definition;
    let mut rows = queries::questions(shell.db().read(), &officer).await?;
    let place = |field: &str| {
        let code = field.strip_suffix(".other").unwrap_or(field);
        definition
            .questions()
            .position(|(_, question)| question.code.as_str() == code)
    };
    rows.sort_by_key(|row| place(&row.field));
    let line = |row: queries::QuestionRow| QuestionLine {
        link: Link::new(
            question_text(&shell, definition, &row.field),
            format!("/staff/themes/{}/{}", officer.object().0, row.field),
        ),
        comments: number(&shell, row.comments),
        read: share_read(&shell, row.read, row.comments),
        accepted: number(&shell, row.accepted),
        run: shell.t(match row.run.map(|run| run.state) {
            None => "themes-run-none",
            Some(RunState::Waiting | RunState::Running) => "themes-run-running",
            Some(RunState::Done) => "themes-run-done",
            Some(RunState::Failed | RunState::Stopped) => "themes-run-failed",
        }),
    };
    shell.render(QuestionsPage {
        title: definition.title.get("en").0.to_owned(),
        languages: Link::new(
            shell.t("foreign-link"),
            format!("/staff/themes/{}/languages", officer.object().0),
        ),
        attached: Link::new(
            shell.t("attached-title"),
            format!("/staff/surveys/{}/attached", officer.object().0),
        ),
        rows: rows.into_iter().map(line).collect(),
    })
}

fn number(shell: &Shell, n: u64) -> String {
    shell.texts.number(i64::try_from(n).unwrap_or(i64::MAX))
}

fn share_read(shell: &Shell, read: u64, all: u64) -> String {
    let percent = (read * 100).checked_div(all).unwrap_or(0);
    shell.with(
        "comments-read",
        &[("percent", Arg::Number(i64::try_from(percent).unwrap_or(0)))],
    )
}

async fn frame(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: Path<(i64, String)>,
) -> Reply {
    let version = version(&shell, &published, &officer).await?;
    let (survey, field) = path.into_inner();
    let db = shell.db().read();
    let rows = queries::questions(db, &officer).await?;
    let row = rows
        .into_iter()
        .find(|row| row.field == field)
        .ok_or(Error::NotFound)?;
    let themes = queries::frame(db, survey, &field).await?;
    let here = format!("/staff/themes/{survey}/{field}");
    let in_a_theme: std::collections::BTreeSet<i64> = themes
        .iter()
        .flat_map(|theme| theme.comments.iter().copied())
        .collect();
    let outside = row.comments.saturating_sub(in_a_theme.len() as u64);
    let typical: Vec<i64> = themes
        .iter()
        .flat_map(|t| t.typical.iter().copied().take(3))
        .collect();
    let quoted = queries::comments(db, &typical).await?;
    let of_all = usize::try_from(row.comments).unwrap_or(usize::MAX);
    let run_text = match row.run {
        Some(run) => shell.with(
            "themes-grouped",
            &[("count", Arg::Number(i64::from(run.comments)))],
        ),
        None => String::new(),
    };
    let read = share_read(&shell, row.read, row.comments);
    let counted = [
        (
            "comments",
            Arg::Number(i64::try_from(row.comments).unwrap_or(0)),
        ),
        ("read", Arg::from(read)),
    ];
    shell.render(FramePage {
        survey: Link::new(
            version.definition.title.get("en").0,
            format!("/staff/themes/{survey}"),
        ),
        question: question_text(&shell, &version.definition, &field),
        read: shell.with("themes-comments", &counted),
        run: match row.run.map(|run| run.state) {
            None => "none",
            Some(RunState::Waiting) => "waiting",
            Some(RunState::Running) => "running",
            Some(RunState::Done) => "done",
            Some(RunState::Failed | RunState::Stopped) => "failed",
        },
        percent: row.run.map_or(0, |run| run.percent),
        run_text,
        themes: themes
            .iter()
            .map(|theme| view(&shell, theme, of_all, &quoted))
            .collect(),
        none: (!themes.is_empty() && outside > 0).then(|| {
            let count = Arg::Number(i64::try_from(outside).unwrap_or(0));
            Link::new(
                shell.with("themes-none", &[("count", count)]),
                format!("{here}/none"),
            )
        }),
        all: Link::new(shell.t("themes-all"), format!("{here}/all")),
        here,
    })
}

fn view(shell: &Shell, theme: &ThemeRow, of_all: usize, quoted: &[CommentRow]) -> ThemeView {
    let quote = |id: &i64| {
        quoted
            .iter()
            .find(|row| row.id == *id)
            .map(|row| row.text.clone())
    };
    ThemeView {
        link: Link::new(&theme.name, format!("/staff/theme/{}", theme.id)),
        definition: theme.definition.clone(),
        state: shell.t(&format!("theme-{}", theme.state.name())),
        state_name: theme.state.name().to_owned(),
        size: theme.comments.len(),
        share: (theme.comments.len() * 100)
            .checked_div(of_all)
            .unwrap_or(0)
            .min(100),
        typical: theme.typical.iter().take(3).filter_map(quote).collect(),
    }
}

/// A field nobody commented on is not found.
async fn commented_on(shell: &Shell, officer: &OfSurvey, field: &str) -> Result<(), Error> {
    let rows = queries::questions(shell.db().read(), officer).await?;
    let known = rows.iter().any(|row| row.field == field);
    known.then_some(()).ok_or(Error::NotFound)
}

/// Asks for the comments to be grouped; the page shows how far it is.
async fn group(
    officer: OfSurvey,
    shell: Shell,
    path: Path<(i64, String)>,
    _: Posted<Button>,
) -> Reply {
    let (survey, field) = path.into_inner();
    commented_on(&shell, &officer, &field).await?;
    let now = shell.now;
    let ask = async |tx: &Tx| commands::ask(tx, &officer, &field, now).await;
    let asked = shell.db().write(ask).await?;
    shell.flash(Flash::new(if asked.is_some() {
        "flash-grouping"
    } else {
        "flash-grouping-already"
    }));
    shell.see_other(&format!("/staff/themes/{survey}/{field}"))
}

#[derive(Deserialize)]
struct PageNumber {
    #[serde(default)]
    page: String,
}

async fn all(
    officer: OfSurvey,
    shell: Shell,
    path: Path<(i64, String)>,
    page: Query<PageNumber>,
) -> Reply {
    let (survey, field) = path.into_inner();
    commented_on(&shell, &officer, &field).await?;
    let ids = queries::comment_ids(shell.db().read(), survey, &field).await?;
    comments_page(&shell, &officer, &field, "all", ids, &page).await
}

async fn none(
    officer: OfSurvey,
    shell: Shell,
    path: Path<(i64, String)>,
    page: Query<PageNumber>,
) -> Reply {
    let (survey, field) = path.into_inner();
    commented_on(&shell, &officer, &field).await?;
    let db = shell.db().read();
    let mut ids = queries::comment_ids(db, survey, &field).await?;
    let themes = queries::frame(db, survey, &field).await?;
    let themed: std::collections::BTreeSet<i64> = themes
        .iter()
        .flat_map(|theme| theme.comments.iter().copied())
        .collect();
    ids.retain(|id| !themed.contains(id));
    comments_page(&shell, &officer, &field, "none", ids, &page).await
}

async fn comments_page(
    shell: &Shell,
    officer: &OfSurvey,
    field: &str,
    which: &str,
    ids: Vec<i64>,
    page: &PageNumber,
) -> Reply {
    let survey = officer.object().0;
    let here = format!("/staff/themes/{survey}/{field}");
    let errors = FormErrors::none();
    let listed = listed(shell, &ids, &page.page, &format!("{here}/{which}")).await?;
    shell.render(ThemePage {
        frame: Link::new(shell.t("themes-back"), here.clone()),
        read_href: format!("{here}/read"),
        here: format!("{here}/{which}"),
        theme: None,
        title: shell.t(&format!("themes-{which}-title")),
        name: Field::default(),
        definition: Field::default(),
        into: Vec::new(),
        into_error: None,
        to: Vec::new(),
        comments: listed.comments,
        pages: listed.pages,
        next: listed.next,
        commit: None,
        errors,
    })
}

struct Listed {
    comments: Vec<CommentView>,
    pages: Option<Pagination>,
    next: usize,
}

/// One page of comments. A page that does not exist is the first.
async fn listed(shell: &Shell, ids: &[i64], page: &str, here: &str) -> Result<Listed, Error> {
    let (number, of) = Pagination::place(page, ids.len(), PAGE);
    let shown: Vec<i64> = ids
        .iter()
        .copied()
        .skip((number - 1) * PAGE)
        .take(PAGE)
        .collect();
    let rows = queries::comments(shell.db().read(), &shown).await?;
    let mut translations = translate::queries::translations(shell.db().read(), &shown).await?;
    let mut comment = |row: CommentRow| CommentView {
        id: row.id,
        channel: shell.t(&format!("channel-{}", row.channel.name())),
        language: row
            .language
            .and_then(|code| Language::parse(&code).ok())
            .filter(|language| *language != Language::ENGLISH)
            .map(|language| language.english_name().to_owned()),
        read: row.read,
        translation: translations.remove(&row.id).map(|(words, by, _)| {
            let by = [("name", Arg::Text(by))];
            (shell.with("foreign-translation", &by), words)
        }),
        text: row.text,
    };
    Ok(Listed {
        comments: rows.into_iter().map(&mut comment).collect(),
        pages: Pagination::new(number, of, |n| format!("{here}?page={n}")),
        next: if number < of { number + 1 } else { 1 },
    })
}

async fn theme(officer: OfTheme, shell: Shell, page: Query<PageNumber>) -> Reply {
    let shown = theme_page(&shell, &officer, None, FormErrors::none(), &page.page).await?;
    shell.render(shown)
}

async fn theme_page(
    shell: &Shell,
    officer: &OfTheme,
    typed: Option<&ThemeForm>,
    errors: FormErrors,
    page: &str,
) -> Result<ThemePage, Error> {
    let db = shell.db().read();
    let (survey, field) = queries::place_of(db, officer).await?;
    let themes = queries::frame(db, survey, &field).await?;
    let id = officer.object().0;
    let theme = themes
        .iter()
        .find(|theme| theme.id == id)
        .ok_or(Error::NotFound)?;
    let others: Vec<Choice> = themes
        .iter()
        .filter(|other| other.id != id && other.state != ThemeState::SetAside)
        .map(|other| Choice::plain(other.id.to_string(), &other.name, false))
        .collect();
    let form = ThemeForm {
        name: theme.name.clone(),
        definition: theme.definition.clone(),
    };
    let form = typed.unwrap_or(&form);
    let here = format!("/staff/theme/{id}");
    let listed = listed(shell, &theme.comments, page, &here).await?;
    let quoted = queries::comments(db, &theme.typical).await?;
    Ok(ThemePage {
        frame: Link::new(
            shell.t("themes-back"),
            format!("/staff/themes/{survey}/{field}"),
        ),
        read_href: format!("/staff/themes/{survey}/{field}/read"),
        title: theme.name.clone(),
        name: Field::new("name", &form.name, &errors),
        definition: Field::new("definition", &form.definition, &errors),
        into_error: errors.of("into"),
        to: others.clone(),
        into: others,
        comments: listed.comments,
        pages: listed.pages,
        next: listed.next,
        commit: (theme.state == ThemeState::Accepted).then(|| {
            Link::new(
                shell.t("themes-commit"),
                format!("/staff/tracker/new?theme={id}"),
            )
        }),
        theme: Some(view(shell, theme, theme.comments.len(), &quoted)),
        here,
        errors,
    })
}

async fn rename(officer: OfTheme, shell: Shell, form: Posted<ThemeForm>) -> Reply {
    let (name, definition) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => return refuse(&shell, &officer, Some(&form), &problems).await,
    };
    let now = shell.now;
    shell
        .db()
        .write(async |tx: &Tx| {
            commands::rename(tx, &officer, name.as_str(), &definition, now).await
        })
        .await?;
    back(&shell, &officer, "flash-theme-saved")
}

async fn refuse(
    shell: &Shell,
    officer: &OfTheme,
    typed: Option<&ThemeForm>,
    problems: &Problems,
) -> Reply {
    let errors = FormErrors::new(shell, problems);
    shell.invalid(theme_page(shell, officer, typed, errors, "").await?)
}

fn back(shell: &Shell, officer: &OfTheme, key: &str) -> Reply {
    shell.flash(Flash::new(key));
    shell.see_other(&format!("/staff/theme/{}", officer.object().0))
}

async fn accept(officer: OfTheme, shell: Shell, _: Posted<Button>) -> Reply {
    judge(
        &officer,
        &shell,
        ThemeState::Accepted,
        "flash-theme-accepted",
    )
    .await
}

async fn set_aside(officer: OfTheme, shell: Shell, _: Posted<Button>) -> Reply {
    judge(
        &officer,
        &shell,
        ThemeState::SetAside,
        "flash-theme-set-aside",
    )
    .await
}

async fn reopen(officer: OfTheme, shell: Shell, _: Posted<Button>) -> Reply {
    judge(
        &officer,
        &shell,
        ThemeState::Proposed,
        "flash-theme-reopened",
    )
    .await
}

async fn judge(officer: &OfTheme, shell: &Shell, state: ThemeState, key: &str) -> Reply {
    let now = shell.now;
    let judge = async |tx: &Tx| commands::judge(tx, officer, state, now).await;
    shell
        .db()
        .write(judge)
        .await?
        .ok_or(Error::Conflict("theme-merged"))?;
    back(shell, officer, key)
}

async fn merge(officer: OfTheme, shell: Shell, form: Posted<IntoForm>) -> Reply {
    let db = shell.db().read();
    let (survey, field) = queries::place_of(db, &officer).await?;
    let themes = queries::frame(db, survey, &field).await?;
    let known: Vec<i64> = themes
        .iter()
        .map(|theme| theme.id)
        .filter(|id| *id != officer.object().0)
        .collect();
    let into = match form.parse(&known) {
        Ok(into) => into,
        Err(problems) => return refuse(&shell, &officer, None, &problems).await,
    };
    let now = shell.now;
    let merge = async |tx: &Tx| commands::merge(tx, &officer, into, now).await;
    shell
        .db()
        .write(merge)
        .await?
        .ok_or(Error::Conflict("theme-merged"))?;
    shell.flash(Flash::new("flash-theme-merged"));
    shell.see_other(&format!("/staff/theme/{into}"))
}

async fn move_comment(officer: OfTheme, shell: Shell, form: Posted<MoveForm>) -> Reply {
    let comment: i64 = form.comment.parse().map_err(|_| Error::Malformed)?;
    let to = match form.to.as_str() {
        "" => None,
        raw => Some(raw.parse::<i64>().map_err(|_| Error::Malformed)?),
    };
    let now = shell.now;
    let moved = async |tx: &Tx| commands::move_comment(tx, &officer, comment, to, now).await;
    shell.db().write(moved).await?.ok_or(Error::NotFound)?;
    back(&shell, &officer, "flash-comment-moved")
}

/// Marks comments as read by the one who is signed in.
async fn read(
    officer: OfSurvey,
    shell: Shell,
    path: Path<(i64, String)>,
    form: Posted<ReadForm>,
) -> Reply {
    let (survey, field) = path.into_inner();
    commented_on(&shell, &officer, &field).await?;
    let now = shell.now;
    let comments = &form.comments;
    let mark = async |tx: &Tx| commands::mark_read(tx, &officer, comments, now).await;
    let new = shell.db().write(mark).await?;
    shell.flash(Flash::new("flash-comments-read").with("count", new));
    shell.see_other(&format!(
        "/staff/themes/{survey}/{field}/all?page={}",
        form.next
    ))
}
