//! Comments a second person codes without seeing what was said of them, and where the two differ.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::frame::Coder;
use entity::{
    Stored, comment_read, second_coding, second_sample, second_word, theme_decision, theme_step,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::words::{CodedBy, Frame, Said, coded_by, is_of, people, program};
use super::{CommentRow, comments};
use crate::staff::queries::names;
use crate::themes::commands::Question;

/// A sample a second person codes or has coded.
#[derive(Clone, Debug)]
pub struct SampleRow {
    /// Key.
    pub id: i64,
    /// Whose it is.
    pub staff: i64,
    /// Their name.
    pub coder: Option<String>,
    /// Who had it drawn.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// From how many comments it was drawn.
    pub from: u64,
    /// How many are in it.
    pub comments: u64,
    /// How many of them are coded.
    pub coded: u64,
    /// With which seed it was drawn.
    pub seed: i64,
    /// When it was coded or given back.
    pub ended: Option<DateTime<Utc>>,
}

/// The samples of a question, the newest first.
pub async fn samples(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<SampleRow>, DbErr> {
    let rows = second_sample::Entity::find()
        .filter(second_sample::Column::SurveyId.eq(question.survey))
        .filter(second_sample::Column::Field.eq(question.field.as_str()))
        .order_by_desc(second_sample::Column::Id)
        .all(db)
        .await?;
    let coded: Vec<(i64, i64)> = second_coding::Entity::find()
        .select_only()
        .column(second_coding::Column::SampleId)
        .column_as(second_coding::Column::CommentId.count(), "n")
        .filter(second_coding::Column::SampleId.is_in(rows.iter().map(|row| row.id)))
        .filter(second_coding::Column::CodedAt.is_not_null())
        .group_by(second_coding::Column::SampleId)
        .into_tuple()
        .all(db)
        .await?;
    let people = rows.iter().flat_map(|row| [row.staff_id, row.drawn_by]);
    let names = names(db, people.map(Some)).await?;
    let row = |row: second_sample::Model| SampleRow {
        coder: names.of(Some(row.staff_id)),
        by: names.of(Some(row.drawn_by)),
        at: row.drawn_at,
        from: u64::from(row.drawn_from.unsigned_abs()),
        comments: u64::from(row.comments.unsigned_abs()),
        coded: coded
            .iter()
            .find(|(sample, _)| *sample == row.id)
            .map_or(0, |(_, n)| n.unsigned_abs()),
        seed: row.seed,
        ended: row.ended_at,
        staff: row.staff_id,
        id: row.id,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// The sample somebody codes of a question at the moment. While they do, what was said of its
/// comments stays closed to them.
pub async fn open_sample(
    db: &impl ConnectionTrait,
    question: &Question,
    staff: Option<i64>,
) -> Result<Option<i64>, DbErr> {
    let Some(staff) = staff else { return Ok(None) };
    // What was withdrawn or set aside meanwhile does not keep anything closed.
    let waiting = second_coding::Entity::find()
        .select_only()
        .column(second_coding::Column::SampleId)
        .filter(second_coding::Column::CodedAt.is_null())
        .filter(is_of(
            question,
            (second_coding::Entity, second_coding::Column::CommentId),
        ))
        .into_query();
    second_sample::Entity::find()
        .select_only()
        .column(second_sample::Column::Id)
        .filter(second_sample::Column::StaffId.eq(staff))
        .filter(second_sample::Column::EndedAt.is_null())
        .filter(second_sample::Column::SurveyId.eq(question.survey))
        .filter(second_sample::Column::Field.eq(question.field.as_str()))
        .filter(second_sample::Column::Id.in_subquery(waiting))
        .into_tuple()
        .one(db)
        .await
}

/// Comments somebody can code second: one other person coded them, and they have not read them.
pub(in crate::themes) async fn eligible(
    db: &impl ConnectionTrait,
    question: &Question,
    second: i64,
) -> Result<Vec<CodedBy>, DbErr> {
    let read: Vec<i64> = comment_read::Entity::find()
        .select_only()
        .column(comment_read::Column::CommentId)
        .filter(comment_read::Column::StaffId.eq(second))
        .filter(is_of(
            question,
            (comment_read::Entity, comment_read::Column::CommentId),
        ))
        .into_tuple()
        .all(db)
        .await?;
    let taken: Vec<i64> = second_coding::Entity::find()
        .select_only()
        .column(second_coding::Column::CommentId)
        .filter(is_of(
            question,
            (second_coding::Entity, second_coding::Column::CommentId),
        ))
        .into_tuple()
        .all(db)
        .await?;
    let decided: Vec<i64> = theme_decision::Entity::find()
        .select_only()
        .column(theme_decision::Column::CommentId)
        .filter(theme_decision::Column::DecidedBy.eq(second))
        .filter(is_of(
            question,
            (theme_decision::Entity, theme_decision::Column::CommentId),
        ))
        .into_tuple()
        .all(db)
        .await?;
    let closed: BTreeSet<i64> = read.into_iter().chain(taken).chain(decided).collect();
    let mut by_comment: BTreeMap<i64, Vec<CodedBy>> = BTreeMap::new();
    for one in coded_by(db, question).await? {
        by_comment.entry(one.comment).or_default().push(one);
    }
    let alone = |(_, coders): (i64, Vec<CodedBy>)| match coders.as_slice() {
        [only] if !closed.contains(&only.comment) => Some(*only),
        _ => None,
    };
    Ok(by_comment.into_iter().filter_map(alone).collect())
}

/// What was said of these comments before a second person saw them: by who coded them first, and by
/// the program.
pub(in crate::themes) async fn said_before(
    db: &impl ConnectionTrait,
    question: &Question,
    drawn: &[CodedBy],
) -> Result<Vec<(Coder, HashMap<i64, Said>)>, DbErr> {
    let frame = Frame::of(db, question).await?;
    Ok(vec![
        (Coder::First, people(db, question, &frame, drawn).await?),
        (Coder::Machine, program(db, question, &frame, drawn).await?),
    ])
}

/// A comment of a sample, for whoever codes it second: with nothing that others said of it.
#[derive(Clone, Debug)]
pub struct SecondRow {
    /// In which sample.
    pub sample: i64,
    /// Its place among them, from 1.
    pub place: u64,
    /// How many there are.
    pub of: u64,
    /// How many are coded.
    pub coded: u64,
    /// The comment; its themes and who read it left out.
    pub comment: CommentRow,
    /// Where this person put it before.
    pub own: BTreeSet<i64>,
    /// The one before.
    pub previous: Option<i64>,
    /// The one after.
    pub following: Option<i64>,
}

/// A comment of the sample somebody codes; none when it is in no such sample.
pub async fn second(
    db: &impl ConnectionTrait,
    question: &Question,
    staff: Option<i64>,
    comment: i64,
) -> Result<Option<SecondRow>, DbErr> {
    let Some(sample) = open_sample(db, question, staff).await? else {
        return Ok(None);
    };
    let order = order(db, sample).await?;
    let Some(at) = order.iter().position(|(id, _)| *id == comment) else {
        return Ok(None);
    };
    let Some(mut row) = comments(db, &[comment]).await?.pop() else {
        return Ok(None);
    };
    row.themes.clear();
    row.read_by = None;
    let own: Vec<i64> = second_word::Entity::find()
        .select_only()
        .column(second_word::Column::ThemeId)
        .filter(second_word::Column::CommentId.eq(comment))
        .filter(second_word::Column::Coder.eq(Stored(Coder::Second)))
        .filter(second_word::Column::Belongs.eq(true))
        .into_tuple()
        .all(db)
        .await?;
    let beside = |at: Option<usize>| Some(order.get(at?)?.0);
    Ok(Some(SecondRow {
        sample,
        place: at as u64 + 1,
        of: order.len() as u64,
        coded: order.iter().filter(|(_, coded)| *coded).count() as u64,
        comment: row,
        own: own.into_iter().collect(),
        previous: beside(at.checked_sub(1)),
        following: beside(at.checked_add(1)),
    }))
}

/// The comments of a sample in the order they were drawn, and whether each is coded. What was set
/// aside or withdrawn meanwhile is left out.
pub(in crate::themes) async fn order(
    db: &impl ConnectionTrait,
    sample: i64,
) -> Result<Vec<(i64, bool)>, DbErr> {
    let counted = entity::comment::Entity::find()
        .select_only()
        .column(entity::comment::Column::Id)
        .filter(entity::comment::Column::SurveyId.is_not_null())
        .into_query();
    let rows: Vec<(i64, Option<DateTime<Utc>>)> = second_coding::Entity::find()
        .select_only()
        .column(second_coding::Column::CommentId)
        .column(second_coding::Column::CodedAt)
        .filter(second_coding::Column::SampleId.eq(sample))
        .filter(second_coding::Column::CommentId.in_subquery(counted))
        .order_by_asc(second_coding::Column::Place)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, at)| (id, at.is_some()))
        .collect())
}

/// The next comment of a sample that is not coded, after one or from the first.
pub async fn next_second(
    db: &impl ConnectionTrait,
    sample: i64,
    after: Option<i64>,
) -> Result<Option<i64>, DbErr> {
    let order = order(db, sample).await?;
    let at = after.and_then(|after| order.iter().position(|(id, _)| *id == after));
    let (before, ahead) = order.split_at(at.map_or(0, |at| at + 1));
    let open = ahead.iter().chain(before).find(|(_, coded)| !coded);
    Ok(open.map(|(id, _)| *id))
}

/// A comment two people coded differently.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// Which.
    pub comment: i64,
    /// The themes about which they differ, and whether the first had put it there: the second said
    /// the opposite.
    pub themes: Vec<(i64, bool)>,
    /// Where both put it.
    pub both: Vec<i64>,
    /// Who coded it first, and who second.
    pub people: (i64, i64),
    /// Who settled it, and when; none while it is open.
    pub settled: Option<(Option<i64>, DateTime<Utc>)>,
}

/// Where two people differ about a question, in the order of the comments. Samples that are still
/// being coded are left out.
pub async fn differences(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<DifferenceRow>, DbErr> {
    let ended = second_sample::Entity::find()
        .filter(second_sample::Column::SurveyId.eq(question.survey))
        .filter(second_sample::Column::Field.eq(question.field.as_str()))
        .filter(second_sample::Column::EndedAt.is_not_null())
        .order_by_asc(second_sample::Column::Id)
        .all(db)
        .await?;
    let rows = second_coding::Entity::find()
        .filter(second_coding::Column::SampleId.is_in(ended.iter().map(|sample| sample.id)))
        .filter(is_of(
            question,
            (second_coding::Entity, second_coding::Column::CommentId),
        ))
        .filter(second_coding::Column::CodedAt.is_not_null())
        .order_by_asc(second_coding::Column::CommentId)
        .all(db)
        .await?;
    let said = said(db, rows.iter().map(|row| row.comment_id)).await?;
    let steps: HashMap<i64, theme_step::Model> = theme_step::Entity::find()
        .filter(theme_step::Column::Id.is_in(rows.iter().filter_map(|row| row.step_id)))
        .filter(theme_step::Column::UndoneAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|step| (step.id, step))
        .collect();
    let frame = Frame::of(db, question).await?;
    let nothing = Said::new();
    let row = |row: second_coding::Model| {
        let of = |coder| {
            let said = said.get(&(row.comment_id, coder)).unwrap_or(&nothing);
            direct(&frame, said)
        };
        let (first, second) = (of(Coder::First), of(Coder::Second));
        let both: Vec<(i64, bool, bool)> = first
            .iter()
            .filter_map(|(theme, belongs)| Some((*theme, *belongs, *second.get(theme)?)))
            .collect();
        let differ = both.iter().filter(|(_, first, second)| first != second);
        let themes: Vec<(i64, bool)> = differ.map(|(theme, first, _)| (*theme, *first)).collect();
        let sample = ended.iter().find(|sample| sample.id == row.sample_id);
        let settled = row.step_id.and_then(|step| steps.get(&step));
        (!themes.is_empty()).then(|| DifferenceRow {
            comment: row.comment_id,
            both: both
                .iter()
                .filter(|(_, first, second)| *first && *second)
                .map(|(theme, ..)| *theme)
                .collect(),
            themes,
            people: (row.first_by, sample.map_or(0, |sample| sample.staff_id)),
            settled: settled.map(|step| (step.staff_id, step.at)),
        })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// Words about the themes there are now, without those above.
fn direct(frame: &Frame, said: &Said) -> Said {
    let mut direct = Said::new();
    for (theme, belongs) in said {
        *direct.entry(frame.now(*theme)).or_insert(false) |= belongs;
    }
    direct
}

/// The words that were kept of these comments, by comment and coder.
pub(super) async fn said(
    db: &impl ConnectionTrait,
    of: impl Iterator<Item = i64>,
) -> Result<HashMap<(i64, Coder), Said>, DbErr> {
    let ids: Vec<i64> = of.collect();
    let mut said: HashMap<(i64, Coder), Said> = HashMap::new();
    for chunk in ids.chunks(400) {
        let words = second_word::Entity::find()
            .filter(second_word::Column::CommentId.is_in(chunk.iter().copied()))
            .order_by_asc(second_word::Column::CommentId)
            .order_by_asc(second_word::Column::ThemeId)
            .all(db)
            .await?;
        for word in words {
            let key = (word.comment_id, word.coder.0);
            said.entry(key)
                .or_default()
                .insert(word.theme_id, word.belongs);
        }
    }
    Ok(said)
}
