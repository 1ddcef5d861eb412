//! Saying whether reworded questions still ask the same.

use domain::Now;
use domain::survey::Changed;
use entity::joined_question;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, Set};
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;

/// Keeps what was said about the changes that come with a version. It may be said anew at any
/// time: figures follow with their next release.
///
/// A release only comes when ten responses or more have changed, so that two of them never differ
/// by a handful of people, whatever was decided between.
pub async fn decide(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    number: i32,
    said: &[(Changed, bool)],
    now: Now,
) -> Result<(), DbErr> {
    let survey = by.object().0;
    for (changed, together) in said {
        let question = changed.question.to_string();
        let key = (survey, number, question.clone());
        let found = joined_question::Entity::find_by_id(key).one(tx).await?;
        let known = found.is_some();
        let mut row = match found {
            Some(row) if row.mark == changed.mark && row.together == *together => continue,
            Some(row) => row.into_active_model(),
            None => joined_question::ActiveModel {
                survey_id: Set(survey),
                number: Set(number),
                question: Set(question.clone()),
                ..Default::default()
            },
        };
        row.mark = Set(changed.mark.clone());
        row.together = Set(*together);
        row.decided_by = Set(by.actor().label());
        row.decided_at = Set(now.utc());
        if known {
            row.update(tx).await?;
        } else {
            row.insert(tx).await?;
        }
        let deed = Deed {
            now,
            actor: by.actor(),
            deed: EditSurvey::NAME,
            object: format!("survey:{survey}"),
            detail: json!({ "version": number, "question": question, "together": together }),
        };
        audit::record(tx, deed).await?;
    }
    Ok(())
}
