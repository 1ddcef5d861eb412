//! What is measured of the themes of a question, and what was.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::frame::{Coder, Least, ThemeState};
use domain::stats::agreement::{Accuracy, Agreement, Pair, between_people, of_the_program};
use entity::{Stored, second_coding, theme, theme_measure, theme_question};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::second::said;
use super::words::{Frame, Said, coded_by, is_of, people, program, sampled};
use crate::themes::commands::Question;

/// A theme as it was described when something was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Described {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// What does not.
    pub excludes: String,
}

/// What was measured about one theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfTheme {
    /// The theme.
    pub theme: Described,
    /// How far two people agree.
    pub people: Agreement,
    /// How far the program agrees with who coded second, and saw no proposal.
    pub blind: Accuracy,
    /// How far it agrees with people who had its proposals in sight.
    pub in_sight: Accuracy,
}

/// Everything that was measured at one time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measurement {
    /// How far two people agree, over all themes.
    pub people: Agreement,
    /// How far the program agrees with who saw no proposal, on the mean of themes.
    pub blind: Accuracy,
    /// How far it agrees with people who had its proposals in sight, likewise.
    pub in_sight: Accuracy,
    /// Each theme.
    pub themes: Vec<OfTheme>,
}

impl Measurement {
    /// What is asked of the program: its F1 with people who saw no proposal, or where nobody coded
    /// second with those who did.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        let blind = self.blind.f1.filter(|_| self.blind.comments > 0);
        Some(blind.or(self.in_sight.f1)?.value)
    }

    /// Alpha of two people.
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        Some(self.people.alpha?.value)
    }
}

/// Everything that is compared, taken out of the database so that it can be worked out elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    themes: Vec<Described>,
    people: Vec<Vec<Pair>>,
    blind: Vec<Vec<Pair>>,
    in_sight: Vec<Vec<Pair>>,
}

impl Compared {
    /// Whether nobody said anything that can be compared.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.people.is_empty() && self.in_sight.is_empty()
    }

    /// Works out what these words come to. The seed is that of the samples drawn for intervals.
    #[must_use]
    pub fn measure(self, seed: u64) -> Measurement {
        let count = self.themes.len();
        let (people, of_people) = between_people(&self.people, count, seed);
        let (blind, of_blind) = of_the_program(&self.blind, count, seed);
        let (in_sight, of_sight) = of_the_program(&self.in_sight, count, seed);
        let each = of_people.into_iter().zip(of_blind).zip(of_sight);
        let themes = self.themes.into_iter().zip(each);
        Measurement {
            people,
            blind,
            in_sight,
            themes: themes
                .map(|(theme, ((people, blind), in_sight))| OfTheme {
                    theme,
                    people,
                    blind,
                    in_sight,
                })
                .collect(),
        }
    }
}

/// The themes that are measured: those somebody stands by, or all there are while nobody does.
pub(super) async fn described(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<Described>, DbErr> {
    let live = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(question.survey))
        .filter(theme::Column::Field.eq(question.field.as_str()))
        .filter(
            theme::Column::State
                .is_in([Stored(ThemeState::Accepted), Stored(ThemeState::Proposed)]),
        )
        .order_by_asc(theme::Column::Number)
        .order_by_asc(theme::Column::Id)
        .all(db)
        .await?;
    let stood_by = |row: &&theme::Model| row.state.0 == ThemeState::Accepted;
    let any = live.iter().any(|row| stood_by(&row));
    let kept = live.iter().filter(|row| !any || stood_by(row));
    let described = |row: &theme::Model| Described {
        id: row.id,
        name: row.name.clone(),
        definition: row.definition.clone(),
        excludes: row.excludes.clone(),
    };
    Ok(kept.map(described).collect())
}

/// Everything that can be compared of a question.
pub async fn compared(db: &impl ConnectionTrait, question: &Question) -> Result<Compared, DbErr> {
    let themes = described(db, question).await?;
    let frame = Frame::of(db, question).await?;
    let twice = second_coding::Entity::find()
        .filter(is_of(
            question,
            (second_coding::Entity, second_coding::Column::CommentId),
        ))
        .filter(second_coding::Column::CodedAt.is_not_null())
        .order_by_asc(second_coding::Column::CommentId)
        .all(db)
        .await?;
    let kept = said(db, twice.iter().map(|row| row.comment_id)).await?;
    let told = |comment: i64, coder: Coder| {
        let said = kept.get(&(comment, coder));
        said.map(|said| frame.told(said)).unwrap_or_default()
    };
    let pairs = |left: &Said, right: &Said| -> Vec<Pair> {
        let pair =
            |theme: &Described| (left.get(&theme.id).copied(), right.get(&theme.id).copied());
        themes.iter().map(pair).collect()
    };
    let mut found = Compared::default();
    for row in &twice {
        let second = told(row.comment_id, Coder::Second);
        found
            .people
            .push(pairs(&told(row.comment_id, Coder::First), &second));
        found
            .blind
            .push(pairs(&second, &told(row.comment_id, Coder::Machine)));
    }
    found.in_sight = in_sight(db, question, &frame, &themes).await?;
    found.themes = themes;
    Ok(found)
}

/// What people and the program said where people had its proposals in sight: comments they coded,
/// and single proposals they looked at in a sample.
async fn in_sight(
    db: &impl ConnectionTrait,
    question: &Question,
    frame: &Frame,
    themes: &[Described],
) -> Result<Vec<Vec<Pair>>, DbErr> {
    let mut coded = coded_by(db, question).await?;
    // Of several who coded a comment the last word counts, and the time of the first.
    coded.sort_by_key(|one| (one.comment, one.at));
    coded.dedup_by_key(|one| one.comment);
    let said = people(db, question, frame, &coded).await?;
    let proposed = program(db, question, frame, &coded).await?;
    let mut all: BTreeMap<i64, Vec<Pair>> = BTreeMap::new();
    for one in &coded {
        let of = |said: &HashMap<i64, Said>| {
            let said = said.get(&one.comment);
            said.map(|said| frame.told(said)).unwrap_or_default()
        };
        let (person, program) = (of(&said), of(&proposed));
        let pair = |theme: &Described| {
            (
                person.get(&theme.id).copied(),
                program.get(&theme.id).copied(),
            )
        };
        all.insert(one.comment, themes.iter().map(pair).collect());
    }
    let known: BTreeSet<i64> = coded.iter().map(|one| one.comment).collect();
    for (comment, theme, belongs) in sampled(db, question, frame).await? {
        let at = themes.iter().position(|one| one.id == theme);
        if let Some(at) = at.filter(|_| !known.contains(&comment)) {
            let row = all
                .entry(comment)
                .or_insert_with(|| vec![(None, None); themes.len()]);
            if let Some(pair) = row.get_mut(at) {
                *pair = (Some(belongs), Some(true));
            }
        }
    }
    Ok(all.into_values().collect())
}

/// What was measured last.
#[derive(Clone, Debug)]
pub struct MeasureRow {
    /// The figures.
    pub measured: Measurement,
    /// Who asked for it; none where the end of a sample did.
    pub by: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was measured last of a question.
pub async fn last_measure(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Option<MeasureRow>, DbErr> {
    let row = theme_measure::Entity::find()
        .filter(theme_measure::Column::SurveyId.eq(question.survey))
        .filter(theme_measure::Column::Field.eq(question.field.as_str()))
        .order_by_desc(theme_measure::Column::Id)
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let measured = serde_json::from_str(&row.body);
    Ok(Some(MeasureRow {
        measured: measured.map_err(|error| DbErr::Json(error.to_string()))?,
        by: row.measured_by,
        at: row.measured_at,
    }))
}

/// What a theme is beside how it was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The same.
    Same,
    /// It was named or described anew.
    Renamed,
    /// It became part of another, was set aside, or is gone.
    Gone,
    /// Something was split from it.
    Split,
    /// It was not there.
    New,
}

/// How the themes there are differ from those something was measured on.
pub async fn since(
    db: &impl ConnectionTrait,
    question: &Question,
    measured: &MeasureRow,
) -> Result<Vec<(Described, Since)>, DbErr> {
    let now = described(db, question).await?;
    let split: Vec<theme::Model> = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(question.survey))
        .filter(theme::Column::Field.eq(question.field.as_str()))
        .filter(theme::Column::SplitFrom.is_not_null())
        .filter(theme::Column::CreatedAt.gt(measured.at))
        .all(db)
        .await?;
    let of = |was: &Described| match now.iter().find(|one| one.id == was.id) {
        None => Since::Gone,
        Some(one) if one != was => Since::Renamed,
        Some(_) if split.iter().any(|row| row.split_from == Some(was.id)) => Since::Split,
        Some(_) => Since::Same,
    };
    let before = measured.measured.themes.iter().map(|one| &one.theme);
    let mut all: Vec<(Described, Since)> =
        before.clone().map(|was| (was.clone(), of(was))).collect();
    let new = now
        .iter()
        .filter(|one| before.clone().all(|was| was.id != one.id));
    all.extend(new.map(|one| (one.clone(), Since::New)));
    Ok(all)
}

/// The least agreement that is asked for of a question, and whether somebody set it.
pub async fn least(db: &impl ConnectionTrait, question: &Question) -> Result<Least, DbErr> {
    let row = theme_question::Entity::find_by_id((question.survey, question.field.clone()))
        .one(db)
        .await?;
    let usual = Least::default();
    Ok(row.map_or(usual, |row| Least {
        alpha: row.alpha_least.unwrap_or(usual.alpha),
        f1: row.f1_least.unwrap_or(usual.f1),
    }))
}
