//! E-mail addresses, pages, and names on social networks.

use super::folded::Folded;
use super::{Candidate, Kind, Sign};

/// The longest part of an address before its sign (RFC 5321, 4.5.3.1.1).
const LOCAL: usize = 64;

pub(super) fn find(text: &Folded, found: &mut Vec<Candidate>) {
    let mut linked = 0;
    for at in 0..text.chars.len() {
        found.extend(email(text, at));
        // What stands within the address of a page is part of it.
        if at >= linked
            && let Some((end, link)) = link(text, at)
        {
            linked = end;
            found.extend(link);
        }
        found.extend(handle(text, at));
    }
}

fn local(c: char) -> bool {
    c.is_alphanumeric() || "._%+-".contains(c)
}

/// What stands for “@” at a place, in clear or in disguise, and how long it is.
fn at_sign(text: &Folded, index: usize) -> Option<(usize, bool)> {
    if !text.at(index).is_some_and(|c| "@([{< ".contains(c)) {
        return None;
    }
    ["@", "(at)", "[at]", "{at}", "<at>", "(a)", "[a]"]
        .iter()
        .find(|sign| text.says(index, sign))
        .map(|sign| (sign.len(), *sign == "@"))
        .or_else(|| text.says(index, " at ").then_some((4, false)))
}

/// What stands for a full stop in an address, and how long it is. In an address that is said in
/// words it must be a word too.
fn dot(text: &Folded, index: usize, spelled: bool) -> Option<usize> {
    let named = [
        "(dot)", "[dot]", "{dot}", "<dot>", " dot ", "(punkt)", " kropka ",
    ];
    let word = named.iter().find(|sign| text.says(index, sign));
    let plain = || (!spelled && text.at(index) == Some('.')).then_some(1);
    word.map(|sign| sign.len()).or_else(plain)
}

fn email(text: &Folded, index: usize) -> Option<Candidate> {
    let (sign, clear) = at_sign(text, index)?;
    let spelled = text.at(index) == Some(' ');
    let gap = |at: usize, c: Option<char>| usize::from(at < text.chars.len() && c == Some(' '));
    // One blank beside the sign is a usual disguise.
    let before = index.checked_sub(1)?;
    let end = index
        - if spelled {
            0
        } else {
            gap(before, text.at(before))
        };
    let mut start = end;
    while start > 0 && end - start < LOCAL && text.at(start - 1).is_some_and(local) {
        start -= 1;
    }
    let mut at = index + sign;
    if !spelled {
        at += gap(at, text.at(at));
    }
    let host = at;
    let mut dots = 0;
    let mut part = at;
    loop {
        let is_part = |c: char| c.is_alphanumeric() || c == '-';
        while text.at(at).is_some_and(is_part) {
            at += 1;
        }
        if at == part {
            // A full stop at the end of a sentence is none of the address.
            at -= usize::from(dots > 0);
            dots -= usize::from(dots > 0);
            break;
        }
        match dot(text, at, spelled) {
            Some(length) => {
                at += length;
                dots += 1;
                part = at;
            }
            None => break,
        }
    }
    let whole = start < end && at > host && dots > 0;
    let sign = if clear { Sign::Shape } else { Sign::Said };
    let found = || text.finding((start, at), Kind::Email, sign);
    whole.then(found).flatten()
}

/// A page that begins here, and where it ends.
fn link(text: &Folded, index: usize) -> Option<(usize, Option<Candidate>)> {
    let begins = ["http://", "https://", "www."];
    let sign = begins.iter().find(|sign| text.says(index, sign))?;
    let mut at = index + sign.len();
    while text
        .at(at)
        .is_some_and(|c| !c.is_whitespace() && !"<>\"”’)".contains(c))
    {
        at += 1;
    }
    while text.at(at - 1).is_some_and(|c| ".,;:!?".contains(c)) {
        at -= 1;
    }
    let whole = text.begins(index) && at > index + sign.len();
    whole.then(|| (at, text.finding((index, at), Kind::Link, Sign::Shape)))
}

fn handle(text: &Folded, index: usize) -> Option<Candidate> {
    if text.at(index) != Some('@') || !text.begins(index) {
        return None;
    }
    let mut at = index + 1;
    while text.at(at).is_some_and(|c| c.is_alphanumeric() || c == '_') {
        at += 1;
    }
    (at > index + 3)
        .then(|| text.finding((index, at), Kind::Link, Sign::Shape))
        .flatten()
}
