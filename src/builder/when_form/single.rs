//! One test of a condition as a form: which question, how it is asked about, and what its answer is
//! held against.

use chrono::NaiveDate;
use domain::survey::edit::Manner;
use domain::survey::{Code, Condition, DateBounds, Definition, Fields, Kind, Question};
use domain::{Problem, Problems};

use crate::builder::fields::{day, push_day};

/// A test as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::builder) struct Test {
    /// Code of the question, of a statement of a matrix with its code behind a colon: `q7:staff`;
    /// empty while none is chosen.
    pub(in crate::builder) question: String,
    /// `any`, `none`, `answered`, `blank`, `words`, `no_words`, `range`, `not_range`, `first` or
    /// `not_first`.
    pub(in crate::builder) how: String,
    /// Codes of ticked options.
    pub(in crate::builder) options: Vec<String>,
    /// Everything else, by the end of its name: `words`, `min`, `max`, `from-day`, ..
    pub(in crate::builder) typed: Vec<(String, String)>,
}

const BOXES: &[&str] = &[
    "words",
    "places",
    "min",
    "max",
    "from-day",
    "from-month",
    "from-year",
    "to-day",
    "to-month",
    "to-year",
];

/// The ways a question, or one statement of it, can be asked about, the usual one first.
pub(in crate::builder) fn hows(question: &Question, is_row: bool) -> &'static [&'static str] {
    let other = question.kind.options().iter().any(|option| option.other);
    let apart = !question.apart.is_empty();
    match Manner::of(&question.kind) {
        _ if is_row => &["any", "none"],
        Manner::Ranking => &["any", "none", "first", "not_first", "answered", "blank"],
        manner if manner.has_options() && other => {
            &["any", "none", "answered", "blank", "words", "no_words"]
        }
        manner if manner.has_options() => &["any", "none", "answered", "blank"],
        Manner::Number | Manner::Date if apart => {
            &["range", "not_range", "answered", "blank", "any", "none"]
        }
        Manner::Number | Manner::Date => &["range", "not_range", "answered", "blank"],
        Manner::ShortText | Manner::LongText | Manner::District if apart => {
            &["answered", "blank", "words", "no_words", "any", "none"]
        }
        Manner::ShortText | Manner::LongText | Manner::District => {
            &["answered", "blank", "words", "no_words"]
        }
        Manner::File if apart => &["answered", "blank", "any", "none"],
        _ => &["answered", "blank"],
    }
}

/// The opposite of a condition.
pub(super) fn not(condition: Condition) -> Condition {
    Condition::Not {
        not: Box::new(condition),
    }
}

impl Test {
    /// The test a form holds at a path like `w-0-1`.
    pub(super) fn read(fields: &Fields, path: &str) -> Self {
        let one = |name: &str| fields.one(&format!("{path}.{name}")).to_owned();
        let ticked = format!("{path}.options");
        Self {
            question: one("question"),
            how: one("how"),
            options: fields.all(&ticked).map(str::to_owned).collect(),
            typed: BOXES
                .iter()
                .map(|name| ((*name).to_owned(), one(name)))
                .filter(|(_, value)| !value.is_empty())
                .collect(),
        }
    }

    /// The test of a stored condition that is no group, or of its opposite.
    pub(super) fn of(condition: &Condition, holds: bool) -> Self {
        let codes = |codes: &[Code]| codes.iter().map(ToString::to_string).collect();
        let test = |question: &Code, how: (&str, &str)| Self {
            question: question.to_string(),
            how: if holds { how.0 } else { how.1 }.to_owned(),
            ..Self::default()
        };
        match condition {
            Condition::Row {
                question,
                row,
                any_of,
            } => Self {
                question: format!("{question}:{row}"),
                options: codes(any_of),
                ..test(question, ("any", "none"))
            },
            Condition::First {
                question,
                first,
                any_of,
            } => Self {
                options: codes(any_of),
                typed: vec![("places".to_owned(), first.to_string())],
                ..test(question, ("first", "not_first"))
            },
            Condition::Is { question, is } => Self {
                options: vec![is.to_string()],
                ..test(question, ("any", "none"))
            },
            Condition::AnyOf { question, any_of } => Self {
                options: codes(any_of),
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
    pub(in crate::builder) fn typed(&self, name: &str) -> &str {
        let found = self.typed.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// How it is asked: as typed, or the usual way when that does not fit the question.
    pub(in crate::builder) fn how(&self, question: &Question) -> &str {
        let fitting = hows(question, self.row().is_some());
        let typed = fitting.iter().find(|how| **how == self.how);
        typed.or(fitting.first()).copied().unwrap_or("answered")
    }

    /// Code of the question, without the statement.
    pub(in crate::builder) fn asked(&self) -> &str {
        let code = self.question.split_once(':');
        code.map_or(self.question.as_str(), |(code, _)| code)
    }

    /// Code of the statement, where one is asked about.
    fn row(&self) -> Option<&str> {
        self.question.split_once(':').map(|(_, row)| row)
    }

    /// The condition, or what is wrong with what was typed.
    pub(super) fn build(
        &self,
        path: &str,
        definition: &Definition,
        problems: &mut Problems,
    ) -> Option<Condition> {
        let asked = definition.question(self.asked());
        let row = |row: &str| {
            let mut rows = asked?.kind.rows().iter();
            Some(rows.find(|known| known.code.as_str() == row)?.code.clone())
        };
        let (row, asked) = match self.row() {
            // A statement that is gone is chosen anew.
            Some(code) => (row(code), asked.filter(|_| row(code).is_some())),
            None => (None, asked),
        };
        let missing = Problem::says("when-question-missing");
        let asked = problems.take(&format!("{path}.question"), asked.ok_or(missing))?;
        let question = asked.code.clone();
        let how = self.how(asked);
        let is_date = Manner::of(&asked.kind) == Manner::Date;
        let plain = match how {
            "any" | "none" | "first" | "not_first" => {
                let missing = Problem::says("when-option-missing");
                let chosen: Vec<Code> = asked
                    .choices()
                    .filter(|option| self.options.iter().any(|code| code == option.code.as_str()))
                    .map(|option| option.code.clone())
                    .collect();
                if chosen.is_empty() {
                    problems.add(&format!("{path}.options"), missing);
                    return None;
                }
                if let Some(row) = row {
                    Condition::Row {
                        question,
                        row,
                        any_of: chosen,
                    }
                } else if matches!(how, "first" | "not_first") {
                    Condition::First {
                        question,
                        first: self.places(asked, path, problems)?,
                        any_of: chosen,
                    }
                } else {
                    match <[Code; 1]>::try_from(chosen) {
                        Ok([is]) => Condition::Is { question, is },
                        Err(any_of) => Condition::AnyOf { question, any_of },
                    }
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
        let negated = matches!(how, "none" | "no_words" | "not_range" | "not_first");
        Some(if negated { not(plain) } else { plain })
    }

    /// How many of the first places count; one, when nothing is typed.
    fn places(&self, asked: &Question, path: &str, problems: &mut Problems) -> Option<u16> {
        let most = match &asked.kind {
            Kind::Ranking { options, places } => places.map_or(options.len(), usize::from),
            _ => 1,
        };
        let places = match self.typed("places").trim() {
            "" => Some(1),
            typed => typed.parse().ok(),
        };
        let fits = places.filter(|places: &u16| (1..=most).contains(&usize::from(*places)));
        let wrong = || Problem::says("when-places").with("most", most);
        problems.take(&format!("{path}.places"), fits.ok_or_else(wrong))
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
