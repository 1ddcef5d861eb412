//! People who asked for another format: one waits, one is being seen to, one has what they need.

use anyhow::{Context, anyhow};
use domain::formats::{Need, RequestState, due};
use domain::role::Role;
use domain::text::{Email, Paragraph, Phone};
use domain::time::day_in_london;

use super::{World, before, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::formats::{Request, commands, queries};
use crate::staff::roles::HelpPeople;
use crate::survey;

/// Somebody of the demo who asks: need, words, telephone or address, how many days ago.
const ASKED: [(Need, &str, &str, i64); 3] = [
    (
        Need::Bsl,
        "I can do a video call on most mornings.",
        "bo@people.larkmoor.example",
        0,
    ),
    (Need::LargePrint, "24 point, please.", "01632 960 311", 4),
    (Need::EasyRead, "", "cy@people.larkmoor.example", 11),
];

impl World<'_> {
    /// Requests for other formats, in every state.
    pub(super) async fn formats(&self) -> anyhow::Result<()> {
        let console = self.console;
        let says = |problem| anyhow!("{}", console.texts.problem(&problem));
        let officer = actors::at_work(console, Role::Officer, self.now).await?;
        let by = proof::<_, HelpPeople>(&officer, self.survey, self.programme)?;
        if !queries::all(console.db.read(), &console.keys, &by)
            .await?
            .is_empty()
        {
            return Ok(());
        }
        let row = survey::queries::one(console.db.read(), &by).await?;
        let closes = row.closes_at.map(day_in_london);
        for (number, (need, words, reach, days)) in ASKED.into_iter().enumerate() {
            let then = before(self.now, days);
            let by_mail = reach.contains('@');
            let request = Request {
                needs: vec![need],
                more: Paragraph::parse_optional(words, "field-needs", 1000).map_err(says)?,
                name: Some(Paragraph::parse("Somebody made up", "field-name", 100).map_err(says)?),
                email: by_mail
                    .then(|| Email::parse(reach))
                    .transpose()
                    .map_err(says)?,
                phone: (!by_mail)
                    .then(|| Phone::parse(reach))
                    .transpose()
                    .map_err(says)?,
                post: None,
            };
            let nonce = format!("demo-format-request-{number}");
            let (who, when) = ((nonce.as_str(), "en"), (due(then.day(), closes), then));
            let ask = commands::Ask::of(&console.keys, self.survey.0, &request, who, when)?;
            console.db.intake(ask).await?;
        }
        let me = officer_key(&officer)?;
        let rows = queries::all(console.db.read(), &console.keys, &by).await?;
        for row in rows {
            let asker = row.asker.context("nothing is forgotten yet")?;
            let is = |need: Need| {
                asker
                    .needs
                    .iter()
                    .any(|code| code == domain::Named::name(need))
            };
            let then = before(self.now, 3);
            let care = (Some(me), row.due_on);
            let write = async |tx: &Tx| {
                if !is(Need::Bsl) {
                    commands::take_care(tx, &by, row.id, care, then).await?;
                }
                if is(Need::EasyRead) {
                    let note = Paragraph::parse("Sent as a booklet", "field-reason", 100).ok();
                    let what = (RequestState::Done, note.as_ref());
                    commands::settle(tx, &by, row.id, what, then).await?;
                }
                anyhow::Ok(())
            };
            console.db.write(write).await?;
        }
        Ok(())
    }
}

fn officer_key(officer: &crate::staff::session::SignedIn) -> anyhow::Result<i64> {
    let by = super::anywhere::<HelpPeople>(officer)?;
    by.actor().staff().context("the officer has an account")
}
