//! Which combinations of answers can come about on the way to a place.
//!
//! Only the questions a place depends on are followed, and each of them only until nothing asks
//! about it any more: what is left of many answers is then the same few *states*. Beyond
//! [`MOST_STATES`] of them the answer is that it cannot be told.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::super::{Code, Condition, Definition};
use super::values::{Test, values};

/// More states than this at once are not followed.
const MOST_STATES: usize = 10_000;

/// The question was not on the way.
pub(super) const NOT_ASKED: u16 = 0;
/// It was on the way and left blank.
pub(super) const BLANK: u16 = 1;

/// A condition over questions by their place in the survey.
#[derive(Clone, Debug)]
pub(super) enum Formula {
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
    /// The question was answered.
    Answered(usize),
    /// The answer passes this test of the question.
    Passes(usize, usize),
    /// What is asked about a question that is not there never holds.
    Never,
}

/// One question as far as routing is concerned.
struct Asked {
    /// Who sees its section and who is asked it, together.
    when: Formula,
    /// Values of answers; [`None`] where there are too many to tell.
    values: Option<Vec<u64>>,
    required: bool,
}

/// The questions of a survey, and what is asked about each.
pub(super) struct Ways {
    questions: Vec<Asked>,
    places: BTreeMap<Code, usize>,
    tests: Vec<Vec<Test>>,
}

/// Values of some questions, by the place of each in the survey: [`NOT_ASKED`], [`BLANK`], or from
/// 2 on the values of answers in order. They are few, and there are thousands of states: a list.
#[derive(Clone, Debug)]
pub(super) struct State(Vec<(usize, u16)>);

impl State {
    /// The value of one question alone.
    pub(super) fn of(at: usize, value: u16) -> Self {
        Self(vec![(at, value)])
    }

    /// The value of a question.
    pub(super) fn value(&self, at: usize) -> u16 {
        let found = self.0.iter().find(|(known, _)| *known == at);
        found.map_or(NOT_ASKED, |(_, value)| *value)
    }

    /// Gives a question that the state tells of another value.
    pub(super) fn set(&mut self, at: usize, value: u16) {
        if let Some((_, known)) = self.0.iter_mut().find(|(known, _)| *known == at) {
            *known = value;
        }
    }
}

impl Ways {
    pub(super) fn of(definition: &Definition) -> Self {
        let all: Vec<_> = definition.questions().collect();
        let places: BTreeMap<Code, usize> =
            all.iter().map(|(_, q)| q.code.clone()).zip(0..).collect();
        let mut tests: Vec<Vec<Test>> = vec![Vec::new(); all.len()];
        let sections = definition
            .sections
            .iter()
            .filter_map(|s| s.show_if.as_ref());
        let questions = all.iter().filter_map(|(_, q)| q.show_if.as_ref());
        for condition in sections.chain(questions) {
            collect(condition, &places, &mut tests);
        }
        let mut ways = Self {
            questions: Vec::new(),
            places,
            tests,
        };
        for (at, (section, question)) in all.iter().enumerate() {
            let conditions = [section.show_if.as_ref(), question.show_if.as_ref()];
            let parts = conditions.into_iter().flatten();
            let when = Formula::All(parts.map(|part| ways.formula(part)).collect());
            let values = values(question, &ways.tests[at]);
            let impossible = values.as_ref().is_some_and(Vec::is_empty);
            ways.questions.push(Asked {
                when,
                values,
                // What cannot be answered is a fault of its own; the way behind it is told all the same.
                required: question.required && !impossible,
            });
        }
        ways
    }

    /// Whether the question at this place has no possible answer.
    pub(super) fn cannot_be_answered(&self, at: usize) -> bool {
        self.questions[at]
            .values
            .as_ref()
            .is_some_and(Vec::is_empty)
    }

    /// Whether every value of an answer to the question is known.
    pub(super) fn is_told(&self, at: usize) -> bool {
        self.questions[at].values.is_some()
    }

    /// How many values an answer to the question can have.
    pub(super) fn count(&self, at: usize) -> u16 {
        let values = self.questions[at].values.as_ref();
        values.map_or(0, |values| {
            u16::try_from(values.len()).unwrap_or(u16::MAX - 2)
        })
    }

    pub(super) fn formula(&self, condition: &Condition) -> Formula {
        let place = |code: &Code| self.places.get(code).copied();
        match condition {
            Condition::All { all } => Formula::All(all.iter().map(|c| self.formula(c)).collect()),
            Condition::Any { any } => Formula::Any(any.iter().map(|c| self.formula(c)).collect()),
            Condition::Not { not } => Formula::Not(Box::new(self.formula(not))),
            Condition::Answered { question, answered } => match (place(question), answered) {
                (Some(at), true) => Formula::Answered(at),
                (Some(at), false) => Formula::Not(Box::new(Formula::Answered(at))),
                (None, true) => Formula::Never,
                (None, false) => Formula::Not(Box::new(Formula::Never)),
            },
            single => {
                let found = single
                    .mentions()
                    .first()
                    .and_then(|(question, _)| place(question));
                let test = Test::of(single);
                let found = found.zip(test).and_then(|(at, test)| {
                    Some((at, self.tests[at].iter().position(|known| *known == test)?))
                });
                found.map_or(Formula::Never, |(at, test)| Formula::Passes(at, test))
            }
        }
    }

    /// Whether a formula holds in a state that tells everything it asks about.
    pub(super) fn holds(&self, formula: &Formula, state: &State) -> bool {
        match formula {
            Formula::All(parts) => parts.iter().all(|part| self.holds(part, state)),
            Formula::Any(parts) => parts.iter().any(|part| self.holds(part, state)),
            Formula::Not(part) => !self.holds(part, state),
            Formula::Answered(at) => state.value(*at) > BLANK,
            Formula::Passes(at, test) => {
                let values = self.questions[*at].values.as_deref().unwrap_or_default();
                let bits = usize::from(state.value(*at))
                    .checked_sub(2)
                    .and_then(|i| values.get(i));
                bits.is_some_and(|bits| bits & (1 << test) != 0)
            }
            Formula::Never => false,
        }
    }

    /// Every combination of values these questions can have together, by answers the site takes.
    /// `None`: too many to be sure.
    pub(super) fn states(&self, wanted: &BTreeSet<usize>) -> Option<Vec<State>> {
        let cone = self.cone(wanted);
        let mut states = FxHashSet::from_iter([Vec::<u16>::new()]);
        // The questions a state tells the values of, in order.
        let mut told: Vec<usize> = Vec::new();
        for (i, at) in cone.iter().enumerate() {
            let asked = &self.questions[*at];
            let values = asked.values.as_ref()?;
            let later: BTreeSet<usize> = cone[i + 1..]
                .iter()
                .flat_map(|later| mentions(&self.questions[*later].when))
                .chain(wanted.iter().copied())
                .collect();
            let stays: Vec<bool> = told
                .iter()
                .chain([at])
                .map(|at| later.contains(at))
                .collect();
            // Whether it was asked and left blank, or failed every test, is then the same.
            let only_tested = !wanted.contains(at)
                && !cone[i + 1..]
                    .iter()
                    .any(|later| asks_whether_answered(&self.questions[*later].when, *at));
            let mut next = FxHashSet::default();
            let asks = mentions(&asked.when);
            let asks: Vec<bool> = told.iter().map(|at| asks.contains(at)).collect();
            for state in states {
                let known = told.iter().copied().zip(state.iter().copied()).zip(&asks);
                let known = known.filter(|(_, asks)| **asks).map(|(known, _)| known);
                let known = State(known.collect());
                let choices = if !self.holds(&asked.when, &known) {
                    NOT_ASKED..=NOT_ASKED
                } else {
                    let last = u16::try_from(values.len()).ok()?.checked_add(1)?;
                    (BLANK + u16::from(asked.required))..=last
                };
                for value in choices {
                    let passes = usize::from(value)
                        .checked_sub(2)
                        .is_some_and(|i| values[i] != 0);
                    let value = if only_tested && !passes {
                        NOT_ASKED
                    } else {
                        value
                    };
                    let all = state.iter().copied().chain([value]).zip(&stays);
                    next.insert(all.filter(|(_, stays)| **stays).map(|(v, _)| v).collect());
                }
                if next.len() > MOST_STATES {
                    return None;
                }
            }
            states = next;
            told.push(*at);
            let mut kept = stays.iter();
            told.retain(|_| kept.next().copied().unwrap_or(false));
        }
        let state = |values: Vec<u16>| State(told.iter().copied().zip(values).collect());
        Some(states.into_iter().map(state).collect())
    }

    /// These questions and all that decides whether they are asked, in order.
    fn cone(&self, wanted: &BTreeSet<usize>) -> Vec<usize> {
        let mut cone = BTreeSet::new();
        let mut open: Vec<usize> = wanted.iter().copied().collect();
        while let Some(at) = open.pop() {
            if cone.insert(at) {
                open.extend(mentions(&self.questions[at].when));
            }
        }
        cone.into_iter().collect()
    }
}

/// The questions a formula asks about.
pub(super) fn mentions(formula: &Formula) -> BTreeSet<usize> {
    match formula {
        Formula::All(parts) | Formula::Any(parts) => parts.iter().flat_map(mentions).collect(),
        Formula::Not(part) => mentions(part),
        Formula::Answered(at) | Formula::Passes(at, _) => BTreeSet::from([*at]),
        Formula::Never => BTreeSet::new(),
    }
}

/// Whether a formula asks if this question was answered, and not only how.
fn asks_whether_answered(formula: &Formula, at: usize) -> bool {
    match formula {
        Formula::All(parts) | Formula::Any(parts) => {
            parts.iter().any(|part| asks_whether_answered(part, at))
        }
        Formula::Not(part) => asks_whether_answered(part, at),
        Formula::Answered(asked) => *asked == at,
        Formula::Passes(..) | Formula::Never => false,
    }
}

/// The questions a formula asks more about than whether they were answered.
pub(super) fn tested(formula: &Formula) -> BTreeSet<usize> {
    match formula {
        Formula::All(parts) | Formula::Any(parts) => parts.iter().flat_map(tested).collect(),
        Formula::Not(part) => tested(part),
        Formula::Passes(at, _) => BTreeSet::from([*at]),
        Formula::Answered(_) | Formula::Never => BTreeSet::new(),
    }
}

fn collect(condition: &Condition, places: &BTreeMap<Code, usize>, tests: &mut [Vec<Test>]) {
    match condition {
        Condition::All { all: parts } | Condition::Any { any: parts } => {
            for part in parts {
                collect(part, places, tests);
            }
        }
        Condition::Not { not } => collect(not, places, tests),
        single => {
            let asked = single.mentions();
            let place = asked
                .first()
                .and_then(|(question, _)| places.get(*question));
            if let (Some(at), Some(test)) = (place, Test::of(single))
                && !tests[*at].contains(&test)
            {
                tests[*at].push(test);
            }
        }
    }
}
