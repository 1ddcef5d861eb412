//! What officers decided, which no new grouping undoes.

use serde::{Deserialize, Serialize};

use super::centres::{Clusters, NOWHERE, highest};
use super::crew::Crew;
use super::matrix::{Matrix, Panels, add_scaled, dot, normalise};

/// A free theme this like a standing one is the same theme.
const SAME: f32 = 0.5;

/// What a standing theme's words and examples weigh beside its comments: as so many, ...
const SEED: f32 = 8.0;

/// ... or as this share of them.
const SEED_SHARE: f32 = 0.2;

/// How often rows may change themes.
const ROUNDS: usize = 20;

/// What officers have decided about the comments of a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decisions {
    /// Themes that stand. They come out first, in this order and under these names.
    pub themes: Vec<Standing>,
    /// Which comments belong to them and which do not.
    pub rulings: Vec<Ruling>,
    /// Nothing is proposed beside the standing themes.
    pub closed: bool,
}

/// A theme an officer wants.
///
/// A merged theme is `like` the comments of all it was made of; a split one becomes two, each
/// `like` its examples; a guided start gives names and words alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// What it is called.
    pub name: String,
    /// A few words people use for it.
    pub words: Vec<String>,
    /// Positions of comments that show what it is about, without a decision on each.
    pub like: Vec<usize>,
}

/// A decision on one comment and one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Position of the comment.
    pub comment: usize,
    /// Position in [`Decisions::themes`].
    pub theme: usize,
    /// It belongs to the theme, or it does not.
    pub belongs: bool,
}

impl Decisions {
    /// The rulings on existing comments and themes; of several on the same, the last.
    pub(super) fn valid(&self, comments: usize) -> Vec<Ruling> {
        let mut rulings: Vec<(usize, &Ruling)> = self
            .rulings
            .iter()
            .enumerate()
            .filter(|(_, r)| r.comment < comments && r.theme < self.themes.len())
            .collect();
        rulings.sort_by_key(|(at, r)| (r.comment, r.theme, std::cmp::Reverse(*at)));
        rulings.dedup_by_key(|(_, r)| (r.comment, r.theme));
        rulings.into_iter().map(|(_, r)| *r).collect()
    }
}

/// Decisions as they bear on rows.
pub(super) struct Held {
    /// Where each standing theme lies by its words and examples.
    pub(super) seeds: Matrix,
    /// The theme a row was ruled into.
    pub(super) fixed: Vec<Option<u32>>,
    /// Rows that show what a standing theme is about.
    pub(super) examples: Vec<(usize, u32)>,
    /// Rows and the themes they were ruled out of, in order.
    pub(super) barred: Vec<(usize, u32)>,
    /// Which standing themes are there for answers that judge at large, ...
    pub(super) at_large: Vec<bool>,
    /// ... and which rows those answers are: no other theme is open to them.
    pub(super) hushed: Vec<bool>,
}

impl Held {
    fn is_barred(&self, row: usize, theme: usize) -> bool {
        let closed = self.hushed[row] && self.at_large.get(theme) != Some(&true);
        closed || self.barred.binary_search(&(row, theme as u32)).is_ok()
    }

    /// Standing themes with the free ones found beside them, at most `most` in all, none of
    /// the free ones with fewer than `smallest` comments.
    pub(super) fn settle(
        &self,
        rows: &Matrix,
        weights: &[f32],
        copies: &[usize],
        free: Clusters,
        (smallest, most): (usize, usize),
        crew: Crew,
    ) -> Clusters {
        let standing = self.seeds.rows();
        let kept = self.without_standing(&free);
        let mut members = free.members;
        for member in members.iter_mut().filter(|member| **member != NOWHERE) {
            *member = kept[*member as usize].map_or(NOWHERE, |new| new + standing as u32);
        }
        let mut count = standing + kept.iter().flatten().count();
        loop {
            let mut clusters = self.settled(rows, weights, members, count, crew);
            let mut sizes = vec![0usize; count];
            for (&member, &copies) in clusters.members.iter().zip(copies) {
                if member != NOWHERE {
                    sizes[member as usize] += copies;
                }
            }
            let mut order: Vec<usize> = (standing..count).collect();
            order.sort_by_key(|&theme| (std::cmp::Reverse(sizes[theme]), theme));
            let stays = |theme: usize| {
                let place = order.iter().position(|&other| other == theme);
                sizes[theme] >= smallest && place.is_some_and(|place| standing + place < most)
            };
            let mut next = standing as u32;
            let numbers: Vec<u32> = (0..count)
                .map(|theme| match theme {
                    theme if theme < standing => theme as u32,
                    theme if stays(theme) => (next, next += 1).0,
                    _ => NOWHERE,
                })
                .collect();
            if next as usize == count {
                return clusters;
            }
            for member in clusters.members.iter_mut().filter(|m| **m != NOWHERE) {
                *member = numbers[*member as usize];
            }
            members = clusters.members;
            count = next as usize;
        }
    }

    /// New numbers of the free themes that are no standing theme over again: not much like
    /// one, and without most of one's examples.
    fn without_standing(&self, free: &Clusters) -> Vec<Option<u32>> {
        let standing = self.seeds.rows();
        let mut inside = vec![0usize; standing * free.count()];
        let mut examples = vec![0usize; standing];
        for &(row, theme) in &self.examples {
            let (theme, member) = (theme as usize, free.members[row]);
            examples[theme] += 1;
            if member != NOWHERE {
                inside[theme * free.count() + member as usize] += 1;
            }
        }
        let mut next = 0;
        (0..free.count())
            .map(|own| {
                let taken = (0..standing).any(|theme| {
                    let like = dot(self.seeds.row(theme), free.centres.row(own));
                    like >= SAME || inside[theme * free.count() + own] * 2 > examples[theme].max(1)
                });
                (!taken).then(|| (next, next += 1).0)
            })
            .collect()
    }

    fn settled(
        &self,
        rows: &Matrix,
        weights: &[f32],
        mut members: Vec<u32>,
        count: usize,
        crew: Crew,
    ) -> Clusters {
        for (row, fixed) in self.fixed.iter().enumerate() {
            if let Some(theme) = fixed {
                members[row] = *theme;
            }
        }
        let mut centres = self.centres(rows, weights, &members, count);
        for _ in 0..ROUNDS {
            let best = |row: usize, scores: &[f32]| match self.fixed[row] {
                Some(theme) => theme,
                None if rows.is_zero(row) || scores.is_empty() => NOWHERE,
                None => self.best(row, scores),
            };
            let found = Panels::new(&centres).choose(rows, crew, best);
            let moved = found.iter().zip(&members).filter(|(a, b)| a != b).count();
            members = found;
            centres = self.centres(rows, weights, &members, count);
            if moved == 0 {
                break;
            }
        }
        let likeness = members
            .iter()
            .enumerate()
            .map(|(row, &member)| match member {
                NOWHERE => 0.0,
                member => dot(rows.row(row), centres.row(member as usize)),
            });
        Clusters {
            likeness: likeness.collect(),
            centres,
            members,
        }
    }

    /// The theme a row is most like, of those it was not ruled out of.
    fn best(&self, row: usize, scores: &[f32]) -> u32 {
        let best = highest(scores);
        if !self.is_barred(row, best) {
            return best as u32;
        }
        let mut open: Vec<usize> = (0..scores.len())
            .filter(|&theme| !self.is_barred(row, theme))
            .collect();
        open.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        open.first().map_or(NOWHERE, |&theme| theme as u32)
    }

    fn centres(&self, rows: &Matrix, weights: &[f32], members: &[u32], count: usize) -> Matrix {
        let mut centres = Matrix::zeros(count, rows.width());
        let mut sizes = vec![0f32; count];
        for (row, &member) in members.iter().enumerate() {
            if member != NOWHERE {
                // A decision tells more than a guess.
                let weight = weights[row] * if self.fixed[row].is_some() { 3.0 } else { 1.0 };
                add_scaled(centres.row_mut(member as usize), rows.row(row), weight);
                sizes[member as usize] += weight;
            }
        }
        for (theme, &size) in sizes.iter().enumerate().take(self.seeds.rows()) {
            let weight = (size * SEED_SHARE).max(SEED);
            add_scaled(centres.row_mut(theme), self.seeds.row(theme), weight);
        }
        for theme in 0..count {
            normalise(centres.row_mut(theme));
        }
        centres
    }
}
