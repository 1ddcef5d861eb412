//! Reading published assessments.

use chrono::NaiveDate;
use domain::assessment::Impact;
use entity::{assessment, assessment_row};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

/// A published assessment.
#[derive(Debug)]
pub struct AssessmentRow {
    /// 1 or 2.
    pub stage: i32,
    /// What the change is for.
    pub aims: String,
    /// Who is affected.
    pub affected: String,
    /// What was concluded.
    pub conclusion: String,
    /// Wording of the source.
    pub quotation: String,
    /// When it was made.
    pub assessed_on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// Rows by characteristic: impact, evidence, gap, mitigation.
    pub rows: Vec<(String, Impact, String, String, String)>,
}

/// Whether a programme has a published assessment.
pub async fn is_published(db: &impl ConnectionTrait, programme: i64) -> Result<bool, DbErr> {
    let published = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .filter(assessment::Column::PublishedAt.is_not_null());
    Ok(published.count(db).await? > 0)
}

/// The latest published assessment of a programme.
pub async fn published(
    db: &impl ConnectionTrait,
    programme: i64,
) -> Result<Option<AssessmentRow>, DbErr> {
    let found = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .filter(assessment::Column::PublishedAt.is_not_null())
        .order_by_desc(assessment::Column::Stage)
        .one(db)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let rows = assessment_row::Entity::find()
        .filter(assessment_row::Column::AssessmentId.eq(found.id))
        .all(db)
        .await?;
    Ok(Some(AssessmentRow {
        stage: found.stage,
        aims: found.aims,
        affected: found.affected,
        conclusion: found.conclusion,
        quotation: found.quotation,
        assessed_on: found.assessed_on,
        review_on: found.review_on,
        rows: rows
            .into_iter()
            .map(|row| {
                (
                    row.characteristic,
                    row.impact.0,
                    row.evidence,
                    row.gap,
                    row.mitigation,
                )
            })
            .collect(),
    }))
}
