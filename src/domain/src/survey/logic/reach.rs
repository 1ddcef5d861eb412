//! Which combinations of answers can come about on the way to a place.
//!
//! Only the questions a place depends on are followed, each of them only until nothing asks about it
//! any more, and answers only as far as what is still asked tells them apart: what is left of many
//! answers is then the same few *states*. Beyond [`MOST_STATES`] of them the answer is that it cannot
//! be told.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

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
/// 2 on the values of answers in order.
#[derive(Debug)]
pub(super) struct State(Vec<(usize, u16)>);

impl State {
    /// The value of a question.
    pub(super) fn value(&self, at: usize) -> u16 {
        let found = self.0.iter().find(|(known, _)| *known == at);
        found.map_or(NOT_ASKED, |(_, value)| *value)
    }
}

/// Where the value of a question stands in a packed state.
#[derive(Clone, Copy)]
struct Slot {
    shift: u32,
    mask: u128,
}

impl Slot {
    fn get(self, state: u128) -> u16 {
        u16::try_from((state >> self.shift) & self.mask).unwrap_or(NOT_ASKED)
    }

    fn put(self, state: u128, value: u16) -> u128 {
        state & !(self.mask << self.shift) | u128::from(value) << self.shift
    }
}

/// Which questions a packed state tells of. States are thousands, so each is one number: where that
/// has no room left, there are far more of them than can be followed.
#[derive(Clone, Default)]
struct Layout(BTreeMap<usize, Slot>);

impl Layout {
    fn value(&self, state: u128, at: usize) -> u16 {
        self.0.get(&at).map_or(NOT_ASKED, |slot| slot.get(state))
    }

    /// Room for values up to this one.
    fn add(&mut self, at: usize, last: u16) -> Option<Slot> {
        let width = u16::BITS - last.leading_zeros();
        let mask = (1 << width) - 1;
        let used = self.0.values().map(|slot| slot.mask << slot.shift);
        let used = used.fold(0, |all, one| all | one);
        let mut shifts = 0..=u128::BITS - width;
        let shift = shifts.find(|shift| used & (mask << shift) == 0)?;
        let slot = Slot { shift, mask };
        self.0.insert(at, slot);
        Some(slot)
    }
}

/// What is still asked about a question.
#[derive(Clone, Copy, Default)]
struct Need {
    /// Tests of its answer, as bits.
    tests: u64,
    /// Whether it was answered.
    answered: bool,
    /// Whether it was on the way.
    seen: bool,
}

impl Need {
    /// For each value the first one that nothing tells apart from it.
    fn told_apart(self, values: &[u64]) -> Vec<u16> {
        let blank = if self.seen { BLANK } else { NOT_ASKED };
        let mut first: FxHashMap<u64, u16> = FxHashMap::default();
        if !self.answered && !self.seen {
            first.insert(0, NOT_ASKED);
        }
        let answers = (2..).zip(values);
        let answers = answers.map(|(at, bits)| *first.entry(bits & self.tests).or_insert(at));
        [NOT_ASKED, blank].into_iter().chain(answers).collect()
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

    /// Whether a formula holds where the questions it asks about have these values.
    pub(super) fn holds(&self, formula: &Formula, value: &impl Fn(usize) -> u16) -> bool {
        match formula {
            Formula::All(parts) => parts.iter().all(|part| self.holds(part, value)),
            Formula::Any(parts) => parts.iter().any(|part| self.holds(part, value)),
            Formula::Not(part) => !self.holds(part, value),
            Formula::Answered(at) => value(*at) > BLANK,
            Formula::Passes(at, test) => {
                let values = self.questions[*at].values.as_deref().unwrap_or_default();
                let bits = usize::from(value(*at))
                    .checked_sub(2)
                    .and_then(|i| values.get(i));
                bits.is_some_and(|bits| bits & (1 << test) != 0)
            }
            Formula::Never => false,
        }
    }

    /// Every combination of values that what these formulas ask about can have together, by answers
    /// the site takes, as far as they tell values apart. `None`: too many to be sure.
    pub(super) fn states(&self, asking: &[&Formula]) -> Option<Vec<State>> {
        let wanted: BTreeSet<usize> = asking.iter().flat_map(|one| mentions(one)).collect();
        let cone = self.cone(&wanted);
        let mut states = FxHashSet::from_iter([0]);
        let mut layout = Layout::default();
        for (at, needs) in cone.iter().zip(self.needs(asking, &cone)) {
            let asked = &self.questions[*at];
            let last = u16::try_from(asked.values.as_ref()?.len());
            let last = last.ok()?.checked_add(1)?;
            let kept = |at: &usize| -> Option<Vec<u16>> {
                let values = self.questions[*at].values.as_deref()?;
                Some(needs.get(at)?.told_apart(values))
            };
            // Values that need not be told apart any more become one.
            let others = layout.0.iter().map(|(at, slot)| (*slot, kept(at)));
            let others = others.filter(|(_, kept)| kept.as_ref().is_none_or(|it| !is_same(it)));
            let others: Vec<(Slot, Option<Vec<u16>>)> = others.collect();
            let mut after = layout.clone();
            after.0.retain(|at, _| needs.contains_key(at));
            let own = kept(at);
            let slot = match own {
                Some(_) => Some(after.add(*at, last)?),
                None => None,
            };
            let packed = |value: u16| match (slot, &own) {
                (Some(slot), Some(own)) => slot.put(0, own[usize::from(value)]),
                _ => 0,
            };
            let answers = (BLANK + u16::from(asked.required))..=last;
            let answers: BTreeSet<u128> = answers.map(packed).collect();
            let none = BTreeSet::from([packed(NOT_ASKED)]);
            let mut next = FxHashSet::default();
            for state in states {
                let is_asked = self.holds(&asked.when, &|known| layout.value(state, known));
                let mut rest = state;
                for (slot, kept) in &others {
                    let value = usize::from(slot.get(state));
                    rest = slot.put(rest, kept.as_ref().map_or(NOT_ASKED, |kept| kept[value]));
                }
                next.extend(
                    if is_asked { &answers } else { &none }
                        .iter()
                        .map(|own| rest | own),
                );
                if next.len() > MOST_STATES {
                    return None;
                }
            }
            (states, layout) = (next, after);
        }
        let state = |packed: u128| {
            let values = layout.0.iter().map(|(at, slot)| (*at, slot.get(packed)));
            State(values.collect())
        };
        Some(states.into_iter().map(state).collect())
    }

    /// What is still asked about each question once each of these was passed.
    fn needs(&self, asking: &[&Formula], cone: &[usize]) -> Vec<BTreeMap<usize, Need>> {
        let mut needs = BTreeMap::new();
        for formula in asking {
            need(formula, true, &mut needs);
        }
        let mut all = Vec::with_capacity(cone.len());
        for at in cone.iter().rev() {
            all.push(needs.clone());
            need(&self.questions[*at].when, false, &mut needs);
        }
        all.reverse();
        all
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

/// Whether every value stays what it is.
fn is_same(kept: &[u16]) -> bool {
    (0..)
        .zip(kept)
        .all(|(value, kept): (u16, _)| value == *kept)
}

/// Adds what a formula asks about each question; `seen`, whether it matters if it was on the way.
fn need(formula: &Formula, seen: bool, needs: &mut BTreeMap<usize, Need>) {
    match formula {
        Formula::All(parts) | Formula::Any(parts) => {
            for part in parts {
                need(part, seen, needs);
            }
        }
        Formula::Not(part) => need(part, seen, needs),
        Formula::Answered(at) | Formula::Passes(at, _) => {
            let known = needs.entry(*at).or_default();
            known.seen |= seen;
            match formula {
                Formula::Passes(_, test) => known.tests |= 1 << test,
                _ => known.answered = true,
            }
        }
        Formula::Never => {}
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
