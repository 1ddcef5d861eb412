//! All comments in one order, each text once, its words as numbers.
//!
//! A *document* is one text; equal comments are its copies. Documents are in the order of
//! their canonical text, so that nothing later can depend on the order in which the
//! comments came. A *term* is a stem; one that a single comment uses is kept only where
//! the table of meanings knows it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Comment;
use super::empty_answers::{Speaks, speaks};
use super::function_words::{is_function_word, is_turn};
use super::language::{self, Language};
use super::matrix::Matrix;
use super::progress::Watch;
use super::semantics::semantics;
use super::stem::Stems;
use super::words::{self, Part};

/// More terms than this cost time and tell nothing about themes: of those that comments
/// share, and of those that stand in one comment alone.
const MOST_TERMS: usize = 20_000;

/// Words, those that only hold sentences together not counted, that make a statement.
const ENOUGH_TO_STAND_ALONE: usize = 2;

/// Texts taken apart at a time, ...
const AT_A_TIME: usize = 8_192;

/// ... and those one thread takes.
const TOGETHER: usize = 128;

/// Below this many documents a term may stand in one alone: there is little to lose.
const FEW: usize = 30;

/// One text, with everyone who wrote it.
pub(super) struct Document {
    /// Positions of the comments, as the caller numbered them, lowest first.
    pub(super) copies: Vec<usize>,
    /// The language its words were read in.
    pub(super) language: Language,
    /// Whether it speaks of a subject.
    pub(super) speaks: Speaks,
    /// What it says, one thing after another.
    pub(super) statements: Vec<Statement>,
}

/// A sentence, or a part of one that could stand alone.
pub(super) struct Statement {
    /// Its words: a range of `Corpus::tokens`, never empty.
    pub(super) tokens: Range<usize>,
    /// Which sentence of the document it belongs to, from 0.
    pub(super) sentence: usize,
}

impl Document {
    /// What its copies together weigh when themes are learned.
    ///
    /// A text sent in a hundred times is one opinion with support, not a hundred ways of
    /// putting it: it must not make a theme by itself.
    pub(super) fn weight(&self) -> f32 {
        1.0 + (self.copies.len().max(1) as f32).ln()
    }

    /// Its words: a range of `Corpus::tokens`.
    pub(super) fn tokens(&self) -> Range<usize> {
        match (self.statements.first(), self.statements.last()) {
            (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
            _ => 0..0,
        }
    }
}

/// See the module.
pub(super) struct Corpus {
    pub(super) documents: Vec<Document>,
    /// Term numbers of all documents, one after another.
    pub(super) tokens: Vec<u32>,
    /// Stems, by term number: those that comments share, then those of one comment alone,
    /// both in alphabetical order.
    pub(super) terms: Vec<String>,
    /// How many terms comments share.
    pub(super) shared: usize,
    /// What each term means beyond these comments; zeros where nobody knows.
    pub(super) meanings: Matrix,
    /// In how many comments each term occurs.
    pub(super) frequency: Vec<u32>,
}

impl Corpus {
    pub(super) fn read(comments: &[Comment<'_>], watch: &mut Watch<'_>) -> Option<Self> {
        let mut texts = distinct(comments, watch)?;
        let count = texts.len();
        let mut reader = Reader::default();
        let mut documents = Vec::with_capacity(count);
        let crew = watch.crew();
        while !texts.is_empty() {
            // Not all at once: words take more room than the text they stand in.
            let rest = texts.split_off(AT_A_TIME.min(texts.len()));
            let done = documents.len();
            let take_apart = |at: usize| Words::of(&texts[at].canonical, texts[at].language);
            let mut tell = |begun: usize, _: usize| {
                watch.at(count + (done + begun * TOGETHER).min(count), 2 * count)
            };
            let words = crew.map(texts.len(), TOGETHER, take_apart, &mut tell)?;
            for (text, words) in texts.iter().zip(words) {
                documents.push(reader.read(text, words));
            }
            texts = rest;
        }
        Some(reader.finish(documents))
    }

    /// The terms in a range of tokens, each once, in order of number.
    pub(super) fn distinct_terms(&self, range: Range<usize>) -> Vec<u32> {
        sorted_once(&self.tokens[range])
    }
}

fn sorted_once(tokens: &[u32]) -> Vec<u32> {
    let mut terms = tokens.to_vec();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// A text and its language, before its words are numbered.
struct Text {
    canonical: String,
    language: Language,
    copies: Vec<usize>,
}

/// Each text once, in order. Where the language cannot be told it is taken to be the one
/// that most texts here are in.
fn distinct(comments: &[Comment<'_>], watch: &mut Watch<'_>) -> Option<Vec<Text>> {
    let crew = watch.crew();
    let canonical = |at: usize| words::canonical(comments[at].text);
    let canonical = crew.map(comments.len(), TOGETHER, canonical, &mut |begun, all| {
        watch.at(begun, 4 * all)
    })?;
    let mut found: BTreeMap<(String, Option<Language>), Vec<usize>> = BTreeMap::new();
    for (at, (canonical, comment)) in canonical.into_iter().zip(comments).enumerate() {
        let key = (canonical, comment.language);
        found.entry(key).or_default().push(at);
    }
    let found: Vec<_> = found.into_iter().collect();
    let detect = |at: usize| {
        let (canonical, given) = &found[at].0;
        given.or_else(|| language::detect(canonical))
    };
    let languages = crew.map(found.len(), TOGETHER, detect, &mut |begun, all| {
        watch.at(all + begun, 4 * all)
    })?;
    let mut heard = Vec::with_capacity(found.len());
    let mut usage: BTreeMap<Language, usize> = BTreeMap::new();
    for (((canonical, _), copies), language) in found.into_iter().zip(languages) {
        if let Some(language) = language {
            *usage.entry(language).or_default() += 1;
        }
        heard.push((canonical, language, copies));
    }
    let commonest = usage
        .into_iter()
        .max_by_key(|&(language, texts)| (texts, Reverse(language)));
    let commonest = commonest.map_or(Language::ENGLISH, |(language, _)| language);
    let mut texts: Vec<Text> = Vec::with_capacity(heard.len());
    for (canonical, language, copies) in heard {
        let language = language.unwrap_or(commonest);
        texts.push(Text {
            canonical,
            language,
            copies,
        });
    }
    // The same text may be here twice, its language once given and once found out.
    texts.sort_by(|a, b| (&a.canonical, a.language).cmp(&(&b.canonical, b.language)));
    texts.dedup_by(|later, kept| {
        let same = later.canonical == kept.canonical && later.language == kept.language;
        if same {
            kept.copies.append(&mut later.copies);
            kept.copies.sort_unstable();
        }
        same
    });
    Some(texts)
}

/// The words of a text.
#[derive(Clone, Default)]
struct Words<'t> {
    sentences: Vec<Vec<Part<'t>>>,
    speaks: Option<Speaks>,
}

impl<'t> Words<'t> {
    fn of(canonical: &'t str, language: Language) -> Self {
        let sentences = words::sentences(canonical).map(|text| words::parts(text).collect());
        let sentences: Vec<Vec<Part<'t>>> = sentences.collect();
        let words = sentences.iter().flatten().filter_map(|part| match part {
            Part::Word(word) => Some(*word),
            Part::Pause => None,
        });
        let speaks = Some(speaks(language, &words.collect::<Vec<_>>()));
        Self { sentences, speaks }
    }
}

/// Turns texts into rows of numbers; remembers every word it has stemmed.
#[derive(Default)]
struct Reader {
    languages: BTreeMap<Language, Known>,
    numbers: HashMap<String, u32>,
    terms: Vec<String>,
    tokens: Vec<u32>,
    uses: Vec<Use>,
}

/// What is known of one language's words.
struct Known {
    stems: Stems,
    /// Places in `Reader::uses`; `None` for words that only hold sentences together.
    words: HashMap<String, Option<u32>>,
}

/// One form of a term, and how often it is used.
struct Use {
    word: String,
    term: u32,
    times: u32,
    english: bool,
}

impl Reader {
    fn read(&mut self, text: &Text, words: Words<'_>) -> Document {
        let language = text.language;
        let mut statements: Vec<Statement> = Vec::new();
        let mut sentence = 0;
        for parts in words.sentences {
            let before = statements.len();
            let mut start = self.tokens.len();
            for part in parts {
                let turns = match part {
                    Part::Pause => true,
                    Part::Word(word) => {
                        self.take(language, word);
                        is_turn(language, word)
                    }
                };
                if turns && self.tokens.len() - start >= ENOUGH_TO_STAND_ALONE {
                    statements.push(Statement {
                        tokens: start..self.tokens.len(),
                        sentence,
                    });
                    start = self.tokens.len();
                }
            }
            let rest = start..self.tokens.len();
            match statements.last_mut() {
                // Too little to stand alone: it goes with what the sentence said before.
                Some(last) if last.sentence == sentence && rest.len() < ENOUGH_TO_STAND_ALONE => {
                    last.tokens.end = rest.end;
                }
                _ if !rest.is_empty() => statements.push(Statement {
                    tokens: rest,
                    sentence,
                }),
                _ => {}
            }
            sentence += usize::from(statements.len() > before);
        }
        Document {
            copies: text.copies.clone(),
            language,
            speaks: words.speaks.unwrap_or(Speaks::OfSomething),
            statements,
        }
    }

    fn take(&mut self, language: Language, word: &str) {
        let (word, denies) = words::without_apostrophe(word);
        if denies {
            let not = number(&mut self.numbers, &mut self.terms, words::NOT);
            self.tokens.push(not);
        }
        let known = self.languages.entry(language).or_insert_with(|| Known {
            stems: Stems::of(language),
            words: HashMap::new(),
        });
        let used = known.words.get(word).copied().unwrap_or_else(|| {
            // A single Latin letter is a slip; a single Chinese character is a word.
            let speaks = word.len() >= 2 && !is_function_word(language, word);
            let used = speaks.then(|| {
                let stem = known.stems.stem(word);
                self.uses.push(Use {
                    word: word.to_owned(),
                    term: number(&mut self.numbers, &mut self.terms, &stem),
                    times: 0,
                    english: language == Language::ENGLISH,
                });
                self.uses.len() as u32 - 1
            });
            known.words.insert(word.to_owned(), used);
            used
        });
        if let Some(used) = used.and_then(|used| self.uses.get_mut(used as usize)) {
            used.times += 1;
            self.tokens.push(used.term);
        }
    }

    /// What each term means: what its forms mean, the more used counting more.
    fn meanings(&self) -> Matrix {
        let semantics = semantics();
        let mut meanings = Matrix::zeros(self.terms.len(), semantics.width());
        let mut totals = vec![0f32; self.terms.len()];
        for form in self.uses.iter().filter(|form| form.english) {
            let term = form.term as usize;
            if semantics.add(&form.word, form.times as f32, meanings.row_mut(term)) {
                totals[term] += form.times as f32;
            }
        }
        for (term, total) in totals.into_iter().enumerate() {
            let row = meanings.row_mut(term);
            if total > 0.0 {
                row.iter_mut().for_each(|cell| *cell /= total);
            }
        }
        meanings
    }

    /// Keeps the terms that are shared or known and numbers them anew.
    fn finish(self, mut documents: Vec<Document>) -> Corpus {
        let mut frequency = vec![0u32; self.terms.len()];
        for document in &documents {
            for term in sorted_once(&self.tokens[document.tokens()]) {
                frequency[term as usize] += document.copies.len() as u32;
            }
        }
        let meanings = self.meanings();
        let least = if documents.len() < FEW { 1 } else { 2 };
        let mut kept: Vec<usize> = (0..self.terms.len())
            .filter(|&term| frequency[term] >= least)
            .collect();
        kept.sort_by_key(|&term| (Reverse(frequency[term]), &self.terms[term]));
        kept.truncate(MOST_TERMS);
        kept.sort_by_key(|&term| &self.terms[term]);
        let shared = kept.len();
        let mut alone: Vec<usize> = (0..self.terms.len())
            .filter(|&term| frequency[term] < least && !meanings.is_zero(term))
            .collect();
        alone.sort_by_key(|&term| &self.terms[term]);
        alone.truncate(MOST_TERMS);
        kept.append(&mut alone);
        let mut renumbered = vec![None; self.terms.len()];
        for (new, &old) in kept.iter().enumerate() {
            renumbered[old] = Some(new as u32);
        }
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for document in &mut documents {
            for statement in &mut document.statements {
                let (start, old) = (tokens.len(), &self.tokens[statement.tokens.clone()]);
                tokens.extend(old.iter().filter_map(|&term| renumbered[term as usize]));
                statement.tokens = start..tokens.len();
            }
            document
                .statements
                .retain(|statement| !statement.tokens.is_empty());
        }
        Corpus {
            documents,
            tokens,
            frequency: kept.iter().map(|&term| frequency[term]).collect(),
            shared,
            meanings: meanings.picked(&kept),
            terms: kept
                .into_iter()
                .map(|term| self.terms[term].clone())
                .collect(),
        }
    }
}

fn number(numbers: &mut HashMap<String, u32>, terms: &mut Vec<String>, stem: &str) -> u32 {
    if let Some(&number) = numbers.get(stem) {
        return number;
    }
    let number = terms.len() as u32;
    terms.push(stem.to_owned());
    numbers.insert(stem.to_owned(), number);
    number
}
