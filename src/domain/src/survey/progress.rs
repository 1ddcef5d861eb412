//! How far somebody has come with a survey: section by section, in whatever order they go.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Answers, Code, Condition, Definition, Journey, Section};

/// With more sections than this a list of them stands before the first.
const FEW: usize = 4;

/// What is kept of somebody under way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The answers so far.
    pub answers: Answers,
    /// Sections they were through with, by code.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub done: BTreeSet<Code>,
    /// Whether they are changing what they have sent before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrects: bool,
}

/// How far somebody is with one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing is answered.
    NotStarted,
    /// Something is answered, or something that has to be is not.
    InProgress,
    /// They were through with it.
    Done,
    /// Whether it is asked depends on this earlier section, by number, which is not done.
    Waits(usize),
}

/// A section in the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task<'a> {
    /// Its number.
    pub number: usize,
    /// The section.
    pub section: &'a Section,
    /// How far it is.
    pub state: TaskState,
}

impl Progress {
    /// Reads what was kept. Before sections could be done, only answers were.
    #[must_use]
    pub fn read(stored: &[u8]) -> Self {
        serde_json::from_slice(stored).unwrap_or_else(|_| Self {
            answers: serde_json::from_slice(stored).unwrap_or_default(),
            ..Self::default()
        })
    }

    /// Takes answers out that are asked for no longer, and sections nobody comes by any more.
    pub fn keep_to(&mut self, way: &Journey<'_>) {
        self.answers = self.answers.kept(way);
        let on_the_way: BTreeSet<&Code> = way.stops().iter().map(|s| &s.section.code).collect();
        self.done.retain(|code| on_the_way.contains(code));
    }

    /// The sections somebody comes by, with those that may still come, in order. A section that
    /// earlier answers rule out is none of theirs.
    #[must_use]
    pub fn tasks<'a>(&self, definition: &'a Definition, way: &Journey<'_>) -> Vec<Task<'a>> {
        let mut waits: BTreeMap<usize, usize> = BTreeMap::new();
        let mut open: BTreeSet<usize> = BTreeSet::new();
        let mut tasks = Vec::new();
        for (section, number) in definition.sections.iter().zip(1..) {
            let state = match way.stop(number) {
                Some(stop) => {
                    let answered = |code: &Code| self.answers.get(code.as_str()).is_some();
                    let mut asked = stop.questions.iter();
                    let done = self.done.contains(&section.code);
                    let missing = asked.clone().any(|q| q.required && !answered(&q.code));
                    if done && !missing {
                        TaskState::Done
                    } else if done || asked.any(|q| answered(&q.code)) {
                        TaskState::InProgress
                    } else {
                        TaskState::NotStarted
                    }
                }
                None => match first_awaited(definition, section, &open, &waits) {
                    Some(earlier) => TaskState::Waits(earlier),
                    None => continue,
                },
            };
            match state {
                TaskState::Waits(earlier) => {
                    waits.insert(number, earlier);
                }
                TaskState::Done => {}
                TaskState::NotStarted | TaskState::InProgress => {
                    open.insert(number);
                }
            }
            tasks.push(Task {
                number,
                section,
                state,
            });
        }
        tasks
    }
}

/// Whether no answer still to be given can add a section to these or take one away: only then is
/// it true to say how many there are.
#[must_use]
pub fn is_certain(definition: &Definition, tasks: &[Task<'_>]) -> bool {
    let to_do = tasks.iter().filter(|task| task.state != TaskState::Done);
    let open: BTreeSet<usize> = to_do.map(|task| task.number).collect();
    let none = BTreeMap::new();
    let mut sections = definition.sections.iter();
    sections.all(|section| first_awaited(definition, section, &open, &none).is_none())
}

/// The first section still to be done that decides whether this one is asked.
fn first_awaited(
    definition: &Definition,
    section: &Section,
    open: &BTreeSet<usize>,
    waits: &BTreeMap<usize, usize>,
) -> Option<usize> {
    // Conditions of questions decide about the section only where all of them have one.
    let mut questions = section.questions.iter();
    let decide = questions.all(|question| question.show_if.is_some());
    let questions = section.questions.iter().filter(|_| decide);
    let conditions = questions.map(|q| &q.show_if).chain([&section.show_if]);
    let conditions = conditions.flatten();
    let asked = conditions.flat_map(Condition::mentions);
    let numbers = asked.filter_map(|(code, _)| {
        let holds = |s: &Section| s.questions.iter().any(|q| q.code == *code);
        let at = definition.sections.iter().position(holds)?;
        // A section does not wait for itself.
        (definition.sections[at].code != section.code).then_some(())?;
        let number = at + 1;
        let awaited = waits.get(&number).copied();
        awaited.or_else(|| open.contains(&number).then_some(number))
    });
    numbers.min()
}

impl Definition {
    /// Whether a list of the sections stands before the first.
    #[must_use]
    pub fn has_task_list(&self) -> bool {
        self.sections.len() > FEW
    }
}

/// When somebody who asked for it is reminded, once: a week before their answers are deleted, or
/// three days before the survey closes, whichever is sooner.
#[must_use]
pub fn remind_at(kept_until: DateTime<Utc>, closes_at: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let before_deleting = kept_until - TimeDelta::days(7);
    match closes_at {
        Some(closes) => before_deleting.min(closes - TimeDelta::days(3)),
        None => before_deleting,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, journey};
    use super::*;

    fn code(raw: &str) -> Code {
        Code::parse(raw).expect("a code")
    }

    /// Five sections of one question each; the second is asked of who says yes, and the third of
    /// who was asked the second and answered it.
    fn definition() -> Definition {
        let choices = r#"[{"code": "yes", "text": "Yes"}, {"code": "no", "text": "No"}]"#;
        let section = |n: usize, show_if: &str| {
            format!(
                r#"{{"code": "s{n}", "title": "Section {n}", {show_if} "questions": [
                    {{"code": "q{n}", "text": "Question {n}?", "kind": "single",
                      "required": {}, "options": {choices}}}]}}"#,
                n == 4
            )
        };
        let sections = [
            section(1, ""),
            section(2, r#""show_if": {"question": "q1", "is": "yes"},"#),
            section(3, r#""show_if": {"question": "q2", "answered": true},"#),
            section(4, ""),
            section(5, ""),
        ];
        let file = format!(
            r#"{{"title": "T", "purpose": "P", "privacy": "P", "contact": {{"team": "Team"}},
                "languages": ["en"], "sections": [{}]}}"#,
            sections.join(",")
        );
        serde_json::from_str(&file).expect("a definition")
    }

    fn states(given: &[(&str, &str)], done: &[&str]) -> Vec<(usize, TaskState)> {
        let definition = definition();
        let mut progress = Progress::default();
        for (question, option) in given {
            let answer = Answer::one(code(option));
            progress.answers.set(code(question), Some(answer));
        }
        progress.done = done.iter().map(|section| code(section)).collect();
        let way = journey(&definition, &progress.answers);
        let tasks = progress.tasks(&definition, &way);
        tasks.into_iter().map(|t| (t.number, t.state)).collect()
    }

    #[test]
    fn a_section_waits_for_the_one_that_decides_whether_it_is_asked() {
        use TaskState::{NotStarted, Waits};
        let fresh = states(&[], &[]);
        let expected = [NotStarted, Waits(1), Waits(1), NotStarted, NotStarted];
        assert_eq!(fresh, (1..).zip(expected).collect::<Vec<_>>());
    }

    #[test]
    fn a_section_that_earlier_answers_rule_out_is_not_in_the_list() {
        let numbers: Vec<usize> = states(&[("q1", "no")], &["s1"])
            .into_iter()
            .map(|(number, _)| number)
            .collect();
        assert_eq!(numbers, [1, 4, 5]);
        let later = states(&[("q1", "yes")], &["s1"]);
        assert_eq!(later[2], (3, TaskState::Waits(2)));
    }

    #[test]
    fn a_section_is_done_when_somebody_was_through_with_it_and_nothing_is_missing() {
        let all = states(&[("q5", "yes")], &["s1", "s4"]);
        assert_eq!(all[0], (1, TaskState::Done), "left blank on purpose");
        let of = |number: usize| all.iter().find(|(n, _)| *n == number).map(|(_, s)| s);
        assert_eq!(of(4), Some(&TaskState::InProgress), "an answer is missing");
        assert_eq!(of(5), Some(&TaskState::InProgress));
    }

    #[test]
    fn how_many_sections_there_are_is_certain_once_no_answer_can_change_it() {
        let definition = definition();
        let certain = |given: &[(&str, &str)], done: &[&str]| {
            let mut progress = Progress::default();
            for (question, option) in given {
                let answer = Answer::one(code(option));
                progress.answers.set(code(question), Some(answer));
            }
            progress.done = done.iter().map(|section| code(section)).collect();
            let way = journey(&definition, &progress.answers);
            is_certain(&definition, &progress.tasks(&definition, &way))
        };
        assert!(!certain(&[], &[]));
        assert!(
            !certain(&[("q1", "yes")], &["s1"]),
            "the second decides about the third"
        );
        assert!(certain(&[("q1", "yes"), ("q2", "no")], &["s1", "s2"]));
        assert!(certain(&[("q1", "no")], &["s1"]));
        assert!(!certain(&[("q1", "no")], &[]), "it is not left yet");
    }

    #[test]
    fn what_was_kept_before_sections_could_be_done_is_read() {
        let mut answers = Answers::new();
        answers.set(code("done"), Some(Answer::Number(3)));
        answers.set(code("answers"), Some(Answer::Number(4)));
        let old = serde_json::to_vec(&answers).expect("json");
        assert_eq!(Progress::read(&old).answers, answers);
        let new = Progress {
            answers,
            done: [code("s1")].into(),
            corrects: true,
        };
        let stored = serde_json::to_vec(&new).expect("json");
        assert_eq!(Progress::read(&stored), new);
        assert_eq!(Progress::read(b"{}"), Progress::default());
    }

    #[test]
    fn a_reminder_comes_a_week_before_deleting_or_three_days_before_the_close() {
        let day = |days: i64| DateTime::UNIX_EPOCH + TimeDelta::days(days);
        assert_eq!(remind_at(day(30), None), day(23));
        assert_eq!(remind_at(day(30), Some(day(90))), day(23));
        assert_eq!(remind_at(day(30), Some(day(21))), day(18));
    }
}
