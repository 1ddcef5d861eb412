//! The lists as they stand in their files, read into rules.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::words::{self, YEAR};
use super::{Topic, Whose};
use crate::named::Named;

/// How far apart words may stand where a line says `..`.
const GAP: u32 = 3;

/// A part of a rule. Where a rule may have come to is kept as bits: bit 0 is its first word.
#[derive(Debug)]
pub(super) enum Part {
    /// One of these words.
    Word(Vec<u32>),
    /// All of these, one after the other.
    All(Vec<Part>),
    /// One of these.
    Either(Vec<Part>),
    /// This or nothing.
    Maybe(Box<Part>),
    /// Up to three words, whatever they are.
    Gap,
}

impl Part {
    /// Where it may end, of all the places where it may begin.
    pub(super) fn step(&self, words: &[u32], from: u32) -> u32 {
        match self {
            Self::Word(one_of) => {
                let (mut left, mut to) = (from, 0);
                while left != 0 {
                    let at = left.trailing_zeros();
                    left &= left - 1;
                    let word = usize::try_from(at).ok().and_then(|at| words.get(at));
                    if word.is_some_and(|word| one_of.contains(word)) {
                        to |= 2 << at;
                    }
                }
                to
            }
            Self::All(parts) => parts.iter().fold(from, |from, part| match from {
                0 => 0,
                from => part.step(words, from),
            }),
            Self::Either(parts) => parts.iter().fold(0, |to, part| to | part.step(words, from)),
            Self::Maybe(part) => from | part.step(words, from),
            Self::Gap => (0..=GAP).fold(0, |to, words| to | from << words),
        }
    }

    /// The words it may begin with, and whether it may be nothing.
    fn first(&self, found: &mut BTreeSet<u32>) -> bool {
        match self {
            Self::Word(one_of) => {
                found.extend(one_of);
                false
            }
            Self::All(parts) => parts.iter().all(|part| part.first(found)),
            Self::Either(parts) => {
                let empty = parts.iter().filter(|part| part.first(found)).count();
                empty > 0
            }
            Self::Maybe(part) => {
                part.first(found);
                true
            }
            Self::Gap => true,
        }
    }
}

/// What a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Words of distress, of the writer or of whoever was named last.
    Distress(Topic, Option<Whose>),
    /// Words that only sound like it.
    NotMeant,
    /// Seems to turn a phrase round and does not.
    NotANegation,
    /// Long ago.
    LongAgo,
}

/// One line of a list.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) sense: Sense,
    pub(super) list: usize,
    /// Whether it holds its own negation.
    pub(super) negated: bool,
    pub(super) part: Part,
}

/// Single words of a language that decide whose a phrase is and whether it holds.
#[derive(Debug, Default)]
pub(super) struct Single {
    pub(super) first: BTreeSet<u32>,
    pub(super) others: BTreeSet<u32>,
    pub(super) pronouns: BTreeSet<u32>,
    pub(super) close: BTreeSet<u32>,
    pub(super) negations: BTreeSet<u32>,
    pub(super) light: BTreeSet<u32>,
    pub(super) negations_after: BTreeSet<u32>,
    pub(super) light_after: BTreeSet<u32>,
}

/// Every list, read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    numbers: FxHashMap<Box<str>, u32>,
    pub(super) rules: Vec<Rule>,
    /// Rules of distress by the number of a word they may begin with.
    pub(super) distress: Vec<Vec<u32>>,
    /// The other rules, which only matter where one of distress fits.
    pub(super) beside: Vec<Vec<u32>>,
    pub(super) single: Vec<Single>,
    /// Lines that could not be read.
    pub(super) faults: Vec<String>,
}

impl Lists {
    pub(super) fn read(files: &[&str]) -> Self {
        let mut lists = Self::default();
        for (list, file) in files.iter().enumerate() {
            lists.single.push(Single::default());
            lists.take(list, file);
        }
        let none = vec![Vec::new(); lists.numbers.len() + 1];
        let (mut distress, mut beside) = (none.clone(), none);
        for (rule, number) in lists.rules.iter().zip(0..) {
            let begins = match rule.sense {
                Sense::Distress(..) => &mut distress,
                _ => &mut beside,
            };
            let mut first = BTreeSet::new();
            rule.part.first(&mut first);
            for word in first {
                if let Some(rules) = usize::try_from(word).ok().and_then(|at| begins.get_mut(at)) {
                    rules.push(number);
                }
            }
        }
        lists.distress = distress;
        lists.beside = beside;
        lists
    }

    /// The number of a word; 0 when no list has it.
    pub(super) fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(0)
    }

    fn numbered(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.numbers.len() + 1).unwrap_or(0);
        *self.numbers.entry(word.into()).or_insert(next)
    }

    fn take(&mut self, list: usize, file: &str) {
        let mut heading = "";
        for line in file.lines().map(str::trim) {
            if line.is_empty() || line.starts_with("# ") || line == "#" {
                continue;
            }
            match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                Some(next) => heading = next,
                None if !self.line(list, heading, line) => {
                    self.faults.push(format!("[{heading}] {line}"));
                }
                None => {}
            }
        }
    }

    /// Takes one line over; whether it could be read.
    fn line(&mut self, list: usize, heading: &str, line: &str) -> bool {
        let sense = match heading {
            "not meant" => Sense::NotMeant,
            "not negations" => Sense::NotANegation,
            "long ago" => Sense::LongAgo,
            _ => match heading.split_once(' ') {
                Some((topic, "me")) => match Topic::from_name(topic) {
                    Some(topic) => Sense::Distress(topic, Some(Whose::Writer)),
                    None => return false,
                },
                Some((topic, "who")) => match Topic::from_name(topic) {
                    Some(topic) => Sense::Distress(topic, None),
                    None => return false,
                },
                _ => return self.single(list, heading, line),
            },
        };
        let (negated, line) = match line.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let pieces = pieces(line);
        let mut rest = pieces.as_slice();
        let Some(part) = self.all(&mut rest).filter(|_| rest.is_empty()) else {
            return false;
        };
        // A rule that may begin anywhere would be tried everywhere.
        if part.first(&mut BTreeSet::new()) {
            return false;
        }
        self.rules.push(Rule {
            sense,
            list,
            negated,
            part,
        });
        true
    }

    fn single(&mut self, list: usize, heading: &str, line: &str) -> bool {
        let known: Vec<u32> = words::plain(line)
            .iter()
            .map(|w| self.numbered(w))
            .collect();
        let Some(single) = self.single.get_mut(list) else {
            return false;
        };
        let set = match heading {
            "first" => &mut single.first,
            "others" => &mut single.others,
            "pronouns" => &mut single.pronouns,
            "close" => &mut single.close,
            "negations" => &mut single.negations,
            "light" => &mut single.light,
            "negations after" => &mut single.negations_after,
            "light after" => &mut single.light_after,
            _ => return false,
        };
        set.extend(known);
        true
    }

    /// Pieces up to the end, a `|` or a `)`.
    fn all(&mut self, rest: &mut &[Piece]) -> Option<Part> {
        let mut parts = Vec::new();
        while let Some((piece, after)) = rest.split_first() {
            match piece {
                Piece::Word(word) => {
                    parts.push(Part::Word(vec![self.numbered(word)]));
                    *rest = after;
                }
                Piece::Gap => {
                    parts.push(Part::Gap);
                    *rest = after;
                }
                Piece::Open => {
                    *rest = after;
                    parts.push(self.group(rest)?);
                }
                Piece::Or | Piece::Close | Piece::CloseMaybe => break,
            }
        }
        (!parts.is_empty()).then_some(Part::All(parts))
    }

    fn group(&mut self, rest: &mut &[Piece]) -> Option<Part> {
        let mut either = Vec::new();
        let mut single = Vec::new();
        loop {
            match self.all(rest)? {
                // One word or another is by far the most frequent choice: they are looked up at once.
                Part::All(parts) => match parts.as_slice() {
                    [Part::Word(word)] => single.extend(word),
                    _ => either.push(Part::All(parts)),
                },
                other => either.push(other),
            }
            let (piece, after) = rest.split_first()?;
            *rest = after;
            match piece {
                Piece::Or => {}
                Piece::Close | Piece::CloseMaybe => {
                    if !single.is_empty() {
                        either.push(Part::Word(single));
                    }
                    let group = Part::Either(either);
                    return Some(match piece {
                        Piece::CloseMaybe => Part::Maybe(Box::new(group)),
                        _ => group,
                    });
                }
                _ => return None,
            }
        }
    }
}

/// A line taken apart.
enum Piece {
    Word(String),
    Open,
    Or,
    Close,
    CloseMaybe,
    Gap,
}

fn pieces(line: &str) -> Vec<Piece> {
    let spaced = line
        .replace(")?", " \u{1} ")
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('|', " | ");
    let mut pieces = Vec::new();
    for piece in spaced.split_whitespace() {
        match piece {
            "(" => pieces.push(Piece::Open),
            ")" => pieces.push(Piece::Close),
            "\u{1}" => pieces.push(Piece::CloseMaybe),
            "|" => pieces.push(Piece::Or),
            ".." => pieces.push(Piece::Gap),
            "#year" => pieces.push(Piece::Word(YEAR.to_owned())),
            words => pieces.extend(words::plain(words).into_iter().map(Piece::Word)),
        }
    }
    pieces
}
