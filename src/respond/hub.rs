//! The list of sections: what is done, what is not, and what waits for an earlier answer.

use actix_web::web::Data;
use domain::Arg;
use domain::survey::{Task, TaskState, is_certain};

use super::gate::Respondent;
use super::pages::{HubPage, HubRow};
use super::underway::Underway;
use super::views;
use crate::survey::Published;
use crate::web::ui::Said;
use crate::web::{Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/surveys/{survey}/sections", hub);
}

async fn hub(respondent: Respondent, shell: Shell, published: Data<Published>) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    let definition = &underway.version.definition;
    if !definition.has_task_list() {
        return shell.see_other(&underway.path(&shell, "sections/1"));
    }
    let way = underway.way();
    let kept = &underway.draft.kept;
    let tasks = kept.tasks(definition, &way);
    let done = tasks.iter().filter(|task| task.state == TaskState::Done);
    let certain = is_certain(definition, &tasks);
    let counts = [
        ("done", Arg::from(done.count())),
        ("of", Arg::from(tasks.len())),
    ];
    shell.render(HubPage {
        head: views::head(&underway.survey, definition, shell.reading()),
        progress: certain.then(|| shell.with("tasks-progress", &counts)),
        rows: tasks
            .iter()
            .map(|task| row(&shell, &underway, task))
            .collect(),
        check: (!kept.answers.is_empty()).then(|| underway.path(&shell, "check")),
        grace: underway.grace,
    })
}

fn row(shell: &Shell, underway: &Underway, task: &Task<'_>) -> HubRow {
    let lang = shell.reading();
    let (state, waits) = match task.state {
        TaskState::NotStarted => ("not_started", None),
        TaskState::InProgress => ("in_progress", None),
        TaskState::Done => ("done", None),
        TaskState::Waits(number) => ("waits", number.checked_sub(1)),
    };
    let sections = &underway.version.definition.sections;
    let awaited = waits.and_then(|at| sections.get(at));
    HubRow {
        number: task.number,
        title: Said::of(&task.section.title, lang),
        href: awaited
            .is_none()
            .then(|| underway.path(shell, &format!("sections/{}", task.number))),
        state,
        reason: awaited.map(|section| {
            let title = Said::of(&section.title, lang).text;
            shell.with("tasks-waits-for", &[("section", Arg::from(title))])
        }),
    }
}
