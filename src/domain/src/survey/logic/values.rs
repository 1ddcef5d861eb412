//! What can be answered to one question, as far as the conditions of a survey can tell answers apart.
//!
//! Two answers that every condition treats alike are one *value*. A value is the list of tests it
//! passes, as bits; what a question can be answered with is then a short list, found from what the
//! server takes online: bounds, options that stand apart, how many may be chosen.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::super::{Choice, Condition, DateBounds, Kind, Question, Row};
use crate::text::normalise;

/// One thing a condition asks about the answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Test {
    /// One of these options was chosen.
    Chose(BTreeSet<String>),
    /// One of these steps was chosen for a statement.
    Row(String, BTreeSet<String>),
    /// One of these options was put on one of so many first places.
    First(u16, BTreeSet<String>),
    /// These words were written, in small letters.
    Wrote(String),
    /// A number within bounds.
    Number(Option<i64>, Option<i64>),
    /// A day within bounds.
    Day(Option<NaiveDate>, Option<NaiveDate>),
}

/// More tests of one question than this are not told apart.
const MOST_TESTS: usize = 60;
/// More options or words than this are not tried in every combination.
const MOST_NAMED: usize = 12;
/// More ways of answering one question than this are not told apart.
const MOST_WAYS: usize = 4_096;

impl Test {
    /// The question and the test of a single statement; `None` for groups and for *answered*.
    pub(super) fn of(condition: &Condition) -> Option<Self> {
        Some(match condition {
            Condition::Row { row, any_of, .. } => Self::Row(
                row.to_string(),
                any_of.iter().map(ToString::to_string).collect(),
            ),
            Condition::First { first, any_of, .. } => {
                Self::First(*first, any_of.iter().map(ToString::to_string).collect())
            }
            Condition::Is { is, .. } => Self::Chose(BTreeSet::from([is.to_string()])),
            Condition::AnyOf { any_of, .. } => {
                Self::Chose(any_of.iter().map(ToString::to_string).collect())
            }
            Condition::Contains { contains, .. } => Self::Wrote(normalise(contains).to_lowercase()),
            Condition::Number { from, to, .. } => Self::Number(*from, *to),
            Condition::Dates {
                dates: DateBounds { from, to },
                ..
            } => Self::Day(*from, *to),
            _ => return None,
        })
    }

    fn passes(&self, answer: &Sample<'_>) -> bool {
        match (self, answer) {
            (Self::Chose(options), Sample::Chosen(chosen, _)) => {
                chosen.iter().any(|option| options.contains(*option))
            }
            (Self::Chose(options), Sample::Rows(rows, others)) => {
                let steps = rows.iter().map(|(_, step)| step).chain(others);
                steps.into_iter().any(|step| options.contains(*step))
            }
            (Self::Row(row, options), Sample::Rows(rows, _)) => {
                let mut rows = rows.iter();
                rows.any(|(known, step)| known == row && options.contains(*step))
            }
            (Self::Chose(options), Sample::Ranked(ranked)) => ranked
                .iter()
                .flatten()
                .any(|option| options.contains(*option)),
            (Self::First(first, options), Sample::Ranked(ranked)) => {
                let mut places = ranked.iter().take(usize::from(*first)).flatten();
                places.any(|option| options.contains(*option))
            }
            (Self::Wrote(words), Sample::Chosen(_, written) | Sample::Written(written)) => {
                !words.is_empty() && written.iter().any(|text| text.contains(words.as_str()))
            }
            (Self::Number(from, to), Sample::Number(n)) => {
                from.is_none_or(|from| *n >= from) && to.is_none_or(|to| *n <= to)
            }
            (Self::Day(from, to), Sample::Day(day)) => {
                from.is_none_or(|from| *day >= from) && to.is_none_or(|to| *day <= to)
            }
            _ => false,
        }
    }
}

/// An answer that stands for all that pass the same tests.
enum Sample<'a> {
    Chosen(Vec<&'a str>, Vec<String>),
    Written(Vec<String>),
    /// Steps of the statements that tests name, and those of the others.
    Rows(Vec<(&'a str, &'a str)>, Vec<&'a str>),
    /// Options in order; where no test names one, nothing stands for it.
    Ranked(Vec<Option<&'a str>>),
    Number(i64),
    Day(NaiveDate),
    Something,
}

/// Every value an answer to the question can have, each as the tests it passes; empty when
/// nothing can be answered. `None`: too many to be sure.
pub(super) fn values(question: &Question, tests: &[Test]) -> Option<Vec<u64>> {
    if tests.len() > MOST_TESTS {
        return None;
    }
    let mut found = BTreeSet::new();
    let apart = question.apart.iter();
    let apart = apart.map(|choice| Sample::Chosen(vec![choice.code.as_str()], vec![]));
    for sample in samples(&question.kind, tests)?.into_iter().chain(apart) {
        let bits = tests.iter().enumerate();
        let bits = bits.map(|(i, test)| u64::from(test.passes(&sample)) << i);
        found.insert(bits.sum());
    }
    Some(found.into_iter().collect())
}

fn samples<'k>(kind: &'k Kind, tests: &[Test]) -> Option<Vec<Sample<'k>>> {
    let texts = writings(tests)?;
    Some(match kind {
        Kind::Single { options } | Kind::Likert { options } => options
            .iter()
            .flat_map(|option| beside(vec![option], &texts))
            .collect(),
        Kind::Several { options, min, max } => {
            let chosen = selections(options, tests, |chosen, others| {
                several(chosen, others, *min, *max)
            })?;
            chosen.into_iter().flat_map(|c| beside(c, &texts)).collect()
        }
        Kind::Matrix { rows, options }
            if tests.iter().any(|test| matches!(test, Test::Row(..))) =>
        {
            by_row(rows, options, tests)?
        }
        Kind::Ranking { options, places }
            if tests.iter().any(|test| matches!(test, Test::First(..))) =>
        {
            let most = places.map_or(options.len(), usize::from);
            in_order(options, most, tests)?
        }
        Kind::Matrix { rows, options } => {
            let most = rows.len();
            chosen_alone(selections(options, tests, |chosen, others| {
                chosen.len() <= most && most > 0 && (!chosen.is_empty() || !others.is_empty())
            })?)
        }
        Kind::Ranking { options, places } => {
            let most = places.map_or(options.len(), usize::from);
            chosen_alone(selections(options, tests, |chosen, others| {
                chosen.len() <= most && most > 0 && (!chosen.is_empty() || !others.is_empty())
            })?)
        }
        Kind::Number { min, max } => numbers(tests, *min, *max)
            .into_iter()
            .map(Sample::Number)
            .collect(),
        Kind::Date { from, to } => days(tests, *from, *to)
            .into_iter()
            .map(Sample::Day)
            .collect(),
        Kind::District => districts(tests)?
            .into_iter()
            .map(|district| Sample::Written(vec![district]))
            .collect(),
        Kind::ShortText { .. } | Kind::LongText { .. } => {
            texts.into_iter().map(Sample::Written).collect()
        }
        _ => vec![Sample::Something],
    })
}

/// Every way of answering the statements that tests name, one by one, and the others together.
fn by_row<'k>(rows: &'k [Row], options: &'k [Choice], tests: &[Test]) -> Option<Vec<Sample<'k>>> {
    let named = |row: &&Row| {
        let code = row.code.as_str();
        let names = |test: &Test| matches!(test, Test::Row(row, _) if row == code);
        tests.iter().any(names)
    };
    let (named, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(named);
    let mut ways: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    for row in &named {
        let step = |way: &Vec<(&'k str, &'k str)>, option: &'k Choice| {
            let mut way = way.clone();
            way.push((row.code.as_str(), option.code.as_str()));
            way
        };
        let answered = ways
            .iter()
            .flat_map(|way| options.iter().map(move |option| step(way, option)));
        let answered: Vec<_> = answered.collect();
        // Or left blank.
        ways.extend(answered);
        if ways.len() > MOST_WAYS {
            return None;
        }
    }
    let most = others.len();
    let rest = selections(options, tests, |chosen, _| chosen.len() <= most)?;
    if ways.len() * rest.len() > MOST_WAYS {
        return None;
    }
    let of = |way: &Vec<(&'k str, &'k str)>, rest: &Vec<&'k Choice>| {
        let rest: Vec<&str> = rest.iter().map(|option| option.code.as_str()).collect();
        Sample::Rows(way.clone(), rest)
    };
    let all = ways
        .iter()
        .flat_map(|way| rest.iter().map(move |rest| of(way, rest)));
    // Somebody who left every statement blank has not answered; others may have a step no test names.
    let is_answer = |sample: &Sample<'_>| match sample {
        Sample::Rows(way, rest) => !way.is_empty() || !rest.is_empty() || most > 0,
        _ => true,
    };
    Some(all.filter(is_answer).collect())
}

/// Every order of the options that tests name among the others, which are all alike.
fn in_order<'k>(options: &'k [Choice], most: usize, tests: &[Test]) -> Option<Vec<Sample<'k>>> {
    let named = |option: &&Choice| {
        let code = option.code.as_str();
        tests.iter().any(|test| match test {
            Test::Chose(codes) | Test::First(_, codes) => codes.contains(code),
            _ => false,
        })
    };
    let (named, others): (Vec<&Choice>, Vec<&Choice>) = options.iter().partition(named);
    let mut all: Vec<Vec<Option<&str>>> = Vec::new();
    let mut open: Vec<Vec<Option<&str>>> = vec![Vec::new()];
    while let Some(way) = open.pop() {
        if way.len() < most {
            let unnamed = way.iter().filter(|place| place.is_none()).count();
            let free = named.iter().map(|option| Some(option.code.as_str()));
            let next = free.filter(|option| !way.contains(option));
            let next = next.chain((unnamed < others.len()).then_some(None));
            open.extend(next.map(|option| [way.as_slice(), &[option]].concat()));
        }
        if !way.is_empty() {
            all.push(way);
        }
        if all.len() + open.len() > MOST_WAYS {
            return None;
        }
    }
    Some(all.into_iter().map(Sample::Ranked).collect())
}

fn chosen_alone(chosen: Vec<Vec<&Choice>>) -> Vec<Sample<'_>> {
    chosen
        .into_iter()
        .map(|options| Sample::Chosen(options.iter().map(|o| o.code.as_str()).collect(), vec![]))
        .collect()
}

/// A choice with every way of writing beside it, where one of its options has a box.
fn beside<'k>(chosen: Vec<&'k Choice>, texts: &[Vec<String>]) -> Vec<Sample<'k>> {
    let codes: Vec<&str> = chosen.iter().map(|option| option.code.as_str()).collect();
    if chosen.iter().any(|option| option.other) {
        let with = |text: &Vec<String>| Sample::Chosen(codes.clone(), text.clone());
        texts.iter().map(with).collect()
    } else {
        vec![Sample::Chosen(codes, vec![])]
    }
}

/// Whether these options, and as many of the others as it takes, can be chosen together.
fn several(chosen: &[&Choice], others: &[&Choice], min: Option<u16>, max: Option<u16>) -> bool {
    if chosen.iter().any(|option| option.standing.is_some()) {
        return chosen.len() == 1;
    }
    if chosen.is_empty() && others.iter().any(|option| option.standing.is_some()) {
        return true;
    }
    let plain = others.iter().filter(|o| o.standing.is_none()).count();
    let fewest = min.map_or(1, usize::from).max(1).max(chosen.len());
    let most = max
        .map_or(usize::MAX, usize::from)
        .min(chosen.len() + plain);
    fewest <= most
}

/// Every set of the options a test names that can be part of an answer.
fn selections<'k>(
    options: &'k [Choice],
    tests: &[Test],
    fits: impl Fn(&[&'k Choice], &[&'k Choice]) -> bool,
) -> Option<Vec<Vec<&'k Choice>>> {
    let wrote = tests.iter().any(|test| matches!(test, Test::Wrote(_)));
    let is_named = |option: &&Choice| {
        let code = option.code.as_str();
        let chose = |test: &Test| matches!(test, Test::Chose(codes) if codes.contains(code));
        tests.iter().any(chose) || (wrote && option.other)
    };
    let (named, others): (Vec<&Choice>, Vec<&Choice>) = options.iter().partition(is_named);
    if named.len() > MOST_NAMED {
        return None;
    }
    let all = (0..1_u32 << named.len()).map(|set| {
        let chosen = named.iter().enumerate();
        let chosen = chosen.filter(|(i, _)| set & (1 << i) != 0);
        chosen.map(|(_, option)| *option).collect::<Vec<_>>()
    });
    // A sample must hold something; which of the unnamed options it is makes no difference.
    Some(all.filter(|chosen| fits(chosen, &others)).collect())
}

/// Every set of words that can be written together without writing any of the other words.
fn writings(tests: &[Test]) -> Option<Vec<Vec<String>>> {
    let words: Vec<&String> = tests
        .iter()
        .filter_map(|test| match test {
            Test::Wrote(words) if !words.is_empty() => Some(words),
            _ => None,
        })
        .collect();
    if words.len() > MOST_NAMED {
        return None;
    }
    let sets = (0..1_u32 << words.len()).map(|set| {
        let written = words.iter().enumerate();
        let written = written.filter(|(i, _)| set & (1 << i) != 0);
        written.map(|(_, words)| (*words).clone()).collect()
    });
    // What comes along with other words ("bus" in "late bus") is seen when the tests are tried.
    Some(sets.collect())
}

/// A number for each stretch between the bounds that are asked about.
fn numbers(tests: &[Test], min: Option<i64>, max: Option<i64>) -> Vec<i64> {
    let (min, max) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
    let mut found = BTreeSet::from([min, max, 0]);
    for test in tests {
        let Test::Number(from, to) = test else {
            continue;
        };
        for edge in [from, to].into_iter().flatten() {
            found.extend([edge.saturating_sub(1), *edge, edge.saturating_add(1)]);
        }
    }
    let fits = |n: &i64| (min..=max).contains(n);
    found.into_iter().filter(fits).collect()
}

/// A day for each stretch between the bounds that are asked about.
fn days(tests: &[Test], from: Option<NaiveDate>, to: Option<NaiveDate>) -> Vec<NaiveDate> {
    // Years of four digits, as they are read.
    let first = NaiveDate::from_ymd_opt(1800, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(2200, 12, 31).unwrap_or(NaiveDate::MAX);
    let (min, max) = (
        from.map_or(first, |d| d.max(first)),
        to.map_or(last, |d| d.min(last)),
    );
    let mut found = BTreeSet::from([min, max]);
    for test in tests {
        let Test::Day(from, to) = test else { continue };
        for edge in [from, to].into_iter().flatten() {
            found.insert(*edge);
            found.extend(edge.checked_sub_days(Days::new(1)));
            found.extend(edge.checked_add_days(Days::new(1)));
        }
    }
    let fits = |day: &NaiveDate| (min..=max).contains(day);
    found.into_iter().filter(fits).collect()
}

/// Every postcode district there could be, of the letters and digits that are asked about and one
/// of each that is not.
fn districts(tests: &[Test]) -> Option<Vec<String>> {
    let asked: String = tests
        .iter()
        .filter_map(|test| match test {
            Test::Wrote(words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    let some = |all: std::ops::RangeInclusive<char>| -> Vec<char> {
        let rest = all.clone().find(|c| !asked.contains(*c));
        all.filter(|c| asked.contains(*c)).chain(rest).collect()
    };
    let (letters, digits) = (some('a'..='z'), some('0'..='9'));
    if letters.len() * digits.len() > 60 {
        return None;
    }
    let mut found = Vec::new();
    for shape in ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"] {
        let mut made = vec![String::new()];
        for place in shape.chars() {
            let signs = if place == 'A' { &letters } else { &digits };
            made = made
                .iter()
                .flat_map(|head| signs.iter().map(move |sign| format!("{head}{sign}")))
                .collect();
        }
        found.append(&mut made);
    }
    Some(found)
}
