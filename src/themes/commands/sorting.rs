//! Splitting a theme into several at once, by examples.

use std::collections::BTreeSet;

use domain::Now;
use domain::frame::{Deed, How, ThemeState};
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel};

use super::frame::{New, decided, held, insert};
use super::steps::{Detail, step};
use super::{decide, members_of, noted, settle};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::themes::ThemeId;

type Officer = In<ThemeId, DecideThemes>;

/// A theme that comments of another go to: those an officer gave as examples, and those the program
/// sorted by them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// What it is called.
    pub name: String,
    /// The examples.
    pub examples: Vec<i64>,
    /// The others.
    pub others: Vec<i64>,
}

/// Splits a theme into several in one step. How many comments went to all of them; `None` when none
/// of them is in the theme, or it was merged.
pub async fn split_by_examples(
    tx: &Tx,
    by: &Officer,
    parts: &[Sorted],
    now: Now,
) -> Result<Option<usize>, DbErr> {
    let (row, question) = held(tx, by.object().0).await?;
    let members: BTreeSet<i64> = members_of(tx, row.id).await?.into_iter().collect();
    let mut free = members;
    let mut words: [Vec<(i64, i64, bool)>; 2] = Default::default();
    let (mut made, mut moved) = (Vec::new(), Vec::new());
    for part in parts {
        let lists = [&part.examples, &part.others];
        let lists = lists.map(|list| -> Vec<i64> {
            list.iter().copied().filter(|id| free.remove(id)).collect()
        });
        if lists.iter().all(Vec::is_empty) || row.state.0 == ThemeState::Merged {
            continue;
        }
        let new = New {
            name: &part.name,
            definition: "",
            excludes: "",
            words: "",
            parent: row.parent_id,
        };
        let id = insert(tx, by.actor(), &question, &new, Some(row.id), now).await?;
        made.push((id, part.name.as_str()));
        for (words, list) in words.iter_mut().zip(lists) {
            words.extend(list.iter().map(|comment| (row.id, *comment, false)));
            words.extend(list.iter().map(|comment| (id, *comment, true)));
            moved.extend(list);
        }
    }
    let Some((first, others)) = made.split_first() else {
        return Ok(None);
    };
    let names: Vec<&str> = made.iter().map(|(_, name)| *name).collect();
    let detail = Detail {
        theme: Some(first.0),
        name: names.join(", "),
        other: Some(row.id),
        other_name: row.name.clone(),
        more: others.iter().map(|(id, _)| *id).collect(),
        ..Detail::default()
    };
    let count = moved.len();
    let step = step(tx, by.actor(), &question, Deed::Split, &detail, count, now).await?;
    let [examples, sorted] = words;
    decide(tx, by.actor(), step, &examples, How::Looked, now).await?;
    decide(tx, by.actor(), step, &sorted, How::Batch, now).await?;
    let mut row = row.into_active_model();
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    moved.sort_unstable();
    settle(tx, question.survey, &question.field, &moved).await?;
    noted(tx, question.survey, &moved).await?;
    Ok(Some(count))
}
