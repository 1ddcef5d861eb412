//! The themes of a question, with how much was said.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::frame::{By, Place, ThemeState, Tree};
use entity::{Stored, proposal_comment, theme, theme_proposal, theme_source, themed};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
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
    /// Words people use for it, as an officer gave them.
    pub words: String,
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
    let all = of_question(survey, field);
    let sizes = super::sizes::sizes(db, survey, field, &all).await?;
    let mut drawn = drawn(db, &all).await?;
    for row in &mut rows {
        row.size = sizes.get(&row.id).copied().unwrap_or_default();
        let drawn = drawn.remove(&row.id).unwrap_or_default();
        row.typical = drawn.typical;
        row.terms = drawn.terms;
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

/// The same as [`outline`], with what is counted of one theme.
pub async fn around(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    theme: i64,
) -> Result<Vec<ThemeRow>, DbErr> {
    let mut rows = outline(db, survey, field).await?;
    let mut only = of_question(survey, field);
    only.and_where(theme::Column::Id.eq(theme));
    let sizes = super::sizes::sizes(db, survey, field, &only).await?;
    let mut drawn = drawn(db, &only).await?;
    if let Some(row) = rows.iter_mut().find(|row| row.id == theme) {
        row.size = sizes.get(&theme).copied().unwrap_or_default();
        let drawn = drawn.remove(&theme).unwrap_or_default();
        row.typical = drawn.typical;
        row.terms = drawn.terms;
    }
    Ok(rows)
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
            words: row.words.clone(),
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

pub(super) fn of_question(survey: i64, field: &str) -> SelectStatement {
    theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .into_query()
}

/// What the groups a theme draws on say of it.
#[derive(Default)]
struct Drawn {
    /// Comments, the most typical first.
    typical: Vec<i64>,
    /// Words.
    terms: Vec<String>,
}

/// Typical words and comments of the groups themes draw on; comments only as far as they still
/// belong to the theme.
async fn drawn(
    db: &impl ConnectionTrait,
    of_themes: &SelectStatement,
) -> Result<HashMap<i64, Drawn>, DbErr> {
    let drawing: Vec<(i64, i64)> = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ThemeId)
        .column(theme_source::Column::ProposalId)
        .filter(theme_source::Column::ThemeId.in_subquery(of_themes.clone()))
        .order_by_asc(theme_source::Column::ProposalId)
        .into_tuple()
        .all(db)
        .await?;
    let proposals: BTreeSet<i64> = drawing.iter().map(|(_, proposal)| *proposal).collect();
    let terms: HashMap<i64, String> = theme_proposal::Entity::find()
        .select_only()
        .column(theme_proposal::Column::Id)
        .column(theme_proposal::Column::Terms)
        .filter(theme_proposal::Column::Id.is_in(proposals.iter().copied()))
        .into_tuple::<(i64, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let typical: Vec<(i64, i64)> = proposal_comment::Entity::find()
        .select_only()
        .column(proposal_comment::Column::ProposalId)
        .column(proposal_comment::Column::CommentId)
        .filter(proposal_comment::Column::ProposalId.is_in(proposals))
        .filter(proposal_comment::Column::Typical.is_not_null())
        .order_by_asc(proposal_comment::Column::Typical)
        .order_by_asc(proposal_comment::Column::CommentId)
        .into_tuple()
        .all(db)
        .await?;
    let belonging: HashSet<(i64, i64)> = themed::Entity::find()
        .select_only()
        .column(themed::Column::ThemeId)
        .column(themed::Column::CommentId)
        .filter(themed::Column::CommentId.is_in(typical.iter().map(|(_, comment)| *comment)))
        .filter(super::comments::is_counted())
        .into_tuple::<(i64, i64)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut themes: HashMap<i64, Drawn> = HashMap::new();
    for (theme, proposal) in &drawing {
        let drawn = themes.entry(*theme).or_default();
        let words: Option<Vec<String>> = terms
            .get(proposal)
            .and_then(|json| serde_json::from_str(json).ok());
        for word in words.unwrap_or_default() {
            if drawn.terms.len() < 8 && !drawn.terms.contains(&word) {
                drawn.terms.push(word);
            }
        }
    }
    let mut of_proposal: HashMap<i64, Vec<i64>> = HashMap::new();
    for (theme, proposal) in drawing {
        of_proposal.entry(proposal).or_default().push(theme);
    }
    for (proposal, comment) in typical {
        for theme in of_proposal.get(&proposal).into_iter().flatten() {
            let drawn = themes.entry(*theme).or_default();
            let known = drawn.typical.contains(&comment) || drawn.typical.len() >= 5;
            if belonging.contains(&(*theme, comment)) && !known {
                drawn.typical.push(comment);
            }
        }
    }
    Ok(themes)
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
