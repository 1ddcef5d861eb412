//! Near-identical texts: found, grouped and counted three ways.
//!
//! A campaign hands people a text, and many send it as it is or add a sentence of their own. Every
//! one of them is a submission and stays one. So that nobody takes a thousand copies for a thousand
//! arguments, or for one, three numbers are told together: how many sent it, how many different texts
//! that were, and how many different points those texts make.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::theme::words::{canonical, sentences, words};

/// A text shorter than this, in words, says what others say by chance: "longer opening hours".
const SHORTEST: usize = 8;
/// How many have to send it before it counts as a campaign.
pub const FEWEST: usize = 5;
/// How many words in a row are compared.
const SHINGLE: usize = 3;
/// Hashes of a sketch, and how many of them have to agree for two texts to be compared at all.
const HASHES: usize = 48;
const BAND: usize = 3;
/// What share of the shorter text has to stand in the longer one.
const SAME: f64 = 0.7;
/// A point is a sentence of this many words or more.
const POINT: usize = 4;
/// What share of words two sentences have in common that make the same point.
const SAME_POINT: f64 = 0.6;
/// Past so many points of one group, sentences are compared by their exact words alone.
const MOST_POINTS: usize = 400;

/// Submissions that are near-identical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Which of the texts belong to it, in order.
    pub texts: Vec<usize>,
    /// How many different texts those are.
    pub distinct: usize,
    /// How many different points they make.
    pub points: usize,
    /// The text most of them sent.
    pub usual: usize,
    /// How many sent that one, word for word. Below [`FEWEST`] many put something in nearly the same
    /// words of their own, which nobody calls a campaign.
    pub copies: usize,
}

/// The groups of near-identical texts, the largest first.
#[must_use]
pub fn campaigns(texts: &[&str]) -> Vec<Campaign> {
    let mut by_words: BTreeMap<Vec<u64>, Vec<usize>> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        let plain = canonical(text);
        let hashes: Vec<u64> = words(&plain).map(hash).collect();
        if hashes.len() >= SHORTEST {
            by_words.entry(hashes).or_default().push(at);
        }
    }
    let distinct: Vec<(Vec<u64>, Vec<usize>)> = by_words.into_iter().collect();
    let shingles: Vec<BTreeSet<u64>> = distinct.iter().map(|(words, _)| shingled(words)).collect();
    let mut groups = Groups::new(distinct.len());
    for (left, right) in candidates(&shingles) {
        if groups.of(left) == groups.of(right) {
            continue;
        }
        let near = match (shingles.get(left), shingles.get(right)) {
            (Some(left), Some(right)) => common(left, right) >= SAME,
            _ => false,
        };
        if near {
            groups.join(left, right);
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..distinct.len() {
        members.entry(groups.of(at)).or_default().push(at);
    }
    let mut found: Vec<Campaign> = members
        .into_values()
        .filter_map(|group| campaign(texts, &distinct, &group))
        .collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.texts.len()), one.usual));
    found
}

fn campaign(
    texts: &[&str],
    distinct: &[(Vec<u64>, Vec<usize>)],
    group: &[usize],
) -> Option<Campaign> {
    let of = |at: &usize| distinct.get(*at).map(|(_, copies)| copies);
    let copies = || group.iter().filter_map(of);
    let mut all: Vec<usize> = copies().flatten().copied().collect();
    if all.len() < FEWEST {
        return None;
    }
    all.sort_unstable();
    let usual = copies().max_by_key(|copies| (copies.len(), std::cmp::Reverse(copies.first())))?;
    let firsts: Vec<&str> = copies()
        .filter_map(|copies| texts.get(*copies.first()?).copied())
        .collect();
    Some(Campaign {
        distinct: group.len(),
        points: points(&firsts),
        usual: *usual.first()?,
        copies: usual.len(),
        texts: all,
    })
}

/// How many different sentences these texts are made of; nearly the same counts once.
fn points(texts: &[&str]) -> usize {
    let mut exact: BTreeSet<Vec<u64>> = BTreeSet::new();
    let mut known: Vec<BTreeSet<u64>> = Vec::new();
    for text in texts {
        let plain = canonical(text);
        for sentence in sentences(&plain) {
            let hashes: Vec<u64> = words(sentence).map(hash).collect();
            if hashes.len() < POINT || !exact.insert(hashes.clone()) {
                continue;
            }
            let set: BTreeSet<u64> = hashes.into_iter().collect();
            let told = known.len() <= MOST_POINTS
                && known.iter().any(|before| alike(before, &set) >= SAME_POINT);
            if !told {
                known.push(set);
            }
        }
    }
    known.len()
}

fn shingled(words: &[u64]) -> BTreeSet<u64> {
    let shingle = |run: &[u64]| run.iter().fold(0_u64, |sum, word| mixed(sum ^ *word));
    words.windows(SHINGLE).map(shingle).collect()
}

/// Pairs of texts that may be near-identical, by sketches of their shingles (A. Broder, On the
/// resemblance and containment of documents, 1997).
fn candidates(shingles: &[BTreeSet<u64>]) -> BTreeSet<(usize, usize)> {
    let mut buckets: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    for (at, set) in shingles.iter().enumerate() {
        let sketch: Vec<u64> = (1..=HASHES)
            .filter_map(|seed| {
                let seed = mixed(u64::try_from(seed).unwrap_or_default());
                set.iter().map(|shingle| mixed(shingle ^ seed)).min()
            })
            .collect();
        for (band, part) in sketch.chunks(BAND).enumerate() {
            let key = part.iter().fold(0_u64, |sum, least| mixed(sum ^ *least));
            buckets.entry((band, key)).or_default().push(at);
        }
    }
    // The members of a bucket are compared with its first: they meet there.
    let pairs = buckets.into_values().flat_map(|bucket| {
        let first = bucket.first().copied().unwrap_or_default();
        bucket.into_iter().skip(1).map(move |other| (first, other))
    });
    pairs.collect()
}

/// What share of the smaller set stands in the larger one.
fn common(left: &BTreeSet<u64>, right: &BTreeSet<u64>) -> f64 {
    share(
        left.intersection(right).count(),
        left.len().min(right.len()),
    )
}

/// What share of all members both sets have.
fn alike(left: &BTreeSet<u64>, right: &BTreeSet<u64>) -> f64 {
    let both = left.intersection(right).count();
    share(both, left.len() + right.len() - both)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}

/// The same word gives the same number on every machine (FNV-1a).
fn hash(word: &str) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mixed(sum)
}

/// Spreads bits (S. Vigna, splitmix64).
const fn mixed(sum: u64) -> u64 {
    let sum = sum.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// Who belongs together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn of(&self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.of(left), self.of(right));
        let (to, from) = (left.min(right), left.max(right));
        if let Some(up) = self.0.get_mut(from) {
            *up = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Please keep the day centre in Moor Road open. It is the only place where \
        people can talk to somebody without waiting. Closing it would cost more than it saves.";

    fn letters() -> Vec<String> {
        let mut texts: Vec<String> = vec![LETTER.to_owned(); 6];
        texts.push(LETTER.to_uppercase());
        texts.push(format!(
            "{LETTER} My father goes there twice a week and it keeps him well."
        ));
        texts.push(format!("I live in Larkmoor and I am worried. {LETTER}"));
        texts.push(LETTER.replace("Please keep", "We ask you to keep"));
        texts
    }

    #[test]
    fn a_campaign_is_counted_as_submissions_texts_and_points() {
        let mut all = letters();
        all.push(
            "The last bus leaves at six, and the clinic closes at eight in the evening.".into(),
        );
        all.push("Please open the day centre at weekends as well, Saturday at the least.".into());
        let texts: Vec<&str> = all.iter().map(String::as_str).collect();

        let found = campaigns(&texts);

        assert_eq!(found.len(), 1);
        assert_eq!(found[0].texts, (0..10).collect::<Vec<_>>());
        assert_eq!(found[0].distinct, 4, "capitals make no other text");
        assert_eq!(
            found[0].points, 5,
            "three of the letter, two of people's own"
        );
        assert_eq!(found[0].usual, 0);
    }

    #[test]
    fn short_answers_and_few_copies_are_no_campaign() {
        let short = vec!["longer opening hours please"; 50];
        assert_eq!(campaigns(&short), []);
        let few: Vec<String> = letters().into_iter().take(4).collect();
        let few: Vec<&str> = few.iter().map(String::as_str).collect();
        assert_eq!(campaigns(&few), []);
        assert_eq!(campaigns(&[]), []);
    }

    #[test]
    fn two_campaigns_are_kept_apart() {
        let other = "Do not move the crisis team to the hospital, because nobody can get there \
            without a car after dark, and that is when people need it.";
        let mut texts = vec![LETTER; 7];
        texts.extend(vec![other; 9]);
        let found = campaigns(&texts);
        let sizes: Vec<usize> = found.iter().map(|one| one.texts.len()).collect();
        assert_eq!(sizes, [9, 7]);
    }

    #[test]
    fn what_people_write_themselves_about_one_thing_is_no_campaign() {
        let texts = [
            "The last bus to Moor Road leaves at six, so nobody without a car can get home again.",
            "I cannot get to the clinic after six because there is no bus to Moor Road by then.",
            "Buses stop at six and the evening group ends at eight, which makes no sense to me.",
            "There is no bus home in the evening, so my mother stopped going to the group.",
            "Please run a bus after six so that people without a car can come to the evening group.",
            "We drive our neighbour home because there is no bus in the evening after the group.",
        ];
        assert_eq!(campaigns(&texts), []);
    }
}
