//! Where whoever left an address takes it back.

use actix_web::web::Path;

use super::commands::addresses::{Leave, is_kept, of_token};
use super::pages::LeavePage;
use crate::web::form::Button;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/addresses/{token}", ask)
        .post("/addresses/{token}", leave);
}

/// Asks first: mail programs follow links by themselves.
async fn ask(_: Public, shell: Shell, token: Path<String>) -> Reply {
    let id = of_token(&shell.site.keys, &token).ok_or(Error::NotFound)?;
    let kept = is_kept(shell.db().read(), &id).await?;
    shell.render(LeavePage {
        token: token.into_inner(),
        kept,
    })
}

/// Deletes the address. Once more changes nothing and says the same.
async fn leave(_: Public, shell: Shell, token: Path<String>, _: Posted<Button>) -> Reply {
    let id = of_token(&shell.site.keys, &token).ok_or(Error::NotFound)?;
    shell.db().intake(Leave { id }).await?;
    shell.see_other(&shell.path(&format!("/addresses/{token}")))
}
