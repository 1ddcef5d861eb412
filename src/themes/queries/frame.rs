//! The themes of a question, with how much was said.

use std::collections::HashMap;

use domain::frame::{By, Place, ThemeState, Tree};
use domain::response::Channel;
use entity::{
    Stored, comment, proposal_comment, response, theme, theme_proposal, theme_source, themed,
};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Order, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

/// How much was said of a theme.
///
/// Exact, for officers who may list the very comments. What the public reads goes through the rules
/// of disclosure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Comments.
    pub comments: u64,
    /// How many of them come from organisations, or are petitions: no single people.
    pub bodies: u64,
    /// How many of them are proposals nobody decided about.
    pub open: u64,
}

impl Size {
    /// How many people said it.
    #[must_use]
    pub const fn people(&self) -> u64 {
        self.comments.saturating_sub(self.bodies)
    }
}

/// A theme in the frame.
#[derive(Clone, Debug)]
pub struct ThemeRow {
    /// Key.
    pub id: i64,
    /// Its number.
    pub number: i32,
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// What does not.
    pub excludes: String,
    /// How far it is.
    pub state: ThemeState,
    /// The theme above it.
    pub parent: Option<i64>,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// The theme it was split from.
    pub split_from: Option<i64>,
    /// Themes that became part of it.
    pub merged: Vec<String>,
    /// How much was said.
    pub size: Size,
    /// Its most typical comments.
    pub typical: Vec<i64>,
    /// Its typical words, as the program found them.
    pub terms: Vec<String>,
}

/// The code frame of a question, in reading order: the largest first, those set aside last, each
/// before the themes below it. Merged ones are left out.
pub async fn frame(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<ThemeRow>, DbErr> {
    let (mut rows, tree) = themes(db, survey, field).await?;
    if rows.is_empty() {
        return Ok(rows);
    }
    let sizes = sizes(db, survey, field).await?;
    let mut typical = typical(db, survey, field).await?;
    let mut terms = terms(db, survey, field).await?;
    for row in &mut rows {
        row.size = sizes.get(&row.id).copied().unwrap_or_default();
        row.typical = typical.remove(&row.id).unwrap_or_default();
        row.terms = terms.remove(&row.id).unwrap_or_default();
    }
    rows.sort_by_key(|row| {
        let aside = row.state == ThemeState::SetAside;
        (aside, std::cmp::Reverse(row.size.comments), row.id)
    });
    Ok(placed(rows, &tree))
}

/// The same by their numbers, without what is counted: for lists and for coding, where a theme keeps
/// its place.
pub async fn outline(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<ThemeRow>, DbErr> {
    let (mut rows, tree) = themes(db, survey, field).await?;
    rows.sort_by_key(|row| (row.state == ThemeState::SetAside, row.number, row.id));
    Ok(placed(rows, &tree))
}

async fn themes(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<(Vec<ThemeRow>, Tree), DbErr> {
    let themes = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .order_by_asc(theme::Column::Id)
        .all(db)
        .await?;
    let tree = Tree::new(themes.iter().map(|row| Place {
        id: row.id,
        parent: row.parent_id,
        merged_into: row.merged_into,
        state: row.state.0,
    }));
    let live = themes
        .iter()
        .filter(|row| row.state.0 != ThemeState::Merged);
    let row = |row: &theme::Model| {
        let merged = themes
            .iter()
            .filter(|other| other.merged_into == Some(row.id));
        ThemeRow {
            id: row.id,
            number: row.number,
            name: row.name.clone(),
            definition: row.definition.clone(),
            excludes: row.excludes.clone(),
            state: row.state.0,
            parent: tree.parent(row.id),
            depth: 0,
            split_from: row.split_from,
            merged: merged.map(|other| other.name.clone()).collect(),
            size: Size::default(),
            typical: Vec::new(),
            terms: Vec::new(),
        }
    };
    Ok((live.map(row).collect(), tree))
}

/// Rows as they are read: each before those below it.
fn placed(rows: Vec<ThemeRow>, tree: &Tree) -> Vec<ThemeRow> {
    let order: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut by_id: HashMap<i64, ThemeRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    let placed = tree.in_order(&order).into_iter();
    placed
        .filter_map(|(id, depth)| {
            let mut row = by_id.remove(&id)?;
            row.depth = depth;
            Some(row)
        })
        .collect()
}

fn of_question(survey: i64, field: &str) -> SelectStatement {
    theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .into_query()
}

#[derive(FromQueryResult)]
struct Counted {
    theme_id: i64,
    by: Stored<By>,
    n: i64,
}

/// Counts by theme. What was set aside is few, and taken off, so that the many are counted from an
/// index alone.
async fn sizes(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<HashMap<i64, Size>, DbErr> {
    let mut sizes: HashMap<i64, Size> = HashMap::new();
    let all = themed::Entity::find()
        .select_only()
        .column(themed::Column::ThemeId)
        .column(themed::Column::By)
        .column_as(themed::Column::CommentId.count(), "n")
        .filter(themed::Column::ThemeId.in_subquery(of_question(survey, field)))
        .group_by(themed::Column::ThemeId)
        .group_by(themed::Column::By)
        .into_model::<Counted>()
        .all(db)
        .await?;
    for row in all {
        let size = sizes.entry(row.theme_id).or_default();
        size.comments += row.n.unsigned_abs();
        if row.by.0 == By::Machine {
            size.open += row.n.unsigned_abs();
        }
    }
    let aside = joined(survey, field)
        .and_where(comment_column(comment::Column::SurveyId).is_null())
        .to_owned();
    for row in Counted::find_by_statement(db.get_database_backend().build(&aside))
        .all(db)
        .await?
    {
        let size = sizes.entry(row.theme_id).or_default();
        size.comments = size.comments.saturating_sub(row.n.unsigned_abs());
        if row.by.0 == By::Machine {
            size.open = size.open.saturating_sub(row.n.unsigned_abs());
        }
    }
    let formal = joined(survey, field)
        .and_where(comment_column(comment::Column::SurveyId).eq(survey))
        .and_where(comment_column(comment::Column::Channel).eq(Stored(Channel::Organisation)))
        .to_owned();
    let signed = Query::select()
        .column(response::Column::Id)
        .from(response::Entity)
        .and_where(Expr::col((response::Entity, response::Column::SurveyId)).eq(survey))
        .and_where(Expr::col((response::Entity, response::Column::Signatures)).is_not_null())
        .to_owned();
    let petitions = joined(survey, field)
        .and_where(comment_column(comment::Column::SurveyId).eq(survey))
        .and_where(comment_column(comment::Column::Channel).ne(Stored(Channel::Organisation)))
        .and_where(comment_column(comment::Column::ResponseId).in_subquery(signed))
        .to_owned();
    for query in [formal, petitions] {
        for row in Counted::find_by_statement(db.get_database_backend().build(&query))
            .all(db)
            .await?
        {
            sizes.entry(row.theme_id).or_default().bodies += row.n.unsigned_abs();
        }
    }
    Ok(sizes)
}

fn comment_column(column: comment::Column) -> Expr {
    Expr::col((comment::Entity, column))
}

/// Comments of a field with their themes, counted by theme.
fn joined(survey: i64, field: &str) -> SelectStatement {
    Query::select()
        .column((themed::Entity, themed::Column::ThemeId))
        .column((themed::Entity, themed::Column::By))
        .expr_as(
            Func::count(Expr::col((themed::Entity, themed::Column::CommentId))),
            Alias::new("n"),
        )
        .from(comment::Entity)
        .inner_join(
            themed::Entity,
            Expr::col((themed::Entity, themed::Column::CommentId))
                .equals((comment::Entity, comment::Column::Id)),
        )
        .and_where(comment_column(comment::Column::Field).eq(field))
        .and_where(
            Expr::col((themed::Entity, themed::Column::ThemeId))
                .in_subquery(of_question(survey, field)),
        )
        .group_by_col((themed::Entity, themed::Column::ThemeId))
        .group_by_col((themed::Entity, themed::Column::By))
        .to_owned()
}

#[derive(FromQueryResult)]
struct Typical {
    theme_id: i64,
    comment_id: i64,
}

/// The typical comments of the groups a theme draws on, as far as they still belong to it.
async fn typical(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<HashMap<i64, Vec<i64>>, DbErr> {
    let query = Query::select()
        .column((theme_source::Entity, theme_source::Column::ThemeId))
        .column((
            proposal_comment::Entity,
            proposal_comment::Column::CommentId,
        ))
        .from(theme_source::Entity)
        .inner_join(
            proposal_comment::Entity,
            Expr::col((
                proposal_comment::Entity,
                proposal_comment::Column::ProposalId,
            ))
            .equals((theme_source::Entity, theme_source::Column::ProposalId))
            .and(
                Expr::col((proposal_comment::Entity, proposal_comment::Column::Typical))
                    .is_not_null(),
            ),
        )
        .inner_join(
            themed::Entity,
            Expr::col((themed::Entity, themed::Column::ThemeId))
                .equals((theme_source::Entity, theme_source::Column::ThemeId))
                .and(
                    Expr::col((themed::Entity, themed::Column::CommentId)).equals((
                        proposal_comment::Entity,
                        proposal_comment::Column::CommentId,
                    )),
                ),
        )
        .inner_join(
            comment::Entity,
            comment_column(comment::Column::Id)
                .equals((
                    proposal_comment::Entity,
                    proposal_comment::Column::CommentId,
                ))
                .and(comment_column(comment::Column::SurveyId).is_not_null()),
        )
        .and_where(
            Expr::col((theme_source::Entity, theme_source::Column::ThemeId))
                .in_subquery(of_question(survey, field)),
        )
        .order_by(
            (proposal_comment::Entity, proposal_comment::Column::Typical),
            Order::Asc,
        )
        .order_by(
            (
                proposal_comment::Entity,
                proposal_comment::Column::CommentId,
            ),
            Order::Asc,
        )
        .to_owned();
    let mut typical: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in Typical::find_by_statement(db.get_database_backend().build(&query))
        .all(db)
        .await?
    {
        let of_theme = typical.entry(row.theme_id).or_default();
        if of_theme.len() < 5 && !of_theme.contains(&row.comment_id) {
            of_theme.push(row.comment_id);
        }
    }
    Ok(typical)
}

/// The typical words of the groups a theme draws on.
async fn terms(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<HashMap<i64, Vec<String>>, DbErr> {
    let drawing: Vec<(i64, i64)> = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ThemeId)
        .column(theme_source::Column::ProposalId)
        .filter(theme_source::Column::ThemeId.in_subquery(of_question(survey, field)))
        .order_by_asc(theme_source::Column::ProposalId)
        .into_tuple()
        .all(db)
        .await?;
    let of_themes = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ProposalId)
        .filter(theme_source::Column::ThemeId.in_subquery(of_question(survey, field)))
        .into_query();
    let words: HashMap<i64, String> = theme_proposal::Entity::find()
        .select_only()
        .column(theme_proposal::Column::Id)
        .column(theme_proposal::Column::Terms)
        .filter(theme_proposal::Column::Id.in_subquery(of_themes))
        .into_tuple::<(i64, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut terms: HashMap<i64, Vec<String>> = HashMap::new();
    for (theme, proposal) in drawing {
        let found: Option<Vec<String>> = words
            .get(&proposal)
            .and_then(|json| serde_json::from_str(json).ok());
        let of_theme = terms.entry(theme).or_default();
        for word in found.unwrap_or_default() {
            if of_theme.len() < 8 && !of_theme.contains(&word) {
                of_theme.push(word);
            }
        }
    }
    Ok(terms)
}

/// The proposals of a theme the program is least sure of, which nobody decided about.
pub async fn borderline(
    db: &impl ConnectionTrait,
    theme: i64,
    most: u64,
) -> Result<Vec<i64>, DbErr> {
    themed::Entity::find()
        .select_only()
        .column(themed::Column::CommentId)
        .filter(themed::Column::ThemeId.eq(theme))
        .filter(themed::Column::By.eq(Stored(By::Machine)))
        .filter(super::comments::is_counted())
        .order_by_asc(themed::Column::Confidence)
        .order_by_asc(themed::Column::CommentId)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}
