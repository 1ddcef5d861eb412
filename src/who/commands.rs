//! Keeping baselines, decisions about differences, and the outreach list.

use domain::Now;
use domain::disproportion::{Difference, Verdict};
use domain::text::Paragraph;
use entity::{Stored, baseline, difference_decision, outreach, survey};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set as Put,
};
use serde_json::json;

use super::baselines::Set;
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::{In, Permission, Staff};
use crate::staff::roles::{HelpPeople, ManageStaff, ReadProtected};
use crate::survey::SurveyId;

/// Keeps sets of figures, each in place of what was kept of it.
pub async fn import(tx: &Tx, by: &Staff<ManageStaff>, sets: &[Set], now: Now) -> Result<(), DbErr> {
    for set in sets {
        baseline::Entity::delete_many()
            .filter(baseline::Column::SetCode.eq(&set.code))
            .exec(tx)
            .await?;
        let row = |figure: &super::baselines::Count| baseline::ActiveModel {
            set_code: Put(set.code.clone()),
            set_name: Put(set.name.clone()),
            dimension: Put(figure.dimension.clone()),
            code: Put(figure.code.clone()),
            as_of: Put(figure.as_of),
            category: Put(figure.category.clone()),
            count: Put(figure.count.into()),
            base: Put(figure.base.into()),
            population: Put(figure.population.clone()),
            source: Put(figure.source.clone()),
            note: Put(figure.note.clone()),
            imported_at: Put(now.utc()),
        };
        for chunk in set.figures.chunks(200) {
            baseline::Entity::insert_many(chunk.iter().map(row))
                .exec_without_returning(tx)
                .await?;
        }
        let deed = Deed {
            now,
            actor: by.actor(),
            deed: "baseline.import",
            object: format!("baseline:{}", set.code),
            detail: json!({ "figures": set.figures.len() }),
        };
        audit::record(tx, deed).await?;
    }
    Ok(())
}

type Reviewer = In<SurveyId, ReadProtected>;

fn deed<'a>(who: &'a Reviewer, now: Now, detail: serde_json::Value) -> Deed<'a> {
    Deed {
        now,
        actor: who.actor(),
        deed: ReadProtected::NAME,
        object: format!("survey:{}", who.object().0),
        detail,
    }
}

/// A decision that is taken.
#[derive(Debug)]
pub(super) struct Decided<'a> {
    /// About what.
    pub(super) difference: &'a Difference,
    /// What.
    pub(super) verdict: Verdict,
    /// Why.
    pub(super) reason: &'a Paragraph,
    /// On which release.
    pub(super) snapshot: i32,
}

/// Takes a difference up or sets it aside; a decision taken before ends there and is kept.
pub(super) async fn decide(
    tx: &Tx,
    who: &Reviewer,
    decided: &Decided<'_>,
    now: Now,
) -> Result<(), DbErr> {
    // Two who decide at once do it one after the other: one decision is in force.
    survey::Entity::find_by_id(who.object().0)
        .lock_exclusive()
        .one(tx)
        .await?;
    let difference = decided.difference;
    difference_decision::Entity::update_many()
        .col_expr(
            difference_decision::Column::UndoneAt,
            Expr::value(now.utc()),
        )
        .col_expr(
            difference_decision::Column::UndoneBy,
            Expr::value(who.actor().staff()),
        )
        .filter(difference_decision::Column::SurveyId.eq(who.object().0))
        .filter(difference_decision::Column::Dimension.eq(&difference.what))
        .filter(difference_decision::Column::Answer.eq(&difference.answer))
        .filter(difference_decision::Column::Characteristic.eq(&difference.who))
        .filter(difference_decision::Column::GroupCode.eq(&difference.group))
        .filter(difference_decision::Column::UndoneAt.is_null())
        .exec(tx)
        .await?;
    let points = points(difference);
    let row = difference_decision::ActiveModel {
        survey_id: Put(who.object().0),
        dimension: Put(difference.what.clone()),
        answer: Put(difference.answer.clone()),
        characteristic: Put(difference.who.clone()),
        group_code: Put(difference.group.clone()),
        verdict: Put(Stored(decided.verdict)),
        reason: Put(decided.reason.as_str().to_owned()),
        points: Put(points),
        snapshot: Put(decided.snapshot),
        decided_by: Put(who.actor().staff()),
        decided_at: Put(now.utc()),
        undone_by: Put(None),
        undone_at: Put(None),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let detail = json!({ "difference": id, "what": difference.what, "answer": difference.answer,
        "who": difference.who, "group": difference.group, "verdict": decided.verdict,
        "points": points });
    audit::record(tx, deed(who, now, detail)).await
}

/// A difference in whole points, as it is kept.
#[expect(
    clippy::cast_possible_truncation,
    reason = "points are from -100 to 100"
)]
#[must_use]
pub fn points(difference: &Difference) -> i32 {
    difference.points.round() as i32
}

/// Takes a decision back: whether there was one to take back.
pub(super) async fn undo(tx: &Tx, who: &Reviewer, id: i64, now: Now) -> Result<bool, DbErr> {
    let undone = difference_decision::Entity::update_many()
        .col_expr(
            difference_decision::Column::UndoneAt,
            Expr::value(now.utc()),
        )
        .col_expr(
            difference_decision::Column::UndoneBy,
            Expr::value(who.actor().staff()),
        )
        .filter(difference_decision::Column::Id.eq(id))
        .filter(difference_decision::Column::SurveyId.eq(who.object().0))
        .filter(difference_decision::Column::UndoneAt.is_null())
        .exec(tx)
        .await?;
    if undone.rows_affected == 0 {
        return Ok(false);
    }
    let detail = json!({ "difference": id, "verdict": null });
    audit::record(tx, deed(who, now, detail)).await?;
    Ok(true)
}

/// Puts a group on the outreach list of a survey.
pub(super) async fn reach_out(
    tx: &Tx,
    who: &Reviewer,
    (characteristic, group): (&str, &str),
    plan: &Paragraph,
    now: Now,
) -> Result<(), DbErr> {
    let row = outreach::ActiveModel {
        survey_id: Put(who.object().0),
        characteristic: Put(characteristic.to_owned()),
        group_code: Put(group.to_owned()),
        plan: Put(plan.as_str().to_owned()),
        added_by: Put(who.actor().staff()),
        added_at: Put(now.utc()),
        outcome: Put(String::new()),
        done_by: Put(None),
        done_at: Put(None),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let detail = json!({ "outreach": id, "who": characteristic, "group": group });
    audit::record(tx, deed(who, now, detail)).await
}

/// Says what came of an entry of the list: whether it still waited for that.
pub(super) async fn done(
    tx: &Tx,
    who: &In<SurveyId, HelpPeople>,
    id: i64,
    outcome: &Paragraph,
    now: Now,
) -> Result<bool, DbErr> {
    let done = outreach::Entity::update_many()
        .col_expr(outreach::Column::Outcome, Expr::value(outcome.as_str()))
        .col_expr(outreach::Column::DoneAt, Expr::value(now.utc()))
        .col_expr(outreach::Column::DoneBy, Expr::value(who.actor().staff()))
        .filter(outreach::Column::Id.eq(id))
        .filter(outreach::Column::SurveyId.eq(who.object().0))
        .filter(outreach::Column::DoneAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let deed = Deed {
        now,
        actor: who.actor(),
        deed: HelpPeople::NAME,
        object: format!("survey:{}", who.object().0),
        detail: json!({ "outreach": id }),
    };
    audit::record(tx, deed).await?;
    Ok(true)
}
