//! Notices as the public reads them.

use actix_web::web::{Data, Path};
use domain::survey::Door;
use domain::time::day_in_london;
use domain::{Arg, Named};

use super::pages::{BeforeView, NoticeView, NoticesPage};
use super::queries::{Notice, Worded};
use crate::respond;
use crate::survey::Published;
use crate::web::ui::Said;
use crate::web::{Error, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/surveys/{survey}/notices", list);
}

async fn list(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let found = published.survey(shell.db(), &slug).await?;
    let survey = found
        .filter(|survey| survey.door(shell.now) != Door::Unknown)
        .ok_or(Error::NotFound)?;
    let definition = &survey.version.definition;
    shell.render(NoticesPage {
        head: respond::views::head(&survey, definition, shell.reading()),
        notices: views(&shell, &survey.notices),
    })
}

/// Notices in the language of the page.
pub(crate) fn views(shell: &Shell, notices: &[Notice]) -> Vec<NoticeView> {
    notices.iter().filter_map(|one| view(shell, one)).collect()
}

fn view(shell: &Shell, notice: &Notice) -> Option<NoticeView> {
    let lang = shell.reading();
    let day = |worded: &Worded| shell.texts.date(day_in_london(worded.at));
    let now = notice.wordings.first()?;
    let said: Vec<&Worded> = notice.wordings.iter().filter(|w| !w.withdrawn).collect();
    let (current, earlier) = said.split_first()?;
    // The reason for a change stands with the wording that came after.
    let before = earlier.iter().zip(&said).map(|(was, then)| BeforeView {
        on: day(was),
        first: Said::of(&was.first, lang),
        second: Said::of(&was.second, lang),
        reason: then.reason.clone(),
    });
    let first_day = day(said.last().unwrap_or(current));
    Some(NoticeView {
        id: notice.id,
        kind: notice.kind.name(),
        heading: shell.with(
            &format!("notice-{}-on", notice.kind.name()),
            &[("day", Arg::Text(first_day))],
        ),
        first: Said::of(&current.first, lang),
        second: Said::of(&current.second, lang),
        about: current.link.as_deref().map(|path| shell.path(path)),
        changed: (!earlier.is_empty()).then(|| day(current)),
        withdrawn: now
            .withdrawn
            .then(|| (day(now), now.reason.clone().unwrap_or_default())),
        before: before.collect(),
    })
}
