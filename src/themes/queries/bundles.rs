//! Near-identical comments: how many were sent, how many texts they are, how many points they make.

use std::collections::{BTreeMap, HashMap};

use entity::{bundle, bundle_look, bundled, comment, themed};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::themes::commands::Question;

/// What near-identical comments come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BundleRow {
    /// Key.
    pub id: i64,
    /// How many were sent.
    pub submissions: u64,
    /// How many different texts those are.
    pub texts: u64,
    /// How many different points those make.
    pub points: u64,
}

/// What all bundles of a question or a theme come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bundles {
    /// How many there are.
    pub bundles: u64,
    /// How many comments are in them.
    pub submissions: u64,
    /// How many different texts those are.
    pub texts: u64,
    /// How many different points those make.
    pub points: u64,
}

impl From<bundle::Model> for BundleRow {
    fn from(row: bundle::Model) -> Self {
        Self {
            id: row.id,
            submissions: row.submissions.unsigned_abs(),
            texts: u64::from(row.texts.unsigned_abs()),
            points: u64::from(row.points.unsigned_abs()),
        }
    }
}

/// Of the comments of a bundle the first alone, and all that are in none.
pub(super) fn once() -> Expr {
    let copy = Query::select()
        .expr(Expr::value(1))
        .from(bundled::Entity)
        .and_where(
            Expr::col((bundled::Entity, bundled::Column::CommentId))
                .equals((comment::Entity, comment::Column::Id)),
        )
        .and_where(Expr::col((bundled::Entity, bundled::Column::IsFirst)).eq(false))
        .to_owned();
    Expr::exists(copy).not()
}

/// Bundle and two numbers, where nothing else is said.
type Counted = (i64, i64, i64);

async fn rows(db: &impl ConnectionTrait, of: SelectStatement) -> Result<Vec<Counted>, DbErr> {
    let statement = db.get_database_backend().build(&of);
    let rows = db.query_all_raw(statement).await?;
    let row = |row: sea_orm::QueryResult| {
        Ok((
            row.try_get_by_index(0)?,
            row.try_get_by_index(1)?,
            row.try_get_by_index(2)?,
        ))
    };
    rows.into_iter().map(row).collect()
}

/// The bundles these comments are in.
pub async fn bundles_of(
    db: &impl ConnectionTrait,
    comments: &[i64],
) -> Result<HashMap<i64, BundleRow>, DbErr> {
    let mut of: BTreeMap<i64, i64> = BTreeMap::new();
    for chunk in comments.chunks(500) {
        let some: Vec<(i64, i64)> = bundled::Entity::find()
            .select_only()
            .column(bundled::Column::CommentId)
            .column(bundled::Column::BundleId)
            .filter(bundled::Column::CommentId.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        of.extend(some);
    }
    let mut bundles: Vec<i64> = of.values().copied().collect();
    bundles.sort_unstable();
    bundles.dedup();
    if bundles.is_empty() {
        return Ok(HashMap::new());
    }
    let found: HashMap<i64, BundleRow> = bundle::Entity::find()
        .filter(bundle::Column::Id.is_in(bundles))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.into()))
        .collect();
    let row = |(comment, bundle): (i64, i64)| Some((comment, *found.get(&bundle)?));
    Ok(of.into_iter().filter_map(row).collect())
}

/// The bundles of a survey with the field each was written in, the largest first.
pub async fn bundles_in(
    db: &impl ConnectionTrait,
    survey: i64,
) -> Result<Vec<(String, BundleRow)>, DbErr> {
    let rows = bundle::Entity::find()
        .filter(bundle::Column::SurveyId.eq(survey))
        .order_by_desc(bundle::Column::Submissions)
        .order_by_asc(bundle::Column::Id)
        .all(db)
        .await?;
    let row = |row: bundle::Model| (row.field.clone(), row.into());
    Ok(rows.into_iter().map(row).collect())
}

/// Of each of these bundles a comment with the text most of them sent.
pub async fn usual(db: &impl ConnectionTrait, bundles: &[i64]) -> Result<HashMap<i64, i64>, DbErr> {
    let column = |column| Expr::col((bundled::Entity, column));
    let texts = Query::select()
        .column((bundled::Entity, bundled::Column::BundleId))
        .expr(column(bundled::Column::CommentId).count())
        .expr(column(bundled::Column::CommentId).min())
        .from(bundled::Entity)
        .and_where(column(bundled::Column::BundleId).is_in(bundles.iter().copied()))
        .group_by_col((bundled::Entity, bundled::Column::BundleId))
        .group_by_col((bundled::Entity, bundled::Column::TextNumber))
        .to_owned();
    let mut usual: HashMap<i64, (i64, i64)> = HashMap::new();
    for (bundle, sent, first) in rows(db, texts).await? {
        let most = usual.entry(bundle).or_insert((sent, first));
        if sent > most.0 || (sent == most.0 && first < most.1) {
            *most = (sent, first);
        }
    }
    let comment = |(bundle, (_, comment))| (bundle, comment);
    Ok(usual.into_iter().map(comment).collect())
}

/// What the bundles of a question come to, or of one of its themes.
pub async fn bundles(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    theme: Option<i64>,
) -> Result<Bundles, DbErr> {
    let all: BTreeMap<i64, BundleRow> = bundle::Entity::find()
        .filter(bundle::Column::SurveyId.eq(survey))
        .filter(bundle::Column::Field.eq(field))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.into()))
        .collect();
    let found: Vec<BundleRow> = match theme {
        None => all.into_values().collect(),
        Some(_) if all.is_empty() => Vec::new(),
        Some(theme) => {
            let counted = rows(db, counted(theme)).await?;
            let row = |(id, submissions, texts): Counted| {
                let points = all.get(&id)?.points;
                Some(BundleRow {
                    id,
                    submissions: submissions.unsigned_abs(),
                    texts: texts.unsigned_abs(),
                    points,
                })
            };
            counted.into_iter().filter_map(row).collect()
        }
    };
    let mut sum = Bundles {
        bundles: found.len() as u64,
        ..Bundles::default()
    };
    for row in found {
        sum.submissions += row.submissions;
        sum.texts += row.texts;
        sum.points += row.points;
    }
    Ok(sum)
}

/// Comments of a theme that are in bundles, by bundle: how many, and how many different texts.
fn counted(theme: i64) -> SelectStatement {
    Query::select()
        .column((bundled::Entity, bundled::Column::BundleId))
        .expr(Expr::col((bundled::Entity, bundled::Column::CommentId)).count())
        .expr(Expr::col((bundled::Entity, bundled::Column::TextNumber)).count_distinct())
        .from(themed::Entity)
        .inner_join(
            bundled::Entity,
            Expr::col((bundled::Entity, bundled::Column::CommentId))
                .equals((themed::Entity, themed::Column::CommentId)),
        )
        .and_where(Expr::col((themed::Entity, themed::Column::ThemeId)).eq(theme))
        .group_by_col((bundled::Entity, bundled::Column::BundleId))
        .to_owned()
}

/// How many comments of a question are copies of one before.
pub(super) async fn copies(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<u64, DbErr> {
    let all = bundles(db, survey, field, None).await?;
    Ok(all.submissions.saturating_sub(all.bundles))
}

/// How many comments a bundle of a question has; none where it is not one of them.
pub(super) async fn submissions(
    db: &impl ConnectionTrait,
    (survey, field): (i64, &str),
    bundle: i64,
) -> Result<u64, DbErr> {
    let row = bundle::Entity::find_by_id(bundle)
        .filter(bundle::Column::SurveyId.eq(survey))
        .filter(bundle::Column::Field.eq(field))
        .one(db)
        .await?;
    Ok(row.map_or(0, |row| row.submissions.unsigned_abs()))
}

/// These comments and all that are in a bundle with one of them.
pub async fn with_copies(
    db: &impl ConnectionTrait,
    question: &Question,
    comments: &[i64],
) -> Result<Vec<i64>, DbErr> {
    let mut all = comments.to_vec();
    for chunk in comments.chunks(500) {
        let theirs = Query::select()
            .column(bundled::Column::BundleId)
            .from(bundled::Entity)
            .and_where(Expr::col(bundled::Column::CommentId).is_in(chunk.iter().copied()))
            .to_owned();
        let members = Query::select()
            .column(bundled::Column::CommentId)
            .from(bundled::Entity)
            .and_where(Expr::col(bundled::Column::BundleId).in_subquery(theirs))
            .to_owned();
        let some: Vec<i64> = comment::Entity::find()
            .select_only()
            .column(comment::Column::Id)
            .filter(comment::Column::Id.in_subquery(members))
            .filter(comment::Column::SurveyId.eq(question.survey))
            .filter(comment::Column::Field.eq(question.field.as_str()))
            .into_tuple()
            .all(db)
            .await?;
        all.extend(some);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// A question that has other comments than when it was looked through last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlooked {
    /// Which.
    pub question: Question,
    /// How many comments it has.
    pub comments: i64,
    /// The last of them.
    pub last: i64,
}

/// The questions to be looked through for near-identical comments.
pub async fn unlooked(db: &impl ConnectionTrait) -> Result<Vec<Unlooked>, DbErr> {
    let rows: Vec<(i64, String, i64, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::SurveyId)
        .column(comment::Column::Field)
        .column_as(comment::Column::Id.count(), "n")
        .column_as(comment::Column::Id.max(), "last")
        .filter(comment::Column::SurveyId.is_not_null())
        .group_by(comment::Column::SurveyId)
        .group_by(comment::Column::Field)
        .order_by_asc(comment::Column::SurveyId)
        .order_by_asc(comment::Column::Field)
        .into_tuple()
        .all(db)
        .await?;
    let looked: HashMap<(i64, String), (i64, i64)> = bundle_look::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| ((row.survey_id, row.field), (row.comments, row.last_comment)))
        .collect();
    let row = |(survey, field, comments, last): (i64, String, i64, i64)| {
        let key = (survey, field);
        (looked.get(&key) != Some(&(comments, last))).then(|| Unlooked {
            question: Question {
                survey: key.0,
                field: key.1.clone(),
            },
            comments,
            last,
        })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}
