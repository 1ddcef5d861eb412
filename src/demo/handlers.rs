//! "Follow one concern": where each step is.

use domain::Named;
use domain::role::Role;

use super::PROGRAMME;
use super::pages::{FollowPage, Step};
use crate::programme::queries::{ProgrammeRow, by_slug};
use crate::survey;
use crate::web::ui::Link;
use crate::web::{Error, Public, Reply, Routes, Shell};

/// Mounts the tour.
pub fn mount(routes: &mut Routes) {
    routes.get("/follow", follow);
}

/// Where the tour begins, if the made-up programme is among these.
#[must_use]
pub fn tour(programmes: &[ProgrammeRow]) -> Option<String> {
    let there = programmes
        .iter()
        .any(|programme| programme.slug == PROGRAMME && programme.fictional);
    there.then(|| "/follow".to_owned())
}

async fn follow(_: Public, shell: Shell) -> Reply {
    let db = shell.db().read();
    by_slug(db, PROGRAMME)
        .await?
        .filter(|programme| programme.fictional)
        .ok_or(Error::NotFound)?;
    let survey = survey::queries::by_slug(db, PROGRAMME)
        .await?
        .ok_or(Error::NotFound)?
        .0;
    let steps = [
        (format!("/programmes/{PROGRAMME}"), None),
        (format!("/surveys/{PROGRAMME}"), None),
        ("/staff/paper".to_owned(), Some(Role::Champion)),
        (format!("/staff/themes/{}", survey.0), Some(Role::Officer)),
        ("/you-said".to_owned(), None),
        (
            format!("/staff/equality/{}", survey.0),
            Some(Role::Reviewer),
        ),
    ];
    let step = |(number, (path, role)): (usize, (String, Option<Role>))| {
        let href = if role.is_none() {
            shell.path(&path)
        } else {
            path
        };
        Step {
            title: shell.t(&format!("follow-{number}-title")),
            text: shell.t(&format!("follow-{number}")),
            link: Link::new(shell.t(&format!("follow-{number}-link")), href),
            role: role.map(|role| shell.t(&format!("role-{}", role.name()))),
        }
    };
    shell.render(FollowPage {
        steps: (1..).zip(steps).map(step).collect(),
    })
}
