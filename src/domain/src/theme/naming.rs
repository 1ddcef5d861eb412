//! What a theme is called, and the comments that show it best.
//!
//! Terms are those a theme uses more than the others do (class-based TF-IDF). They are
//! shown as people write them, never as stems. Words that stand side by side make one
//! name: "waiting times", not "times, waiting". A word written with a capital inside a
//! sentence is often somebody's name, so it comes last in a theme's.

use std::collections::{BTreeMap, HashMap};

use super::Comment;
use super::centres::Clusters;
use super::corpus::{Corpus, Document};
use super::function_words::is_function_word;
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

/// Words after which a name is long enough.
const NAME_WORDS: usize = 3;

/// How well a word serves in a name that is written with a capital.
const CAPITAL: f32 = 0.3;

/// What can be told of a theme.
pub(super) struct Portrait {
    pub(super) name: String,
    pub(super) terms: Vec<String>,
    /// Positions of comments, most typical first.
    pub(super) typical: Vec<usize>,
}

/// A portrait of each theme. `main` holds the main theme of each document; the first themes
/// have `names` already.
pub(super) fn portraits(
    comments: &[Comment<'_>],
    corpus: &Corpus,
    rows: &Matrix,
    clusters: &Clusters,
    main: &[Option<usize>],
    names: &[&str],
) -> Vec<Portrait> {
    let mut members = vec![Vec::new(); clusters.count()];
    for (document, theme) in main.iter().enumerate() {
        if let Some(theme) = theme {
            members[*theme].push(document);
        }
    }
    let likeness = &clusters.likeness;
    let mut used: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let mut stems = BTreeMap::new();
    distinctive(corpus, clusters.count(), main)
        .into_iter()
        .zip(members)
        .enumerate()
        .map(|(theme, (mut terms, mut members))| {
            members.sort_by(|&a, &b| likeness[b].total_cmp(&likeness[a]).then(a.cmp(&b)));
            terms.truncate(CONSIDERED);
            let mut wording = Wording {
                corpus,
                forms: HashMap::new(),
                pairs: BTreeMap::new(),
            };
            for &member in members.iter().take(WORDINGS) {
                let document = &corpus.documents[member];
                let language = document.language;
                let stems = stems.entry(language).or_insert_with(|| Stems::of(language));
                wording.hear(written(comments, document), language, &terms, stems);
            }
            let name = names.get(theme).map_or_else(
                || wording.unlike(&used, wording.name(&terms, &used)),
                |&name| name.to_owned(),
            );
            used.push(name.clone());
            let terms = terms
                .iter()
                .take(TERMS)
                .map(|&(term, _)| wording.form(term))
                .collect();
            let typical = typical(corpus, rows, &members);
            let typical = typical
                .iter()
                .map(|&d| corpus.documents[d].copies[0])
                .collect();
            Portrait {
                name,
                terms,
                typical,
            }
        })
        .collect()
}

/// A document as it was written. Copies may differ in capitals, and the choice among
/// them must not depend on their order.
fn written<'c>(comments: &[Comment<'c>], document: &Document) -> &'c str {
    document
        .copies
        .iter()
        .map(|&copy| comments[copy].text)
        .min()
        .unwrap_or_default()
}

/// The terms of each theme by how much they tell it from the others, best first.
fn distinctive(corpus: &Corpus, themes: usize, main: &[Option<usize>]) -> Vec<Vec<(u32, f32)>> {
    let mut counts = vec![vec![0f32; corpus.terms.len()]; themes];
    let mut overall = vec![0f32; corpus.terms.len()];
    let mut sizes = vec![0f32; themes];
    for (document, theme) in corpus.documents.iter().zip(main) {
        let Some(theme) = *theme else { continue };
        for term in corpus.distinct_terms(document.tokens()) {
            counts[theme][term as usize] += document.weight();
            overall[term as usize] += document.weight();
            sizes[theme] += document.weight();
        }
    }
    let mean = sizes.iter().sum::<f32>() / themes.max(1) as f32;
    let of_theme = |(counts, size): (Vec<f32>, f32)| {
        let used = counts.iter().enumerate().filter(|(_, count)| **count > 0.0);
        let mut scored: Vec<(u32, f32)> = used
            .map(|(term, &count)| {
                (
                    term as u32,
                    count / size * (1.0 + mean / overall[term]).ln(),
                )
            })
            .collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        // What a single comment says is no term of the theme, nor is a bare "not", unless
        // it is all there is.
        let telling = |&(term, _): &(u32, f32)| {
            counts[term as usize] > 1.5 && corpus.terms[term as usize] != words::NOT
        };
        if scored.iter().any(telling) {
            scored.retain(telling);
        }
        scored
    };
    counts.into_iter().zip(sizes).map(of_theme).collect()
}

/// Documents that show a theme best, among its members in order of likeness. Those that
/// say little or a great deal, or the same as one already taken, are passed over while
/// others are left.
fn typical(corpus: &Corpus, rows: &Matrix, members: &[usize]) -> Vec<usize> {
    let mut taken: Vec<usize> = Vec::with_capacity(TYPICAL);
    for demanding in [true, false] {
        for &member in members.iter().take(WORDINGS) {
            let says = corpus.documents[member].tokens().len();
            let alike = |&other: &usize| dot(rows.row(other), rows.row(member)) > 0.95;
            let fits = (4..=60).contains(&says) && !taken.iter().any(alike);
            if taken.len() < TYPICAL && !taken.contains(&member) && (fits || !demanding) {
                taken.push(member);
            }
        }
    }
    taken
}

/// How the people of one theme write its terms.
struct Wording<'c> {
    corpus: &'c Corpus,
    /// Spellings of a term and how often each occurs.
    forms: HashMap<u32, BTreeMap<String, usize>>,
    /// Two terms side by side, and how often each spelling occurs.
    pairs: BTreeMap<(u32, u32), BTreeMap<String, usize>>,
}

impl Wording<'_> {
    /// Notes how the terms are written in a text.
    fn hear(&mut self, text: &str, language: Language, terms: &[(u32, f32)], stems: &Stems) {
        let text = words::as_written(text);
        for sentence in words::sentences(&text) {
            let mut before: Option<(u32, String)> = None;
            let mut first = true;
            for part in words::parts(sentence) {
                before = match part {
                    Part::Pause => None,
                    Part::Word(word) => {
                        let lower = word.to_lowercase();
                        let (plain, _) = words::without_apostrophe(&lower);
                        let form = form(word, plain, std::mem::take(&mut first));
                        let stem = stems.stem(plain);
                        let term = terms.iter().map(|&(term, _)| term).find(|&term| {
                            self.corpus.terms[term as usize] == stem
                                && !is_function_word(language, plain)
                        });
                        term.map(|term| self.note(term, form, before))
                    }
                };
            }
        }
    }

    fn note(&mut self, term: u32, form: String, before: Option<(u32, String)>) -> (u32, String) {
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
        (term, form)
    }

    /// The usual spelling of a term.
    fn form(&self, term: u32) -> String {
        let usual = self.forms.get(&term).and_then(most_used);
        usual.unwrap_or_else(|| self.corpus.terms[term as usize].clone())
    }

    fn times(&self, term: u32) -> usize {
        self.forms
            .get(&term)
            .map_or(0, |forms| forms.values().sum())
    }

    /// Two or three words, or the phrases they stand in, if possible unlike the names in
    /// `used`.
    fn name(&self, terms: &[(u32, f32)], used: &[String]) -> String {
        let fit = |&(term, score): &(u32, f32)| (term, score * fitness(&self.form(term)));
        let mut order: Vec<(u32, f32)> = terms.iter().map(fit).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut pieces: Vec<String> = Vec::new();
        let mut spent: Vec<u32> = Vec::new();
        for &(term, _) in &order {
            let words: usize = pieces.iter().map(|piece| piece.split(' ').count()).sum();
            if words >= NAME_WORDS && !used.contains(&pieces.join(", ")) {
                break;
            }
            if spent.contains(&term) {
                continue;
            }
            spent.push(term);
            match self.phrase_with(term, &order, &spent) {
                Some((other, phrase)) => {
                    spent.push(other);
                    pieces.push(phrase);
                }
                None => pieces.push(self.form(term)),
            }
        }
        pieces.join(", ")
    }

    /// The name, with a number where another theme has the same.
    fn unlike(&self, used: &[String], name: String) -> String {
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        names.find(|name| !used.contains(name)).unwrap_or(name)
    }

    /// The phrase a term often stands in with another one, if there is such.
    fn phrase_with(&self, term: u32, order: &[(u32, f32)], spent: &[u32]) -> Option<(u32, String)> {
        let free = order
            .iter()
            .filter(|(other, score)| *score > 0.0 && !spent.contains(other));
        let mut best: Option<(usize, u32, String)> = None;
        for &(other, _) in free {
            for pair in [(term, other), (other, term)] {
                let Some(forms) = self.pairs.get(&pair) else {
                    continue;
                };
                let times: usize = forms.values().sum();
                let rarer = self.times(term).min(self.times(other));
                let usual = times >= 2 && times * 3 >= rarer && times * 6 >= self.times(term);
                if usual && best.as_ref().is_none_or(|(most, _, _)| times > *most) {
                    best = most_used(forms).map(|phrase| (times, other, phrase));
                }
            }
        }
        best.map(|(_, other, phrase)| (other, phrase))
    }
}

/// How a word is shown: as written, but in lower case at the beginning of a sentence and
/// where capitals stand at random.
fn form(word: &str, plain: &str, first: bool) -> String {
    let (written, _) = words::without_apostrophe(word);
    let inner_capital = written.chars().skip(1).any(char::is_uppercase);
    let acronym = !written.chars().any(char::is_lowercase);
    let regular = written.to_lowercase() == plain && (!inner_capital || acronym);
    if first && !(acronym && inner_capital) || !regular {
        plain.to_owned()
    } else {
        written.to_owned()
    }
}

/// How well a spelling serves in a name.
fn fitness(form: &str) -> f32 {
    let capital = form.chars().next().is_some_and(char::is_uppercase);
    if !form.chars().any(char::is_alphabetic) {
        0.0
    } else if capital && form.chars().any(char::is_lowercase) {
        CAPITAL
    } else {
        1.0
    }
}

/// Of equally frequent spellings, the last in order: lower case before capitals.
fn most_used(forms: &BTreeMap<String, usize>) -> Option<String> {
    forms
        .iter()
        .max_by_key(|&(form, times)| (*times, form))
        .map(|(form, _)| form.clone())
}
