//! A condition as a form: groups and tests in a tree, from fields and back, without losing what
//! was typed.

use chrono::NaiveDate;
use domain::survey::edit::Manner;
use domain::survey::{Code, Condition, DateBounds, Definition, Fields, Question};
use domain::{Problem, Problems};

use super::fields::{day, push_day};

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

/// A test as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Test {
    /// Code of the question; empty while none is chosen.
    pub(super) question: String,
    /// `any`, `none`, `answered`, `blank`, `words`, `no_words`, `range` or `not_range`.
    pub(super) how: String,
    /// Codes of ticked options.
    pub(super) options: Vec<String>,
    /// Everything else, by the end of its name: `words`, `min`, `max`, `from-day`, ..
    pub(super) typed: Vec<(String, String)>,
}

const BOXES: &[&str] = &[
    "words",
    "min",
    "max",
    "from-day",
    "from-month",
    "from-year",
    "to-day",
    "to-month",
    "to-year",
];

/// The ways a question can be asked about, the usual one first.
pub(super) fn hows(question: &Question) -> &'static [&'static str] {
    let other = question.kind.options().iter().any(|option| option.other);
    match Manner::of(&question.kind) {
        manner if manner.has_options() && other => {
            &["any", "none", "answered", "blank", "words", "no_words"]
        }
        manner if manner.has_options() => &["any", "none", "answered", "blank"],
        Manner::Number | Manner::Date => &["range", "not_range", "answered", "blank"],
        Manner::ShortText | Manner::LongText | Manner::District => {
            &["answered", "blank", "words", "no_words"]
        }
        _ => &["answered", "blank"],
    }
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
            "test" => Some(Self::Test(Test {
                question: one("question"),
                how: one("how"),
                options: fields
                    .all(&format!("{path}.options"))
                    .map(str::to_owned)
                    .collect(),
                typed: BOXES
                    .iter()
                    .map(|name| ((*name).to_owned(), one(name)))
                    .filter(|(_, value)| !value.is_empty())
                    .collect(),
            })),
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
            (true, inner) => not(inner),
            (false, inner) => inner,
        })
    }
}

fn not(condition: Condition) -> Condition {
    Condition::Not {
        not: Box::new(condition),
    }
}

impl Test {
    fn of(condition: &Condition, holds: bool) -> Self {
        let test = |question: &Code, how: (&str, &str)| Self {
            question: question.to_string(),
            how: if holds { how.0 } else { how.1 }.to_owned(),
            ..Self::default()
        };
        match condition {
            Condition::Is { question, is } => Self {
                options: vec![is.to_string()],
                ..test(question, ("any", "none"))
            },
            Condition::AnyOf { question, any_of } => Self {
                options: any_of.iter().map(ToString::to_string).collect(),
                ..test(question, ("any", "none"))
            },
            Condition::Answered { question, answered } if *answered => {
                test(question, ("answered", "blank"))
            }
            Condition::Answered { question, .. } => test(question, ("blank", "answered")),
            Condition::Contains { question, contains } => Self {
                typed: vec![("words".to_owned(), contains.clone())],
                ..test(question, ("words", "no_words"))
            },
            Condition::Number { question, from, to } => Self {
                typed: [("min", from), ("max", to)]
                    .into_iter()
                    .filter_map(|(name, n)| Some((name.to_owned(), n.as_ref()?.to_string())))
                    .collect(),
                ..test(question, ("range", "not_range"))
            },
            Condition::Dates { question, dates } => {
                let mut fields = Fields::default();
                push_day(&mut fields, "from", dates.from);
                push_day(&mut fields, "to", dates.to);
                Self {
                    typed: BOXES
                        .iter()
                        .map(|name| ((*name).to_owned(), fields.one(name).to_owned()))
                        .filter(|(_, value)| !value.is_empty())
                        .collect(),
                    ..test(question, ("range", "not_range"))
                }
            }
            Condition::All { .. } | Condition::Any { .. } | Condition::Not { .. } => {
                Self::default()
            }
        }
    }

    /// What was typed into a box.
    pub(super) fn typed(&self, name: &str) -> &str {
        let found = self.typed.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// How it is asked: as typed, or the usual way when that does not fit the question.
    pub(super) fn how(&self, question: &Question) -> &str {
        let fitting = hows(question);
        let typed = fitting.iter().find(|how| **how == self.how);
        typed.or(fitting.first()).copied().unwrap_or("answered")
    }

    fn build(
        &self,
        path: &str,
        definition: &Definition,
        problems: &mut Problems,
    ) -> Option<Condition> {
        let asked = definition.question(&self.question);
        let missing = Problem::says("when-question-missing");
        let asked = problems.take(&format!("{path}.question"), asked.ok_or(missing))?;
        let question = asked.code.clone();
        let how = self.how(asked);
        let is_date = Manner::of(&asked.kind) == Manner::Date;
        let plain = match how {
            "any" | "none" => {
                let missing = Problem::says("when-option-missing");
                let chosen: Vec<Code> = asked
                    .kind
                    .options()
                    .iter()
                    .filter(|option| self.options.iter().any(|code| code == option.code.as_str()))
                    .map(|option| option.code.clone())
                    .collect();
                match <[Code; 1]>::try_from(chosen) {
                    Ok([is]) => Condition::Is { question, is },
                    Err(any_of) if any_of.is_empty() => {
                        problems.add(&format!("{path}.options"), missing);
                        return None;
                    }
                    Err(any_of) => Condition::AnyOf { question, any_of },
                }
            }
            "words" | "no_words" => {
                let words = self.typed("words").trim().to_owned();
                if words.is_empty() {
                    problems.add(
                        &format!("{path}.words"),
                        Problem::says("when-words-missing"),
                    );
                    return None;
                }
                Condition::Contains {
                    question,
                    contains: words,
                }
            }
            "range" | "not_range" if is_date => Condition::Dates {
                question,
                dates: self.dates(path, problems)?,
            },
            "range" | "not_range" => {
                let (from, to) = self.numbers(path, problems)?;
                Condition::Number { question, from, to }
            }
            "blank" => Condition::Answered {
                question,
                answered: false,
            },
            _ => Condition::Answered {
                question,
                answered: true,
            },
        };
        let negated = matches!(how, "none" | "no_words" | "not_range");
        Some(if negated { not(plain) } else { plain })
    }

    fn numbers(&self, path: &str, problems: &mut Problems) -> Option<(Option<i64>, Option<i64>)> {
        let mut number = |name: &str| match self.typed(name).trim() {
            "" => Some(None),
            raw => {
                let parsed = raw
                    .parse::<i64>()
                    .map_err(|_| Problem::says("whole-number"));
                problems.take(&format!("{path}.{name}"), parsed).map(Some)
            }
        };
        let (from, to) = (number("min"), number("max"));
        let (from, to) = (from?, to?);
        self.bounded(
            path,
            "min",
            from.is_some() || to.is_some(),
            from.zip(to).is_none_or(|(a, b)| a <= b),
            problems,
        )?;
        Some((from, to))
    }

    fn dates(&self, path: &str, problems: &mut Problems) -> Option<DateBounds> {
        let mut fields = Fields::default();
        for (name, value) in &self.typed {
            fields.push(format!("{path}.{name}"), value.as_str());
        }
        let mut wrong = Problems::new();
        let mut one = |name: &str| -> Option<NaiveDate> {
            day(&mut wrong, &fields, &format!("{path}.{name}"))
        };
        let (from, to) = (one("from"), one("to"));
        if !wrong.is_empty() {
            problems.extend(wrong);
            return None;
        }
        self.bounded(
            path,
            "from-day",
            from.is_some() || to.is_some(),
            from.zip(to).is_none_or(|(a, b)| a <= b),
            problems,
        )?;
        Some(DateBounds { from, to })
    }

    fn bounded(
        &self,
        path: &str,
        field: &str,
        any: bool,
        ordered: bool,
        problems: &mut Problems,
    ) -> Option<()> {
        let problem = match (any, ordered) {
            (true, true) => return Some(()),
            (false, _) => Problem::says("when-bounds-missing"),
            (true, false) => Problem::says("bounds-crossed"),
        };
        problems.add(&format!("{path}.{field}"), problem);
        None
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
