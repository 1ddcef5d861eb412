//! Reading what is unusual about the responses of a survey.

use domain::Named;
use domain::scrutiny::Mark;
use entity::{response, response_mark};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};

use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

fn counted(survey: i64) -> sea_orm::Select<response::Entity> {
    response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_null())
}

/// How many responses bear each mark.
pub async fn marks(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
) -> Result<Vec<(Mark, i64)>, DbErr> {
    let responses = counted(who.object().0)
        .select_only()
        .column(response::Column::Id)
        .into_query();
    let found: Vec<(String, i64)> = response_mark::Entity::find()
        .select_only()
        .column(response_mark::Column::Mark)
        .column_as(response_mark::Column::ResponseId.count(), "responses")
        .filter(response_mark::Column::ResponseId.in_subquery(responses))
        .group_by(response_mark::Column::Mark)
        .into_tuple()
        .all(db)
        .await?;
    let of = |mark: &Mark| {
        let mut found = found.iter();
        let count = found.find(|(name, _)| name == mark.name());
        (*mark, count.map_or(0, |(_, count)| *count))
    };
    Ok(Mark::ALL.iter().map(of).collect())
}
