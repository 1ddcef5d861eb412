//! What proposals and decisions come to, written down so that pages need not work it out.

use std::collections::HashMap;

use domain::frame::{Belonging, Decided, Place, Proposed, ThemeState, Tree, belonging};
use entity::{Stored, comment, proposal_comment, theme, theme_decision, theme_source, themed};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Set,
};

use crate::db::Tx;

/// Comments that are settled together.
const TOGETHER: usize = 400;

/// A theme, the one above it, the one it became part of, and how far it is.
type Standing = (i64, Option<i64>, Option<i64>, Stored<ThemeState>);

/// The themes of a question as they stand above and below each other.
pub(in crate::themes) async fn tree(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Tree, DbErr> {
    let rows: Vec<Standing> = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .column(theme::Column::ParentId)
        .column(theme::Column::MergedInto)
        .column(theme::Column::State)
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .order_by_asc(theme::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Tree::new(rows.into_iter().map(
        |(id, parent, merged_into, state)| Place {
            id,
            parent,
            merged_into,
            state: state.0,
        },
    )))
}

/// Works out anew to which themes these comments of a question belong.
pub async fn settle(tx: &Tx, survey: i64, field: &str, comments: &[i64]) -> Result<(), DbErr> {
    let tree = tree(tx, survey, field).await?;
    let of_question = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        // The one it became part of draws on its groups; those it had stay with it, should the
        // merging be undone.
        .filter(theme::Column::State.ne(Stored(ThemeState::Merged)))
        .into_query();
    let sources = theme_source::Entity::find()
        .filter(theme_source::Column::ThemeId.in_subquery(of_question))
        .all(tx)
        .await?;
    let mut drawing: HashMap<i64, Vec<i64>> = HashMap::new();
    for source in sources {
        let themes = drawing.entry(source.proposal_id).or_default();
        themes.push(source.theme_id);
    }
    for chunk in comments.chunks(TOGETHER) {
        let rows = belonging(
            proposed(tx, chunk, &drawing).await?,
            decided(tx, chunk).await?,
            &tree,
        );
        write(tx, chunk, rows).await?;
    }
    Ok(())
}

async fn proposed(
    tx: &Tx,
    comments: &[i64],
    drawing: &HashMap<i64, Vec<i64>>,
) -> Result<Vec<Proposed>, DbErr> {
    let rows = proposal_comment::Entity::find()
        .filter(proposal_comment::Column::CommentId.is_in(comments.iter().copied()))
        .filter(proposal_comment::Column::ProposalId.is_in(drawing.keys().copied()))
        .all(tx)
        .await?;
    let themes_of = |row: proposal_comment::Model| {
        let themes = drawing.get(&row.proposal_id).into_iter().flatten();
        themes.map(move |theme| Proposed {
            theme: *theme,
            comment: row.comment_id,
            rank: row.rank,
            confidence: row.confidence,
        })
    };
    Ok(rows.into_iter().flat_map(themes_of).collect())
}

async fn decided(tx: &Tx, comments: &[i64]) -> Result<Vec<Decided>, DbErr> {
    let rows = theme_decision::Entity::find()
        .filter(theme_decision::Column::CommentId.is_in(comments.iter().copied()))
        .filter(theme_decision::Column::Undone.eq(false))
        .order_by_asc(theme_decision::Column::Id)
        .all(tx)
        .await?;
    let one = |row: theme_decision::Model| Decided {
        theme: row.theme_id,
        comment: row.comment_id,
        belongs: row.belongs,
        how: row.how.0,
    };
    Ok(rows.into_iter().map(one).collect())
}

async fn write(tx: &Tx, comments: &[i64], rows: Vec<Belonging>) -> Result<(), DbErr> {
    themed::Entity::delete_many()
        .filter(themed::Column::CommentId.is_in(comments.iter().copied()))
        .exec(tx)
        .await?;
    let mut placed: Vec<i64> = rows.iter().map(|row| row.comment).collect();
    placed.sort_unstable();
    placed.dedup();
    for chunk in rows.chunks(TOGETHER) {
        let models = chunk.iter().map(|row| themed::ActiveModel {
            theme_id: Set(row.theme),
            comment_id: Set(row.comment),
            by: Set(Stored(row.by)),
            rank: Set(row.rank),
            confidence: Set(row.confidence),
        });
        themed::Entity::insert_many(models)
            .exec_without_returning(tx)
            .await?;
    }
    let (inside, outside): (Vec<i64>, Vec<i64>) = comments
        .iter()
        .partition(|id| placed.binary_search(id).is_ok());
    for (ids, inside) in [(inside, true), (outside, false)] {
        if ids.is_empty() {
            continue;
        }
        comment::Entity::update_many()
            .col_expr(comment::Column::InTheme, Expr::value(inside))
            .filter(comment::Column::Id.is_in(ids))
            .filter(comment::Column::InTheme.ne(inside))
            .exec(tx)
            .await?;
    }
    Ok(())
}
