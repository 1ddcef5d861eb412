//! Exact counts on their way to a release, and the lock they travel under.

use std::fmt;

use super::policy::Policy;
use super::release::{self, Release};

/// Exact counts that cannot be read, copied or serialised.
///
/// The only way out is [`publish`](Guarded::<Counts>::publish), which rounds, audits and hides;
/// forgetting it does not compile:
///
/// ```compile_fail,E0616
/// # use domain::disclosure::{Counts, Guarded};
/// fn page(counts: Guarded<Counts>) -> Counts {
///     counts.0
/// }
/// ```
/// ```compile_fail,E0277
/// # use domain::disclosure::{Counts, Guarded};
/// fn page(counts: &Guarded<Counts>) -> impl serde::Serialize + '_ {
///     counts
/// }
/// ```
pub struct Guarded<T>(T);

impl<T> fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<withheld>")
    }
}

impl Guarded<Counts> {
    /// Everything that may be shown of these counts, ready to be frozen.
    ///
    /// `rank` gives each figure its place in the order of hiding, lowest first, from the code of
    /// the table (`question|characteristic`, or one dimension's code), of the row and of the
    /// column. It must be secret and the same for the same snapshot: a keyed hash. The result is
    /// a pure function of counts and rank; a further dimension changes nothing in the others.
    pub fn publish(&self, policy: &Policy, rank: impl Fn(&str, &str, &str) -> u64) -> Release {
        release::publish(&self.0, policy, &rank)
    }
}

#[cfg(test)]
impl Guarded<Counts> {
    pub(crate) fn agrees_with(&self, other: &Counts) -> bool {
        let dimensions = |counts: &Counts| {
            let each = counts.dimensions.iter();
            each.map(|d| (d.dimension.clone(), d.counts.clone()))
                .collect::<Vec<_>>()
        };
        let tables = |counts: &Counts| {
            let mut tables: Vec<_> = counts
                .tables
                .iter()
                .map(|t| (t.rows, t.columns, t.cells.clone()))
                .collect();
            tables.sort();
            tables
        };
        self.0.people == other.people
            && dimensions(&self.0) == dimensions(other)
            && tables(&self.0) == tables(other)
    }
}

impl Guarded<u32> {
    /// Locks away a single number, such as the size of a group.
    pub fn lock(count: u32) -> Self {
        Self(count)
    }

    /// Whether the group is large enough to read redacted comments by.
    pub fn is_a_group(&self, policy: &Policy) -> bool {
        self.0 >= policy.min_base()
    }
}

/// One question, one option of a question with several answers, or one characteristic.
///
/// Two dimensions must not be cut from one question, unless as options of it (`option_of`) or as
/// places of a ranking (`place_of`). Statements of a matrix are questions of their own:
/// a coarser version of a characteristic belongs in its categories' `group`, where the figures of
/// both are audited together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dimension {
    /// Permanent code, unique within the survey.
    pub code: String,
    /// An answer that everybody in a group gave is withheld at any size of group.
    pub sensitive: bool,
    /// The question with several answers that this is an option of.
    pub option_of: Option<OptionOf>,
    /// The ranking of which this is one place: who put which option there.
    pub place_of: Option<String>,
    /// Excluding each other and together everybody.
    pub categories: Vec<Category>,
}

/// How an option is tied to the other options of its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionOf {
    /// Code of the question.
    pub question: String,
    /// Everybody who answered chose at least one option (not so for themes).
    pub at_least_one: bool,
    /// Choosing this one clears the others ("none of these").
    pub exclusive: bool,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Permanent code, unique within the dimension.
    pub code: String,
    /// Whether and how it appears.
    pub standing: Standing,
    /// A wider group chosen in advance, such as all ethnic groups except White.
    pub group: Option<String>,
}

/// What a category is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// An answer.
    #[default]
    Stated,
    /// Not answered, prefer not to say, not asked.
    NotStated,
    /// An answer that no page prints, such as "did not choose this option".
    Unlisted,
}

impl Category {
    /// An answer without a wider group.
    pub fn stated(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            standing: Standing::Stated,
            group: None,
        }
    }

    /// A way of not answering.
    pub fn not_stated(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            standing: Standing::NotStated,
            group: None,
        }
    }

    /// An answer that is counted and never printed.
    pub fn unlisted(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            standing: Standing::Unlisted,
            group: None,
        }
    }

    /// The same answer within a wider group.
    pub fn within(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }
}

/// Why counts do not make a survey.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountsError {
    /// The categories of a dimension do not add up to everybody.
    #[error("the counts of dimension {0} do not add up to the number of responses")]
    DoesNotAddUp(String),
    /// A table disagrees with the counts of its dimensions.
    #[error("the table of {0} by {1} disagrees with the counts of its dimensions")]
    Disagrees(String, String),
    /// A dimension occurs twice, or a category within it.
    #[error("the code {0} occurs twice")]
    Twice(String),
    /// A table names a dimension that was not counted.
    #[error("no dimension was counted at place {0}")]
    Unknown(usize),
}

/// Exact counts of one snapshot. Writable only, and then only to be locked.
#[derive(Default)]
pub struct Counts {
    pub(super) people: u32,
    pub(super) dimensions: Vec<Counted>,
    pub(super) tables: Vec<Table>,
}

pub(super) struct Counted {
    pub(super) dimension: Dimension,
    pub(super) counts: Vec<u32>,
}

pub(super) struct Table {
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// By row, then by column.
    pub(super) cells: Vec<u32>,
}

impl Counts {
    /// Of this many responses.
    pub fn of(people: u32) -> Self {
        Self {
            people,
            ..Self::default()
        }
    }

    /// Adds a dimension with one count for each category; the place is for [`table`](Self::table).
    pub fn dimension(
        &mut self,
        dimension: Dimension,
        counts: Vec<u32>,
    ) -> Result<usize, CountsError> {
        let code = &dimension.code;
        let sum: u64 = counts.iter().map(|&count| u64::from(count)).sum();
        if sum != u64::from(self.people) || counts.len() != dimension.categories.len() {
            return Err(CountsError::DoesNotAddUp(code.clone()));
        }
        if self
            .dimensions
            .iter()
            .any(|other| &other.dimension.code == code)
        {
            return Err(CountsError::Twice(code.clone()));
        }
        let mut codes: Vec<&str> = dimension
            .categories
            .iter()
            .map(|category| category.code.as_str())
            .collect();
        codes.sort_unstable();
        if let Some(pair) = codes.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(CountsError::Twice(pair[0].to_owned()));
        }
        self.dimensions.push(Counted { dimension, counts });
        Ok(self.dimensions.len() - 1)
    }

    /// The place that the next dimension will have.
    pub(crate) fn dimensions_so_far(&self) -> usize {
        self.dimensions.len()
    }

    /// Adds the table of two dimensions, row by row.
    pub fn table(
        &mut self,
        rows: usize,
        columns: usize,
        cells: Vec<u32>,
    ) -> Result<(), CountsError> {
        let down = self
            .dimensions
            .get(rows)
            .ok_or(CountsError::Unknown(rows))?;
        let across = self
            .dimensions
            .get(columns)
            .ok_or(CountsError::Unknown(columns))?;
        let width = across.counts.len();
        let agrees =
            cells.len() == down.counts.len() * width
                && down
                    .counts
                    .iter()
                    .enumerate()
                    .all(|(row, &count)| adds_up(cells[row * width..].iter().take(width), count))
                && across.counts.iter().enumerate().all(|(column, &count)| {
                    adds_up(cells.iter().skip(column).step_by(width), count)
                });
        if !agrees {
            let codes = (down.dimension.code.clone(), across.dimension.code.clone());
            return Err(CountsError::Disagrees(codes.0, codes.1));
        }
        self.tables.push(Table {
            rows,
            columns,
            cells,
        });
        Ok(())
    }

    /// From here on nobody reads them.
    pub fn lock(self) -> Guarded<Self> {
        Guarded(self)
    }
}

fn adds_up<'a>(cells: impl Iterator<Item = &'a u32>, count: u32) -> bool {
    cells.map(|&cell| u64::from(cell)).sum::<u64>() == u64::from(count)
}
