//! A survey's closed answers as bitmaps, for counting whole releases at once.
//!
//! A *column* is a question, a characteristic, the themes of the comments or the channel. For each
//! answer of each column the cube holds one bit for each response, so that a table is the number
//! of bits in common, word by word. A response has a *place*; when it is removed its place becomes
//! a hole without any bit and is used again. Nothing here can be read out: counts leave as
//! [`Guarded`], which knows only how to be published.
//!
//! ```
//! use domain::cube::{Change, Column, Cube, Kind, Role, Schema};
//! use domain::disclosure::{Category, Figure, Policy};
//!
//! let column = |code: &str, role, answers: [&str; 2]| Column {
//!     code: code.to_owned(),
//!     role,
//!     kind: Kind::Single,
//!     sensitive: false,
//!     categories: answers.map(Category::stated).to_vec(),
//! };
//! let support = column("support", Role::Question, ["YES", "NO"]);
//! let carer = column("carer", Role::Characteristic, ["CARER_Y", "CARER_N"]);
//! let mut cube = Cube::new(Schema::new(vec![support, carer], &[])?);
//! for response in 0..100 {
//!     let support = if response % 3 == 0 { "NO" } else { "YES" };
//!     let carer = if response % 4 == 0 { "CARER_Y" } else { "CARER_N" };
//!     let answers = cube.schema().answers([("support", support), ("carer", carer)])?;
//!     cube.apply(Change::Put { response, answers });
//! }
//!
//! let policy = Policy::default();
//! // A page uses a hash keyed with the survey's secret and the snapshot.
//! let rank = |_table: &str, row: &str, column: &str| (row.len() * 7 + column.len()) as u64;
//! let release = cube.count()?.publish(&policy, rank);
//!
//! let table = release.table("support", "carer").expect("it was counted");
//! let yes = table.count("YES", "CARER_N").expect("both are large").figure();
//! assert_eq!(yes, Figure::Shown(50));
//! let share = table.percent(&policy, "YES", "CARER_N").expect("more than 30 carers");
//! assert_eq!(share.value(), 67.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::HashMap;
use std::fmt;

use crate::disclosure::{Counts, CountsError, Guarded};

mod bitmap;
mod schema;
#[cfg(test)]
mod tests;

use bitmap::Bitmap;
pub use schema::{
    ANSWERED, AnswerError, Answers, Column, Kind, NOT_ANSWERED, NOT_CHOSEN, Role, Schema,
};
use schema::{Lines, dimensions};

/// A line of the survey's change log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A response came in, or its answers are different now.
    Put {
        /// Id of the response.
        response: i64,
        /// All its closed answers.
        answers: Answers,
    },
    /// A response was withdrawn or erased, or set aside.
    Removed {
        /// Id of the response.
        response: i64,
    },
}

/// Closed answers, countable and not readable.
pub struct Cube {
    schema: Schema,
    places: HashMap<i64, u32>,
    holes: Vec<u32>,
    words: usize,
    /// For each column: one for each category, and for several answers one more for anything.
    sets: Vec<Vec<Bitmap>>,
}

impl fmt::Debug for Cube {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cube <withheld>")
    }
}

impl Cube {
    /// Without any responses.
    pub fn new(schema: Schema) -> Self {
        let sets = schema
            .columns()
            .iter()
            .map(|c| vec![Bitmap::default(); c.sets()])
            .collect();
        Self {
            schema,
            places: HashMap::new(),
            holes: Vec::new(),
            words: 0,
            sets,
        }
    }

    /// What answers it understands.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Takes one line of the change log; the same line twice changes nothing.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Put { response, answers } => {
                let place = self.place_for(response);
                for (column, category) in answers.0 {
                    let column = usize::from(column);
                    let several = self.schema.columns()[column].several(category);
                    let sets = &mut self.sets[column];
                    sets[usize::from(category)].set(place);
                    if several && let Some(anything) = sets.last_mut() {
                        anything.set(place);
                    }
                }
            }
            Change::Removed { response } => {
                if let Some(place) = self.places.remove(&response) {
                    self.empty(place as usize);
                    self.holes.push(place);
                }
            }
        }
    }

    fn place_for(&mut self, response: i64) -> usize {
        if let Some(&place) = self.places.get(&response) {
            self.empty(place as usize);
            return place as usize;
        }
        let next = self.places.len() as u32;
        let place = self.holes.pop().unwrap_or(next);
        self.places.insert(response, place);
        if place as usize / 64 >= self.words {
            self.words += (self.words / 8).max(16);
            let words = self.words;
            self.sets
                .iter_mut()
                .flatten()
                .for_each(|set| set.grow(words));
        }
        place as usize
    }

    fn empty(&mut self, place: usize) {
        self.sets
            .iter_mut()
            .flatten()
            .for_each(|set| set.clear(place));
    }

    /// Everything a release is made of: each column alone, each question by each characteristic,
    /// and the pairs of characteristics that may be crossed.
    pub fn count(&self) -> Result<Guarded<Counts>, CountsError> {
        let columns = self.schema.columns();
        let lines: Vec<Vec<Lines>> = columns.iter().map(dimensions).collect();
        let singles: Vec<Vec<u32>> = self
            .sets
            .iter()
            .map(|sets| sets.iter().map(Bitmap::count).collect())
            .collect();
        let mut counts = Counts::of(self.people());
        let mut first = Vec::new();
        for (at, of_column) in lines.iter().enumerate() {
            first.push(counts.dimensions_so_far());
            for lines in of_column {
                counts.dimension(lines.dimension.clone(), self.one_way(lines, &singles[at]))?;
            }
        }
        for (down, across) in self.crossed() {
            let both = self.both(down, across, &singles);
            for (row, rows) in lines[down].iter().enumerate() {
                for (column, columns) in lines[across].iter().enumerate() {
                    let cells = cross(&rows.sums, &columns.sums, &both);
                    counts.table(first[down] + row, first[across] + column, cells)?;
                }
            }
        }
        Ok(counts.lock())
    }

    fn crossed(&self) -> impl Iterator<Item = (usize, usize)> {
        let columns = self.schema.columns();
        let of = move |role: Role| (0..columns.len()).filter(move |&at| columns[at].role == role);
        of(Role::Question)
            .flat_map(move |down| of(Role::Characteristic).map(move |across| (down, across)))
            .chain(self.schema.pairs().iter().copied())
    }

    fn people(&self) -> u32 {
        self.places.len() as u32
    }

    fn one_way(&self, lines: &Lines, singles: &[u32]) -> Vec<u32> {
        let set = |at: usize| i64::from(singles.get(at).copied().unwrap_or(self.people()));
        let of = |sum: &Vec<(usize, i64)>| sum.iter().map(|&(at, by)| by * set(at)).sum::<i64>();
        lines.sums.iter().map(|sum| of(sum) as u32).collect()
    }

    /// How many are in each set of one column and each of another; everybody comes last.
    fn both(&self, down: usize, across: usize, singles: &[Vec<u32>]) -> Vec<Vec<i64>> {
        let signed = |count: &u32| i64::from(*count);
        let mut both: Vec<Vec<i64>> = self.sets[down]
            .iter()
            .zip(&singles[down])
            .map(|(rows, all)| {
                let columns = self.sets[across].iter();
                columns
                    .map(|set| i64::from(rows.count_both(set)))
                    .chain([signed(all)])
                    .collect()
            })
            .collect();
        let people = self.people();
        both.push(
            singles[across]
                .iter()
                .chain([&people])
                .map(signed)
                .collect(),
        );
        both
    }

    /// The size of a group, for the rule that comments are read by groups of ten or more.
    pub fn group(&self, column: &str, category: &str) -> Option<Guarded<u32>> {
        let (column, category) = self.schema.place(column, category)?;
        Some(Guarded::lock(
            self.sets[usize::from(column)][usize::from(category)].count(),
        ))
    }

    /// How the people of one group answered one question.
    ///
    /// Not for pages, which look up the frozen release: figures counted live beside it would
    /// tell the difference.
    pub fn split_within(
        &self,
        question: &str,
        column: &str,
        category: &str,
    ) -> Option<Result<Guarded<Counts>, CountsError>> {
        let within = self.schema.place(column, category)?;
        let question = self.schema.column(question)?;
        let group = &self.sets[usize::from(within.0)][usize::from(within.1)];
        let people = group.count();
        let mut singles: Vec<u32> = self.sets[question]
            .iter()
            .map(|set| set.count_both(group))
            .collect();
        singles.push(people);
        let mut counts = Counts::of(people);
        let added: Result<(), CountsError> = dimensions(&self.schema.columns()[question])
            .into_iter()
            .try_for_each(|lines| {
                let one_way = self.one_way(&lines, &singles);
                counts.dimension(lines.dimension, one_way).map(|_| ())
            });
        Some(added.map(|()| counts.lock()))
    }

    /// Memory held, in bytes, the map of response ids by estimate.
    pub fn bytes(&self) -> usize {
        let sets: usize = self.sets.iter().flatten().map(Bitmap::bytes).sum();
        let entry = size_of::<(i64, u32)>() + 1;
        sets + self.places.capacity() * 8 / 7 * entry + self.holes.capacity() * size_of::<u32>()
    }
}

/// A table from the counts of sets, each line being a sum of sets.
fn cross(rows: &[Vec<(usize, i64)>], columns: &[Vec<(usize, i64)>], both: &[Vec<i64>]) -> Vec<u32> {
    let mut cells = Vec::with_capacity(rows.len() * columns.len());
    for row in rows {
        for column in columns {
            let cell: i64 = row
                .iter()
                .flat_map(|&(r, by)| {
                    column
                        .iter()
                        .map(move |&(c, times)| by * times * both[r][c])
                })
                .sum();
            cells.push(cell as u32);
        }
    }
    cells
}
