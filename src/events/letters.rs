//! Mails about places.

use domain::event::PlaceState;
use serde::Serialize;

use super::changes::Change;
use super::jobs::What;
use super::queries::PlaceRow;
use crate::site::Site;
use crate::web::locale::{Texts, path_in};
use crate::web::page::Letter;

/// What somebody is told about their place.
#[derive(Serialize)]
pub struct PlaceLetter {
    /// What happened: `held`, `waiting`, `moved_up`, `again`, `given_back`, `called_off`, `changed`.
    pub what: &'static str,
    /// Their name.
    pub name: String,
    /// The drop-in.
    pub event: String,
    /// When, in words.
    pub when: String,
    /// Where it is held.
    pub venue: String,
    /// How to find it.
    pub address: String,
    /// Whom to ask.
    pub contact: String,
    /// Whether they hold a place now.
    pub held: bool,
    /// Place in the queue.
    pub position: Option<u64>,
    /// Whether a companion comes with them.
    pub companion: bool,
    /// What they need, in words.
    pub needs: Vec<String>,
    /// Their own page.
    pub link: String,
    /// Why the sitting was called off.
    pub reason: Option<String>,
    /// What is no longer as they were told.
    pub changes: Vec<ChangeLine>,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

/// Something that is no longer as people were told.
#[derive(Clone, Serialize)]
pub struct ChangeLine {
    /// What it is about.
    pub label: String,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

impl ChangeLine {
    fn new(texts: &Texts, change: &Change) -> Self {
        let (old, new) = match change {
            Change::When { old, new } => (texts.meeting(old.0, old.1), texts.meeting(new.0, new.1)),
            Change::Said { old, new, .. } => (old.clone(), new.clone()),
        };
        let label = texts.t(&format!("place-fact-{}", change.name()));
        Self { label, old, new }
    }
}

impl PlaceLetter {
    /// The letter about a place, if it is still known who holds it.
    #[must_use]
    pub fn new(site: &Site, place: &PlaceRow, what: What, changes: &[Change]) -> Option<Self> {
        let attendee = place.attendee.as_ref()?;
        let texts = site.locales.get(&place.language);
        let needs = attendee
            .needs
            .iter()
            .map(|need| texts.t(&format!("need-{need}")));
        let page = format!("/places/{}", attendee.token);
        let changes = changes.iter().map(|change| ChangeLine::new(texts, change));
        Some(Self {
            what: what.name(),
            name: attendee.name.clone(),
            event: place.event.title.clone(),
            when: texts.meeting(place.session.starts_at, place.session.ends_at),
            venue: place.event.venue.clone(),
            address: place.event.address.clone(),
            contact: place.event.contact.clone(),
            held: place.state == PlaceState::Held,
            position: place.position,
            companion: place.seats > 1,
            needs: needs.chain(attendee.more.clone()).collect(),
            link: site.base.join(&path_in(&place.language, &page)),
            reason: place.session.called_off.clone(),
            changes: changes.collect(),
            fictional: place.event.fictional,
        })
    }
}

impl Letter for PlaceLetter {
    const TEMPLATE: &'static str = "place";

    fn examples() -> Vec<Self> {
        let letter = |what: &'static str, held: bool, full: bool| Self {
            what,
            name: "Ada".to_owned(),
            event: "Tea and talk".to_owned(),
            when: "1 December 2026 at 2pm to 4pm".to_owned(),
            venue: "The Old Library".to_owned(),
            address: "1 High Street\nLarkmoor".to_owned(),
            contact: "01632 960 001".to_owned(),
            held,
            position: (!held).then_some(3),
            companion: full,
            needs: if full {
                vec!["Step-free access".to_owned()]
            } else {
                vec![]
            },
            link: "https://example.org/places/x".to_owned(),
            reason: full.then(|| "The venue is flooded".to_owned()),
            changes: if what == "changed" {
                vec![ChangeLine {
                    label: "Venue".to_owned(),
                    old: "The Old Library".to_owned(),
                    new: "The New Library".to_owned(),
                }]
            } else {
                vec![]
            },
            fictional: full,
        };
        vec![
            letter("held", true, true),
            letter("waiting", false, false),
            letter("moved_up", true, false),
            letter("again", false, true),
            letter("again", true, false),
            letter("given_back", false, false),
            letter("called_off", true, true),
            letter("changed", true, true),
            letter("changed", false, false),
        ]
    }
}
