//! Lists of comments, page by page from one comment to the next.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::finding::Words;
use domain::frame::{By, Stance};
use domain::response::Channel;
use entity::{Stored, bundled, comment, comment_coding, reading_turn, response, themed};
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::bundles::{copies, once, submissions};
use super::finding::having;
use crate::redaction::queries::{Copies, shown_texts};

/// Which comments of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those nobody has read.
    Unread,
    /// Those somebody has read.
    Read,
    /// Those this person was asked to read and nobody has read.
    Mine(i64),
    /// Those in no theme.
    Outside,
    /// Those proposed as quotations.
    Quotes,
    /// Those that are strong evidence.
    Strong,
}

/// What a list is narrowed down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub show: Show,
    /// How they came in.
    pub channel: Option<Channel>,
    /// The days they came in, both included.
    pub received: (Option<NaiveDate>, Option<NaiveDate>),
    /// Their language (ISO 639-3); `und` where it cannot be told.
    pub language: Option<String>,
    /// The theme they belong to.
    pub theme: Option<i64>,
    /// What their writer thinks of what is proposed.
    pub stance: Option<Stance>,
    /// The words in them.
    pub words: Words,
    /// The bundle of near-identical comments they are in.
    pub bundle: Option<i64>,
    /// Whether of such a bundle the first alone is in the list.
    pub once: bool,
}

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The comments of it.
    pub ids: Vec<i64>,
    /// Whether there are some before.
    pub before: bool,
    /// Whether there are some after.
    pub after: bool,
}

/// Where a page begins or ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum From {
    /// At the first comment.
    #[default]
    First,
    /// After this one.
    After(i64),
    /// Before this one.
    Before(i64),
}

/// The comment of a row of `themed` belongs to a survey: it was not set aside.
pub(super) fn is_counted() -> Expr {
    let there = Query::select()
        .expr(Expr::value(1))
        .from(comment::Entity)
        .and_where(
            Expr::col((comment::Entity, comment::Column::Id))
                .equals((themed::Entity, themed::Column::CommentId)),
        )
        .and_where(Expr::col((comment::Entity, comment::Column::SurveyId)).is_not_null())
        .to_owned();
    Expr::exists(there)
}

/// This column names the comment: looked up from one comment to the next, so that a page is found
/// without going through all that are in a theme or a bundle.
fn is_it(column: impl IntoColumnRef) -> Expr {
    Expr::col(column).equals((comment::Entity, comment::Column::Id))
}

/// The comments of a list.
pub(super) fn asked(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    asked: &Asked,
) -> Select<comment::Entity> {
    let mut all = Condition::all()
        .add(comment::Column::SurveyId.eq(survey))
        .add(comment::Column::Field.eq(field))
        .add_option(
            asked
                .channel
                .map(|channel| comment::Column::Channel.eq(Stored(channel))),
        )
        .add_option(
            asked
                .language
                .as_deref()
                .map(|language| comment::Column::Language.eq(language)),
        );
    let noted = |column: comment_coding::Column| {
        let noted = Query::select()
            .column(comment_coding::Column::CommentId)
            .from(comment_coding::Entity)
            .and_where(Expr::col(column).eq(true))
            .to_owned();
        comment::Column::Id.in_subquery(noted)
    };
    if let Some(theme) = asked.theme {
        let member = Query::select()
            .expr(Expr::value(1))
            .from(themed::Entity)
            .and_where(Expr::col((themed::Entity, themed::Column::ThemeId)).eq(theme))
            .and_where(is_it((themed::Entity, themed::Column::CommentId)))
            .to_owned();
        all = all.add(Expr::exists(member));
    }
    let day = || Expr::col((response::Entity, response::Column::ReceivedOn));
    let (since, until) = asked.received;
    if since.is_some() || until.is_some() {
        let came = Query::select()
            .expr(Expr::value(1))
            .from(response::Entity)
            .and_where(
                Expr::col((response::Entity, response::Column::Id))
                    .equals((comment::Entity, comment::Column::ResponseId)),
            )
            .and_where_option(since.map(|since| day().gte(since)))
            .and_where_option(until.map(|until| day().lte(until)))
            .to_owned();
        all = all.add(Expr::exists(came));
    }
    if let Some(stance) = asked.stance {
        let thinking = Query::select()
            .column(comment_coding::Column::CommentId)
            .from(comment_coding::Entity)
            .and_where(Expr::col(comment_coding::Column::Stance).eq(Stored(stance)))
            .to_owned();
        all = all.add(comment::Column::Id.in_subquery(thinking));
    }
    if let Some(bundle) = asked.bundle {
        let member = Query::select()
            .expr(Expr::value(1))
            .from(bundled::Entity)
            .and_where(Expr::col((bundled::Entity, bundled::Column::BundleId)).eq(bundle))
            .and_where(is_it((bundled::Entity, bundled::Column::CommentId)))
            .to_owned();
        all = all.add(Expr::exists(member));
    }
    if asked.once {
        all = all.add(once());
    }
    if !asked.words.is_empty() {
        all = all.add(having(db.get_database_backend(), &asked.words));
    }
    all = match asked.show {
        Show::All => all,
        Show::Read => all.add(comment::Column::ReadFirstBy.is_not_null()),
        Show::Unread => all.add(comment::Column::ReadFirstBy.is_null()),
        Show::Mine(staff) => all
            .add(comment::Column::ReadFirstBy.is_null())
            .add(in_turn_of(survey, field, staff)),
        Show::Outside => all.add(comment::Column::InTheme.eq(false)),
        Show::Quotes => all.add(noted(comment_coding::Column::Quote)),
        Show::Strong => all.add(noted(comment_coding::Column::Strong)),
    };
    comment::Entity::find().filter(all)
}

/// A comment somebody was asked to read.
pub(super) fn in_turn_of(survey: i64, field: &str, staff: i64) -> Expr {
    let turn = |column| Expr::col((reading_turn::Entity, column));
    let id = || Expr::col((comment::Entity, comment::Column::Id));
    let turns = Query::select()
        .expr(Expr::value(1))
        .from(reading_turn::Entity)
        .and_where(turn(reading_turn::Column::SurveyId).eq(survey))
        .and_where(turn(reading_turn::Column::Field).eq(field))
        .and_where(turn(reading_turn::Column::StaffId).eq(staff))
        .and_where(id().gte(turn(reading_turn::Column::FirstComment)))
        .and_where(id().lte(turn(reading_turn::Column::LastComment)))
        .to_owned();
    Expr::exists(turns)
}

/// How many comments a list has.
pub async fn count(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    of: &Asked,
) -> Result<u64, DbErr> {
    // All but the copies: how many those are is known.
    let no_copies = Asked {
        once: true,
        ..Asked::default()
    };
    if *of == no_copies {
        let all = Box::pin(count(db, survey, field, &Asked::default())).await?;
        return Ok(all.saturating_sub(copies(db, survey, field).await?));
    }
    let one_bundle = Asked {
        bundle: of.bundle,
        ..Asked::default()
    };
    if let Some(bundle) = of.bundle.filter(|_| *of == one_bundle) {
        return submissions(db, (survey, field), bundle).await;
    }
    let counted: Option<i64> = asked(db, survey, field, of)
        .select_only()
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .into_tuple()
        .one(db)
        .await?;
    Ok(counted.unwrap_or(0).unsigned_abs())
}

/// A page of a list, in the order comments came.
pub async fn list(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    of: &Asked,
    from: From,
    most: usize,
) -> Result<Listed, DbErr> {
    let query = asked(db, survey, field, of)
        .select_only()
        .column(comment::Column::Id);
    let query = match from {
        From::First => query,
        From::After(id) => query.filter(comment::Column::Id.gt(id)),
        From::Before(id) => query.filter(comment::Column::Id.lt(id)),
    };
    let ids = query
        .order_by(comment::Column::Id, order(from))
        .limit(room(most))
        .into_tuple()
        .all(db)
        .await?;
    Ok(page(ids, from, most))
}

/// A page of the comments of a theme.
pub async fn members(
    db: &impl ConnectionTrait,
    theme: i64,
    open: bool,
    from: From,
    most: usize,
) -> Result<Listed, DbErr> {
    let query = themed::Entity::find()
        .select_only()
        .column(themed::Column::CommentId)
        .filter(themed::Column::ThemeId.eq(theme))
        .filter(is_counted());
    let query = match open {
        true => query.filter(themed::Column::By.eq(Stored(By::Machine))),
        false => query,
    };
    let query = match from {
        From::First => query,
        From::After(id) => query.filter(themed::Column::CommentId.gt(id)),
        From::Before(id) => query.filter(themed::Column::CommentId.lt(id)),
    };
    let ids = query
        .order_by(themed::Column::CommentId, order(from))
        .limit(room(most))
        .into_tuple()
        .all(db)
        .await?;
    Ok(page(ids, from, most))
}

const fn order(from: From) -> Order {
    match from {
        From::Before(_) => Order::Desc,
        From::First | From::After(_) => Order::Asc,
    }
}

/// One more than a page has, to know whether there are more.
fn room(most: usize) -> u64 {
    u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)
}

fn page(mut ids: Vec<i64>, from: From, most: usize) -> Listed {
    let more = ids.len() > most;
    ids.truncate(most);
    match from {
        From::Before(_) => {
            ids.reverse();
            Listed {
                ids,
                before: more,
                after: true,
            }
        }
        From::First | From::After(_) => Listed {
            ids,
            before: from != From::First,
            after: more,
        },
    }
}

/// A comment as an officer reads it: without what is hidden in it.
#[derive(Clone, Debug)]
pub struct CommentRow {
    /// Key.
    pub id: i64,
    /// The words.
    pub text: String,
    /// Language they seem to be in; none when it cannot be told.
    pub language: Option<String>,
    /// How they came in.
    pub channel: Channel,
    /// Who has read them first.
    pub read_by: Option<i64>,
    /// The themes they belong to, and by whose word.
    pub themes: Vec<(i64, By)>,
}

/// These comments, in the order asked for.
pub async fn comments(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<CommentRow>, DbErr> {
    let mut found: BTreeMap<i64, CommentRow> = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        let mut themes: HashMap<i64, Vec<(i64, By)>> = HashMap::new();
        let belonging = themed::Entity::find()
            .filter(themed::Column::CommentId.is_in(chunk.iter().copied()))
            .order_by_asc(themed::Column::ThemeId)
            .all(db)
            .await?;
        for row in belonging {
            let of_comment = themes.entry(row.comment_id).or_default();
            of_comment.push((row.theme_id, row.by.0));
        }
        let copies = Copies::of(db, &rows).await?;
        for row in rows {
            let shown = CommentRow {
                id: row.id,
                text: copies.shown(&row),
                language: row.language.filter(|language| language != "und"),
                channel: row.channel.0,
                read_by: row.read_first_by,
                themes: themes.remove(&row.id).unwrap_or_default(),
            };
            found.insert(row.id, shown);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The comments of a theme that have any of these words in what may be shown of them, in the order
/// they came. The words are in small letters.
pub async fn with_words(
    db: &impl ConnectionTrait,
    theme: i64,
    words: &[String],
) -> Result<Vec<i64>, DbErr> {
    let members = themed::Entity::find()
        .select_only()
        .column(themed::Column::CommentId)
        .filter(themed::Column::ThemeId.eq(theme))
        .filter(is_counted())
        .order_by_asc(themed::Column::CommentId);
    let ids: Vec<i64> = members.into_tuple().all(db).await?;
    let mut found = Vec::new();
    for chunk in ids.chunks(500) {
        let texts = shown_texts(db, chunk).await?;
        let has = |text: &str| {
            let text = text.to_lowercase();
            words.iter().any(|word| text.contains(word.as_str()))
        };
        let having = texts.into_iter().filter(|(_, text)| has(text));
        found.extend(having.map(|(id, _)| id));
    }
    Ok(found)
}
