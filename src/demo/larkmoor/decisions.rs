//! What officers make of the comments: themes in every state.

use std::collections::BTreeMap;

use anyhow::bail;
use domain::frame::{RunState, ThemeState};
use domain::role::Role;

use super::{World, proof, run_jobs};
use crate::db::Tx;
use crate::demo::actors;
use crate::demo::files::Larkmoor;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::staff::session::SignedIn;
use crate::survey::SurveyId;
use crate::themes;
use crate::themes::ThemeId;
use crate::themes::commands::Wish;

impl World<'_> {
    /// Groups the comments and has the officer decide about what comes out: most is accepted,
    /// named and merged, one group set aside, the rest left for whoever tries the site.
    pub(super) async fn themes(
        &self,
        larkmoor: &Larkmoor,
    ) -> anyhow::Result<BTreeMap<String, i64>> {
        let (console, now) = (self.console, self.now);
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let by = proof::<_, DecideThemes>(&officer, self.survey, self.programme)?;
        let (mut named, mut left, mut set_aside) = (BTreeMap::new(), Vec::new(), false);
        for field in ["q4", "q8", "q13"] {
            if themes::queries::last_run(console.db.read(), self.survey.0, field)
                .await?
                .is_none()
            {
                console
                    .db
                    .write(async |tx: &Tx| {
                        themes::commands::ask(tx, &by, field, Wish::default(), now).await
                    })
                    .await?;
                self.grouped(field).await?;
                self.read(&by, field).await?;
                self.decide(&officer, field, larkmoor).await?;
                let frame = themes::queries::frame(console.db.read(), self.survey.0, field).await?;
                set_aside |= frame.iter().any(|row| row.state == ThemeState::SetAside);
                left.extend(
                    frame
                        .into_iter()
                        .filter(|row| row.state == ThemeState::Proposed),
                );
            }
            for theme in themes::queries::frame(console.db.read(), self.survey.0, field).await? {
                let known = larkmoor
                    .themes
                    .iter()
                    .find(|(_, named)| named.name == theme.name);
                if let Some((key, _)) = known {
                    named.insert(key.clone(), theme.id);
                }
            }
        }
        // Where every group is about something, the smallest that is left shows how it looks.
        let smallest = left.iter().min_by_key(|row| (row.size.comments, row.id));
        if let Some(row) = smallest.filter(|_| !set_aside && left.len() > 1) {
            let by = proof::<_, DecideThemes>(&officer, ThemeId(row.id), self.programme)?;
            let aside =
                async |tx: &Tx| themes::commands::judge(tx, &by, ThemeState::SetAside, now).await;
            console.db.write(aside).await?;
        }
        Ok(named)
    }

    /// Waits for a grouping, doing it here unless a worker does.
    async fn grouped(&self, field: &str) -> anyhow::Result<()> {
        loop {
            run_jobs(self.console).await?;
            let run =
                themes::queries::last_run(self.console.db.read(), self.survey.0, field).await?;
            match run.map(|run| run.state) {
                Some(RunState::Done) => return Ok(()),
                Some(RunState::Waiting | RunState::Running) => {
                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                }
                other => bail!("grouping {field}: {other:?}"),
            }
        }
    }

    /// The officer has read two comments of three.
    async fn read(&self, by: &In<SurveyId, DecideThemes>, field: &str) -> anyhow::Result<()> {
        let ids =
            themes::queries::comment_ids(self.console.db.read(), self.survey.0, field).await?;
        let read: Vec<i64> = ids
            .into_iter()
            .enumerate()
            .filter(|(at, _)| at % 3 != 2)
            .map(|(_, id)| id)
            .collect();
        for chunk in read.chunks(200) {
            let now = self.now;
            let mark = async |tx: &Tx| {
                themes::commands::mark_read(tx, by, self.survey.0, chunk, now).await
            };
            self.console.db.write(mark).await?;
        }
        Ok(())
    }

    async fn decide(
        &self,
        officer: &SignedIn,
        field: &str,
        larkmoor: &Larkmoor,
    ) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.now);
        let db = console.db.read();
        let mut accepted: BTreeMap<&str, i64> = BTreeMap::new();
        let mut set_aside = false;
        for theme in themes::queries::frame(db, self.survey.0, field).await? {
            let by = proof::<_, DecideThemes>(officer, ThemeId(theme.id), self.programme)?;
            let from = themes::queries::From::First;
            let members = themes::queries::members(db, theme.id, false, from, 10_000).await?;
            let comments = themes::queries::comments(db, &members.ids).await?;
            let about = self.mostly_about(comments.iter().map(|comment| comment.text.as_str()));
            let wanted = about.and_then(|key| larkmoor.themes.get_key_value(key));
            match wanted {
                Some((key, _)) if accepted.contains_key(key.as_str()) => {
                    let into = accepted[key.as_str()];
                    let merge = async |tx: &Tx| themes::commands::merge(tx, &by, into, now).await;
                    console.db.write(merge).await?;
                }
                Some((key, name)) => {
                    console
                        .db
                        .write(async |tx: &Tx| {
                            themes::commands::rename(
                                tx,
                                &by,
                                &name.name,
                                &name.definition,
                                "",
                                "",
                                now,
                            )
                            .await?;
                            themes::commands::judge(tx, &by, ThemeState::Accepted, now).await
                        })
                        .await?;
                    accepted.insert(key, theme.id);
                }
                None if about.is_none() && !set_aside => {
                    let aside = async |tx: &Tx| {
                        themes::commands::judge(tx, &by, ThemeState::SetAside, now).await
                    };
                    console.db.write(aside).await?;
                    set_aside = true;
                }
                None => {}
            }
        }
        Ok(())
    }

    /// The theme most of these comments were made of, if that is more than half.
    fn mostly_about<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all = 0;
        for text in texts {
            all += 1;
            if let Some(theme) = self.voices.theme_of(text) {
                *counts.entry(theme).or_default() += 1;
            }
        }
        let (theme, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (count * 2 > all).then_some(theme)
    }
}
