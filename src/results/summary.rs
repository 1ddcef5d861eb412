//! What the answers to a question come to, in sentences made of its released figures alone.

use domain::Arg;
use domain::cube::NOT_ANSWERED;
use domain::disclosure::{Figure, OneWay, Percent, Policy};
use domain::survey::{Band, QuartilePlace, quartiles};
use serde::Serialize;

use super::names::name_of;
use super::printed;
use super::subjects::{NOT_ASKED, Subject, SubjectCategory, SubjectKind};
use crate::web::Shell;

/// From how many people on a middle answer is named.
const ENOUGH: u32 = 30;

/// What is said below a question's figures.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// What the answers come to: the balance of a scale, the middle of numbers.
    pub said: Vec<String>,
    /// Who gave no answer: how many left it blank, how many were not asked.
    pub silent: Vec<String>,
}

/// The sentences below the figures of a subject.
#[must_use]
pub(super) fn of(shell: &Shell, subject: &Subject, released: &[OneWay]) -> Summary {
    let Some(one) = released
        .first()
        .filter(|_| subject.kind == SubjectKind::Question)
    else {
        return Summary::default();
    };
    let mut said = Vec::new();
    if subject.scale {
        said.extend(balance(shell, subject, one));
    }
    if subject.is_number() {
        said.extend(middle(shell, subject, one));
    }
    Summary {
        said,
        silent: silent(shell, one),
    }
}

fn silent(shell: &Shell, one: &OneWay) -> Vec<String> {
    let ways = [
        (NOT_ANSWERED, "figures-blank"),
        (NOT_ASKED, "figures-unasked"),
    ];
    let line = |(code, key): (&str, &str)| {
        let figure = one.count(code)?.figure();
        let some = figure != Figure::Shown(0);
        some.then(|| shell.with(key, &[("count", Arg::Text(printed(shell, figure)))]))
    };
    ways.into_iter().filter_map(line).collect()
}

/// How many chose each step of a scale, in its order. Nothing where one of them is hidden.
fn steps<'a>(subject: &'a Subject, one: &OneWay) -> Option<Vec<(&'a SubjectCategory, u32)>> {
    let steps = subject.categories.iter().filter(|step| step.is_on_scale());
    let counted = steps.map(|step| Some((step, shown(one.count(&step.code)?.figure())?)));
    counted
        .collect::<Option<Vec<_>>>()
        .filter(|all| all.len() > 1)
}

const fn shown(figure: Figure) -> Option<u32> {
    match figure {
        Figure::Shown(count) => Some(count),
        Figure::Hidden => None,
    }
}

/// Both sides of a scale, how far they lie apart, and its middle answer.
fn balance(shell: &Shell, subject: &Subject, one: &OneWay) -> Vec<String> {
    let Some(steps) = steps(subject, one) else {
        return Vec::new();
    };
    let half = steps.len() / 2;
    let name = |step: &SubjectCategory| name_of(shell, subject, step).text;
    let side = |part: &[(&SubjectCategory, u32)]| {
        let names: Vec<String> = part.iter().map(|(step, _)| name(step)).collect();
        let count: u32 = part.iter().map(|(_, count)| *count).sum();
        let share = Policy::default().percent(Figure::Shown(count), one.answered.figure());
        share.map(|share| (names.join(" / "), share))
    };
    let (first, rest) = steps.split_at(half);
    let last = &rest[rest.len() - half..];
    let mut said = Vec::new();
    if let (Some((first, one)), Some((last, other))) = (side(first), side(last)) {
        let decimals = usize::from(one.decimals().max(other.decimals()));
        let apart = one.value() - other.value();
        let values = [
            ("first", Arg::Text(first)),
            ("one", Arg::Text(percent(one))),
            ("last", Arg::Text(last)),
            ("other", Arg::Text(percent(other))),
            ("points", Arg::Text(format!("{:.decimals$}", apart.abs()))),
            (
                "side",
                Arg::from(if apart > 0.0 {
                    "first"
                } else if apart < 0.0 {
                    "last"
                } else {
                    "none"
                }),
            ),
        ];
        said.push(shell.with("figures-balance", &values));
    }
    let people: u32 = steps.iter().map(|(_, count)| *count).sum();
    let mut below = 0;
    let median = steps.iter().find(|(_, count)| {
        below += count;
        below * 2 >= people
    });
    if let Some((step, _)) = median.filter(|_| people >= ENOUGH) {
        said.push(shell.with("figures-median", &[("answer", Arg::Text(name(step)))]));
    }
    said
}

fn percent(percent: Percent) -> String {
    let decimals = usize::from(percent.decimals());
    format!("{:.decimals$}%", percent.value())
}

/// The quartiles of numbers.
fn middle(shell: &Shell, subject: &Subject, one: &OneWay) -> Option<String> {
    let counted: Option<Vec<(Band, u32)>> = subject
        .categories
        .iter()
        .filter_map(|category| Some((category.band?, one.count(&category.code)?.figure())))
        .map(|(band, figure)| Some((band, shown(figure)?)))
        .collect();
    let counted = counted?;
    let people: u32 = counted.iter().map(|(_, count)| *count).sum();
    let places = quartiles(&counted).filter(|_| people >= ENOUGH)?;
    let words = places.map(|place| Arg::Text(in_words(shell, place)));
    let [lower, median, upper] = words;
    let values = [("lower", lower), ("median", median), ("upper", upper)];
    Some(shell.with("figures-quartiles", &values))
}

fn in_words(shell: &Shell, place: QuartilePlace) -> String {
    let number = |number: i64| Arg::Text(shell.texts.number(number));
    match place {
        QuartilePlace::At(at) => shell.texts.number(at.round() as i64),
        QuartilePlace::From(from) => shell.with("figures-band-from", &[("from", number(from))]),
        QuartilePlace::UpTo(to) => shell.with("figures-band-to", &[("to", number(to))]),
    }
}

impl Summary {
    pub(super) fn example() -> Self {
        Self {
            said: vec!["The middle answer is “Easy”.".to_owned()],
            silent: vec!["Left blank: 20".to_owned()],
        }
    }
}
