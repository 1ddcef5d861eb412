//! What a theme is called, and the comments that show it best.
//!
//! Terms are those a theme uses more than the others do (class-based TF-IDF). They are
//! shown as people write them, never as stems. Words that stand side by side make one
//! name: "waiting times", not "times, waiting". Words written with a capital inside a
//! sentence are often somebody's name, so they come last in a theme's.

use std::collections::{BTreeMap, HashMap};

use super::Comment;
use super::centres::Clusters;
use super::corpus::Corpus;
use super::language::Language;
use super::matrix::{Matrix, dot};
use super::stem::Stems;
use super::words::{self, Part};

/// Terms told of a theme.
const TERMS: usize = 10;
/// Terms considered for its name.
const CONSIDERED: usize = 20;
/// Comments whose wording is looked at, the most typical first.
const WORDINGS: usize = 150;
/// Typical comments told of a theme.
const TYPICAL: usize = 10;
/// Words in a name, at most; a phrase of two may exceed it by one.
const NAME_WORDS: usize = 3;

/// What can be told of a theme.
pub(super) struct Portrait {
    pub(super) name: String,
    pub(super) terms: Vec<String>,
    /// Documents, most typical first.
    pub(super) typical: Vec<usize>,
}

/// A portrait of each theme. `main` is the main theme of each document.
pub(super) fn portraits(
    comments: &[Comment<'_>],
    corpus: &Corpus,
    rows: &Matrix,
    clusters: &Clusters,
    main: &[Option<usize>],
) -> Vec<Portrait> {
    let scores = distinctive(corpus, clusters.count(), main);
    let mut members = vec![Vec::new(); clusters.count()];
    for (document, theme) in main.iter().enumerate() {
        if let Some(theme) = theme {
            members[*theme].push(document);
        }
    }
    let mut used = Vec::new();
    let mut stems = BTreeMap::new();
    scores
        .into_iter()
        .zip(members)
        .map(|(mut terms, mut members)| {
            members.sort_by(|&a, &b| {
                clusters.likeness[b]
                    .total_cmp(&clusters.likeness[a])
                    .then(a.cmp(&b))
            });
            terms.truncate(CONSIDERED);
            let wording = Wording::listen(comments, corpus, &terms, &members, &mut stems);
            let name = wording.name(&terms, &used);
            used.push(name.clone());
            let terms = terms
                .iter()
                .take(TERMS)
                .map(|&(term, _)| wording.form(term))
                .collect();
            Portrait {
                name,
                terms,
                typical: typical(corpus, rows, &members),
            }
        })
        .collect()
}

/// The terms of each theme by how much they tell it from the others, best first.
fn distinctive(corpus: &Corpus, themes: usize, main: &[Option<usize>]) -> Vec<Vec<(u32, f32)>> {
    let mut counts = vec![vec![0f32; corpus.terms.len()]; themes];
    let mut sizes = vec![0f32; themes];
    for (document, theme) in corpus.documents.iter().zip(main) {
        let Some(theme) = *theme else { continue };
        let mut terms = corpus.tokens_of(document).to_vec();
        terms.sort_unstable();
        terms.dedup();
        for term in terms {
            counts[theme][term as usize] += document.weight();
            sizes[theme] += document.weight();
        }
    }
    let mean = sizes.iter().sum::<f32>() / themes.max(1) as f32;
    let mut overall = vec![0f32; corpus.terms.len()];
    for count in &counts {
        for (all, &own) in overall.iter_mut().zip(count) {
            *all += own;
        }
    }
    counts
        .iter()
        .zip(&sizes)
        .map(|(counts, size)| {
            let mut scored: Vec<(u32, f32)> = counts
                .iter()
                .enumerate()
                .filter(|&(_, &count)| count > 0.0)
                .map(|(term, &count)| {
                    (
                        term as u32,
                        count / size * (1.0 + mean / overall[term]).ln(),
                    )
                })
                .collect();
            scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            // What a single comment says is no term of the theme, unless it is all there is.
            let shared = |&(term, _): &(u32, f32)| counts[term as usize] > 1.5;
            if scored.iter().any(shared) {
                scored.retain(shared);
            }
            scored
        })
        .collect()
}

/// Documents that show a theme best, among its members in order of likeness. Those that
/// say little, or the same as one already taken, are passed over while others are left.
fn typical(corpus: &Corpus, rows: &Matrix, members: &[usize]) -> Vec<usize> {
    let mut taken: Vec<usize> = Vec::with_capacity(TYPICAL);
    for wants in [true, false] {
        for &member in members.iter().take(WORDINGS) {
            if taken.len() == TYPICAL {
                return taken;
            }
            let says = corpus.tokens_of(&corpus.documents[member]).len();
            let repeats = || {
                taken
                    .iter()
                    .any(|&t| dot(rows.row(t), rows.row(member)) > 0.95)
            };
            if !taken.contains(&member) && (!wants || (4..=60).contains(&says) && !repeats()) {
                taken.push(member);
            }
        }
    }
    taken
}

/// How the people of one theme write its terms.
struct Wording<'c> {
    corpus: &'c Corpus,
    /// Spellings of a term inside sentences, and at their beginning in lower case.
    forms: HashMap<u32, BTreeMap<String, usize>>,
    /// Two terms side by side, as written.
    pairs: BTreeMap<(u32, u32), BTreeMap<String, usize>>,
}

impl<'c> Wording<'c> {
    fn listen(
        comments: &[Comment<'_>],
        corpus: &'c Corpus,
        terms: &[(u32, f32)],
        members: &[usize],
        stems: &mut BTreeMap<Language, Stems>,
    ) -> Self {
        let wanted: HashMap<&str, u32> = terms
            .iter()
            .map(|&(t, _)| (corpus.terms[t as usize].as_str(), t))
            .collect();
        let mut wording = Self {
            corpus,
            forms: HashMap::new(),
            pairs: BTreeMap::new(),
        };
        for &member in members.iter().take(WORDINGS) {
            let document = &corpus.documents[member];
            let stems = stems
                .entry(document.language)
                .or_insert_with(|| Stems::of(document.language));
            // Copies may differ in capitals; the choice must not depend on their order.
            let text = document
                .copies
                .iter()
                .map(|&c| comments[c].text)
                .min()
                .unwrap_or_default();
            for sentence in words::sentences(&words::as_written(text)) {
                wording.hear(sentence, &wanted, stems);
            }
        }
        wording
    }

    fn hear(&mut self, sentence: &str, wanted: &HashMap<&str, u32>, stems: &Stems) {
        let mut before: Option<(u32, String)> = None;
        let mut first = true;
        for part in words::parts(sentence) {
            let Part::Word(word) = part else {
                before = None;
                continue;
            };
            let lower = word.to_lowercase();
            let (plain, _) = words::without_apostrophe(&lower);
            let term = wanted.get(stems.stem(plain).as_str()).copied();
            let (written, _) = words::without_apostrophe(word);
            let form = if std::mem::take(&mut first) {
                plain.to_owned()
            } else {
                written.to_owned()
            };
            if let Some(term) = term {
                *self
                    .forms
                    .entry(term)
                    .or_default()
                    .entry(form.clone())
                    .or_default() += 1;
                if let Some((earlier, earlier_form)) = before {
                    let phrase = format!("{earlier_form} {form}");
                    *self
                        .pairs
                        .entry((earlier, term))
                        .or_default()
                        .entry(phrase)
                        .or_default() += 1;
                }
            }
            before = term.map(|term| (term, form));
        }
    }

    /// The usual spelling of a term.
    fn form(&self, term: u32) -> String {
        self.forms
            .get(&term)
            .and_then(most_used)
            .unwrap_or_else(|| self.corpus.terms[term as usize].clone())
    }

    fn times(&self, term: u32) -> usize {
        self.forms
            .get(&term)
            .map_or(0, |forms| forms.values().sum())
    }

    /// Two or three words, or the phrases they stand in, unlike the names in `used`.
    fn name(&self, terms: &[(u32, f32)], used: &[String]) -> String {
        let mut order: Vec<(u32, f32)> = terms
            .iter()
            .map(|&(t, score)| (t, score * self.fitness(t)))
            .collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut pieces: Vec<String> = Vec::new();
        let mut spent: Vec<u32> = Vec::new();
        for &(term, _) in &order {
            let words: usize = pieces.iter().map(|p| p.split(' ').count()).sum();
            if words >= NAME_WORDS && !used.contains(&pieces.join(", ")) {
                break;
            }
            if spent.contains(&term) {
                continue;
            }
            match self.phrase_with(term, &order, &spent) {
                Some((other, phrase)) => {
                    spent.extend([term, other]);
                    pieces.push(phrase);
                }
                None => {
                    spent.push(term);
                    pieces.push(self.form(term));
                }
            }
        }
        pieces.join(", ")
    }

    /// How well a term serves in a name.
    fn fitness(&self, term: u32) -> f32 {
        let form = self.form(term);
        let letters: Vec<char> = form.chars().collect();
        let capital = letters.first().is_some_and(|c| c.is_uppercase());
        let acronym = letters.iter().all(|c| !c.is_lowercase());
        if form == words::NOT || !letters.iter().any(|c| c.is_alphabetic()) {
            0.0
        } else if capital && !acronym {
            0.3
        } else {
            1.0
        }
    }

    /// The phrase a term mostly stands in with another good term, if there is one.
    fn phrase_with(&self, term: u32, order: &[(u32, f32)], spent: &[u32]) -> Option<(u32, String)> {
        let mut best: Option<(usize, u32, String)> = None;
        for &(other, score) in order {
            if other == term || score == 0.0 || spent.contains(&other) {
                continue;
            }
            for pair in [(term, other), (other, term)] {
                let Some(forms) = self.pairs.get(&pair) else {
                    continue;
                };
                let times: usize = forms.values().sum();
                let usual = times >= 2
                    && times * 3 >= self.times(term).min(self.times(other))
                    && times * 6 >= self.times(term);
                if usual && best.as_ref().is_none_or(|(most, _, _)| times > *most) {
                    best = most_used(forms).map(|phrase| (times, other, phrase));
                }
            }
        }
        best.map(|(_, other, phrase)| (other, phrase))
    }
}

/// Of equally frequent spellings, the last in order: lower case before capitals.
fn most_used(forms: &BTreeMap<String, usize>) -> Option<String> {
    forms
        .iter()
        .max_by_key(|&(form, times)| (*times, form))
        .map(|(form, _)| form.clone())
}
