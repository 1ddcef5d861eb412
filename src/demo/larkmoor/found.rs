//! What was found is agreed about and published: comments coded by two people, each for themselves,
//! and the page the public reads.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use domain::frame::{Check, ThemeState};
use domain::role::Role;

use super::{World, proof};
use crate::db::Tx;
use crate::demo::actors;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::commands::{self, Coded, Coding, Publication, Question};
use crate::themes::queries::{self, Reason, Told};

/// The question the public reads about.
const FIELD: &str = "q8";
/// How many comments the first officer codes, and how many of them a second one.
const FIRST: usize = 60;
const SECOND: usize = 40;
/// One comment in so many the second officer reads differently.
const OTHERWISE: usize = 7;

type Officer = In<SurveyId, DecideThemes>;

impl World<'_> {
    /// Has comments coded by one officer and then by another, measures how far they agree, and
    /// publishes what was found, with a reason for what is open.
    pub(super) async fn found(&self) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.console.clock.now());
        let db = console.db.read();
        if !queries::public(db, self.survey.0).await?.is_empty() {
            return Ok(());
        }
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let second = actors::second_officer(console, now).await?;
        let first: Officer = proof(&officer, self.survey, self.programme)?;
        let by: Officer = proof(&second, self.survey, self.programme)?;
        let about = self.themes_by_meaning().await?;
        self.code_first(&first, &about).await?;
        let reader = by.actor().staff().context("nobody")?;
        let draw =
            async |tx: &Tx| commands::draw_sample(tx, &first, FIELD, reader, SECOND, now).await;
        console.db.write(draw).await?;
        self.code_second(&by, &about).await?;
        let question = Question::of(&first, FIELD);
        let measured = queries::compared(db, &question).await?.measure(1);
        let keep = async |tx: &Tx| commands::keep_measure(tx, &first, FIELD, &measured, now).await;
        console.db.write(keep).await?;
        self.publish(&first, &question).await
    }

    /// The accepted themes by what the voices of the demo talk about.
    async fn themes_by_meaning(&self) -> anyhow::Result<BTreeMap<String, i64>> {
        let db = self.console.db.read();
        let mut about: BTreeMap<String, BTreeMap<i64, usize>> = BTreeMap::new();
        for theme in queries::frame(db, self.survey.0, FIELD).await? {
            if theme.state != ThemeState::Accepted {
                continue;
            }
            let from = queries::From::First;
            let members = queries::members(db, theme.id, false, from, 10_000).await?;
            for comment in queries::comments(db, &members.ids).await? {
                if let Some(meant) = self.voices.theme_of(&comment.text) {
                    let counts = about.entry(meant.to_owned()).or_default();
                    *counts.entry(theme.id).or_default() += 1;
                }
            }
        }
        let most = |counts: BTreeMap<i64, usize>| counts.into_iter().max_by_key(|(_, n)| *n);
        let found = about
            .into_iter()
            .filter_map(|(meant, counts)| Some((meant, most(counts)?.0)));
        Ok(found.collect())
    }

    /// The themes on the page, and those a comment is about.
    async fn meant(
        &self,
        comment: i64,
        about: &BTreeMap<String, i64>,
    ) -> anyhow::Result<(BTreeSet<i64>, BTreeSet<i64>)> {
        let db = self.console.db.read();
        let shown = queries::outline(db, self.survey.0, FIELD).await?;
        let found = queries::comments(db, &[comment]).await?;
        let meant = found
            .first()
            .and_then(|row| self.voices.theme_of(&row.text))
            .and_then(|meant| about.get(meant));
        let shown = shown.into_iter().map(|theme| theme.id).collect();
        Ok((shown, meant.copied().into_iter().collect()))
    }

    async fn code_first(&self, by: &Officer, about: &BTreeMap<String, i64>) -> anyhow::Result<()> {
        let (db, now) = (&self.console.db, self.console.clock.now());
        let comments = queries::comment_ids(db.read(), self.survey.0, FIELD).await?;
        for (at, comment) in comments.into_iter().take(FIRST).enumerate() {
            let (shown, themes) = self.meant(comment, about).await?;
            let coding = Coding {
                proposed: shown.clone(),
                shown,
                said: true,
                // One of them is proposed as a quotation.
                quote: at == 1 && !themes.is_empty(),
                themes,
                ..Coding::default()
            };
            let code = async |tx: &Tx| commands::code(tx, by, FIELD, comment, &coding, now).await;
            db.write(code).await?;
        }
        Ok(())
    }

    async fn code_second(&self, by: &Officer, about: &BTreeMap<String, i64>) -> anyhow::Result<()> {
        let (db, now) = (&self.console.db, self.console.clock.now());
        let question = Question::of(by, FIELD);
        let sample = queries::open_sample(db.read(), &question, by.actor().staff()).await?;
        let sample = sample.context("no sample")?;
        let mut next = queries::next_second(db.read(), sample, None).await?;
        let mut at = 0;
        while let Some(comment) = next {
            let (shown, mut themes) = self.meant(comment, about).await?;
            at += 1;
            if at % OTHERWISE == 0 {
                let another = about.values().find(|theme| !themes.contains(theme));
                themes = another.copied().into_iter().collect();
            }
            let code = async |tx: &Tx| {
                commands::code_second(tx, by, FIELD, comment, &shown, &themes, now).await
            };
            next = match db.write(code).await? {
                Some(Coded::Next(next)) => Some(next),
                Some(Coded::Last) | None => None,
            };
        }
        Ok(())
    }

    async fn publish(&self, by: &Officer, question: &Question) -> anyhow::Result<()> {
        let (db, now) = (&self.console.db, self.console.clock.now());
        let row = queries::question(db.read(), self.survey.0, FIELD).await?;
        let row = row.context("no comments")?;
        let frame = queries::frame(db.read(), self.survey.0, FIELD).await?;
        let measured = queries::last_measure(db.read(), question).await?;
        let people = measured.map(|row| row.measured.people);
        let told = Told {
            themes: queries::to_be_told(&frame),
            read: row.read * 100 / row.comments.max(1),
            machine: true,
            sorted: true,
            agreement: people.map(|people| {
                let alpha = people.alpha.map(|alpha| alpha.value);
                (domain::stats::agreement::Worth::of(alpha), people.comments)
            }),
            campaigns: None,
        };
        let why = "It is made up, to show what the public reads.";
        let reason = |check: Check, found: &str| Reason {
            check,
            found: found.to_owned(),
            why: why.to_owned(),
        };
        let new = Publication {
            told: &told,
            reasons: &[
                reason(Check::Read, "Some comments were read by nobody"),
                reason(
                    Check::Agreed,
                    "Nobody has put their name under these themes",
                ),
                reason(
                    Check::Undecided,
                    "Some are left as the program proposed them",
                ),
            ],
            quotes: &[],
        };
        let publish = async |tx: &Tx| commands::publish(tx, by, FIELD, &new, now).await;
        Ok(db.write(publish).await?)
    }
}
