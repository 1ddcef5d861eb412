//! The themes of a question: grouping, the tree, undoing, standing by them.

use actix_web::web::{Data, Path, Query};
use domain::frame::{Grouping, RunState, ThemeState};
use domain::{Arg, Named, Problems};
use serde::Deserialize;

use super::OfSurvey;
use super::finding;
use super::shown::{self, Desk, arg};
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands::{self, New, Question, Undone};
use crate::themes::forms::{AgreeForm, GroupForm, NewForm, UndoForm};
use crate::themes::pages::{AgreeView, FramePage, HistoryPage, StepView};
use crate::themes::queries::{self, Outcome, RunRow, StepRow, ThemeRow};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Steps on one page of the history.
const STEPS: u64 = 50;

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}", frame)
        .post("/staff/themes/{survey}/{field}/make", make)
        .post("/staff/themes/{survey}/{field}/undo", undo)
        .get("/staff/themes/{survey}/{field}/history", history)
        .post("/staff/themes/{survey}/{field}/agree", agree)
        .post("/staff/themes/{survey}/{field}/reopen", reopen);
}

async fn frame(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let typed = Typed::default();
    let shown = page(&shell, &officer, &published, &path.1, typed).await?;
    shell.render(shown)
}

/// What was typed into a form that came back.
#[derive(Default)]
pub(super) struct Typed {
    pub new: NewForm,
    pub group: GroupForm,
    pub why: String,
    pub problems: Problems,
}

pub(super) async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    typed: Typed,
) -> Result<FramePage, Error> {
    let desk = Desk::of(shell, published, officer, field).await?;
    let db = shell.db().read();
    let themes = queries::frame(db, desk.question.survey, field).await?;
    let typical: Vec<i64> = themes
        .iter()
        .flat_map(|t| t.typical.iter().copied().take(3))
        .collect();
    let quoted = queries::comments(db, &typical).await?;
    let undo = queries::last_step(db, &desk.question, officer.actor(), true).await?;
    let steps = queries::steps(db, &desk.question, None, 1).await?;
    let errors = FormErrors::new(shell, &typed.problems);
    let agree = agree_view(shell, &desk, &typed.why, &errors).await?;
    let bundles = queries::bundles(db, desk.question.survey, field, None).await?;
    let run = desk.row.run;
    let outcome = queries::outcome(db, &desk.question).await?;
    let not_done = queries::not_done(db, &desk.question, run).await?;
    let half_done = not_done == Some(Grouping::BrokenOff);
    let has_standing = themes
        .iter()
        .any(|theme| theme.state == ThemeState::Accepted);
    let view = |row: &ThemeRow| shown::theme(shell, row, desk.row.comments, &quoted, &themes);
    let mut parents = vec![Choice::plain("", shell.t("theme-at-top"), false)];
    parents.extend(shown::choices(&themes, &typed.new.parent, None));
    Ok(FramePage {
        survey: Link::new(
            &desk.survey,
            format!("/staff/themes/{}", desk.question.survey),
        ),
        question: desk.text.clone(),
        state_name: desk.row.state().name().to_owned(),
        state: shell.t(&format!("question-{}", desk.row.state().name())),
        bundles: finding::sum_of_bundles(shell, &bundles),
        read: desk.read(shell),
        share_read: desk.share_read(),
        next: desk.next(),
        lists: lists(shell, &desk),
        run: match run.map(|run| run.state) {
            None => "none",
            Some(RunState::Waiting) => "waiting",
            Some(RunState::Running) => "running",
            Some(RunState::Done) => "done",
            Some(RunState::Failed) if half_done => "half",
            Some(RunState::Failed) => "failed",
            Some(RunState::Stopped) => "stopped",
        },
        percent: run.map_or(0, |run| run.percent),
        run_text: match run {
            Some(run) => done(shell, run, outcome.as_ref()),
            None => Vec::new(),
        },
        teach: outcome
            .is_some_and(|outcome| !outcome.next.is_empty())
            .then(|| format!("{}/teach", desk.here)),
        wanted: Field::new("themes", &typed.group.themes, &errors),
        closed: has_standing.then(|| {
            let chosen = typed.group.closed == "yes";
            vec![Choice::plain("yes", shell.t("themes-group-closed"), chosen)]
        }),
        themes: themes.iter().map(view).collect(),
        undo: undo.as_ref().map(|step| shown::undo(shell, step)),
        has_history: !steps.is_empty(),
        agree,
        name: Field::new("name", &typed.new.name, &errors),
        definition: Field::new("definition", &typed.new.definition, &errors),
        known_by: Field::new("known_by", &typed.new.known_by, &errors),
        parents,
        errors,
        here: desk.here,
    })
}

/// What the last grouping did, in sentences.
fn done(shell: &Shell, run: RunRow, outcome: Option<&Outcome>) -> Vec<String> {
    let count = arg(u64::from(run.comments.unsigned_abs()));
    let mut lines = vec![shell.with("themes-grouped", &[("count", count)])];
    let Some(outcome) = outcome else { return lines };
    if outcome.gained + outcome.lost > 0 {
        let moved = [("gained", arg(outcome.gained)), ("lost", arg(outcome.lost))];
        lines.push(shell.with("themes-grouped-moved", &moved));
    }
    if outcome.coded > 0 {
        lines.push(shell.with("themes-learned", &[("count", arg(outcome.coded))]));
    }
    if let Some((f1, from, to)) = outcome.agreement {
        let figure = |n: f32| Arg::Text(format!("{n:.2}"));
        let values = [
            ("f1", figure(f1)),
            ("from", figure(from)),
            ("to", figure(to)),
        ];
        lines.push(shell.with("themes-learned-agreement", &values));
    }
    lines
}

fn lists(shell: &Shell, desk: &Desk) -> Vec<Link> {
    let list = |key: &str, count: u64, query: &str| {
        let text = shell.with(key, &[("count", arg(count))]);
        Link::new(text, format!("{}/comments{query}", desk.here))
    };
    let unread = desk.row.comments.saturating_sub(desk.row.read);
    let outside = desk.row.comments.saturating_sub(desk.row.in_themes);
    let mut lists = vec![list("themes-list-all", desk.row.comments, "")];
    if unread > 0 {
        lists.push(list("themes-list-unread", unread, "?show=unread"));
    }
    if desk.row.run.is_some() && outside > 0 {
        lists.push(list("themes-none", outside, "?show=outside"));
    }
    let Question { survey, field } = &desk.question;
    for (key, at) in [("redaction-title", "redaction"), ("quotes-title", "quotes")] {
        let href = format!("/staff/{at}/{survey}/{field}");
        lists.push(Link::new(shell.t(key), href));
    }
    for (key, at) in [
        ("reading-link", "reading"),
        ("agreement-title", "agreement"),
        ("publish-themes-title", "publish"),
        ("codebook-link", "codebook"),
    ] {
        lists.push(Link::new(shell.t(key), format!("{}/{at}", desk.here)));
    }
    lists
}

/// What is still open before somebody stands by the themes.
fn open(shell: &Shell, desk: &Desk) -> Vec<String> {
    let row = &desk.row;
    let left = [
        ("agree-unread", row.comments.saturating_sub(row.read)),
        ("agree-undecided", row.open),
        ("agree-outside", row.comments.saturating_sub(row.in_themes)),
    ];
    let left = left.into_iter().filter(|(_, count)| *count > 0);
    left.map(|(key, count)| shell.with(key, &[("count", arg(count))]))
        .collect()
}

async fn agree_view(
    shell: &Shell,
    desk: &Desk,
    why: &str,
    errors: &FormErrors,
) -> Result<AgreeView, Error> {
    let Some((by, at, reason)) = &desk.row.agreed else {
        return Ok(AgreeView {
            open: open(shell, desk),
            why: Field::new("why", why, errors),
            ..AgreeView::default()
        });
    };
    let names = crate::staff::queries::names(shell.db().read(), [*by]).await?;
    Ok(AgreeView {
        agreed: Some(shell.done_by(names.of(*by).as_deref(), *at)),
        reason: reason.clone(),
        ..AgreeView::default()
    })
}

async fn make(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<NewForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let themes = queries::outline(shell.db().read(), question.survey, &question.field).await?;
    // What is made stands below one that leaves room for it.
    let known: Vec<i64> = themes
        .iter()
        .filter(|theme| theme.depth + 1 < domain::frame::DEEPEST)
        .map(|theme| theme.id)
        .collect();
    let typed = match form.parse(&known) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let typed = Typed {
                new: form.into_inner(),
                problems,
                ..Typed::default()
            };
            return shell.invalid(page(&shell, &officer, &published, &path.1, typed).await?);
        }
    };
    let new = New {
        name: typed.name.as_str(),
        definition: &typed.definition,
        excludes: "",
        words: &typed.words,
        parent: typed.parent,
    };
    let now = shell.now;
    let make = async |tx: &Tx| commands::make(tx, &officer, &question.field, &new, &[], now).await;
    let (theme, _) = shell.db().write(make).await?;
    shell.flash(Flash::new("flash-theme-made"));
    shell.see_other(&format!("/staff/theme/{theme}"))
}

async fn undo(officer: OfSurvey, shell: Shell, path: At, form: Posted<UndoForm>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let step: i64 = form.step.parse().map_err(|_| Error::Malformed)?;
    let now = shell.now;
    let undo = async |tx: &Tx| commands::undo(tx, &officer, &question.field, step, now).await;
    match shell.db().write(undo).await? {
        Undone::Done(count) => shell.flash(Flash::new("flash-undone").with("count", count)),
        Undone::NotTheLast => return Err(Error::Conflict("not-the-last")),
        Undone::Answered => return Err(Error::Conflict("theme-answered")),
    }
    match form.comment.parse::<i64>() {
        Ok(comment) => shell.see_other(&format!("{}/comments/{comment}", shown::here(&question))),
        Err(_) => shell.see_other(&shown::here(&question)),
    }
}

#[derive(Deserialize)]
struct Older {
    #[serde(default)]
    before: String,
}

async fn history(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    older: Query<Older>,
) -> Reply {
    let at = shown::known(&shell, &officer, &path.1).await?;
    let (question, frame) = shown::about(&shell, &published, &officer, &at).await?;
    let before = older.before.parse().ok();
    let db = shell.db().read();
    let mut rows = queries::steps(db, &at, before, STEPS + 1).await?;
    let more = rows.len() as u64 > STEPS;
    rows.truncate(50);
    let older = rows.last().filter(|_| more);
    let here = shown::here(&at);
    let older = older.map(|row| format!("{here}/history?before={}", row.id));
    let view = |row: &StepRow| StepView {
        text: shown::deed(&shell, row),
        by: shell.done_by(row.by.as_deref(), row.at),
        undone: row
            .undone
            .as_ref()
            .map(|(name, at)| shell.done_by(name.as_deref(), *at)),
    };
    shell.render(HistoryPage {
        frame,
        steps: rows.iter().map(view).collect(),
        question,
        older,
    })
}

async fn agree(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<AgreeForm>,
) -> Reply {
    let desk = Desk::of(&shell, &published, &officer, &path.1).await?;
    let why = match form.parse(!open(&shell, &desk).is_empty()) {
        Ok(why) => why,
        Err(problems) => {
            let typed = Typed {
                why: form.why.clone(),
                problems,
                ..Typed::default()
            };
            return shell.invalid(page(&shell, &officer, &published, &path.1, typed).await?);
        }
    };
    let now = shell.now;
    let agree = async |tx: &Tx| commands::agree(tx, &officer, &path.1, &why, now).await;
    stood(
        &shell,
        &desk.question,
        shell.db().write(agree).await?,
        "flash-agreed",
    )
}

async fn reopen(officer: OfSurvey, shell: Shell, path: At, _: Posted<Button>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let now = shell.now;
    let reopen = async |tx: &Tx| commands::reopen(tx, &officer, &path.1, now).await;
    let done = shell.db().write(reopen).await?;
    stood(&shell, &question, done, "flash-reopened")
}

fn stood(shell: &Shell, question: &Question, done: bool, key: &str) -> Reply {
    let key = if done { key } else { "flash-agreed-before" };
    shell.flash(Flash::new(key));
    shell.see_other(&shown::here(question))
}
