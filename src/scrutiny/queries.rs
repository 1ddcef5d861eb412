//! Reading what is unusual about the responses of a survey.

use domain::Named;
use domain::scrutiny::Mark;
use entity::{comment, response, response_mark};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

fn counted(survey: i64) -> sea_orm::Select<response::Entity> {
    response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_null())
}

/// How many responses bear each mark, and how many there are.
pub async fn marks(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
) -> Result<(Vec<(Mark, u64)>, u64), DbErr> {
    let survey = who.object().0;
    let mut list = Vec::new();
    for mark in Mark::ALL {
        let responses = counted(survey)
            .select_only()
            .column(response::Column::Id)
            .into_query();
        let count = response_mark::Entity::find()
            .filter(response_mark::Column::Mark.eq(mark.name()))
            .filter(response_mark::Column::ResponseId.in_subquery(responses))
            .count(db)
            .await?;
        list.push((*mark, count));
    }
    Ok((list, counted(survey).count(db).await?))
}

/// Every text of a survey by the field it was written in.
pub async fn texts(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
) -> Result<Vec<(String, Vec<String>)>, DbErr> {
    let responses = counted(who.object().0)
        .select_only()
        .column(response::Column::Id)
        .into_query();
    let rows: Vec<(String, String)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Field)
        .column(comment::Column::Text)
        .filter(comment::Column::SurveyId.eq(who.object().0))
        .filter(comment::Column::ResponseId.in_subquery(responses))
        .order_by_asc(comment::Column::Field)
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for (field, text) in rows {
        match fields.last_mut() {
            Some((known, texts)) if *known == field => texts.push(text),
            _ => fields.push((field, vec![text])),
        }
    }
    Ok(fields)
}
