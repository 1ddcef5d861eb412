//! Which combinations of answers can come about on the way to a place.
//!
//! Only the questions a place depends on are followed. An answer is told where something first asks
//! about it, which may be long after the question; until then it is enough to know whether the
//! question's *door*, the condition it stands behind, was open. From there on answers are told apart
//! only as far as what is still asked tells them apart: what is left of many answers is then the same
//! few *states*. Beyond [`MOST_STATES`] of them the answer is that it cannot be told.

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

/// A condition that people come to, and what it asks about each question.
struct Door {
    when: Formula,
    asks: BTreeMap<usize, Need>,
}

/// One question as far as routing is concerned.
struct Asked {
    /// The door it stands behind; `None`: everybody is asked it.
    door: Option<usize>,
    /// Values of answers; [`None`] where there are too many to tell.
    values: Option<Vec<u64>>,
    required: bool,
}

/// The questions of a survey, the doors before them in their order, and what is asked about each.
pub(super) struct Ways {
    questions: Vec<Asked>,
    doors: Vec<Door>,
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

/// Where a value stands in a packed state; the value of an empty slot is [`NOT_ASKED`].
#[derive(Clone, Copy, Default)]
struct Slot {
    shift: u32,
    mask: u128,
}

impl Slot {
    fn get(self, state: u128) -> u16 {
        u16::try_from((state >> self.shift) & self.mask).unwrap_or(NOT_ASKED)
    }

    fn put(self, state: u128, value: u16) -> u128 {
        state & !self.bits() | u128::from(value) << self.shift
    }

    /// The part of a state that it takes.
    fn bits(self) -> u128 {
        self.mask << self.shift
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
    fn join(&mut self, other: Self) {
        self.tests |= other.tests;
        self.answered |= other.answered;
        self.seen |= other.seen;
    }

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
            doors: Vec::new(),
            places,
            tests,
        };
        for section in &definition.sections {
            let outer = section.show_if.as_ref();
            let of_section = outer.map(|outer| ways.add_door(&[outer]));
            for question in &section.questions {
                let own = question.show_if.as_ref();
                let both = || outer.into_iter().chain(own).collect::<Vec<_>>();
                let door = own.map(|_| ways.add_door(&both())).or(of_section);
                let values = values(question, &ways.tests[ways.questions.len()]);
                let impossible = values.as_ref().is_some_and(Vec::is_empty);
                ways.questions.push(Asked {
                    door,
                    values,
                    // What cannot be answered is a fault of its own; the way behind it is told all the same.
                    required: question.required && !impossible,
                });
            }
        }
        ways
    }

    /// A door that is open where all of this holds.
    fn add_door(&mut self, conditions: &[&Condition]) -> usize {
        let parts = conditions.iter().map(|part| self.formula(part));
        let when = Formula::All(parts.collect());
        let asks = asks(&[&when], false);
        self.doors.push(Door { when, asks });
        self.doors.len() - 1
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
        let wanted = asks(asking, true);
        let doors = self.doors_before(&wanted);
        let mut way = Way::to(&wanted, &doors, self);
        for door in doors {
            way.pass(door)?;
        }
        for at in wanted.keys() {
            way.tell(*at)?;
        }
        let state = |packed: &u128| {
            let values = wanted.keys().map(|at| (*at, way.value(*packed, *at)));
            State(values.collect())
        };
        Some(way.states.iter().map(state).collect())
    }

    /// The doors that decide about these questions, in their order.
    fn doors_before(&self, wanted: &BTreeMap<usize, Need>) -> BTreeSet<usize> {
        let mut doors = BTreeSet::new();
        let mut open: Vec<usize> = wanted.keys().copied().collect();
        while let Some(at) = open.pop() {
            if let Some(door) = self.questions[at].door
                && doors.insert(door)
            {
                open.extend(self.doors[door].asks.keys());
            }
        }
        doors
    }
}

/// The states that can come about up to a place. They are thousands, so each is one number: where
/// that has no room left, there are far more of them than can be followed.
struct Way<'w> {
    ways: &'w Ways,
    states: FxHashSet<u128>,
    /// What is still going to be asked about each question, the soonest last.
    coming: Vec<Vec<Need>>,
    /// Where the answer to each question stands while it is told.
    answers: Vec<Option<Slot>>,
    /// Where it stands whether a door was open, while there are questions behind it to tell.
    open: Vec<Slot>,
    /// How many questions behind each door are still to be told.
    behind: Vec<usize>,
    /// The part of a state that is taken.
    used: u128,
}

impl<'w> Way<'w> {
    /// The way through these doors to what is wanted.
    fn to(wanted: &BTreeMap<usize, Need>, doors: &BTreeSet<usize>, ways: &'w Ways) -> Self {
        let mut way = Self {
            ways,
            states: FxHashSet::from_iter([0]),
            coming: vec![Vec::new(); ways.questions.len()],
            answers: vec![None; ways.questions.len()],
            open: vec![Slot::default(); ways.doors.len()],
            behind: vec![0; ways.doors.len()],
            used: 0,
        };
        let doors = doors.iter().rev().map(|door| &ways.doors[*door].asks);
        for (at, need) in [wanted].into_iter().chain(doors).flatten() {
            if way.coming[*at].is_empty()
                && let Some(door) = ways.questions[*at].door
            {
                way.behind[door] += 1;
            }
            way.coming[*at].push(*need);
        }
        way
    }

    fn value(&self, state: u128, at: usize) -> u16 {
        self.answers[at].map_or(NOT_ASKED, |slot| slot.get(state))
    }

    /// Passes a door: from there on it is known whether it was open, and what it alone still told
    /// apart is one.
    fn pass(&mut self, door: usize) -> Option<()> {
        let Door { when, asks } = &self.ways.doors[door];
        for at in asks.keys() {
            self.tell(*at)?;
        }
        let before = self.answers.clone();
        let mut kept = Vec::new();
        for at in asks.keys() {
            self.coming[*at].pop();
            let slot = self.answers[*at]?;
            if self.coming[*at].is_empty() {
                self.answers[*at] = None;
                self.used &= !slot.bits();
                kept.push((slot, None));
            } else {
                let values = self.kept(*at)?;
                let is_same = (0..).zip(&values).all(|(old, new): (u16, _)| old == *new);
                kept.extend((!is_same).then_some((slot, Some(values))));
            }
        }
        let open = self.room(1)?;
        self.open[door] = open;
        let ways = self.ways;
        self.follow(|state, next| {
            let value = |at: usize| before[at].map_or(NOT_ASKED, |slot| slot.get(state));
            let is_open = ways.holds(when, &value);
            let rest = kept.iter().fold(state, |rest, (slot, kept)| {
                let value = usize::from(slot.get(state));
                slot.put(rest, kept.as_ref().map_or(NOT_ASKED, |kept| kept[value]))
            });
            next.insert(open.put(rest, u16::from(is_open)));
        })
    }

    /// Tells the answers to a question from here on, unless they are told already.
    fn tell(&mut self, at: usize) -> Option<()> {
        if self.answers[at].is_some() {
            return Some(());
        }
        let asked = &self.ways.questions[at];
        let kept = self.kept(at)?;
        let slot = self.room(kept.iter().copied().max().unwrap_or(NOT_ASKED))?;
        self.answers[at] = Some(slot);
        let first = usize::from(BLANK) + usize::from(asked.required);
        let answers = kept.iter().skip(first).map(|value| slot.put(0, *value));
        let answers: BTreeSet<u128> = answers.collect();
        let open = asked.door.map(|door| self.open[door]);
        let mut forgotten = 0;
        if let Some(door) = asked.door {
            self.behind[door] -= 1;
            if self.behind[door] == 0 {
                forgotten = self.open[door].bits();
                self.used &= !forgotten;
            }
        }
        self.follow(|state, next| {
            let rest = state & !forgotten;
            if open.is_none_or(|open| open.get(state) != 0) {
                next.extend(answers.iter().map(|answer| rest | answer));
            } else {
                next.insert(rest);
            }
        })
    }

    /// For each value of a question the one that stands for it, by what is still going to be asked.
    fn kept(&self, at: usize) -> Option<Vec<u16>> {
        let values = self.ways.questions[at].values.as_deref()?;
        let mut need = Need::default();
        for coming in &self.coming[at] {
            need.join(*coming);
        }
        (values.len() < MOST_STATES).then(|| need.told_apart(values))
    }

    /// Room in a state for values up to this one.
    fn room(&mut self, last: u16) -> Option<Slot> {
        let width = u16::BITS - last.leading_zeros();
        let mask = (1 << width) - 1;
        let mut shifts = 0..=u128::BITS - width;
        let shift = shifts.find(|shift| self.used & (mask << shift) == 0)?;
        let slot = Slot { shift, mask };
        self.used |= slot.bits();
        Some(slot)
    }

    /// Goes on with what becomes of each state, unless that is too much.
    fn follow(&mut self, becomes: impl Fn(u128, &mut FxHashSet<u128>)) -> Option<()> {
        let mut next = FxHashSet::default();
        for state in &self.states {
            becomes(*state, &mut next);
            if next.len() > MOST_STATES {
                return None;
            }
        }
        self.states = next;
        Some(())
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

/// What formulas ask about each question; `seen`, whether it matters if it was on the way.
fn asks(formulas: &[&Formula], seen: bool) -> BTreeMap<usize, Need> {
    let mut needs = BTreeMap::new();
    for formula in formulas {
        need(formula, seen, &mut needs);
    }
    needs
}

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
