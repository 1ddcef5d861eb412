//! What became of somebody's words: whether they were read, which published commitments answer the
//! theme they belong to.
//!
//! A theme is told only once a commitment that answers it is published, and only if an officer
//! stands by it: then the whole world may read both. That one's own words belong to it is told to
//! nobody but the holder of the receipt.

use sea_orm::{ConnectionTrait, DbErr};

use crate::themes::queries as themes;
use crate::tracker::queries as tracker;

/// What became of a response.
#[derive(Debug, Default)]
pub(in crate::respond) struct Became {
    /// How many of its words a person has read, of how many.
    pub read: (usize, usize),
    /// Themes with the commitments that answer them: title and key.
    pub themes: Vec<Answered>,
}

/// A theme with what is being done about it.
#[derive(Debug)]
pub(in crate::respond) struct Answered {
    /// What the theme is called.
    pub theme: String,
    /// Commitments: key, title, how far.
    pub commitments: Vec<(i64, String, domain::commitment::Status)>,
}

/// What became of these words.
pub(in crate::respond) async fn became(
    db: &impl ConnectionTrait,
    comments: &[i64],
) -> Result<Became, DbErr> {
    if comments.is_empty() {
        return Ok(Became::default());
    }
    let read = themes::read_of(db, comments).await?;
    let of_comments = themes::themes_of(db, comments).await?;
    let mut ids: Vec<i64> = of_comments.into_values().flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let accepted = themes::accepted(db, &ids).await?;
    let ids: Vec<i64> = accepted.iter().map(|(id, _)| *id).collect();
    let commitments = tracker::answering(db, &ids).await?;
    let answered = accepted.into_iter().map(|(id, theme)| Answered {
        theme,
        commitments: commitments
            .iter()
            .filter(|row| row.theme == id)
            .map(|row| (row.id, row.title.clone(), row.status))
            .collect(),
    });
    Ok(Became {
        read: (read, comments.len()),
        themes: answered
            .filter(|theme| !theme.commitments.is_empty())
            .collect(),
    })
}
