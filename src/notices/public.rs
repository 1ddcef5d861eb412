//! Notices as the public reads them.

use actix_web::web::{Data, Path};
use domain::public_text::{Place, Thing};
use domain::survey::{Door, Text};
use domain::time::day_in_london;
use domain::{Arg, Named};

use super::pages::{BeforeView, NoticeView, NoticesPage};
use super::queries::{Notice, Worded};
use crate::respond;
use crate::survey::Published;
use crate::web::ui::Said;
use crate::web::{Error, Public, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) fn mount(routes: &mut Routes) {
    routes.get("/surveys/{survey}/notices", list);
}

async fn list(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    let found = published.survey(shell.db(), &slug).await?;
    let survey = found
        .filter(|survey| survey.door(shell.now) != Door::Unknown)
        .ok_or(Error::NotFound)?;
    let definition = &survey.version.definition;
    let spoken = Spoken::of(&shell, things(&survey.notices)).await?;
    shell.render(NoticesPage {
        head: respond::views::head(&survey, definition, shell.reading()),
        notices: views(&shell, &spoken, &survey.notices),
        partly: spoken.lacks(),
    })
}

/// What is translated of notices. One that was taken back is read as it was published.
pub(crate) fn things(notices: &[Notice]) -> impl Iterator<Item = (Thing, i64)> + use<'_> {
    let stands = |notice: &&Notice| notice.wordings.first().is_some_and(|now| !now.withdrawn);
    let standing = notices.iter().filter(stands);
    standing.map(|notice| (Thing::Notice, notice.id))
}

/// Notices in the language of the page.
pub(crate) fn views(shell: &Shell, spoken: &Spoken, notices: &[Notice]) -> Vec<NoticeView> {
    let view = |one| view(shell, spoken, one);
    notices.iter().filter_map(view).collect()
}

fn view(shell: &Shell, spoken: &Spoken, notice: &Notice) -> Option<NoticeView> {
    let lang = shell.reading();
    let before = |text: &Text| spoken.noted(Said::of(text, lang));
    let say = |field: &str, text: &Text| {
        let place = Place::new(Thing::Notice, notice.id, field);
        spoken.text(place, text, lang)
    };
    let day = |worded: &Worded| shell.texts.date(day_in_london(worded.at));
    let now = notice.wordings.first()?;
    let said: Vec<&Worded> = notice.wordings.iter().filter(|w| !w.withdrawn).collect();
    let (current, earlier) = said.split_first()?;
    // The reason for a change stands with the wording that came after.
    let history = earlier.iter().zip(&said).map(|(was, then)| BeforeView {
        on: day(was),
        first: before(&was.first),
        second: before(&was.second),
        reason: then.reason.as_deref().map(|why| spoken.in_english(why)),
    });
    let first_day = day(said.last().unwrap_or(current));
    Some(NoticeView {
        id: notice.id,
        kind: notice.kind.name(),
        heading: shell.with(
            &format!("notice-{}-on", notice.kind.name()),
            &[("day", Arg::Text(first_day))],
        ),
        first: say("first", &current.first),
        second: say("second", &current.second),
        about: current.link.as_deref().map(|path| shell.path(path)),
        changed: (!earlier.is_empty()).then(|| day(current)),
        withdrawn: now.withdrawn.then(|| {
            (
                day(now),
                spoken.in_english(now.reason.as_deref().unwrap_or_default()),
            )
        }),
        before: history.collect(),
    })
}
