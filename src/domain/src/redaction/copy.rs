//! The copy of a text that may be shown.

use std::borrow::Cow;

use super::{Hidden, Kind};
use crate::frame::Span;

impl Kind {
    /// What stands in the place of the words, in the language of the text (ISO 639-3); English for
    /// those it is not written in.
    #[must_use]
    pub const fn token(self, language: Tongue) -> &'static str {
        match (language, self) {
            (Tongue::English, Self::Email) => "[e-mail address removed]",
            (Tongue::English, Self::Link) => "[link removed]",
            (Tongue::English, Self::NhsNumber) => "[NHS number removed]",
            (Tongue::English, Self::NiNumber) => "[National Insurance number removed]",
            (Tongue::English, Self::Phone) => "[telephone number removed]",
            (Tongue::English, Self::Birth) => "[date removed]",
            (Tongue::English, Self::Postcode) => "[postcode removed]",
            (Tongue::English, Self::Name) => "[name removed]",
            (Tongue::English, Self::Detail) => "[detail removed]",
            (Tongue::Welsh, Self::Email) => "[cyfeiriad e-bost wedi’i dynnu]",
            (Tongue::Welsh, Self::Link) => "[dolen wedi’i thynnu]",
            (Tongue::Welsh, Self::NhsNumber) => "[rhif GIG wedi’i dynnu]",
            (Tongue::Welsh, Self::NiNumber) => "[rhif Yswiriant Gwladol wedi’i dynnu]",
            (Tongue::Welsh, Self::Phone) => "[rhif ffôn wedi’i dynnu]",
            (Tongue::Welsh, Self::Birth) => "[dyddiad wedi’i dynnu]",
            (Tongue::Welsh, Self::Postcode) => "[cod post wedi’i dynnu]",
            (Tongue::Welsh, Self::Name) => "[enw wedi’i dynnu]",
            (Tongue::Welsh, Self::Detail) => "[manylyn wedi’i dynnu]",
            (Tongue::Urdu, Self::Email) => "[ای میل پتہ ہٹا دیا گیا]",
            (Tongue::Urdu, Self::Link) => "[لنک ہٹا دیا گیا]",
            (Tongue::Urdu, Self::NhsNumber) => "[این ایچ ایس نمبر ہٹا دیا گیا]",
            (Tongue::Urdu, Self::NiNumber) => "[نیشنل انشورنس نمبر ہٹا دیا گیا]",
            (Tongue::Urdu, Self::Phone) => "[فون نمبر ہٹا دیا گیا]",
            (Tongue::Urdu, Self::Birth) => "[تاریخ ہٹا دی گئی]",
            (Tongue::Urdu, Self::Postcode) => "[پوسٹ کوڈ ہٹا دیا گیا]",
            (Tongue::Urdu, Self::Name) => "[نام ہٹا دیا گیا]",
            (Tongue::Urdu, Self::Detail) => "[تفصیل ہٹا دی گئی]",
        }
    }
}

/// The languages tokens are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English, and every language not named here.
    English,
    /// Welsh.
    Welsh,
    /// Urdu.
    Urdu,
}

impl Tongue {
    /// For a text in this language (ISO 639-3).
    #[must_use]
    pub fn of(language: &str) -> Self {
        match language {
            "cym" | "cy" => Self::Welsh,
            "urd" | "ur" => Self::Urdu,
            _ => Self::English,
        }
    }
}

/// Hidden words joined where they overlap or touch another of their kind, in the order of the text.
fn joined(hidden: &[Hidden]) -> Vec<Hidden> {
    let mut sorted: Vec<Hidden> = hidden
        .iter()
        .copied()
        .filter(|at| at.span.length > 0)
        .collect();
    sorted.sort_by_key(|at| (at.span.start, std::cmp::Reverse(at.span.length)));
    let mut kept: Vec<Hidden> = Vec::with_capacity(sorted.len());
    for at in sorted {
        match kept.last_mut() {
            Some(last) if at.span.start < last.span.end() => {
                let end = last.span.end().max(at.span.end());
                last.span.length = end - last.span.start;
            }
            _ => kept.push(at),
        }
    }
    kept
}

/// The text without the hidden words, each with a token in its place in the language of the text.
/// Where two overlap, the first speaks for both.
#[must_use]
pub fn without(text: &str, hidden: &[Hidden], language: &str) -> String {
    let all = Span {
        start: 0,
        length: usize::MAX,
    };
    part(text, all, hidden, language)
}

/// A part of the text without the hidden words. The token of words that lie in several parts stands
/// where they begin, so that the parts of a text together are [`without`] them.
#[must_use]
pub fn part(text: &str, of: Span, hidden: &[Hidden], language: &str) -> String {
    let tongue = Tongue::of(language);
    let mut hidden = joined(hidden).into_iter().peekable();
    let mut out = String::new();
    for (place, c) in text.chars().enumerate().skip(of.start).take(of.length) {
        while hidden.next_if(|at| at.span.end() <= place).is_some() {}
        match hidden.peek() {
            Some(at) if at.span.start == place => out.push_str(at.kind.token(tongue)),
            Some(at) if at.span.start < place => {}
            _ => out.push(c),
        }
    }
    out
}

/// What stands for every hidden character in a text of the same length.
const MASK: char = '█';

/// The text with every hidden character replaced by a block: as long as it was, so that places in it
/// are places in the text, and nothing hidden can be searched for in it.
#[must_use]
pub fn masked<'t>(text: &'t str, hidden: &[Hidden]) -> Cow<'t, str> {
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut hidden = joined(hidden).into_iter().peekable();
    let mask = |(place, c): (usize, char)| {
        while hidden.next_if(|at| at.span.end() <= place).is_some() {}
        match hidden.peek() {
            Some(at) if at.span.start <= place => MASK,
            _ => c,
        }
    };
    Cow::Owned(text.chars().enumerate().map(mask).collect())
}
