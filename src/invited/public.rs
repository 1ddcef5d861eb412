//! Somebody follows their link, or asks not to be written to.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use domain::panel::InviteeState;
use domain::survey::Door;
use std::sync::Arc;

use super::commands::Leave;
use super::pages::{InvitedPage, StruckOffPage};
use super::queries;
use crate::keys::Purpose;
use crate::respond::{self, views};
use crate::survey::{OpenSurvey, Published};
use crate::web::cookies;
use crate::web::form::{Button, OneClick};
use crate::web::ui::Said;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/i/{token}", invited)
        .post("/i/{token}", begin)
        .get("/i/{token}/leave", ask)
        .post("/i/{token}/leave", leave)
        .get("/i/{token}/leave/one-click", to_page)
        .post("/i/{token}/leave/one-click", one_click);
}

/// The cookie that carries a link until the answers are sent. It begins like those that the quick way
/// out deletes, and no survey's name has a dot.
fn cookie(slug: &str) -> String {
    format!("{}{slug}.invited", cookies::ANSWERS)
}

/// The key of the link somebody came by who sends answers to a survey now. The cookie is taken back:
/// it has done what it was for.
pub(crate) fn taken_up(shell: &Shell, slug: &str) -> Option<Vec<u8>> {
    let token = shell.cookie(&cookie(slug))?;
    shell.drop_cookie(&cookie(slug));
    row_of(shell, &token).ok()
}

/// Where a link leads: what became of it, and the survey.
struct Led {
    state: InviteeState,
    survey: Arc<OpenSurvey>,
}

async fn find(shell: &Shell, published: &Published, token: &str) -> Result<Led, Error> {
    let id = row_of(shell, token)?;
    let found = queries::invitation(shell.db().read(), &id).await?;
    let (state, slug, _) = found.ok_or(Error::NotFound)?;
    let survey = published.survey(shell.db(), &slug).await?;
    let survey = survey.ok_or(Error::NotFound)?;
    Ok(Led { state, survey })
}

/// Says what it is about first: mail programs follow links by themselves.
async fn invited(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    token: Path<String>,
) -> Reply {
    let led = find(&shell, &published, &token).await?;
    let definition = &led.survey.version.definition;
    let lang = shell.reading();
    let state = match (led.state, led.survey.door(shell.now)) {
        (InviteeState::Answered, _) => "used",
        (_, Door::Open) => "open",
        (_, Door::NotYet(_)) => "not_yet",
        _ => "closed",
    };
    shell.render(InvitedPage {
        head: views::head(&led.survey, definition, lang),
        body_name: led.survey.programme.body_name.clone(),
        purpose: Said::of(&definition.purpose, lang),
        state,
        token: token.into_inner(),
        contact: views::contact(definition, lang),
    })
}

/// Begins to answer, as the start page does, and remembers the link in this browser alone.
async fn begin(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    token: Path<String>,
    _: Posted<Button>,
) -> Reply {
    let led = find(&shell, &published, &token).await?;
    let open = led.survey.door(shell.now) == Door::Open;
    if led.state == InviteeState::Answered || !open {
        return shell.see_other(&shell.path(&format!("/i/{token}")));
    }
    shell.set_cookie(&cookie(&led.survey.slug), token.into_inner());
    respond::begin_anew(&shell, &led.survey)
}

async fn ask(_: Public, shell: Shell, token: Path<String>) -> Reply {
    let id = row_of(&shell, &token)?;
    let found = queries::invitation(shell.db().read(), &id).await?;
    let on_it = found.is_some_and(|(state, ..)| state != InviteeState::Left);
    shell.render(StruckOffPage {
        token: token.into_inner(),
        on_it,
    })
}

/// Strikes somebody off. Once more changes nothing and says the same.
async fn leave(_: Public, shell: Shell, token: Path<String>, _: Posted<Button>) -> Reply {
    let id = row_of(&shell, &token)?;
    shell.db().intake(Leave { id }).await?;
    shell.see_other(&shell.path(&format!("/i/{token}/leave")))
}

/// A person who follows the link of a mail's header is led to the page.
async fn to_page(_: Public, shell: Shell, token: Path<String>) -> Reply {
    row_of(&shell, &token)?;
    shell.see_other(&shell.path(&format!("/i/{token}/leave")))
}

/// Strikes somebody off because they pressed a button of their mail program.
async fn one_click(_: Public, shell: Shell, token: Path<String>, _: Posted<OneClick>) -> Reply {
    let id = row_of(&shell, &token)?;
    shell.db().intake(Leave { id }).await?;
    Ok(HttpResponse::Ok().finish())
}

/// The key of whoever a link was made for.
fn row_of(shell: &Shell, token: &str) -> Result<Vec<u8>, Error> {
    let row = shell.site.keys.row_of_link(Purpose::Invitee, token);
    row.ok_or(Error::NotFound)
}
