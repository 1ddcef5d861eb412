//! Where whoever left an address takes it back.

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::commands::addresses::{Leave, is_kept};
use super::pages::LeavePage;
use crate::keys::Purpose;
use crate::web::form::{Button, OneClick};
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/addresses/{token}", ask)
        .post("/addresses/{token}", leave)
        .get("/addresses/{token}/one-click", to_page)
        .post("/addresses/{token}/one-click", one_click);
}

/// Asks first: mail programs follow links by themselves.
async fn ask(_: Public, shell: Shell, token: Path<String>) -> Reply {
    let id = row_of(&shell, &token)?;
    let kept = is_kept(shell.db().read(), &id).await?;
    shell.render(LeavePage {
        token: token.into_inner(),
        kept,
    })
}

/// Deletes the address. Once more changes nothing and says the same.
async fn leave(_: Public, shell: Shell, token: Path<String>, _: Posted<Button>) -> Reply {
    let id = row_of(&shell, &token)?;
    shell.db().intake(Leave { id }).await?;
    shell.see_other(&shell.path(&format!("/addresses/{token}")))
}

/// A person who follows the link of a mail's header is led to the page.
async fn to_page(_: Public, shell: Shell, token: Path<String>) -> Reply {
    row_of(&shell, &token)?;
    shell.see_other(&shell.path(&format!("/addresses/{token}")))
}

/// Deletes the address because its owner pressed a button of their mail program.
async fn one_click(_: Public, shell: Shell, token: Path<String>, _: Posted<OneClick>) -> Reply {
    let id = row_of(&shell, &token)?;
    shell.db().intake(Leave { id }).await?;
    Ok(HttpResponse::Ok().finish())
}

/// The key of the address a link was made for.
fn row_of(shell: &Shell, token: &str) -> Result<Vec<u8>, Error> {
    let row = shell.site.keys.row_of_link(Purpose::Address, token);
    row.ok_or(Error::NotFound)
}
