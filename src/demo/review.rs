//! Loading the programme of facts.

use chrono::{NaiveDate, NaiveTime};
use domain::Now;
use domain::commitment::{Response, Status};
use domain::text::{Line, Paragraph};
use domain::time::{Edge, from_london};

use super::files::{self, Promise, Review};
use crate::console::Console;
use crate::db::Tx;
use crate::staff::proof::{In, Staff};
use crate::staff::roles::{EditSurvey, PublishCommitments};
use crate::tracker::{self, Commitment};
use crate::{assessment, programme};

/// The day of the decision: year, month, day.
const DECIDED: (i32, u32, u32) = (2019, 3, 6);

/// Brings the programme up to date with its file; its commitments are written once.
pub(super) async fn load(console: &Console, now: Now) -> anyhow::Result<()> {
    let json = include_str!("data/mental-health-review.json");
    let review: Review = files::read(json, now.day(), &console.texts)?;
    let by = Staff::<EditSurvey>::operator();
    let id = console
        .db
        .write(async |tx: &Tx| programme::commands::import(tx, &by, &review.programme, now).await)
        .await?;
    console
        .db
        .write(async |tx: &Tx| assessment::commands::import(tx, &by, &review.assessment, now).await)
        .await?;
    let writer = Staff::<PublishCommitments>::operator();
    if !tracker::queries::all(console.db.read(), &writer)
        .await?
        .iter()
        .any(|row| row.programme.slug == review.programme.slug)
    {
        // What the documents promise, they promised on the day of the decision.
        let (year, month, day) = DECIDED;
        let decided = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_else(|| now.day());
        let then = Now::at(from_london(decided.and_time(NaiveTime::MIN), Edge::Opens));
        for promise in &review.commitments {
            let commitment = commitment(console, promise, then).await?;
            console
                .db
                .write(async |tx: &Tx| -> anyhow::Result<()> {
                    let new =
                        tracker::commands::write(tx, &writer, id, None, &commitment, then).await?;
                    let by = In::<_, PublishCommitments>::operator(new, id);
                    let note =
                        "Taken from the business case of March 2019; nothing later is known here.";
                    Ok(tracker::commands::publish(tx, &by, note, then).await?)
                })
                .await?;
        }
    }
    Ok(())
}

/// A commitment of a file. Where no status is stated, nobody is called accountable either.
pub(super) async fn commitment(
    console: &Console,
    promise: &Promise,
    now: Now,
) -> anyhow::Result<Commitment> {
    let says = |problem| anyhow::anyhow!("{}: {}", promise.title, console.texts.problem(&problem));
    let known = programme::queries::organisations(console.db.read()).await?;
    let key = |slug: &String| known.iter().find(|(_, s, _)| s == slug).map(|(id, ..)| *id);
    let owners: Vec<i64> = promise.owners.iter().filter_map(key).collect();
    anyhow::ensure!(
        owners.len() == promise.owners.len(),
        "{}: unknown owner",
        promise.title
    );
    let response = match (&promise.doing, &promise.why_not) {
        (Some(doing), None) => Response::Doing(doing.clone()),
        (None, Some(reason)) => Response::NotDoing(reason.clone()),
        _ => anyhow::bail!("{}: a deed or a reason", promise.title),
    };
    Ok(Commitment {
        title: Line::parse(&promise.title, "field-title", 120).map_err(says)?,
        you_said: Paragraph::parse(&promise.you_said, "field-you-said", 4000).map_err(says)?,
        response,
        status: promise.status.unwrap_or(Status::NotStated),
        due_on: promise
            .due
            .map(|days| now.day() + chrono::TimeDelta::days(days)),
        owners,
        accountable: promise.status.is_some(),
    })
}
