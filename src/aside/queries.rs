//! What is set aside, what might be, and what was done about it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Named;
use domain::response::{Channel, SetAside as Reason, last_day};
use domain::time::day_in_london;
use entity::{comment, response, set_aside_step, survey};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use crate::redaction::queries::Copies;
use crate::staff::proof::In;
use crate::staff::queries::names;
use crate::staff::roles::SetAside;
use crate::survey::SurveyId;

/// The most responses a list shows.
const LISTED: u64 = 200;
/// Words shorter than this, in characters, are said twice by chance.
const SHORTEST: i32 = 40;

/// A response as these lists show it.
#[derive(Clone, Debug)]
pub struct ResponseRow {
    /// Key.
    pub id: i64,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// How it came in.
    pub channel: Channel,
    /// As what it is set aside, or why it is suggested.
    pub reason: Reason,
    /// How its words begin.
    pub words: Option<String>,
}

/// Dates that decide what is late.
#[derive(Clone, Copy, Debug)]
pub struct Grace {
    /// The last day of the survey; none while it is not known.
    pub closes_on: Option<NaiveDate>,
    /// How many days what was posted may take.
    pub days: u8,
}

/// The last day of a survey, and the days of grace.
pub async fn grace(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, SetAside>,
) -> Result<Grace, DbErr> {
    let found = survey::Entity::find_by_id(who.object().0).one(db).await?;
    let survey = found.ok_or_else(|| DbErr::RecordNotFound("survey".to_owned()))?;
    Ok(Grace {
        closes_on: survey.closes_at.map(day_in_london),
        days: u8::try_from(survey.paper_grace_days).unwrap_or(0),
    })
}

/// How many responses of a survey are set aside, by reason.
pub async fn counts(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<(Reason, u32)>, DbErr> {
    let counted: Vec<(String, i64)> = response::Entity::find()
        .select_only()
        .column(response::Column::SetAside)
        .column_as(response::Column::Id.count(), "responses")
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_not_null())
        .group_by(response::Column::SetAside)
        .into_tuple()
        .all(db)
        .await?;
    let of = |reason: Reason| {
        let found = counted.iter().find(|(name, _)| name == reason.name());
        found.map_or(0, |(_, count)| u32::try_from(*count).unwrap_or(u32::MAX))
    };
    let all = Reason::ALL.iter().map(|reason| (*reason, of(*reason)));
    Ok(all.filter(|(_, count)| *count > 0).collect())
}

/// What is set aside, the newest first.
pub async fn aside(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, SetAside>,
) -> Result<Vec<ResponseRow>, DbErr> {
    let found = response::Entity::find()
        .filter(response::Column::SurveyId.eq(who.object().0))
        .filter(response::Column::SetAside.is_not_null())
        .order_by_desc(response::Column::Id)
        .limit(LISTED)
        .all(db)
        .await?;
    let found: Vec<(response::Model, Reason)> = found
        .into_iter()
        .filter_map(|row| row.set_aside.map(|reason| (row, reason.0)))
        .collect();
    rows(db, found).await
}

/// What might be set aside: what came too late, and what looks like a second copy.
pub async fn suggested(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, SetAside>,
    grace: Grace,
) -> Result<Vec<ResponseRow>, DbErr> {
    let mut found = late(db, who.object().0, grace).await?;
    for copy in copies(db, who.object().0).await? {
        if found.iter().all(|(row, _)| row.id != copy.id) {
            found.push((copy, Reason::Duplicate));
        }
    }
    rows(db, found).await
}

async fn late(
    db: &impl ConnectionTrait,
    survey: i64,
    grace: Grace,
) -> Result<Vec<(response::Model, Reason)>, DbErr> {
    let Some(closes_on) = grace.closes_on else {
        return Ok(Vec::new());
    };
    let mut too_late = Condition::any();
    for channel in Channel::ALL {
        let last = last_day(*channel, closes_on, grace.days);
        let after = response::Column::ReceivedOn.gt(last);
        too_late = too_late.add(after.and(response::Column::Channel.eq(channel.name())));
    }
    let found = response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_null())
        // Online, only those get in after the close who began before it.
        .filter(response::Column::Late.eq(false))
        .filter(too_late)
        .order_by_asc(response::Column::Id)
        .limit(LISTED)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|row| (row, Reason::Late)).collect())
}

/// Responses whose answers and words are those of another one: every one but the first.
async fn copies(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<response::Model>, DbErr> {
    let length = Func::char_length(Expr::col(comment::Column::Text));
    let long = ExprTrait::gte(Expr::expr(length), SHORTEST);
    let repeated = comment::Entity::find()
        .select_only()
        .column(comment::Column::Text)
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(long)
        .group_by(comment::Column::Text)
        .having(ExprTrait::gt(comment::Column::Id.count(), 1))
        .limit(LISTED)
        .into_query();
    let words: Vec<(i64, String, String)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::ResponseId)
        .column(comment::Column::Field)
        .column(comment::Column::Text)
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Text.in_subquery(repeated))
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut said: BTreeMap<i64, String> = BTreeMap::new();
    for (response, field, text) in words {
        let all = said.entry(response).or_default();
        all.push_str(&format!("{field}\n{text}\n"));
    }
    let ids: Vec<i64> = said.keys().copied().collect();
    let mut first: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut copies = Vec::new();
    for chunk in ids.chunks(500) {
        let found = response::Entity::find()
            .filter(response::Column::Id.is_in(chunk.iter().copied()))
            .order_by_asc(response::Column::Id)
            .all(db)
            .await?;
        for row in found {
            let words = said.get(&row.id).cloned().unwrap_or_default();
            // Words alone may be a text that was handed to many, who each sent it for themselves.
            if row.answers == "{}" {
                continue;
            }
            match first.entry((row.answers.clone(), words)) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(row.id);
                }
                std::collections::btree_map::Entry::Occupied(_) => copies.push(row),
            }
        }
    }
    Ok(copies)
}

async fn rows(
    db: &impl ConnectionTrait,
    found: Vec<(response::Model, Reason)>,
) -> Result<Vec<ResponseRow>, DbErr> {
    let comments = comment::Entity::find()
        .filter(comment::Column::ResponseId.is_in(found.iter().map(|(row, _)| row.id)))
        .order_by_asc(comment::Column::Id)
        .all(db)
        .await?;
    let copies = Copies::of(db, &comments).await?;
    let words = comments
        .iter()
        .map(|row| (row.response_id, copies.shown(row)));
    let words: Vec<(i64, String)> = words.collect();
    let begins = |response: i64| {
        let (_, text) = words.iter().find(|(id, _)| *id == response)?;
        let short: String = text.chars().take(120).collect();
        Some(if short.len() < text.len() {
            format!("{}…", short.trim_end())
        } else {
            short
        })
    };
    Ok(found
        .into_iter()
        .map(|(row, reason)| ResponseRow {
            id: row.id,
            received_on: row.received_on,
            channel: row.channel.0,
            reason,
            words: begins(row.id),
        })
        .collect())
}

/// One thing that was done about a response.
#[derive(Debug)]
pub struct Step {
    /// Which response.
    pub response: i64,
    /// As what it was set aside; none when it was counted again.
    pub reason: Option<Reason>,
    /// Why.
    pub note: String,
    /// Who; none for the operator.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was done in a survey, the last first.
pub async fn history(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, SetAside>,
) -> Result<Vec<Step>, DbErr> {
    let responses = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::SurveyId.eq(who.object().0))
        .into_query();
    let steps = set_aside_step::Entity::find()
        .filter(set_aside_step::Column::ResponseId.in_subquery(responses))
        .order_by_desc(set_aside_step::Column::Id)
        .limit(LISTED)
        .all(db)
        .await?;
    let names = names(db, steps.iter().map(|step| step.staff_id)).await?;
    Ok(steps
        .into_iter()
        .map(|step| Step {
            response: step.response_id,
            reason: step.reason.map(|reason| reason.0),
            name: names.of(step.staff_id),
            note: step.note,
            at: step.at,
        })
        .collect())
}
