//! A condition as a form: groups and tests in a tree, from fields and back, without losing what
//! was typed.

mod single;

use domain::Problems;
use domain::survey::{Condition, Definition, Fields};

pub(super) use single::{Test, hows};

/// How deep groups may lie within one another.
pub(super) const DEEPEST: usize = 3;

/// A part of a condition as it stands in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Parts that hold together.
    Group {
        /// `all`, `any`, or their opposites `not_all` and `none`.
        mode: String,
        /// The parts.
        parts: Vec<Node>,
    },
    /// A test of one answer.
    Test(Test),
}

impl Node {
    /// An empty condition: one group with one test to be filled in.
    pub(super) fn blank() -> Self {
        Self::Group {
            mode: "all".to_owned(),
            parts: vec![Self::Test(Test::default())],
        }
    }

    /// The tree of a stored condition; always a group at the root.
    pub(super) fn of(condition: &Condition) -> Self {
        match Self::part(condition) {
            group @ Self::Group { .. } => group,
            test => Self::Group {
                mode: "all".to_owned(),
                parts: vec![test],
            },
        }
    }

    fn part(condition: &Condition) -> Self {
        let group = |mode: &str, parts: &[Condition]| Self::Group {
            mode: mode.to_owned(),
            parts: parts.iter().map(Self::part).collect(),
        };
        match condition {
            Condition::All { all } => group("all", all),
            Condition::Any { any } => group("any", any),
            Condition::Not { not } => match not.as_ref() {
                Condition::Not { not } => Self::part(not),
                Condition::All { all } => group("not_all", all),
                Condition::Any { any } => group("none", any),
                plain => Self::Test(Test::of(plain, false)),
            },
            plain => Self::Test(Test::of(plain, true)),
        }
    }

    /// The tree a form holds.
    pub(super) fn read(fields: &Fields) -> Self {
        match Self::read_at(fields, "w", 0) {
            Some(group @ Self::Group { .. }) => group,
            _ => Self::blank(),
        }
    }

    fn read_at(fields: &Fields, path: &str, depth: usize) -> Option<Self> {
        let one = |name: &str| fields.one(&format!("{path}.{name}")).to_owned();
        match one("kind").as_str() {
            "group" if depth < DEEPEST + 2 => {
                let parts = (0..100)
                    .map_while(|n| Self::read_at(fields, &format!("{path}-{n}"), depth + 1));
                Some(Self::Group {
                    mode: one("mode"),
                    parts: parts.collect(),
                })
            }
            "test" => Some(Self::Test(Test::read(fields, path))),
            _ => None,
        }
    }

    /// The group or test at a path like `w-0-1`.
    fn at(&mut self, path: &str) -> Option<&mut Self> {
        let mut node = self;
        for step in path.strip_prefix('w')?.split('-').skip(1) {
            let Self::Group { parts, .. } = node else {
                return None;
            };
            node = parts.get_mut(step.parse::<usize>().ok()?)?;
        }
        Some(node)
    }

    /// Adds a test, or a group with a test, to the group at a path.
    pub(super) fn add(&mut self, path: &str, group: bool) {
        let depth = path.matches('-').count();
        if let Some(Self::Group { parts, .. }) = self.at(path) {
            match group {
                true if depth + 1 < DEEPEST => parts.push(Self::Group {
                    mode: "any".to_owned(),
                    parts: vec![Self::Test(Test::default()), Self::Test(Test::default())],
                }),
                true => {}
                false => parts.push(Self::Test(Test::default())),
            }
        }
    }

    /// Takes the part at a path away.
    pub(super) fn remove(&mut self, path: &str) {
        let Some((parent, last)) = path.rsplit_once('-') else {
            return;
        };
        if let (Some(Self::Group { parts, .. }), Ok(at)) = (self.at(parent), last.parse::<usize>())
            && at < parts.len()
        {
            parts.remove(at);
        }
    }

    /// The condition, or everything wrong with what was typed. An empty tree is no condition.
    pub(super) fn condition(&self, definition: &Definition) -> Result<Option<Condition>, Problems> {
        let mut problems = Problems::new();
        let found = self.build("w", definition, &mut problems);
        if problems.is_empty() {
            Ok(found)
        } else {
            Err(problems)
        }
    }

    fn build(
        &self,
        path: &str,
        definition: &Definition,
        problems: &mut Problems,
    ) -> Option<Condition> {
        let (mode, parts) = match self {
            Self::Test(test) => return test.build(path, definition, problems),
            Self::Group { mode, parts } => (mode.as_str(), parts),
        };
        let mut built: Vec<Condition> = (0..)
            .zip(parts)
            .filter_map(|(n, part): (usize, _)| {
                part.build(&format!("{path}-{n}"), definition, problems)
            })
            .collect();
        let alone = built.len() == 1;
        let negated = matches!(mode, "none" | "not_all");
        let inner = match (alone, mode) {
            (true, _) => built.pop()?,
            _ if built.is_empty() => return None,
            (_, "any" | "none") => Condition::Any { any: built },
            _ => Condition::All { all: built },
        };
        Some(match (negated, inner) {
            (true, Condition::Not { not }) => *not,
            (true, inner) => single::not(inner),
            (false, inner) => inner,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARKMOOR: &str = include_str!("../demo/data/larkmoor-survey.json");

    fn definition() -> Definition {
        let json = LARKMOOR
            .replace("{date-21}", "2026-11-01")
            .replace("{date+21}", "2026-12-12");
        domain::survey::SurveyFile::read(&json)
            .expect("a survey")
            .definition
    }

    fn condition(json: &str) -> Condition {
        serde_json::from_str(json).expect("a condition")
    }

    #[test]
    fn a_condition_comes_through_the_form_as_it_was() {
        let definition = definition();
        for json in [
            r#"{"question":"q1","is":"hard"}"#,
            r#"{"not":{"question":"q2","is":"none"}}"#,
            r#"{"question":"q1","any_of":["easy","hard"]}"#,
            r#"{"question":"q4","contains":"bus"}"#,
            r#"{"not":{"question":"q2","contains":"bus"}}"#,
            r#"{"question":"q4","answered":false}"#,
            r#"{"all":[{"question":"q1","is":"hard"},{"any":[{"question":"q2","is":"gp"},{"question":"q4","answered":true}]}]}"#,
            r#"{"not":{"any":[{"question":"q1","is":"hard"},{"question":"q2","is":"gp"}]}}"#,
        ] {
            let stored = condition(json);
            let tree = Node::of(&stored);
            assert_eq!(tree.condition(&definition), Ok(Some(stored)), "{json}");
        }
    }

    #[test]
    fn parts_are_added_and_taken_away_without_losing_the_others() {
        let mut tree = Node::of(&condition(r#"{"question":"q1","is":"hard"}"#));
        let before = tree.clone();
        tree.add("w", false);
        tree.add("w", true);
        tree.add("w-2", false);
        tree.remove("w-2");
        tree.remove("w-1");
        assert_eq!(tree, before);
        tree.remove("w-9");
        tree.add("w-0", true);
        assert_eq!(tree, before);
        tree.remove("w-0");
        assert_eq!(tree.condition(&definition()), Ok(None));
    }

    #[test]
    fn what_is_missing_is_said_where_it_is_missing() {
        let mut fields = Fields::default();
        for (name, value) in [
            ("w.kind", "group"),
            ("w.mode", "all"),
            ("w-0.kind", "test"),
            ("w-0.question", "q1"),
            ("w-1.kind", "test"),
            ("w-2.kind", "test"),
            ("w-2.question", "q4"),
            ("w-2.how", "words"),
        ] {
            fields.push(name, value);
        }
        let problems = Node::read(&fields)
            .condition(&definition())
            .expect_err("missing");
        let places: Vec<&str> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(places, ["w-0.options", "w-1.question", "w-2.words"]);
    }
}
