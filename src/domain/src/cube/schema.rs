//! Which questions a cube holds and how one response's answers are told to it.

use std::collections::HashMap;

use crate::disclosure::{Category, Counts, CountsError, Dimension, OptionOf, Standing};

/// The category that every question has: nothing was ticked.
pub const NOT_ANSWERED: &str = "NOT_ANSWERED";
/// Not an option: something was said, whichever options it falls under. A comment without an
/// accepted theme is this.
pub const ANSWERED: &str = "ANSWERED";
/// The other half of an option that somebody could have chosen.
pub const NOT_CHOSEN: &str = "NOT_CHOSEN";

/// A closed question, a characteristic, the themes of the comments, or the channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Permanent code, unique within the survey.
    pub code: String,
    /// What its tables are read for.
    pub role: Role,
    /// How many answers one person gives.
    pub kind: Kind,
    /// What everybody in a group answered is withheld at any size of group.
    pub sensitive: bool,
    /// The answers, ways of not answering included; [`NOT_ANSWERED`] is added.
    pub categories: Vec<Category>,
}

/// Whether a column is read down or across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What people said: a row of tables.
    Question,
    /// Who they are: a column of tables.
    Characteristic,
    /// How, when and in what form they said it: in no table.
    Alone,
}

/// How many answers one person gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One, as for a scale.
    Single,
    /// One: the option that was put in this place of a ranking. The places of a ranking are columns
    /// of their own, tied to one another: nobody gives an option two places.
    Place {
        /// What the ranking is called, the same for each of its places.
        of: String,
    },
    /// Any number; each option becomes a dimension of its own.
    Several {
        /// Everybody who answered chose at least one; not so for the themes of a comment.
        at_least_one: bool,
        /// Options that clear the others, such as "none of these".
        exclusive: Vec<String>,
    },
}

/// A response's answers, checked against the schema.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(pub(super) Vec<(u16, u16)>);

/// Why answers do not fit the questions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// No such question, or no such answer to it.
    #[error("question {0} has no answer {1}")]
    Unknown(String, String),
    /// A question with one answer was given two, or an exclusive one was given with others.
    #[error("the answers to question {0} exclude each other")]
    Conflict(String),
}

/// The columns of a cube.
#[derive(Debug, Clone)]
pub struct Schema {
    columns: Vec<Column>,
    /// Columns crossed with one another in addition, both of them characteristics.
    pairs: Vec<(usize, usize)>,
    places: HashMap<String, (u16, HashMap<String, u16>)>,
}

impl Schema {
    /// Columns with unique codes, and the pairs of characteristics that may be crossed.
    pub fn new(columns: Vec<Column>, pairs: &[(&str, &str)]) -> Result<Self, CountsError> {
        let mut places = HashMap::new();
        for (at, column) in columns.iter().enumerate() {
            let categories = column.categories.iter().enumerate();
            let categories = categories
                .map(|(at, c)| (c.code.clone(), at as u16))
                .collect();
            places.insert(column.code.clone(), (at as u16, categories));
        }
        let place = |code: &str| {
            places
                .get(code)
                .map(|&(at, _): &(u16, _)| usize::from(at))
                .ok_or(CountsError::Unknown(usize::MAX))
        };
        let pairs = pairs
            .iter()
            .map(|(down, across)| Ok((place(down)?, place(across)?)))
            .collect::<Result<_, CountsError>>()?;
        let schema = Self {
            columns,
            pairs,
            places,
        };
        schema.check_codes()?;
        Ok(schema)
    }

    fn check_codes(&self) -> Result<(), CountsError> {
        let mut empty = Counts::of(0);
        for lines in self.columns.iter().flat_map(dimensions) {
            let none = vec![0; lines.dimension.categories.len()];
            empty.dimension(lines.dimension, none)?;
        }
        Ok(())
    }

    /// The columns as they were given.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn pairs(&self) -> &[(usize, usize)] {
        &self.pairs
    }

    pub(super) fn place(&self, column: &str, category: &str) -> Option<(u16, u16)> {
        let (at, categories) = self.places.get(column)?;
        Some((*at, *categories.get(category)?))
    }

    /// The set of everybody who answered, for columns that keep one.
    fn anything(&self, column: &str, category: &str) -> Option<(u16, u16)> {
        let (at, categories) = self.places.get(column).filter(|_| category == ANSWERED)?;
        let several = self.columns[usize::from(*at)].takes_several();
        several.then_some((*at, categories.len() as u16))
    }

    pub(super) fn column(&self, column: &str) -> Option<usize> {
        self.places.get(column).map(|(at, _)| usize::from(*at))
    }

    /// One response's answers from pairs of question and answer; what is not named is not
    /// answered. Several answers to one question are several pairs.
    pub fn answers<'a>(
        &self,
        given: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Answers, AnswerError> {
        let mut answers = Vec::new();
        for (column, category) in given {
            if category == NOT_ANSWERED && self.places.contains_key(column) {
                continue;
            }
            let place = self
                .place(column, category)
                .or_else(|| self.anything(column, category));
            answers
                .push(place.ok_or_else(|| AnswerError::Unknown(column.into(), category.into()))?);
        }
        answers.sort_unstable();
        answers.dedup();
        for pair in answers
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|given| given.len() > 1)
        {
            let column = &self.columns[usize::from(pair[0].0)];
            if pair
                .iter()
                .any(|&(_, category)| column.excludes_others(usize::from(category)))
            {
                return Err(AnswerError::Conflict(column.code.clone()));
            }
        }
        Ok(Answers(answers))
    }
}

impl Column {
    fn excludes_others(&self, category: usize) -> bool {
        let Some(category) = self.categories.get(category) else {
            return false;
        };
        match &self.kind {
            Kind::Single | Kind::Place { .. } => true,
            Kind::Several { exclusive, .. } => {
                category.standing == Standing::NotStated || exclusive.contains(&category.code)
            }
        }
    }

    const fn takes_several(&self) -> bool {
        matches!(self.kind, Kind::Several { .. })
    }

    /// Whether the answer is an option that may stand beside others.
    pub(super) fn several(&self, category: u16) -> bool {
        let category = self.categories.get(usize::from(category));
        self.takes_several()
            && category.is_some_and(|category| category.standing != Standing::NotStated)
    }

    /// Sets that are counted: one for each category, and for several answers one more for
    /// everybody who chose anything.
    pub(super) fn sets(&self) -> usize {
        self.categories.len() + usize::from(self.takes_several())
    }
}

/// A dimension, and each of its categories as a sum of counted sets.
pub(super) struct Lines {
    pub(super) dimension: Dimension,
    /// For each category: set and factor; the set after the last is everybody.
    pub(super) sums: Vec<Vec<(usize, i64)>>,
}

/// What a column is in tables: itself, or each of its options.
pub(super) fn dimensions(column: &Column) -> Vec<Lines> {
    let everybody = column.sets();
    let not_answered = Category::not_stated(NOT_ANSWERED);
    let Kind::Several {
        at_least_one,
        exclusive,
    } = &column.kind
    else {
        let all = 0..column.categories.len();
        let mut sums: Vec<Vec<(usize, i64)>> = all.clone().map(|at| vec![(at, 1)]).collect();
        sums.push(
            std::iter::once((everybody, 1))
                .chain(all.map(|at| (at, -1)))
                .collect(),
        );
        let mut categories = column.categories.clone();
        categories.push(not_answered);
        let dimension = Dimension {
            code: column.code.clone(),
            sensitive: column.sensitive,
            option_of: None,
            place_of: match &column.kind {
                Kind::Place { of } => Some(of.clone()),
                _ => None,
            },
            categories,
        };
        return vec![Lines { dimension, sums }];
    };
    let answered = column.categories.len();
    let silent: Vec<usize> = (0..column.categories.len())
        .filter(|&at| column.categories[at].standing == Standing::NotStated)
        .collect();
    let option = |(at, category): (usize, &Category)| {
        let mut categories = vec![
            Category::stated(&category.code),
            Category::unlisted(NOT_CHOSEN),
        ];
        let mut sums = vec![vec![(at, 1)], vec![(answered, 1), (at, -1)]];
        for &at in &silent {
            categories.push(column.categories[at].clone());
            sums.push(vec![(at, 1)]);
        }
        categories.push(not_answered.clone());
        let rest = silent.iter().map(|&at| (at, -1));
        sums.push(
            [(everybody, 1), (answered, -1)]
                .into_iter()
                .chain(rest)
                .collect(),
        );
        let dimension = Dimension {
            code: format!("{}:{}", column.code, category.code),
            sensitive: column.sensitive,
            option_of: Some(OptionOf {
                question: column.code.clone(),
                at_least_one: *at_least_one,
                exclusive: exclusive.contains(&category.code),
            }),
            place_of: None,
            categories,
        };
        Lines { dimension, sums }
    };
    let options = column.categories.iter().enumerate();
    options
        .filter(|(_, category)| category.standing != Standing::NotStated)
        .map(option)
        .collect()
}
