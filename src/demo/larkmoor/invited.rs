//! A list of made-up people to be invited. Nobody was written to yet.

use anyhow::anyhow;
use domain::role::Role;
use domain::text::{Email, Line};

use super::{World, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::invited::commands::{self, NewPanel};
use crate::invited::queries;
use crate::staff::roles::EditSurvey;

impl World<'_> {
    /// A panel of people who agreed to be asked.
    pub(super) async fn invited(&self) -> anyhow::Result<()> {
        let console = self.console;
        let says = |problem| anyhow!("{}", console.texts.problem(&problem));
        let officer = actors::at_work(console, Role::Officer, self.now).await?;
        let by = proof::<_, EditSurvey>(&officer, self.survey, self.programme)?;
        if !queries::of_survey(console.db.read(), &by).await?.is_empty() {
            return Ok(());
        }
        let people = (1..=24).map(|n| Email::parse(&format!("panel-{n}@people.larkmoor.example")));
        let new = NewPanel {
            name: Line::parse("Carers' panel (made up)", "field-name", 120).map_err(says)?,
            language: "en".to_owned(),
            remind: true,
            addresses: people.collect::<Result<_, _>>().map_err(says)?,
        };
        let (keys, now) = (&console.keys, self.now);
        let create = async |tx: &Tx| commands::create(tx, keys, &by, &new, now).await;
        console.db.write(create).await?;
        Ok(())
    }
}
