//! What officers decided about a question, as the engine takes it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::frame::{By, How, ThemeState, after_merges};
use domain::theme::{Coded, Decisions, Ruling, Standing};
use entity::{Stored, theme, theme_decision, themed};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most comments a theme is known by, beside those ruled into it.
const LIKE: usize = 500;

/// What the program keeps to when it groups a question.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Keys of the themes that stand, in the order of the decisions.
    pub themes: Vec<i64>,
    /// The themes, and what was ruled about comments.
    pub decisions: Decisions,
    /// What people said who read a comment.
    pub coded: Vec<Coded>,
    /// Themes that stay although the program has nothing to go by: those above others.
    pub above: BTreeSet<i64>,
}

/// What stands of a question whose comments are `comments`, in their order.
///
/// A theme stands once an officer made it, decided about it, or said of a comment whether it belongs
/// there; what is above it stays too. One that was merged lives on in the one it became part of.
pub async fn standing(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    comments: &[i64],
) -> Result<Kept, DbErr> {
    let rows = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .order_by_asc(theme::Column::Id)
        .all(db)
        .await?;
    let merged: BTreeMap<i64, i64> = rows
        .iter()
        .filter_map(|row| Some((row.id, row.merged_into?)))
        .collect();
    let words = said(db, survey, field).await?;
    let spoken_of: BTreeSet<i64> = words
        .iter()
        .map(|word| after_merges(word.theme_id, &merged))
        .collect();
    let by_hand = |row: &theme::Model| {
        let decided = row.decided_by.is_some() || row.created_by.is_some();
        decided || row.state.0 != ThemeState::Proposed || spoken_of.contains(&row.id)
    };
    let live = |row: &&theme::Model| row.state.0 != ThemeState::Merged;
    let standing: Vec<&theme::Model> = rows
        .iter()
        .filter(live)
        .filter(|row| by_hand(row))
        .collect();
    let places: HashMap<i64, usize> = comments.iter().copied().zip(0..).collect();
    let mut like = like(db, &standing, &places).await?;
    let at: HashMap<i64, usize> = standing.iter().map(|row| row.id).zip(0..).collect();
    let ruling = |word: &theme_decision::Model| {
        Some(Ruling {
            comment: *places.get(&word.comment_id)?,
            theme: *at.get(&after_merges(word.theme_id, &merged))?,
            belongs: word.belongs,
        })
    };
    let themes = standing.iter().map(|row| Standing {
        name: row.name.clone(),
        words: words_of(row),
        like: like.remove(&row.id).unwrap_or_default(),
    });
    Ok(Kept {
        decisions: Decisions {
            themes: themes.collect(),
            rulings: words.iter().filter_map(ruling).collect(),
            closed: false,
        },
        coded: coded(&words, ruling),
        above: above(&rows, &at),
        themes: standing.into_iter().map(|row| row.id).collect(),
    })
}

/// Themes above one that stands, as far as they do not stand themselves.
fn above(rows: &[theme::Model], standing: &HashMap<i64, usize>) -> BTreeSet<i64> {
    let parents: HashMap<i64, i64> = rows
        .iter()
        .filter_map(|row| Some((row.id, row.parent_id?)))
        .collect();
    let mut above = BTreeSet::new();
    for theme in standing.keys() {
        let mut at = parents.get(theme);
        while let Some(parent) = at.filter(|parent| above.insert(**parent)) {
            at = parents.get(parent);
        }
    }
    above.retain(|theme| !standing.contains_key(theme));
    above
}

/// What is looked for first: the words given, or what the officer wrote belongs to it.
fn words_of(row: &theme::Model) -> Vec<String> {
    let words = match row.words.is_empty() {
        true => row.definition.as_str(),
        false => row.words.as_str(),
    };
    words
        .split(',')
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Every word of officers about comments of a question that counts, in the order it was said.
async fn said(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<theme_decision::Model>, DbErr> {
    theme_decision::Entity::find()
        .filter(
            theme_decision::Column::ThemeId.in_subquery(super::frame::of_question(survey, field)),
        )
        .filter(theme_decision::Column::Undone.eq(false))
        .order_by_asc(theme_decision::Column::Id)
        .all(db)
        .await
}

/// What people said who looked at a comment: all its themes by their last word. Who let proposals
/// stand together did not look.
fn coded(
    words: &[theme_decision::Model],
    ruling: impl Fn(&theme_decision::Model) -> Option<Ruling>,
) -> Vec<Coded> {
    let mut by_comment: BTreeMap<usize, BTreeMap<usize, bool>> = BTreeMap::new();
    for word in words.iter().filter(|word| word.how.0 == How::Looked) {
        if let Some(ruling) = ruling(word) {
            let own = by_comment.entry(ruling.comment).or_default();
            own.insert(ruling.theme, ruling.belongs);
        }
    }
    let one = |(comment, themes): (usize, BTreeMap<usize, bool>)| Coded {
        comment,
        themes: themes
            .into_iter()
            .filter(|(_, belongs)| *belongs)
            .map(|(theme, _)| theme)
            .collect(),
    };
    by_comment.into_iter().map(one).collect()
}

/// Comments that show what each theme is about, those it is surest of first.
async fn like(
    db: &impl ConnectionTrait,
    standing: &[&theme::Model],
    places: &HashMap<i64, usize>,
) -> Result<HashMap<i64, Vec<usize>>, DbErr> {
    let mut like: HashMap<i64, Vec<usize>> = HashMap::new();
    for row in standing {
        let members: Vec<i64> = themed::Entity::find()
            .select_only()
            .column(themed::Column::CommentId)
            .filter(themed::Column::ThemeId.eq(row.id))
            .filter(themed::Column::By.ne(Stored(By::Within)))
            .order_by_desc(themed::Column::Confidence)
            .order_by_asc(themed::Column::CommentId)
            .limit(LIKE as u64)
            .into_tuple()
            .all(db)
            .await?;
        let members = members.iter().filter_map(|id| places.get(id).copied());
        like.insert(row.id, members.collect());
    }
    Ok(like)
}
