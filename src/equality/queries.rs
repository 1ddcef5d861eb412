//! Opening equality answers for counting, and who read which figures for what.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::change::Op;
use domain::characteristic::{Characteristic, Tags};
use domain::disclosure::OneWay;
use domain::redaction::readable;
use domain::response::Channel;
use domain::time::day_in_london;
use domain::{Now, disclosure::Figure};
use entity::{Stored, change, comment, equality_answer, reading, response};
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::keys::{Keys, Purpose, SurveyKey};
use crate::results::queries::SnapshotRow;
use crate::staff::proof::In;
use crate::staff::roles::ReadProtected;
use crate::survey::SurveyId;

/// What was answered with each of these responses, for whoever counts. The key of the survey is
/// the proof: without it nobody knows which row belongs to which response.
pub async fn tags_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    key: &SurveyKey,
    responses: &[i64],
) -> Result<HashMap<i64, Tags>, DbErr> {
    let links: HashMap<Vec<u8>, i64> = responses
        .iter()
        .map(|id| (key.link(*id).to_vec(), *id))
        .collect();
    let keys_of: Vec<&Vec<u8>> = links.keys().collect();
    let mut rows = Vec::with_capacity(responses.len());
    for chunk in keys_of.chunks(500) {
        let found = equality_answer::Entity::find()
            .filter(equality_answer::Column::Link.is_in(chunk.iter().map(|link| link.to_vec())))
            .all(db)
            .await?;
        rows.extend(found);
    }
    let mut tags = HashMap::with_capacity(rows.len());
    for row in rows {
        let plain = keys.unseal(Purpose::Equality, &row.link, &row.sealed);
        let plain = plain.map_err(|error| DbErr::Custom(error.to_string()))?;
        let read =
            serde_json::from_slice(&plain).map_err(|error| DbErr::Json(error.to_string()))?;
        if let Some(response) = links.get(&row.link) {
            tags.insert(*response, read);
        }
    }
    Ok(tags)
}

/// What somebody reads figures for.
#[derive(Debug)]
pub struct Stated {
    /// Key.
    pub id: i64,
    /// In their words.
    pub purpose: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The purpose somebody stated for a survey today; tomorrow they are asked again.
pub async fn stated(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, ReadProtected>,
    now: Now,
) -> Result<Option<Stated>, DbErr> {
    let Some(staff) = who.actor().staff() else {
        return Ok(None);
    };
    let last = reading::Entity::find()
        .filter(reading::Column::StaffId.eq(staff))
        .filter(reading::Column::SurveyId.eq(who.object().0))
        .order_by_desc(reading::Column::Id)
        .one(db)
        .await?;
    Ok(last
        .filter(|last| day_in_london(last.stated_at) == now.day())
        .map(|last| Stated {
            id: last.id,
            purpose: last.purpose,
            since: last.stated_at,
        }))
}

/// The questions of a survey that somebody commented on, by their fields.
pub async fn commented(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, ReadProtected>,
) -> Result<Vec<String>, DbErr> {
    comment::Entity::find()
        .select_only()
        .column(comment::Column::Field)
        .filter(comment::Column::SurveyId.eq(who.object().0))
        .group_by(comment::Column::Field)
        .order_by_asc(comment::Column::Field)
        .into_tuple()
        .all(db)
        .await
}

/// Comments on a question with their responses, as the last release knew them: of people who count,
/// and to whom nothing has happened since but that officers sorted what they said.
async fn released_comments(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    snapshot: &SnapshotRow,
) -> Result<Vec<(i64, i64)>, DbErr> {
    let since = || {
        change::Entity::find()
            .select_only()
            .column(change::Column::ResponseId)
            .filter(change::Column::SurveyId.eq(survey))
            .filter(change::Column::Seq.gt(snapshot.change_seq))
    };
    let changed: Vec<i64> = since()
        .filter(change::Column::Op.is_not_in([Stored(Op::Themed), Stored(Op::Imported)]))
        .into_tuple()
        .all(db)
        .await?;
    let changed: std::collections::HashSet<i64> = changed.into_iter().collect();
    let imports: Vec<i64> = since()
        .filter(change::Column::Op.eq(Stored(Op::Imported)))
        .into_tuple()
        .all(db)
        .await?;
    let known = Condition::any()
        .add(response::Column::ImportId.is_null())
        .add(response::Column::ImportId.is_not_in(imports));
    let people = Query::select()
        .column(response::Column::Id)
        .from(response::Entity)
        .cond_where(
            Condition::all()
                .add(response::Column::SurveyId.eq(survey))
                .add(response::Column::SetAside.is_null())
                .add(response::Column::Signatures.is_null())
                .add(response::Column::Channel.ne(Stored(Channel::Organisation)))
                .add(known),
        )
        .to_owned();
    let rows: Vec<(i64, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::ResponseId)
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Field.eq(field))
        .filter(comment::Column::ResponseId.in_subquery(people))
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let unchanged = rows.into_iter().filter(|(_, of)| !changed.contains(of));
    Ok(unchanged.collect())
}

/// Whose comments are asked for.
#[derive(Clone, Copy, Debug)]
pub struct GroupAsked<'a> {
    /// On which question.
    pub field: &'a str,
    /// By which characteristic.
    pub by: &'a Characteristic,
    /// By which of its groups.
    pub group: &'a str,
}

/// The comments of a group in an order of their own; none where reading them would set a few people
/// apart, or where the release hides how many the group is.
pub async fn comments_of_group(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, ReadProtected>,
    (keys, key): (&Keys, &SurveyKey),
    snapshot: &SnapshotRow,
    released: Option<&OneWay>,
    asked: GroupAsked<'_>,
) -> Result<Option<Vec<i64>>, DbErr> {
    let rows = released_comments(db, who.object().0, asked.field, snapshot).await?;
    let responses: Vec<i64> = rows.iter().map(|(_, response)| *response).collect();
    let tags = tags_of(db, keys, key, &responses).await?;
    let groups = &asked.by.groups;
    let of = |response: &i64| tags.get(response).and_then(|tags| asked.by.group_of(tags));
    // A group the release does not print is no list; whoever is in it stands in none.
    let is_printed = |at: usize| {
        let group = groups.get(at);
        let count = group.and_then(|group| released?.count(&group.code));
        matches!(count.map(|cell| cell.figure()), Some(Figure::Shown(people)) if people > 0)
    };
    let lists: Vec<Vec<usize>> = responses
        .iter()
        .map(|response| {
            of(response)
                .filter(|at| is_printed(*at))
                .into_iter()
                .collect()
        })
        .collect();
    let Some(at) = groups.iter().position(|group| group.code == asked.group) else {
        return Ok(None);
    };
    if readable(groups.len(), &lists).get(at) != Some(&true) {
        return Ok(None);
    }
    let members = rows
        .iter()
        .zip(&lists)
        .filter(|(_, lists)| lists.contains(&at));
    let mut ids: Vec<i64> = members.map(|((comment, _), _)| *comment).collect();
    let table = format!("comments.{}.{}", asked.field, asked.by.code);
    ids.sort_by_key(|id| {
        (
            key.rank(snapshot.number, &table, asked.group, &id.to_string()),
            *id,
        )
    });
    Ok(Some(ids))
}
