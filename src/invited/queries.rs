//! Reading lists. Nothing here says who has answered.

use chrono::NaiveDate;
use domain::panel::InviteeState;
use entity::{Stored, invitee, panel, survey};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use super::PanelId;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;

/// A list as officers see it. Counts are exact: to be rounded before anybody sees them.
#[derive(Debug)]
pub struct PanelRow {
    /// Key.
    pub id: i64,
    /// To which survey.
    pub survey: i64,
    /// What it is called.
    pub name: String,
    /// The language people are written to in.
    pub language: String,
    /// Whether reminders go out by themselves.
    pub remind: bool,
    /// How often people were reminded.
    pub reminders: i32,
    /// The day they were last written to.
    pub written_on: Option<NaiveDate>,
    /// How many addresses there are.
    pub people: u64,
    /// How many have answered.
    pub answered: u64,
    /// Whether the addresses are deleted.
    pub deleted: bool,
}

/// The lists of a survey, the newest first.
pub async fn of_survey<P: Permission>(
    db: &impl ConnectionTrait,
    of: &In<SurveyId, P>,
) -> Result<Vec<PanelRow>, DbErr> {
    let panels = panel::Entity::find()
        .filter(panel::Column::SurveyId.eq(of.object().0))
        .order_by_desc(panel::Column::Id)
        .all(db)
        .await?;
    let mut rows = Vec::new();
    for panel in panels {
        rows.push(row(db, panel).await?);
    }
    Ok(rows)
}

/// One list.
pub async fn one(
    db: &impl ConnectionTrait,
    of: &In<PanelId, EditSurvey>,
) -> Result<Option<PanelRow>, DbErr> {
    match panel::Entity::find_by_id(of.object().0).one(db).await? {
        Some(panel) => row(db, panel).await.map(Some),
        None => Ok(None),
    }
}

async fn row(db: &impl ConnectionTrait, panel: panel::Model) -> Result<PanelRow, DbErr> {
    let on_it = || invitee::Entity::find().filter(invitee::Column::PanelId.eq(panel.id));
    let with_address = invitee::Column::Sealed.is_not_null();
    let done = invitee::Column::State.eq(Stored(InviteeState::Answered));
    let of = |count: i32| u64::try_from(count).unwrap_or(0);
    let (people, answered) = match (panel.invited, panel.answered) {
        (Some(invited), Some(answered)) => (of(invited), of(answered)),
        _ => (
            on_it().filter(with_address).count(db).await?,
            on_it().filter(done).count(db).await?,
        ),
    };
    Ok(PanelRow {
        id: panel.id,
        survey: panel.survey_id,
        name: panel.name,
        language: panel.language,
        remind: panel.remind,
        reminders: panel.reminders,
        written_on: panel.written_on,
        people,
        answered,
        deleted: panel.invited.is_some(),
    })
}

/// The programme of a list.
pub async fn programme_of(db: &impl ConnectionTrait, panel: i64) -> Result<Option<i64>, DbErr> {
    let found = panel::Entity::find_by_id(panel)
        .find_also_related(survey::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(_, survey)| survey.map(|survey| survey.programme_id)))
}

/// What somebody finds who follows a link: whether it was used, the survey, the language. None when
/// it leads nowhere any more.
pub async fn invitation(
    db: &impl ConnectionTrait,
    id: &[u8],
) -> Result<Option<(InviteeState, String, String)>, DbErr> {
    let found = invitee::Entity::find_by_id(id.to_vec())
        .find_also_related(panel::Entity)
        .find_also(panel::Entity, survey::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(row, panel, survey)| Some((row.state.0, survey?.slug, panel?.language))))
}

/// Some of those on a list who are still to be sent the mail of a round, in the order of their keys.
pub async fn to_write(
    db: &impl ConnectionTrait,
    panel: i64,
    round: i32,
    most: u64,
) -> Result<Vec<invitee::Model>, DbErr> {
    use sea_orm::QuerySelect;
    invitee::Entity::find()
        .filter(invitee::Column::PanelId.eq(panel))
        .filter(invitee::Column::State.eq(Stored(InviteeState::Waiting)))
        .filter(invitee::Column::Mails.lte(round))
        .filter(invitee::Column::Sealed.is_not_null())
        .order_by_asc(invitee::Column::Id)
        .limit(most)
        .all(db)
        .await
}

/// A list and its survey, for the mails.
pub async fn panel(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<(panel::Model, survey::Model)>, DbErr> {
    let found = panel::Entity::find_by_id(id)
        .find_also_related(survey::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(panel, survey)| Some((panel, survey?))))
}

/// Lists that are reminded by themselves and still have addresses.
pub async fn by_themselves(
    db: &impl ConnectionTrait,
) -> Result<Vec<(panel::Model, survey::Model)>, DbErr> {
    let rows = panel::Entity::find()
        .filter(panel::Column::Remind.eq(true))
        .filter(panel::Column::Invited.is_null())
        .filter(panel::Column::WrittenOn.is_not_null())
        .order_by_asc(panel::Column::Id)
        .find_also_related(survey::Entity)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(panel, survey)| Some((panel, survey?)))
        .collect())
}

/// Every list that still has addresses.
pub async fn with_addresses(db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    let rows = panel::Entity::find()
        .filter(panel::Column::Invited.is_null())
        .order_by_asc(panel::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
