//! Writing down which comments are near-identical.

use domain::Now;
use entity::{bundle, bundle_look, bundled};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};

use super::frame::own;
use crate::db::Tx;
use crate::themes::queries::Unlooked;

/// Near-identical comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The comments, each with the number of its text.
    pub comments: Vec<(i64, i32)>,
    /// How many different points they make.
    pub points: i32,
}

/// Puts these bundles of a question in the place of those found before. Comments that were withdrawn
/// meanwhile are left out.
pub async fn keep_bundles(
    tx: &Tx,
    of: &Unlooked,
    bundles: &[Bundle],
    now: Now,
) -> Result<(), DbErr> {
    let question = &of.question;
    bundle::Entity::delete_many()
        .filter(bundle::Column::SurveyId.eq(question.survey))
        .filter(bundle::Column::Field.eq(question.field.as_str()))
        .exec(tx)
        .await?;
    for found in bundles {
        let ids: Vec<i64> = found.comments.iter().map(|(id, _)| *id).collect();
        let there: std::collections::HashSet<i64> =
            own(tx, question, &ids).await?.into_iter().collect();
        let row = bundle::ActiveModel {
            survey_id: Set(question.survey),
            field: Set(question.field.clone()),
            points: Set(found.points),
            ..Default::default()
        };
        let id = row.insert(tx).await?.id;
        let there: Vec<&(i64, i32)> = found
            .comments
            .iter()
            .filter(|(comment, _)| there.contains(comment))
            .collect();
        for chunk in there.chunks(500) {
            let rows = chunk.iter().map(|(comment, number)| bundled::ActiveModel {
                comment_id: Set(*comment),
                bundle_id: Set(id),
                text_number: Set(*number),
            });
            bundled::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
    }
    let look = bundle_look::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        comments: Set(of.comments),
        last_comment: Set(of.last),
        at: Set(now.utc()),
    };
    let key = [bundle_look::Column::SurveyId, bundle_look::Column::Field];
    let again = OnConflict::columns(key)
        .update_columns([
            bundle_look::Column::Comments,
            bundle_look::Column::LastComment,
            bundle_look::Column::At,
        ])
        .to_owned();
    bundle_look::Entity::insert(look)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
