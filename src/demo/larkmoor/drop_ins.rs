//! Drop-ins with their places, one of them full.

use anyhow::anyhow;
use chrono::TimeDelta;
use domain::event::Party;
use domain::role::Role;
use domain::text::{Email, Line, Paragraph, PersonName, Phone, Slug};
use domain::time::{Edge, from_london};

use super::{World, anywhere, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::demo::files::DropIn;
use crate::events;
use crate::events::{EventId, Facts, NewEvent, NewSession, Reachable, SignUp};
use crate::staff::roles::RunEvents;

impl World<'_> {
    /// A drop-in with people who signed up: the last sitting of the first one is full.
    pub(super) async fn drop_in(&self, drop_in: &DropIn) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.now);
        let db = console.db.read();
        if events::queries::by_slug(db, &drop_in.slug).await?.is_some() {
            return Ok(());
        }
        let says = |problem| anyhow!("{}: {}", drop_in.slug, console.texts.problem(&problem));
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let facts = Facts {
            title: Line::parse(&drop_in.title, "field-title", 120).map_err(says)?,
            summary: Paragraph::parse(&drop_in.summary, "field-summary", 2000).map_err(says)?,
            venue: Line::parse(&drop_in.venue, "field-venue", 120).map_err(says)?,
            address: Paragraph::parse(&drop_in.address, "field-address", 500).map_err(says)?,
            access: Paragraph::parse(&drop_in.access, "field-access", 1000).map_err(says)?,
            contact: Line::parse(&drop_in.contact, "field-contact", 200).map_err(says)?,
        };
        let new = NewEvent {
            programme: self.programme,
            slug: Slug::parse(&drop_in.slug).map_err(says)?,
            facts,
        };
        let by = anywhere::<RunEvents>(&officer)?;
        let event = console
            .db
            .write(async |tx: &Tx| events::commands::create(tx, &by, &new, now).await)
            .await?;
        let by = proof::<EventId, RunEvents>(&officer, event, self.programme)?;
        for sitting in &drop_in.sessions {
            let day = now.day() + TimeDelta::days(sitting.day);
            let new = NewSession {
                starts_at: from_london(day.and_time(sitting.starts), Edge::Opens),
                ends_at: from_london(day.and_time(sitting.ends), Edge::Closes),
                places: sitting.places,
            };
            let add = async |tx: &Tx| events::commands::add_session(tx, &by, &new, now).await;
            let session = console.db.write(add).await?;
            let people = if sitting.places <= 12 {
                15
            } else {
                sitting.places / 3
            };
            for number in 0..people {
                self.sign_up(event, session, number).await?;
            }
        }
        Ok(())
    }

    async fn sign_up(&self, event: EventId, session: i64, number: i32) -> anyhow::Result<()> {
        const NAMES: [&str; 8] = [
            "Ash", "Bryn", "Clover", "Dale", "Elm", "Fern", "Glen", "Heath",
        ];
        let (console, now) = (self.console, self.now);
        let says = |problem| anyhow!("{}", console.texts.problem(&problem));
        let at = usize::try_from(number).unwrap_or(0);
        let name = NAMES.get(at % NAMES.len()).copied().unwrap_or("Ivy");
        let email = format!(
            "{}{session}-{number}@people.larkmoor.example",
            name.to_lowercase()
        );
        let reachable = if number % 7 == 6 {
            Reachable::Phone(Phone::parse(&format!("01632 960 {:03}", 200 + number)).map_err(says)?)
        } else {
            Reachable::Email(Email::parse(&email).map_err(says)?, None)
        };
        let sign_up = SignUp {
            session,
            name: PersonName::parse(&format!("{name} (made up)")).map_err(says)?,
            reachable,
            needs: if number % 5 == 0 {
                vec!["step-free".to_owned()]
            } else {
                Vec::new()
            },
            more: None,
            party: if number % 4 == 3 {
                Party::WithCompanion
            } else {
                Party::Alone
            },
        };
        let nonce = format!("demo-sign-up-{}-{session}-{number}", event.0);
        let token = events::commands::token(&console.keys, &nonce);
        let ask = events::commands::Ask::of(&console.keys, event.0, &sign_up, &token, "en", now)?;
        console.db.intake(ask).await?;
        Ok(())
    }
}
