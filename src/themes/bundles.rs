//! Near-identical comments, put into bundles as they come in.
//!
//! A campaign hands people a text; hundreds send it as it is or nearly so. Each of them stays a
//! submission and is counted as one; an officer reads and codes the text once.

use std::collections::HashMap;
use std::sync::Arc;

use domain::campaign::{FEWEST, campaigns};
use domain::theme::words::{canonical, words};
use serde::{Deserialize, Serialize};

use super::commands::{self, A_TURN, Bundle};
use super::jobs::TURNS_A_LEASE;
use super::queries::{self, Said, Unlooked};
use crate::db::Tx;
use crate::jobs::{Job, Lease, aside};
use crate::site::Site;

/// The most comments of a question that are compared with each other.
const MOST: u64 = 300_000;

/// Looks for near-identical comments in every question that has others than when it was looked
/// through last.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct FindBundles {}

impl Job for FindBundles {
    const KIND: &'static str = "themes.find_bundles";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        for of in queries::unlooked(site.db.read()).await? {
            let said = queries::said_after(site.db.read(), &of.question, 0, MOST).await?;
            let bundles = aside(move || bundles(&said)).await?;
            keep(site, lease, &of, &bundles).await?;
            lease.renew(site).await?;
        }
        let now = site.clock.now();
        Ok(site
            .db
            .write(async |tx: &Tx| lease.finish(tx, now).await)
            .await?)
    }
}

/// Puts these bundles in the place of those found before, in turns so short that nobody who answers
/// has to wait for them. Who looks meanwhile sees fewer; what is cut short is done again.
async fn keep(
    site: &Arc<Site>,
    lease: &Lease,
    of: &Unlooked,
    bundles: &[Bundle],
) -> anyhow::Result<()> {
    let question = &of.question;
    let db = &site.db;
    db.write(async |tx: &Tx| commands::forget_bundles(tx, question).await)
        .await?;
    for (at, turn) in turns(bundles).into_iter().enumerate() {
        if at % TURNS_A_LEASE == 0 {
            lease.renew(site).await?;
        }
        let put = async |tx: &Tx| {
            let mut last = 0;
            for bundle in turn {
                last = commands::keep_bundle(tx, question, bundle).await?;
                let some = &bundle.comments[..A_TURN.min(bundle.comments.len())];
                commands::fill_bundle(tx, question, last, some, bundle.first()).await?;
            }
            Ok::<_, anyhow::Error>(last)
        };
        let last = db.write(put).await?;
        let left = turn
            .last()
            .map(|bundle| (bundle, bundle.comments.get(A_TURN..)));
        let Some((bundle, Some(left))) = left else {
            continue;
        };
        for some in left.chunks(A_TURN) {
            let fill = async |tx: &Tx| {
                commands::fill_bundle(tx, question, last, some, bundle.first()).await
            };
            db.write(fill).await?;
        }
    }
    let now = site.clock.now();
    db.write(async |tx: &Tx| commands::looked_through(tx, of, now).await)
        .await?;
    Ok(())
}

/// Bundles that are written down together: up to so many comments in all, or one bundle alone.
fn turns(bundles: &[Bundle]) -> Vec<&[Bundle]> {
    let mut turns = Vec::new();
    let (mut from, mut comments) = (0, 0);
    for (at, bundle) in bundles.iter().enumerate() {
        if at > from && comments + bundle.comments.len() > A_TURN {
            turns.push(&bundles[from..at]);
            (from, comments) = (at, 0);
        }
        comments += bundle.comments.len();
    }
    turns.extend((from < bundles.len()).then(|| &bundles[from..]));
    turns
}

/// The bundles of these comments: those in which one text was sent so often that it is a campaign.
/// What many put in nearly the same words of their own is none.
fn bundles(said: &[Said]) -> Vec<Bundle> {
    let texts: Vec<&str> = said.iter().map(|(_, text, _)| text.as_str()).collect();
    let bundle = |found: domain::campaign::Campaign| {
        let mut numbers: HashMap<Vec<String>, i32> = HashMap::new();
        let comments = found.texts.iter().filter_map(|at| {
            let (id, text, _) = said.get(*at)?;
            let plain = canonical(text);
            let words: Vec<String> = words(&plain).map(str::to_owned).collect();
            let next = i32::try_from(numbers.len()).ok()?;
            Some((*id, *numbers.entry(words).or_insert(next)))
        });
        Bundle {
            comments: comments.collect(),
            points: i32::try_from(found.points).unwrap_or(i32::MAX),
        }
    };
    let found = campaigns(&texts).into_iter();
    found
        .filter(|one| one.copies >= FEWEST)
        .map(bundle)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_short_and_leaves_no_bundle_out() {
        let of = |count: usize| Bundle {
            comments: (0..).zip(0..).take(count).collect(),
            points: 1,
        };
        let sizes = [1, A_TURN - 1, 1, 3 * A_TURN, 2, 2];
        let bundles: Vec<Bundle> = sizes.into_iter().map(of).collect();
        let shape: Vec<usize> = turns(&bundles).iter().map(|turn| turn.len()).collect();
        assert_eq!(shape, [2, 1, 1, 2]);
        assert!(turns(&[]).is_empty());
    }

    #[test]
    fn a_bundle_knows_its_comments_and_which_text_each_is() {
        let letter = "Please keep the day centre in Moor Road open, because people need it here.";
        let mut said: Vec<Said> = (1..=5).map(|id| (id, letter.to_owned(), None)).collect();
        said.push((6, letter.to_uppercase(), None));
        said.push((
            7,
            format!("{letter} My father goes there twice a week."),
            None,
        ));
        said.push((
            8,
            "The last bus leaves at six and that is too early for us all.".into(),
            None,
        ));

        // Nearly the same, and everybody's own: no campaign.
        for (id, day) in (20..).zip(["Monday", "Tuesday", "Friday", "Sunday", "Saturday"]) {
            let own =
                format!("Nobody answers the telephone at the surgery in the morning on a {day}");
            said.push((id, own, None));
        }

        let found = bundles(&said);

        assert_eq!(found.len(), 1);
        let numbers: Vec<(i64, i32)> = found[0].comments.clone();
        assert_eq!(
            numbers,
            [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 1)]
        );
        assert!(found[0].points >= 1);
    }
}
