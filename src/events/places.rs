//! Somebody's own place: see it, give it back.

use actix_web::web::Path;
use domain::event::PlaceState;
use domain::public_text::Thing;

use super::commands::{GiveBack, token_hash};
use super::pages::PlacePage;
use super::public::{event_view, spoken, when};
use super::queries::{self, PlaceRow};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/places/{token}", place)
        .post("/places/{token}", give_back);
}

async fn find(shell: &Shell, token: &str) -> Result<PlaceRow, Error> {
    let hash = token_hash(&shell.site.keys, token);
    let place = queries::place_by_token(shell.db().read(), &shell.site.keys, &hash).await?;
    place.ok_or(Error::NotFound)
}

async fn place(_: Public, shell: Shell, token: Path<String>) -> Reply {
    let place = find(&shell, &token).await?;
    let attendee = place.attendee.as_ref();
    let needs = attendee.map(|attendee| {
        let named = attendee
            .needs
            .iter()
            .map(|need| shell.t(&format!("need-{need}")));
        named.chain(attendee.more.clone()).collect()
    });
    let state = match (place.state, &place.session.called_off) {
        (PlaceState::Cancelled, _) => "cancelled",
        (_, Some(_)) => "called_off",
        _ if place.session.ends_at <= shell.now.utc() => "over",
        (PlaceState::Held, None) => "held",
        (PlaceState::Waiting, None) => "waiting",
    };
    let spoken = spoken(&shell, &place.event).await?;
    let sitting = &place.session;
    let why = sitting.called_off.as_deref().unwrap_or_default();
    shell.render(PlacePage {
        reason: spoken.say(Thing::Session, sitting.id, "called_off", why),
        event: event_view(&shell, &spoken, &place.event),
        when: when(&shell, &place.session),
        state,
        position: place.position,
        companion: place.seats > 1,
        needs: needs.unwrap_or_default(),
        token: token.into_inner(),
    })
}

/// Gives the place back. A second click finds it given back.
async fn give_back(_: Public, shell: Shell, token: Path<String>, _: Posted<Button>) -> Reply {
    find(&shell, &token).await?;
    let deed = GiveBack {
        token_hash: token_hash(&shell.site.keys, &token),
        now: shell.now,
    };
    if shell.db().intake(deed).await? {
        shell.flash(Flash::new("flash-place-given-back"));
    }
    shell.see_other(&shell.path(&format!("/places/{token}")))
}
