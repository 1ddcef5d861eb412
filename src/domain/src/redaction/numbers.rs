//! Telephone, NHS and National Insurance numbers, postcodes, and days of birth.

use super::folded::Folded;
use super::{Candidate, Kind, Sign};

pub(super) fn find(text: &Folded, found: &mut Vec<Candidate>) {
    dates(text, found);
    runs(text, found);
    spoken(text, found);
    for at in 0..text.chars.len() {
        if text.begins(at) {
            found.extend(insurance(text, at));
            found.extend(postcode(text, at));
        }
    }
}

/// What stands between the digits of one number.
fn between(c: char) -> bool {
    " -.()/\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(c)
}

/// The most digits one number has, with the codes of countries.
const MOST: usize = 17;

/// Runs of digits as people write numbers, told apart by their digits and by the words before them.
/// What stands behind a number may be another: the longest part of a run that is a number speaks.
fn runs(text: &Folded, found: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < text.chars.len() {
        let is_start = |c: char| c.is_ascii_digit() || c == '+' || c == '(';
        if !text.at(at).is_some_and(is_start) || !text.begins(at) {
            at += 1;
            continue;
        }
        let plus = text.at(at) == Some('+');
        let groups = groups(text, at);
        let before = text.before(at, 25);
        let number = groups.iter().rev().find_map(|(digits, end)| {
            let (kind, sign) = kind(&before, digits, plus)?;
            Some((*end, text.finding((at, *end), kind, sign)))
        });
        at = match number {
            Some((end, number)) => {
                found.extend(number);
                end
            }
            // Past the first group, and not into the middle of it.
            None => groups.first().map_or(at + 1, |(_, end)| (*end).max(at + 1)),
        };
    }
}

/// The digits of a number that begins here, up to the end of each of its groups, and those ends.
fn groups(text: &Folded, start: usize) -> Vec<(String, usize)> {
    let mut groups: Vec<(String, usize)> = Vec::new();
    let mut digits = String::new();
    let (mut at, mut gap) = (start, 0);
    if text.at(start) == Some('+') {
        at += 1;
    }
    while let Some(c) = text.at(at).filter(|_| digits.len() <= MOST) {
        let follows = |c: char| c.is_ascii_digit() || c == 'o' || c == 'O' || between(c);
        // An O among digits is a nought.
        let is_o = c == 'o' || c == 'O';
        let nought = is_o && !digits.is_empty() && text.at(at + 1).is_some_and(follows);
        if c.is_ascii_digit() || nought {
            digits.push(if nought { '0' } else { c });
            let end = at + 1;
            match groups.last_mut() {
                Some(last) if gap == 0 => *last = (digits.clone(), end),
                _ => groups.push((digits.clone(), end)),
            }
            gap = 0;
        } else if between(c) && gap < 2 {
            gap += 1;
        } else {
            break;
        }
        at += 1;
    }
    groups
}

/// What a number is, by the words before it and by its digits.
fn kind(before: &str, digits: &str, plus: bool) -> Option<(Kind, Sign)> {
    let says = |words: &[&str]| words.iter().any(|word| before.contains(word));
    let count = digits.len();
    if count == 10 && is_nhs(digits) && !digits.starts_with('0') {
        return Some((Kind::NhsNumber, Sign::CheckDigit));
    }
    if count == 10 && says(&["nhs"]) {
        return Some((Kind::NhsNumber, Sign::Before));
    }
    let abroad = plus || digits.starts_with("00");
    let national = digits.starts_with('0') && (10..=12).contains(&count);
    let without_nought = digits.starts_with('7') && count == 10;
    let with_code = digits.starts_with("44") && (12..=13).contains(&count);
    let asked = (6..=15).contains(&count)
        && says(&[
            "call", "phone", "ring", "tel", "mobile", "text me", "fax", "whatsapp", "dial", "ffon",
            "فون", "ہاتف", "رقم",
        ]);
    let phone = (abroad && (9..=17).contains(&count)) || national || without_nought || with_code;
    if phone {
        return Some((Kind::Phone, Sign::Shape));
    }
    asked.then_some((Kind::Phone, Sign::Before))
}

/// Whether ten digits are an NHS number, by its check digit (NHS Data Dictionary, Modulus 11).
fn is_nhs(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let [body @ .., check] = digits.as_slice() else {
        return false;
    };
    let sum: u32 = (2..=10)
        .rev()
        .zip(body)
        .map(|(weight, digit)| weight * digit)
        .sum();
    let remainder = 11 - sum % 11;
    body.len() == 9 && remainder != 10 && remainder % 11 == *check
}

/// A telephone number said in words: “oh seven seven double one”.
fn spoken(text: &Folded, found: &mut Vec<Candidate>) {
    const DIGITS: &[&str] = &[
        "oh", "o", "zero", "nought", "one", "two", "three", "four", "five", "six", "seven",
        "eight", "nine",
    ];
    let words = text.words();
    let mut at = 0;
    while at < words.len() {
        let (mut next, mut count) = (at, 0);
        while let Some((from, to)) = words.get(next) {
            let word = text.lower(*from, *to);
            match word.as_str() {
                "double" => count += 1,
                "triple" | "treble" => count += 2,
                word if DIGITS.contains(&word) => count += 1,
                word if word.len() == 1 && word.chars().all(|c| c.is_ascii_digit()) => count += 1,
                _ => break,
            }
            next += 1;
        }
        let first = words.get(at).map(|word| word.0);
        let last = next
            .checked_sub(1)
            .and_then(|last| words.get(last))
            .map(|word| word.1);
        if let (Some(first), Some(last)) = (first, last.filter(|_| count >= 9 && next > at)) {
            found.extend(text.finding((first, last), Kind::Phone, Sign::Said));
        }
        at = next.max(at + 1);
    }
}

/// Two letters, six digits, and a letter from A to D. Also prefixes that are never given out.
fn insurance(text: &Folded, start: usize) -> Option<Candidate> {
    let mut at = start;
    for (place, letters) in [(0, true), (1, true), (2, false)]
        .into_iter()
        .chain((3..8).map(|n| (n, false)))
    {
        if place >= 2 {
            at = skip(text, at);
        }
        let c = text.at(at)?;
        let fits = if letters {
            c.is_ascii_alphabetic()
        } else {
            c.is_ascii_digit()
        };
        if !fits {
            return None;
        }
        at += 1;
    }
    at = skip(text, at);
    let last = text.at(at)?.to_ascii_uppercase();
    let whole = ('A'..='D').contains(&last) && text.ends(at + 1);
    whole
        .then(|| text.finding((start, at + 1), Kind::NiNumber, Sign::Shape))
        .flatten()
}

/// Past one blank, hyphen or full stop.
fn skip(text: &Folded, at: usize) -> usize {
    at + usize::from(text.at(at).is_some_and(|c| " -.".contains(c)))
}

/// A postcode, in any case and with or without its blank (Royal Mail, PAF Programmers Guide).
fn postcode(text: &Folded, start: usize) -> Option<Candidate> {
    let upper = |at: usize| text.at(at).map(|c| c.to_ascii_uppercase());
    let letter = |at: usize| upper(at).is_some_and(|c| c.is_ascii_uppercase());
    let digit = |at: usize| upper(at).is_some_and(|c| c.is_ascii_digit());
    if !letter(start) || upper(start).is_some_and(|c| "QVX".contains(c)) {
        return None;
    }
    let area = 1 + usize::from(letter(start + 1));
    if area == 2 && upper(start + 1).is_some_and(|c| "IJZ".contains(c)) {
        return None;
    }
    let mut at = start + area;
    if !digit(at) {
        return None;
    }
    at += 1;
    // A second digit or a letter, unless the inward part begins at once.
    let inward = |at: usize| {
        let shape = digit(at) && letter(at + 1) && letter(at + 2);
        let none = |at: usize| upper(at).is_some_and(|c| "CIKMOV".contains(c));
        shape && !none(at + 1) && !none(at + 2) && text.ends(at + 3)
    };
    for more in [0, 1] {
        if more == 1 && !(digit(at) || letter(at)) {
            continue;
        }
        let gap = skip(text, at + more);
        for place in [gap, at + more] {
            // “w1 2nd floor” is none.
            let ordinal = ["1st", "2nd", "3rd"].contains(&text.lower(place, place + 3).as_str())
                || text.lower(place + 1, place + 3) == "th";
            let written_small = text.at(place + 1).is_some_and(char::is_lowercase);
            if inward(place) && !(ordinal && written_small) {
                return text.finding((start, place + 3), Kind::Postcode, Sign::Shape);
            }
        }
    }
    None
}

const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Days, where words before them speak of being born or where they lie long enough ago.
fn dates(text: &Folded, found: &mut Vec<Candidate>) {
    let words = text.words();
    for (at, (from, to)) in words.iter().enumerate() {
        let date = numeric(text, *from).or_else(|| written(text, &words, at));
        if let Some((end, year)) = date {
            let born = is_birth(text, *from);
            if born || (1900..=2012).contains(&year) {
                let sign = if born { Sign::Before } else { Sign::LongAgo };
                found.extend(text.finding((*from, end), Kind::Birth, sign));
            }
        } else if is_year(&text.lower(*from, *to)) && is_birth(text, *from) {
            found.extend(text.finding((*from, *to), Kind::Birth, Sign::Before));
        }
    }
}

fn is_birth(text: &Folded, start: usize) -> bool {
    let before = text.before(start, 25);
    [
        "born",
        "dob",
        "d.o.b",
        "birth",
        "ganed",
        "ganwyd",
        "urodz",
        "پیدائش",
        "پیدا",
        "ولدت",
        "ولد",
        "ميلاد",
    ]
    .iter()
    .any(|word| before.contains(word))
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.chars().all(|c| c.is_ascii_digit())
}

/// `3/4/1961`, `03-04-61`, `1961-04-03`: where it ends, and its year.
fn numeric(text: &Folded, start: usize) -> Option<(usize, u32)> {
    let mut parts = Vec::new();
    let mut at = start;
    let mut sign = None;
    loop {
        let from = at;
        while text.at(at).is_some_and(|c| c.is_ascii_digit()) {
            at += 1;
        }
        let part: String = text.lower(from, at);
        parts.push(part.parse::<u32>().ok().filter(|_| part.len() <= 4)?);
        if parts.len() == 3 {
            break;
        }
        let here = text.at(at).filter(|c| "/-.".contains(*c))?;
        if sign.is_some_and(|sign| sign != here) {
            return None;
        }
        sign = Some(here);
        at += 1;
    }
    let [first, second, third] = *parts.as_slice() else {
        return None;
    };
    let day = |n: u32| (1..=31).contains(&n);
    let year = |n: u32| match n {
        0..=99 => n + if n <= 12 { 2000 } else { 1900 },
        _ => n,
    };
    let full = text.ends(at) && text.begins(start);
    let found = match (first, second, third) {
        (y, m, d) if y >= 1900 && (1..=12).contains(&m) && day(d) => Some(y),
        (d, m, y) if day(d) && (1..=31).contains(&m) && !(100..1900).contains(&y) => Some(year(y)),
        _ => None,
    };
    found.filter(|_| full).map(|year| (at, year))
}

/// `3rd of April 1961`, `April 3, 1961`.
fn written(text: &Folded, words: &[(usize, usize)], at: usize) -> Option<(usize, u32)> {
    let word = |n: usize| words.get(n).map(|(from, to)| text.lower(*from, *to));
    let is_day = |word: &str| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let rest = word.strip_prefix(&digits).unwrap_or_default();
        let day = digits.parse::<u32>().is_ok_and(|n| (1..=31).contains(&n));
        day && ["", "st", "nd", "rd", "th"].contains(&rest)
    };
    let is_month =
        |word: &str| MONTHS.iter().any(|month| word.starts_with(month)) && word.len() <= 9;
    let (mut day, mut month, mut next) = (false, false, at);
    while let Some(here) = word(next) {
        if !day && is_day(&here) {
            day = true;
        } else if !month && is_month(&here) {
            month = true;
        } else if day && here == "of" {
        } else if day && month && is_year(&here) {
            let end = words.get(next)?.1;
            return Some((end, here.parse().ok()?));
        } else {
            break;
        }
        next += 1;
        // A day, a month, a year, and a small word between.
        if next > at + 4 {
            break;
        }
    }
    None
}
