//! Having the program group comments, stopping it, teaching it, and taking the parts it sees.

use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::shown;
use super::{OfSurvey, OfTheme, frame};
use crate::db::Tx;
use crate::survey::Published;
use crate::themes::commands;
use crate::themes::forms::{GroupForm, TakePartForm};
use crate::themes::queries;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::{Error, Posted, Reply, Routes, Shell};

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .post("/staff/themes/{survey}/{field}/group", group)
        .post("/staff/themes/{survey}/{field}/stop", stop)
        .get("/staff/themes/{survey}/{field}/teach", teach)
        .post("/staff/theme/{theme}/part", part);
}

/// Asks for the comments to be grouped; the page shows how far it is.
async fn group(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<GroupForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let wish = match form.parse() {
        Ok(wish) => wish,
        Err(problems) => {
            let typed = frame::Typed {
                group: form.into_inner(),
                problems,
                ..frame::Typed::default()
            };
            let page = frame::page(&shell, &officer, &published, &path.1, typed).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let ask = async |tx: &Tx| commands::ask(tx, &officer, &question.field, wish, now).await;
    let asked = shell.db().write(ask).await?;
    shell.flash(Flash::new(match asked {
        Some(_) => "flash-grouping",
        None => "flash-grouping-already",
    }));
    shell.see_other(&shown::here(&question))
}

async fn stop(officer: OfSurvey, shell: Shell, path: At, _: Posted<Button>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let now = shell.now;
    let stop = async |tx: &Tx| commands::stop(tx, &officer, &question.field, now).await;
    let stopped = shell.db().write(stop).await?;
    shell.flash(Flash::new(match stopped {
        true => "flash-grouping-stopped",
        false => "flash-grouping-over",
    }));
    shell.see_other(&shown::here(&question))
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: String,
}

/// Leads to the comment from whose coding the program learns most.
async fn teach(officer: OfSurvey, shell: Shell, path: At, at: Query<After>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let after = at.after.parse().unwrap_or(0);
    let next = queries::next_to_teach(shell.db().read(), &question, after).await?;
    let here = shown::here(&question);
    match next {
        Some(comment) => shell.see_other(&format!("{here}/comments/{comment}")),
        None => {
            shell.flash(Flash::new("flash-nothing-to-teach"));
            shell.see_other(&here)
        }
    }
}

/// Makes a theme of a part the program sees in another.
async fn part(officer: OfTheme, shell: Shell, form: Posted<TakePartForm>) -> Reply {
    let part: i64 = form.part.parse().map_err(|_| Error::Malformed)?;
    let now = shell.now;
    let take = async |tx: &Tx| commands::take_part(tx, &officer, part, now).await;
    let made = shell.db().write(take).await?;
    let (theme, count) = made.ok_or(Error::Conflict("part-gone"))?;
    shell.flash(Flash::new("flash-theme-made-of").with("count", count));
    shell.see_other(&format!("/staff/theme/{theme}"))
}
