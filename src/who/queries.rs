//! Reading baselines, decisions and the outreach list.

use chrono::{DateTime, Utc};
use domain::disproportion::{Difference, Verdict};
use entity::{baseline, difference_decision, outreach, programme};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::baselines::{Count, Set, shipped};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::ReadProtected;
use crate::survey::SurveyId;

/// Every set: those imported first, the newest before older ones, then those that come with the
/// program. An imported set of the same code stands in place of one of those.
pub async fn sets(db: &impl ConnectionTrait) -> Result<Vec<Set>, DbErr> {
    let rows = baseline::Entity::find()
        .order_by_desc(baseline::Column::ImportedAt)
        .order_by_asc(baseline::Column::SetCode)
        .order_by_asc(baseline::Column::Dimension)
        .order_by_asc(baseline::Column::Code)
        .all(db)
        .await?;
    let mut sets: Vec<Set> = Vec::new();
    for row in rows {
        let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        let figure = Count {
            dimension: row.dimension,
            code: row.code,
            category: row.category,
            count: number(row.count),
            base: number(row.base),
            population: row.population,
            source: row.source,
            as_of: row.as_of,
            note: row.note,
        };
        match sets.iter_mut().find(|set| set.code == row.set_code) {
            Some(set) => set.figures.push(figure),
            None => sets.push(Set {
                code: row.set_code,
                name: row.set_name,
                figures: vec![figure],
            }),
        }
    }
    for set in shipped() {
        if sets.iter().all(|one| one.code != set.code) {
            sets.push(set.clone());
        }
    }
    Ok(sets)
}

/// The set a page compares with: the one that was chosen, or else the area the programme of the
/// survey is about. None where neither has figures.
pub(super) async fn chosen<'a>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, ReadProtected>,
    sets: &'a [Set],
    with: &str,
) -> Result<Option<&'a Set>, DbErr> {
    let find = |code: &str| sets.iter().find(|set| set.code == code);
    if let Some(set) = find(with) {
        return Ok(Some(set));
    }
    let programme = programme::Entity::find_by_id(who.programme())
        .one(db)
        .await?;
    Ok(programme.and_then(|programme| find(&programme.area)))
}

/// A decision about a difference.
#[derive(Clone, Debug)]
pub struct DecisionRow {
    /// Key.
    pub id: i64,
    /// Question or theme, answer, characteristic, group.
    pub about: [String; 4],
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// The difference then.
    pub points: i32,
    /// By whom.
    pub decided_by: Option<i64>,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// Who took it back, where it was.
    pub undone_by: Option<i64>,
    /// When it was taken back, or another took its place.
    pub undone_at: Option<DateTime<Utc>>,
}

impl DecisionRow {
    /// Whether it is about this difference.
    #[must_use]
    pub fn is_about(&self, difference: &Difference) -> bool {
        let [what, answer, who, group] = &self.about;
        *what == difference.what
            && *answer == difference.answer
            && *who == difference.who
            && *group == difference.group
    }
}

/// Every decision about the differences of a survey, the last first.
pub async fn decisions(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, ReadProtected>,
) -> Result<Vec<DecisionRow>, DbErr> {
    let rows = difference_decision::Entity::find()
        .filter(difference_decision::Column::SurveyId.eq(who.object().0))
        .order_by_desc(difference_decision::Column::Id)
        .all(db)
        .await?;
    let row = |row: difference_decision::Model| DecisionRow {
        id: row.id,
        about: [
            row.dimension,
            row.answer,
            row.characteristic,
            row.group_code,
        ],
        verdict: row.verdict.0,
        reason: row.reason,
        points: row.points,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
        undone_by: row.undone_by,
        undone_at: row.undone_at,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// An entry of the outreach list.
#[derive(Clone, Debug)]
pub struct OutreachRow {
    /// Key.
    pub id: i64,
    /// The characteristic.
    pub characteristic: String,
    /// The group.
    pub group: String,
    /// What will be done.
    pub plan: String,
    /// Who asked for it.
    pub added_by: Option<i64>,
    /// When.
    pub added_at: DateTime<Utc>,
    /// What came of it, who saw to it, and when; none while it waits.
    pub done: Option<(String, Option<i64>, DateTime<Utc>)>,
}

/// The outreach list of a survey: what waits first, then what was done, the last first.
pub async fn outreach<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<OutreachRow>, DbErr> {
    let rows = outreach::Entity::find()
        .filter(outreach::Column::SurveyId.eq(who.object().0))
        .order_by_desc(outreach::Column::Id)
        .all(db)
        .await?;
    let row = |row: outreach::Model| OutreachRow {
        id: row.id,
        characteristic: row.characteristic,
        group: row.group_code,
        plan: row.plan,
        added_by: row.added_by,
        added_at: row.added_at,
        done: row.done_at.map(|at| (row.outcome.clone(), row.done_by, at)),
    };
    let mut rows: Vec<OutreachRow> = rows.into_iter().map(row).collect();
    rows.sort_by_key(|row| row.done.is_some());
    Ok(rows)
}
