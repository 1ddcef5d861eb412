//! All comments in one order, each text once, its words as numbers.
//!
//! A *document* is one text; equal comments are its copies. Documents are in the order
//! of their canonical text, so that nothing later can depend on the order in which the
//! comments came. A *term* is a stem that more than one comment uses.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::Comment;
use super::function_words::{is_empty_answer, is_function_word, is_turn};
use super::language::{Ear, Language};
use super::progress::Watch;
use super::stem::Stems;
use super::words::{self, Part};

/// More terms than this would cost time and tell nothing about themes.
const MOST_TERMS: usize = 20_000;

/// Words (function words not counted) that make a statement of their own.
const ENOUGH_TO_STAND_ALONE: usize = 2;

/// Below this many documents a term may stand in one alone: there is little to lose.
const SMALL: usize = 30;

/// One text, with everyone who wrote it.
pub(super) struct Document {
    /// Positions of the comments, as the caller numbered them, lowest first.
    pub(super) copies: Vec<usize>,
    /// The language its words were read in.
    pub(super) language: Language,
    /// Nothing but "nothing to add".
    pub(super) says_nothing: bool,
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
    /// A text sent in a hundred times is one opinion with support, not a hundred ways
    /// of putting it: it must not make a theme by itself.
    pub(super) fn weight(&self) -> f32 {
        1.0 + (self.copies.len() as f32).ln()
    }
}

/// See the module.
pub(super) struct Corpus {
    pub(super) documents: Vec<Document>,
    /// Term numbers of all documents, one after another.
    pub(super) tokens: Vec<u32>,
    /// Stems, by term number, in alphabetical order.
    pub(super) terms: Vec<String>,
    /// In how many comments each term occurs.
    pub(super) document_frequency: Vec<u32>,
}

impl Corpus {
    /// The terms of one document, in order, repetitions included.
    pub(super) fn tokens_of(&self, document: &Document) -> &[u32] {
        match (document.statements.first(), document.statements.last()) {
            (Some(first), Some(last)) => &self.tokens[first.tokens.start..last.tokens.end],
            _ => &[],
        }
    }

    pub(super) fn read(comments: &[Comment<'_>], watch: &mut Watch<'_>) -> Option<Self> {
        let texts = distinct(comments, watch)?;
        let all = texts.len();
        let mut reader = Reader::default();
        let mut drafts = Vec::with_capacity(texts.len());
        for (at, text) in texts.into_iter().enumerate() {
            watch.glance(all + at, 2 * all)?;
            drafts.push(reader.read(text));
        }
        Some(reader.finish(drafts))
    }
}

/// A text and its language, before its words are numbered.
struct Text {
    canonical: String,
    language: Language,
    copies: Vec<usize>,
}

/// Each text once, in order. Texts without a known language are taken to be in the
/// commonest one that fits their script.
fn distinct(comments: &[Comment<'_>], watch: &mut Watch<'_>) -> Option<Vec<Text>> {
    let ear = Ear::new();
    let mut found: BTreeMap<(String, Option<Language>), Vec<usize>> = BTreeMap::new();
    for (at, comment) in comments.iter().enumerate() {
        watch.glance(at, 2 * comments.len())?;
        let canonical = words::canonical(comment.text);
        found
            .entry((canonical, comment.language))
            .or_default()
            .push(at);
    }
    let mut usage: BTreeMap<Language, usize> = BTreeMap::new();
    let mut heard = Vec::with_capacity(found.len());
    for ((canonical, given), copies) in found {
        let language = given.or_else(|| ear.detect(&canonical));
        if let Some(language) = language {
            *usage.entry(language).or_default() += 1;
        }
        heard.push((canonical, language, copies));
    }
    let commonest = usage
        .iter()
        .max_by_key(|&(language, count)| (*count, std::cmp::Reverse(*language)))
        .map_or(Language::ENGLISH, |(&language, _)| language);
    let mut texts: Vec<Text> = Vec::with_capacity(heard.len());
    for (canonical, language, copies) in heard {
        let language = language.unwrap_or(commonest);
        match texts.last_mut() {
            // The same text, its language once given and once found out.
            Some(last) if last.canonical == canonical && last.language == language => {
                last.copies.extend(copies);
                last.copies.sort_unstable();
            }
            _ => texts.push(Text {
                canonical,
                language,
                copies,
            }),
        }
    }
    Some(texts)
}

/// Turns texts into rows of numbers; remembers every word it has stemmed.
#[derive(Default)]
struct Reader {
    stems: BTreeMap<Language, Stems>,
    /// Term number by language and word; `None` for words that hold sentences together.
    known: HashMap<Language, HashMap<String, Option<u32>>>,
    numbers: HashMap<String, u32>,
    terms: Vec<String>,
    tokens: Vec<u32>,
}

impl Reader {
    fn read(&mut self, text: Text) -> Document {
        let mut statements = Vec::new();
        let mut all = Vec::new();
        let mut sentence = 0;
        for text_of_sentence in words::sentences(&text.canonical) {
            let before = statements.len();
            let mut start = self.tokens.len();
            for part in words::parts(text_of_sentence) {
                let pauses = match part {
                    Part::Word(word) => {
                        all.push(word);
                        self.take(text.language, word);
                        is_turn(text.language, word)
                    }
                    Part::Pause => true,
                };
                if pauses && self.tokens.len() - start >= ENOUGH_TO_STAND_ALONE {
                    statements.push(Statement {
                        tokens: start..self.tokens.len(),
                        sentence,
                    });
                    start = self.tokens.len();
                }
            }
            let rest = start..self.tokens.len();
            match statements.last_mut() {
                // Too little to stand alone: it goes with what the same sentence said before.
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
        let says_nothing = is_empty_answer(text.language, all.iter().copied());
        Document {
            copies: text.copies,
            language: text.language,
            says_nothing,
            statements,
        }
    }

    fn take(&mut self, language: Language, word: &str) {
        let (word, denies) = words::without_apostrophe(word);
        if denies {
            let not = self.number(words::NOT);
            self.tokens.push(not);
        }
        let known = self.known.entry(language).or_default();
        let term = match known.get(word) {
            Some(&term) => term,
            None => {
                let speaks = word.chars().count() >= 2 || !word.is_ascii();
                let term = if speaks && !is_function_word(language, word) {
                    let stems = self
                        .stems
                        .entry(language)
                        .or_insert_with(|| Stems::of(language));
                    let stem = stems.stem(word);
                    Some(self.number(&stem))
                } else {
                    None
                };
                self.known
                    .entry(language)
                    .or_default()
                    .insert(word.to_owned(), term);
                term
            }
        };
        self.tokens.extend(term);
    }

    fn number(&mut self, stem: &str) -> u32 {
        if let Some(&number) = self.numbers.get(stem) {
            return number;
        }
        let number = self.terms.len() as u32;
        self.terms.push(stem.to_owned());
        self.numbers.insert(stem.to_owned(), number);
        number
    }

    /// Keeps the terms that more than one document uses and numbers them anew.
    fn finish(self, mut documents: Vec<Document>) -> Corpus {
        let mut frequency = vec![0u32; self.terms.len()];
        for document in &documents {
            let used: BTreeSet<u32> = document
                .statements
                .iter()
                .flat_map(|s| self.tokens[s.tokens.clone()].iter().copied())
                .collect();
            for term in used {
                frequency[term as usize] += document.copies.len() as u32;
            }
        }
        let least = if documents.len() < SMALL {
            1
        } else {
            knob!("MINDF", 2u32)
        };
        let mut kept: Vec<usize> = (0..self.terms.len())
            .filter(|&t| frequency[t] >= least)
            .collect();
        kept.sort_by(|&a, &b| {
            frequency[b]
                .cmp(&frequency[a])
                .then(self.terms[a].cmp(&self.terms[b]))
        });
        kept.truncate(MOST_TERMS);
        kept.sort_by(|&a, &b| self.terms[a].cmp(&self.terms[b]));
        let mut renumbered = vec![None; self.terms.len()];
        for (new, &old) in kept.iter().enumerate() {
            renumbered[old] = Some(new as u32);
        }
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for document in &mut documents {
            for statement in &mut document.statements {
                let start = tokens.len();
                let old = &self.tokens[statement.tokens.clone()];
                tokens.extend(old.iter().filter_map(|&t| renumbered[t as usize]));
                statement.tokens = start..tokens.len();
            }
            document
                .statements
                .retain(|statement| !statement.tokens.is_empty());
        }
        Corpus {
            documents,
            tokens,
            document_frequency: kept.iter().map(|&t| frequency[t]).collect(),
            terms: kept.into_iter().map(|t| self.terms[t].clone()).collect(),
        }
    }
}
