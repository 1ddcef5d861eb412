//! Finding what may say who somebody is in what people wrote, and taking it out.
//!
//! Patterns find what has a shape: addresses, numbers, postcodes, days of birth, names after titles
//! and words for relatives, in several scripts and in usual disguises, and the names of staff. They
//! find too much and too little: a person decides. What they cannot find at all is a rare
//! combination ("the only Sikh in a wheelchair in the village"): whatever is published is read by a
//! person first.
//!
//! A *candidate* is what was found. What is *hidden* is every candidate nobody has decided to leave,
//! and whatever somebody marked by hand. Places are counted in characters of the text as it was
//! written, like every [`Span`].

mod copy;
mod folded;
mod lists;
mod names;
mod numbers;
mod online;
mod quote;

use crate::frame::Span;
use crate::named::named;

pub use copy::{Tongue, masked, part, without};
pub use lists::readable;
pub use quote::{LEAST, Quote, Quoted, Tag, Unfit};

use folded::Folded;

named! {
    /// What some words may say about somebody.
    pub enum Kind {
        /// An e-mail address.
        Email = "email",
        /// A page, or a name on a social network.
        Link = "link",
        /// An NHS number.
        NhsNumber = "nhs_number",
        /// A National Insurance number.
        NiNumber = "ni_number",
        /// A telephone number.
        Phone = "phone",
        /// A day of birth, or a day that looks like one.
        Birth = "birth",
        /// A postcode.
        Postcode = "postcode",
        /// A name.
        Name = "name",
        /// Anything else that tells who somebody is: only a person sees it.
        Detail = "detail",
    }
}

named! {
    /// Why some words are thought to say it.
    pub enum Sign {
        /// They have the shape of it.
        Shape = "shape",
        /// Their check digit is right.
        CheckDigit = "check_digit",
        /// They are said in words.
        Said = "said",
        /// Words before them speak of it.
        Before = "before",
        /// They are a day long enough ago.
        LongAgo = "long_ago",
        /// They follow a title.
        Title = "title",
        /// They follow a word for a relative or a friend.
        Relative = "relative",
        /// They follow the word for somebody's work.
        Work = "work",
        /// They follow "called" or "my name is".
        Called = "called",
        /// They are the name of somebody who works on the site.
        Staff = "staff",
        /// A person marked them.
        Hand = "hand",
    }
}

named! {
    /// What was decided about a candidate.
    pub enum State {
        /// Nothing yet: it is hidden.
        Proposed = "proposed",
        /// It stays hidden.
        Accepted = "accepted",
        /// It is shown: it says nothing about who somebody is.
        Left = "left",
    }
}

impl State {
    /// Whether the words are taken out of what is shown.
    #[must_use]
    pub const fn hides(self) -> bool {
        !matches!(self, Self::Left)
    }
}

named! {
    /// Why a person took words out, or left them.
    pub enum Reason {
        /// They name somebody, or reach them.
        Person = "person",
        /// They name a member of staff.
        Staff = "staff",
        /// They tell where somebody lives.
        Place = "place",
        /// They tell when something happened to somebody.
        Date = "date",
        /// They tell of somebody's health or family what only they would tell.
        Private = "private",
        /// Put together they tell who it is.
        Rare = "rare",
        /// They name a public service, a place or a public figure: nobody is told apart by them.
        Public = "public",
        /// The pattern was wrong.
        Mistaken = "mistaken",
        /// Something else, which is said.
        Other = "other",
    }
}

named! {
    /// What somebody opens what people wrote as they wrote it for.
    pub enum OpenedFor {
        /// To decide what is hidden.
        Redacting = "redacting",
        /// What is hidden is needed to tell what the comment is about.
        Coding = "coding",
        /// Somebody may need help.
        Welfare = "welfare",
        /// The person who wrote it asked.
        Asked = "asked",
        /// The law asks: a request for information, or a complaint.
        Law = "law",
        /// Something else, which is said.
        Other = "other",
    }
}

/// Words that may say who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which words.
    pub span: Span,
    /// What they may say.
    pub kind: Kind,
    /// Why that is thought.
    pub sign: Sign,
}

/// Words that are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Which.
    pub span: Span,
    /// What they say.
    pub kind: Kind,
}

impl From<Candidate> for Hidden {
    fn from(candidate: Candidate) -> Self {
        Self {
            span: candidate.span,
            kind: candidate.kind,
        }
    }
}

/// Everything that was found, in the order of the text. No two overlap: of two that do, the one
/// whose kind stands first in [`Kind`] speaks. `staff` are full names of people who work on the
/// site.
#[must_use]
pub fn find(text: &str, staff: &[String]) -> Vec<Candidate> {
    let folded = Folded::of(text);
    let mut found = Vec::new();
    online::find(&folded, &mut found);
    numbers::find(&folded, &mut found);
    names::find(&folded, staff, &mut found);
    found.retain(|at| at.span.length > 0);
    apart(found)
}

/// Those of the candidates that do not overlap one whose kind stands before theirs.
fn apart(mut found: Vec<Candidate>) -> Vec<Candidate> {
    found.sort_by_key(|at| (at.kind, at.span.start, std::cmp::Reverse(at.span.length)));
    let mut kept: std::collections::BTreeMap<usize, Candidate> = std::collections::BTreeMap::new();
    for at in found {
        let before = kept.range(..at.span.end()).next_back();
        if before.is_none_or(|(_, other)| other.span.end() <= at.span.start) {
            kept.insert(at.span.start, at);
        }
    }
    kept.into_values().collect()
}

#[cfg(test)]
mod tests;
