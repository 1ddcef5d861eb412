//! Whether the routing of a survey can be right: places nobody can reach, conditions that decide
//! nothing, ways that end.
//!
//! Every finding is decided by looking at all combinations of answers the site takes online, as far
//! as conditions can tell them apart (see [`values`] and [`reach`]), never by the look of a
//! condition. Where there are too many combinations the finding is `unsure`, and says so.
//!
//! On paper nothing is required: somebody may leave out there what must be answered online.

mod reach;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeSet;

use reach::{BLANK, Formula, NOT_ASKED, State, Ways, mentions, tested};

use super::{Condition, Definition, Question, Section, check};
use crate::named::named;
use crate::problem::Arg;

named! {
    /// How much a finding matters.
    pub enum Severity {
        /// People will be stopped, or asked what was not meant.
        Wrong = "wrong",
        /// It is probably not what was meant.
        Look = "look",
        /// Right as it is, and good to know.
        Know = "know",
    }
}

/// One thing the routing does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where, by codes: `s2`, `s2.q5`.
    pub place: String,
    /// Message key of what was found.
    pub key: &'static str,
    /// Values the message weaves in: the number of the question it is about, and of another.
    pub args: Vec<(&'static str, Arg)>,
    /// How much it matters.
    pub severity: Severity,
}

/// Everything found in the routing of a survey, in its order.
///
/// Codes that stand twice and conditions on what is not earlier are faults ([`check`]); while there
/// are any, the only finding is that they come first.
#[must_use]
pub fn logic(definition: &Definition) -> Vec<Finding> {
    let first = |key: &str| {
        [
            "survey-code-twice",
            "survey-condition-not-earlier",
            "survey-condition-misfit",
            "survey-condition-no-option",
        ]
        .contains(&key)
    };
    if check(definition)
        .iter()
        .any(|fault| first(fault.problem.key))
    {
        return vec![Finding {
            place: "survey".to_owned(),
            key: "faults-first",
            args: vec![],
            severity: Severity::Wrong,
        }];
    }
    let mut search = Search {
        ways: Ways::of(definition),
        findings: Vec::new(),
    };
    let mut at = 0;
    for section in &definition.sections {
        search.section(section, at);
        at += section.questions.len();
    }
    search.findings
}

struct Search {
    ways: Ways,
    findings: Vec<Finding>,
}

/// What is known of a question's reach.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    Somebody,
    Nobody,
    Unsure,
}

impl Search {
    fn find(
        &mut self,
        place: &str,
        key: &'static str,
        severity: Severity,
        args: Vec<(&'static str, Arg)>,
    ) {
        self.findings.push(Finding {
            place: place.to_owned(),
            key,
            args,
            severity,
        });
    }

    fn section(&mut self, section: &Section, first: usize) {
        let place = section.code.as_str();
        let count = self.findings.len();
        let seen = self.seen(section);
        self.exclusions(place, section.show_if.as_ref());
        if seen == Reached::Nobody {
            self.find(place, "never-section", Severity::Wrong, vec![]);
        }
        let mut anybody = false;
        for (question, at) in section.questions.iter().zip(first..) {
            anybody |= self.question(section, question, at, seen) != Reached::Nobody;
        }
        if !anybody && seen == Reached::Somebody {
            let empty = Finding {
                place: place.to_owned(),
                key: "empty-section",
                args: vec![],
                severity: Severity::Wrong,
            };
            self.findings.insert(count, empty);
        }
    }

    fn holds(&self, formula: &Formula, state: &State) -> bool {
        self.ways.holds(formula, &|at| state.value(at))
    }

    /// Whether anybody sees the section.
    fn seen(&mut self, section: &Section) -> Reached {
        let Some(condition) = &section.show_if else {
            return Reached::Somebody;
        };
        let formula = self.ways.formula(condition);
        let place = section.code.as_str();
        let Some(states) = self.ways.states(&[&formula]) else {
            self.find(place, "unsure", Severity::Know, vec![]);
            return Reached::Unsure;
        };
        let holds = |state: &&State| self.holds(&formula, state);
        let holding = states.iter().filter(holds).count();
        if holding == 0 {
            return Reached::Nobody;
        }
        if holding == states.len() {
            self.find(place, "always-section", Severity::Look, vec![]);
        } else {
            self.skipped(place, &formula, &states);
        }
        Reached::Somebody
    }

    fn question(
        &mut self,
        section: &Section,
        question: &Question,
        at: usize,
        seen: Reached,
    ) -> Reached {
        let place = format!("{}.{}", section.code, question.code);
        let number = || vec![("number", Arg::from(at + 1))];
        self.exclusions(&place, question.show_if.as_ref());
        let reached = match (seen, &question.show_if) {
            (Reached::Nobody, _) => Reached::Nobody,
            (seen, None) => seen,
            (Reached::Unsure, Some(_)) => Reached::Unsure,
            (Reached::Somebody, Some(condition)) => self.asked(section, &place, condition, at),
        };
        if reached == Reached::Nobody && question.required {
            self.find(&place, "required-never", Severity::Wrong, number());
        }
        if reached != Reached::Nobody && question.required && self.ways.cannot_be_answered(at) {
            self.find(&place, "dead-end", Severity::Wrong, number());
        }
        reached
    }

    /// Whether anybody who sees the section is asked the question.
    fn asked(
        &mut self,
        section: &Section,
        place: &str,
        condition: &Condition,
        at: usize,
    ) -> Reached {
        let number = vec![("number", Arg::from(at + 1))];
        let own = self.ways.formula(condition);
        let outer = section
            .show_if
            .as_ref()
            .map(|outer| self.ways.formula(outer));
        let outer = outer.unwrap_or_else(|| Formula::All(vec![]));
        let Some(states) = self.ways.states(&[&own, &outer]) else {
            self.find(place, "unsure", Severity::Know, number);
            return Reached::Unsure;
        };
        let (inside, outside): (Vec<State>, Vec<State>) = states
            .into_iter()
            .partition(|state| self.holds(&outer, state));
        let count = |states: &[State]| {
            let holding = states.iter().filter(|state| self.holds(&own, state));
            holding.count()
        };
        let inside_count = count(&inside);
        let outside_count = count(&outside);
        if inside_count == 0 {
            let key = if outside_count == 0 {
                "never-question"
            } else {
                "contradiction"
            };
            self.find(place, key, Severity::Wrong, number);
            return Reached::Nobody;
        }
        if inside_count == inside.len() {
            let key = if outside_count == outside.len() {
                "always-question"
            } else {
                "redundant"
            };
            self.find(place, key, Severity::Look, number);
        } else {
            self.skipped(place, &own, &inside);
        }
        Reached::Somebody
    }

    /// Conditions that come out as they do because a question they ask about was not answered.
    fn skipped(&mut self, place: &str, formula: &Formula, states: &[State]) {
        for at in tested(formula) {
            let hangs = |state: &State, outcome: bool| {
                let with = |value: u16| {
                    let other = |known| {
                        if known == at {
                            value
                        } else {
                            state.value(known)
                        }
                    };
                    self.ways.holds(formula, &other)
                };
                self.holds(formula, state) == outcome
                    && (2..2 + self.ways.count(at)).any(|value| with(value) != outcome)
            };
            let shows = states
                .iter()
                .any(|state| state.value(at) <= BLANK && hangs(state, true));
            let hides = states
                .iter()
                .any(|state| state.value(at) == NOT_ASKED && hangs(state, false));
            let args = || vec![("other", Arg::from(at + 1))];
            if shows {
                self.find(place, "skipped-shows", Severity::Know, args());
            }
            if hides {
                self.find(place, "skipped-hides", Severity::Know, args());
            }
        }
    }

    /// Groups that want two answers to one question which exclude each other.
    fn exclusions(&mut self, place: &str, condition: Option<&Condition>) {
        let Some(condition) = condition else { return };
        let formula = self.ways.formula(condition);
        let (mut literals, mut groups) = (Vec::new(), Vec::new());
        conjunctions(&formula, true, &mut literals, &mut groups);
        groups.push(literals);
        let mut found = BTreeSet::new();
        for group in &groups {
            for at in group.iter().flat_map(|(leaf, _)| mentions(leaf)) {
                let own: Vec<_> = group
                    .iter()
                    .filter(|(leaf, _)| mentions(leaf).contains(&at))
                    .collect();
                let together = |value: u16| {
                    let value = |known| if known == at { value } else { NOT_ASKED };
                    own.iter()
                        .all(|(leaf, holds)| self.ways.holds(leaf, &value) == *holds)
                };
                if own.len() > 1
                    && self.ways.is_told(at)
                    && !(0..2 + self.ways.count(at)).any(together)
                {
                    found.insert(at + 1);
                }
            }
        }
        for other in found {
            self.find(
                place,
                "exclude",
                Severity::Look,
                vec![("other", Arg::from(other))],
            );
        }
    }
}

/// Statements, each with whether it is to hold, that must be true together.
type Group<'f> = Vec<(&'f Formula, bool)>;

/// Takes a formula apart into the groups whose statements must be true together.
fn conjunctions<'f>(
    formula: &'f Formula,
    holds: bool,
    literals: &mut Group<'f>,
    groups: &mut Vec<Group<'f>>,
) {
    match (formula, holds) {
        (Formula::All(parts), true) | (Formula::Any(parts), false) => {
            for part in parts {
                conjunctions(part, holds, literals, groups);
            }
        }
        (Formula::All(parts), false) | (Formula::Any(parts), true) => {
            for part in parts {
                let mut own = Vec::new();
                conjunctions(part, holds, &mut own, groups);
                groups.push(own);
            }
        }
        (Formula::Not(part), _) => conjunctions(part, !holds, literals, groups),
        (leaf, _) => literals.push((leaf, holds)),
    }
}
