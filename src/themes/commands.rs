//! Asking for a grouping, storing what it found, and deciding about it.

use std::collections::BTreeSet;

use domain::Now;
use domain::change::Op;
use domain::frame::{RunState, ThemeState};
use entity::{
    Stored, comment, comment_read, proposal_comment, theme, theme_decision, theme_proposal,
    theme_run, theme_source,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect, Set,
};
use serde_json::json;

use super::jobs::Group;
use super::{ThemeId, queries};
use crate::audit::{self, Deed};
use crate::db::{Change, Tx};
use crate::jobs;
use crate::staff::proof::{Actor, In, Permission, Scoped};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// Asks for the comments of a question to be grouped. `None` when that is being done already.
pub async fn ask(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let under_way = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(by.object().0))
        .filter(theme_run::Column::Field.eq(field))
        .filter(
            theme_run::Column::State.is_in([Stored(RunState::Waiting), Stored(RunState::Running)]),
        )
        .count(tx)
        .await?;
    if under_way > 0 {
        return Ok(None);
    }
    let row = theme_run::ActiveModel {
        survey_id: Set(by.object().0),
        field: Set(field.to_owned()),
        state: Set(Stored(RunState::Waiting)),
        percent: Set(0),
        seed: Set(1),
        comments: Set(0),
        asked_by: Set(by.actor().staff().unwrap_or_default()),
        asked_at: Set(now.utc()),
        ..Default::default()
    };
    let run = row.insert(tx).await?.id;
    jobs::enqueue(tx, &Group { run }, now).await?;
    let object = format!("survey:{}", by.object().0);
    let detail = json!({ "field": field, "run": run });
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: "themes.group",
        object,
        detail,
    };
    audit::record(tx, deed).await?;
    Ok(Some(run))
}

/// A group of comments the program found.
#[derive(Debug)]
pub struct Proposal {
    /// What the program would call it.
    pub name: String,
    /// Its typical words.
    pub terms: Vec<String>,
    /// Its comments: key, rank among the comment's groups, confidence, place among the typical.
    pub comments: Vec<(i64, i32, f32, Option<i32>)>,
}

/// Stores what a run found, and proposes a theme for each group.
///
/// Themes that were proposed before and that nobody decided about make way; what an officer
/// accepted, renamed, merged or set aside stays.
pub async fn store(
    tx: &Tx,
    run: &theme_run::Model,
    proposals: &[Proposal],
    now: Now,
) -> Result<(), DbErr> {
    theme::Entity::delete_many()
        .filter(theme::Column::SurveyId.eq(run.survey_id))
        .filter(theme::Column::Field.eq(run.field.as_str()))
        .filter(theme::Column::State.eq(Stored(ThemeState::Proposed)))
        .filter(theme::Column::DecidedBy.is_null())
        .filter(theme::Column::CreatedBy.is_null())
        .exec(tx)
        .await?;
    for (number, proposal) in (1..).zip(proposals) {
        let terms = serde_json::to_string(&proposal.terms);
        let row = theme_proposal::ActiveModel {
            run_id: Set(run.id),
            number: Set(number),
            name: Set(proposal.name.clone()),
            terms: Set(terms.map_err(|error| DbErr::Json(error.to_string()))?),
            size: Set(i32::try_from(proposal.comments.len()).unwrap_or(i32::MAX)),
            ..Default::default()
        };
        let id = row.insert(tx).await?.id;
        for chunk in proposal.comments.chunks(200) {
            let rows = chunk.iter().map(|(comment, rank, confidence, typical)| {
                proposal_comment::ActiveModel {
                    proposal_id: Set(id),
                    comment_id: Set(*comment),
                    rank: Set(*rank),
                    confidence: Set(*confidence),
                    typical: Set(*typical),
                }
            });
            proposal_comment::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
        let row = theme::ActiveModel {
            survey_id: Set(run.survey_id),
            field: Set(run.field.clone()),
            name: Set(proposal.name.clone()),
            definition: Set(String::new()),
            state: Set(Stored(ThemeState::Proposed)),
            created_at: Set(now.utc()),
            ..Default::default()
        };
        let theme = row.insert(tx).await?.id;
        source(tx, theme, id).await?;
    }
    Ok(())
}

async fn source(tx: &Tx, theme: i64, proposal: i64) -> Result<(), DbErr> {
    let row = theme_source::ActiveModel {
        theme_id: Set(theme),
        proposal_id: Set(proposal),
    };
    theme_source::Entity::insert(row)
        .on_conflict_do_nothing()
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

type Officer = In<ThemeId, DecideThemes>;

/// Names a theme and says what belongs to it.
pub async fn rename(
    tx: &Tx,
    by: &Officer,
    name: &str,
    definition: &str,
    now: Now,
) -> Result<(), DbErr> {
    let mut row = locked(tx, by.object().0).await?.into_active_model();
    row.name = Set(name.to_owned());
    row.definition = Set(definition.to_owned());
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    record(tx, by, now, "themes.rename", json!({})).await
}

/// Stands by a theme, sets it aside, or takes either back. `None` when it was merged.
pub async fn judge(
    tx: &Tx,
    by: &Officer,
    state: ThemeState,
    now: Now,
) -> Result<Option<()>, DbErr> {
    let row = locked(tx, by.object().0).await?;
    if row.state.0 == ThemeState::Merged || state == ThemeState::Merged {
        return Ok(None);
    }
    if (row.state.0 == ThemeState::Accepted) != (state == ThemeState::Accepted) {
        let comments = comments_of(tx, &row, &[row.id]).await?;
        themed(tx, row.survey_id, &comments).await?;
    }
    let mut row = row.into_active_model();
    row.state = Set(Stored(state));
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    record(tx, by, now, DecideThemes::NAME, json!({ "state": state })).await?;
    Ok(Some(()))
}

/// Makes a theme part of another of the same question, which from then on draws on its groups.
/// `None` when either was merged before.
pub async fn merge(tx: &Tx, by: &Officer, into: i64, now: Now) -> Result<Option<()>, DbErr> {
    let (from, target) = (locked(tx, by.object().0).await?, locked(tx, into).await?);
    let same_question = from.survey_id == target.survey_id && from.field == target.field;
    let merged = from.state.0 == ThemeState::Merged || target.state.0 == ThemeState::Merged;
    if from.id == target.id || !same_question || merged {
        return Ok(None);
    }
    if [from.state.0, target.state.0].contains(&ThemeState::Accepted) {
        let comments = comments_of(tx, &from, &[from.id, target.id]).await?;
        themed(tx, from.survey_id, &comments).await?;
    }
    let sources = theme_source::Entity::find()
        .filter(theme_source::Column::ThemeId.eq(from.id))
        .all(tx)
        .await?;
    for row in sources {
        source(tx, target.id, row.proposal_id).await?;
    }
    let mut row = from.into_active_model();
    row.state = Set(Stored(ThemeState::Merged));
    row.merged_into = Set(Some(target.id));
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    let mut row = target.into_active_model();
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    record(tx, by, now, "themes.merge", json!({ "into": into })).await?;
    Ok(Some(()))
}

/// Takes a comment out of a theme and, unless it goes nowhere, puts it into another.
pub async fn move_comment(
    tx: &Tx,
    by: &Officer,
    comment: i64,
    to: Option<i64>,
    now: Now,
) -> Result<Option<()>, DbErr> {
    let from = locked(tx, by.object().0).await?;
    let found = comment::Entity::find_by_id(comment).one(tx).await?;
    let of_question =
        found.is_some_and(|c| c.survey_id == Some(from.survey_id) && c.field == from.field);
    if !of_question {
        return Ok(None);
    }
    decide(tx, by.actor(), from.id, comment, false, now).await?;
    if let Some(to) = to {
        let target = locked(tx, to).await?;
        if target.survey_id != from.survey_id || target.field != from.field {
            return Err(DbErr::RecordNotFound("the theme".to_owned()));
        }
        decide(tx, by.actor(), to, comment, true, now).await?;
    }
    themed(tx, from.survey_id, &[comment]).await?;
    record(
        tx,
        by,
        now,
        "themes.move",
        json!({ "comment": comment, "to": to }),
    )
    .await?;
    Ok(Some(()))
}

/// The comments under any of these themes of one question.
async fn comments_of(tx: &Tx, of: &theme::Model, themes: &[i64]) -> Result<Vec<i64>, DbErr> {
    let frame = queries::frame(tx, of.survey_id, &of.field).await?;
    let within = frame.into_iter().filter(|row| themes.contains(&row.id));
    Ok(within.flat_map(|row| row.comments).collect())
}

/// Notes that other themes are counted for the responses with these comments.
async fn themed(tx: &Tx, survey: i64, comments: &[i64]) -> Result<(), DbErr> {
    let mut responses = BTreeSet::new();
    for chunk in comments.chunks(500) {
        let found: Vec<i64> = comment::Entity::find()
            .select_only()
            .column(comment::Column::ResponseId)
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(tx)
            .await?;
        responses.extend(found);
    }
    for response in responses {
        tx.note(Change {
            survey,
            op: Op::Themed,
            response,
        });
    }
    Ok(())
}

async fn decide(
    tx: &Tx,
    by: &Actor,
    theme: i64,
    comment: i64,
    belongs: bool,
    now: Now,
) -> Result<(), DbErr> {
    let row = theme_decision::ActiveModel {
        theme_id: Set(theme),
        comment_id: Set(comment),
        belongs: Set(belongs),
        decided_by: Set(by.staff().unwrap_or_default()),
        decided_at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

/// Notes that somebody has read these comments of a survey. Says how many were new to them.
pub async fn mark_read(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    comments: &[i64],
    now: Now,
) -> Result<u64, DbErr> {
    let Some(staff) = by.actor().staff() else {
        return Ok(0);
    };
    let known: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::Id.is_in(comments.iter().copied()))
        .filter(comment::Column::SurveyId.eq(by.object().0))
        .into_tuple()
        .all(tx)
        .await?;
    if known.is_empty() {
        return Ok(0);
    }
    let rows = known.into_iter().map(|comment| comment_read::ActiveModel {
        comment_id: Set(comment),
        staff_id: Set(staff),
        read_at: Set(now.utc()),
    });
    let once = OnConflict::columns([
        comment_read::Column::CommentId,
        comment_read::Column::StaffId,
    ])
    .do_nothing()
    .to_owned();
    let inserted = comment_read::Entity::insert_many(rows).on_conflict(once);
    inserted.exec_without_returning(tx).await
}

fn decided(row: &mut theme::ActiveModel, by: &Actor, now: Now) {
    row.decided_by = Set(by.staff());
    row.decided_at = Set(Some(now.utc()));
}

async fn locked(tx: &Tx, theme: i64) -> Result<theme::Model, DbErr> {
    let found = theme::Entity::find_by_id(theme)
        .lock_exclusive()
        .one(tx)
        .await?;
    found.ok_or_else(|| DbErr::RecordNotFound(format!("{} {theme}", ThemeId::PARAM)))
}

async fn record(
    tx: &Tx,
    by: &Officer,
    now: Now,
    deed: &'static str,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let object = format!("theme:{}", by.object().0);
    audit::record(
        tx,
        Deed {
            now,
            actor: by.actor(),
            deed,
            object,
            detail,
        },
    )
    .await
}
