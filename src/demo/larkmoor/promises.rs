//! Commitments in every status, and what an owner reports.

use std::collections::BTreeMap;

use domain::commitment::Status;
use domain::role::Role;

use super::{World, anywhere, before, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::demo::files::Larkmoor;
use crate::demo::review::commitment;
use crate::staff::roles::{OwnCommitments, PublishCommitments};
use crate::tracker;

impl World<'_> {
    /// The commitments, with what has become of them since.
    pub(super) async fn promises(
        &self,
        larkmoor: &Larkmoor,
        named: &BTreeMap<String, i64>,
    ) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.now);
        let (then, later) = (before(now, 9), before(now, 2));
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let by = anywhere::<PublishCommitments>(&officer)?;
        let known = tracker::queries::all(console.db.read(), &by).await?;
        for promise in &larkmoor.commitments {
            if known.iter().any(|row| row.title == promise.title) {
                continue;
            }
            let theme = promise
                .theme
                .as_ref()
                .and_then(|key| named.get(key))
                .copied();
            let mut now_so = commitment(console, promise, now).await?;
            let (programme, status) = (self.programme, now_so.status);
            // Whatever came of it since, it began as a promise.
            if !matches!(
                status,
                Status::NotDoing | Status::Exploring | Status::NotStarted
            ) {
                now_so.status = Status::OnTrack;
            }
            let new = async |tx: &Tx| {
                tracker::commands::write(tx, &by, programme, theme, &now_so, then).await
            };
            let id = console.db.write(new).await?;
            if promise.published != Some(true) {
                continue;
            }
            let mine = proof::<_, PublishCommitments>(&officer, id, self.programme)?;
            let note = "Published";
            let publish = async |tx: &Tx| tracker::commands::publish(tx, &mine, note, then).await;
            console.db.write(publish).await?;
            if status != now_so.status {
                now_so.status = status;
                let note = match status {
                    Status::Done => "Finished: measured over four weeks.",
                    _ => "Later than promised: the operator has asked for two more months.",
                };
                let change = async |tx: &Tx| {
                    tracker::commands::change(tx, &mine, &now_so, Some(note), later).await
                };
                console.db.write(change).await?;
            }
        }
        self.owner_reports().await
    }

    /// The owner reports, and the officer has not looked at it yet.
    async fn owner_reports(&self) -> anyhow::Result<()> {
        let console = self.console;
        let owner = actors::at_work(console, Role::Owner, self.now).await?;
        let by = anywhere::<OwnCommitments>(&owner)?;
        let waiting = tracker::queries::waiting(console.db.read()).await?;
        let own = tracker::queries::owned(console.db.read(), &by).await?;
        let Some(row) = own.iter().find(|row| row.status == Status::Exploring) else {
            return Ok(());
        };
        if !waiting.is_empty() {
            return Ok(());
        }
        let id = tracker::CommitmentId(row.id);
        let note =
            "The architect has drawn a room with a door to the garden. We would like to begin.";
        let (now, status) = (before(self.now, 1), Status::OnTrack);
        console
            .db
            .write(async |tx: &Tx| tracker::commands::propose(tx, &by, id, status, note, now).await)
            .await?;
        Ok(())
    }
}
