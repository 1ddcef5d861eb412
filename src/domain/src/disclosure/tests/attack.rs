//! A reader who holds all figures of a release against each other.
//!
//! Knows the questionnaire, the rounding and what each reason means, and nothing else: no margin
//! is given away. All tables are solved together as one set of equations, the unknown sizes of
//! dimensions being shared, so that whatever the tables tell on one another is found.

use std::collections::HashMap;

use super::super::layout::Layout;
use super::super::strips::{Grid, Strip};
use super::super::*;
use super::linear::Program;
use super::survey::Survey;

const MANY: f64 = 100_000.0;

/// Everything a reader can write down.
#[derive(Default)]
pub(super) struct Attack {
    bounds: Vec<(f64, f64)>,
    equations: Vec<(Vec<(usize, f64)>, f64)>,
    one_way: Vec<Vec<usize>>,
    two_way: HashMap<(usize, usize), Vec<usize>>,
}

/// What a reader can say of a small count.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) what: String,
    pub(super) count: u32,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Finding {
    /// The attack itself is sound.
    pub(super) fn holds_the_truth(&self) -> bool {
        let count = f64::from(self.count);
        self.least <= count + 1e-6 && count <= self.most + 1e-6
    }

    pub(super) fn is_told(&self) -> bool {
        self.most - self.least < 0.9
    }

    /// Anything from 1 to at least 5 is possible.
    pub(super) fn is_open(&self) -> bool {
        self.least <= 1.0 + 1e-6 && self.most >= 5.0 - 1e-6
    }
}

type Sum = Vec<(usize, f64)>;

impl Attack {
    pub(super) fn on(survey: &Survey, release: &Release) -> Self {
        let mut attack = Self::on_figures(survey, release);
        for &(down, across) in survey.pairs.iter().filter(|_| !release.has_too_few()) {
            let codes = (
                &survey.dimensions[down].code,
                &survey.dimensions[across].code,
            );
            let table = release.table(codes.0, codes.1).unwrap();
            attack.sizes_of_lines(survey, table, down, across);
        }
        attack
    }

    /// As if any group could have a row or column.
    pub(super) fn on_figures(survey: &Survey, release: &Release) -> Self {
        let mut attack = Self::default();
        if release.has_too_few() {
            return attack;
        }
        let people = attack.variable(0.0, MANY);
        attack.figure(vec![(people, 1.0)], release.responses().into());
        for dimension in &survey.dimensions {
            attack.dimension(
                dimension,
                release.dimension(&dimension.code).unwrap(),
                people,
            );
        }
        for &(down, across) in &survey.pairs {
            attack.margins(down, across);
            let codes = (&survey.dimensions[down], &survey.dimensions[across]);
            let table = release.table(&codes.0.code, &codes.1.code).unwrap();
            attack.table(survey, table, down, across);
        }
        attack
    }

    fn variable(&mut self, low: f64, high: f64) -> usize {
        self.bounds.push((low, high));
        self.bounds.len() - 1
    }

    /// The sum lies between the bounds.
    fn between(&mut self, sum: Sum, low: f64, high: f64) {
        if let [(variable, 1.0)] = sum[..] {
            let bounds = &mut self.bounds[variable];
            *bounds = (bounds.0.max(low), bounds.1.min(high));
        } else {
            let slack = self.variable(low, high);
            let sum = sum.into_iter().chain([(slack, -1.0)]).collect();
            self.equations.push((sum, 0.0));
        }
    }

    fn figure(&mut self, sum: Sum, cell: Cell) {
        match cell {
            Cell::Shown(shown) => {
                let behind = Policy::default().behind(shown);
                self.between(sum, f64::from(behind.low), f64::from(behind.high));
            }
            Cell::Hidden(Reason::Protected) => self.between(sum, 1.0, MANY),
            Cell::Hidden(Reason::SmallGroup) => self.between(sum, 1.0, 9.0),
            Cell::Hidden(_) => {}
        }
    }

    fn dimension(&mut self, dimension: &Dimension, shown: &OneWay, people: usize) {
        let counts: Vec<usize> = dimension
            .categories
            .iter()
            .map(|_| self.variable(0.0, MANY))
            .collect();
        let all = counts
            .iter()
            .map(|&count| (count, 1.0))
            .chain([(people, -1.0)])
            .collect();
        self.equations.push((all, 0.0));
        for (category, &count) in dimension.categories.iter().zip(&counts) {
            match shown.count(&category.code) {
                // A part of a wider group of fewer than ten: not even its zero is shown.
                Some(Cell::Hidden(Reason::SmallGroup)) => {
                    self.between(vec![(count, 1.0)], 0.0, 9.0)
                }
                Some(cell) => self.figure(vec![(count, 1.0)], cell),
                None => {}
            }
        }
        for group in &shown.groups {
            let members = dimension.categories.iter().zip(&counts);
            let sum = members
                .filter(|(category, _)| category.group.as_deref() == Some(group.code.as_str()))
                .map(|(_, &count)| (count, 1.0));
            self.figure(sum.collect(), group.count);
        }
        self.one_way.push(counts);
    }

    fn margins(&mut self, down: usize, across: usize) {
        let (rows, columns) = (self.one_way[down].clone(), self.one_way[across].clone());
        let cells: Vec<usize> = (0..rows.len() * columns.len())
            .map(|_| self.variable(0.0, MANY))
            .collect();
        for (row, &total) in rows.iter().enumerate() {
            let line = cells[row * columns.len()..][..columns.len()].iter();
            self.equations.push((
                line.map(|&c| (c, 1.0)).chain([(total, -1.0)]).collect(),
                0.0,
            ));
        }
        for (column, &total) in columns.iter().enumerate() {
            let line = cells.iter().skip(column).step_by(columns.len());
            self.equations.push((
                line.map(|&c| (c, 1.0)).chain([(total, -1.0)]).collect(),
                0.0,
            ));
        }
        self.two_way.insert((down, across), cells);
    }

    fn table(&mut self, survey: &Survey, table: &TwoWay, down: usize, across: usize) {
        let (rows, columns) = (&survey.dimensions[down], &survey.dimensions[across]);
        let width = columns.categories.len();
        let cells = self.two_way[&(down, across)].clone();
        let block = |rows: &[usize], columns: &[usize]| -> Sum {
            let at = rows
                .iter()
                .flat_map(|r| columns.iter().map(move |c| r * width + c));
            at.map(|at| (cells[at], 1.0)).collect()
        };
        let row_sets: Vec<Vec<usize>> = table
            .rows
            .iter()
            .map(|head| members(rows, &head.code))
            .collect();
        // "Not chosen" is no printed row; it counts as an answer when it is large enough.
        let unlisted = (0..rows.categories.len())
            .filter(|&at| rows.categories[at].standing == Standing::Unlisted);
        let left_out: Vec<&str> = table
            .rows_left_out
            .iter()
            .map(|out| out.code.as_str())
            .collect();
        for (column, head) in table.columns.iter().enumerate() {
            let across = members(columns, &head.code);
            for (row, of_row) in row_sets.iter().enumerate() {
                let cell = table.cells[row][column];
                match cell {
                    Cell::Hidden(Reason::SmallGroup) => panic!("no such cell"),
                    _ => self.figure(block(of_row, &across), cell),
                }
            }
            if unlisted.clone().next().is_some() || left_out.is_empty() {
                continue;
            }
            let printed = |(line, row): (&Vec<Cell>, &Vec<usize>)| {
                let any = line
                    .iter()
                    .any(|cell| *cell != Cell::Hidden(Reason::Withheld));
                any.then(|| row.clone())
            };
            let lines = table.cells.iter().zip(&row_sets);
            let inside: Vec<usize> = lines.filter_map(printed).flatten().collect();
            if table.shares_of == SharesOf::Everybody {
                continue;
            } else if head.base == head.count && matches!(head.count, Cell::Shown(_)) {
                let outside: Vec<usize> = (0..rows.categories.len())
                    .filter(|at| !inside.contains(at))
                    .collect();
                self.between(block(&outside, &across), 0.0, 7.0);
            } else if matches!(head.base, Cell::Shown(_)) {
                self.figure(block(&inside, &across), head.base);
            }
        }
    }

    /// That a category is a row or column tells that it is large.
    fn sizes_of_lines(&mut self, survey: &Survey, table: &TwoWay, down: usize, across: usize) {
        let rows = table.rows.iter().map(|head| (down, &head.code, head.count));
        let columns = table
            .columns
            .iter()
            .map(|head| (across, &head.code, head.count));
        for (dimension, code, count) in rows.chain(columns) {
            if count != Cell::Shown(0) {
                let members = members(&survey.dimensions[dimension], code).into_iter();
                let all = members.map(|member| (self.one_way[dimension][member], 1.0));
                self.between(all.collect(), 10.0, MANY);
            }
        }
    }

    /// An attacker who was told what the audit assumes to be known: the number of responses, and
    /// the size of every large category of a dimension whose small ones protect each other.
    pub(super) fn told_sizes(&mut self, survey: &Survey, key: u64) {
        if self.one_way.is_empty() {
            return;
        }
        let people = survey.people.len() as f64;
        self.bounds[0] = (people, people);
        for at in 0..survey.dimensions.len() {
            let layout = survey.layout(at, key);
            if layout.withheld || !layout.shifts.is_empty() {
                continue;
            }
            let counts = survey.one_way(at);
            let silent = (0..counts.len()).filter(|&category| {
                let standing = survey.dimensions[at].categories[category].standing;
                standing == Standing::NotStated && counts[category] >= 8
            });
            let leaves = layout.leaves.iter().map(|leaf| leaf.members.clone());
            for members in silent.map(|category| vec![category]).chain(leaves) {
                let size = members
                    .iter()
                    .map(|&category| f64::from(counts[category]))
                    .sum();
                let sum = members
                    .iter()
                    .map(|&category| (self.one_way[at][category], 1.0));
                self.between(sum.collect(), size, size);
            }
        }
    }

    /// An attacker who was also told, for every row and column of every table, how many of its
    /// people are inside the table: everybody not stated is known to the last.
    pub(super) fn told_insides(&mut self, survey: &Survey, key: u64) {
        for &(down, across) in &survey.pairs {
            let layouts = [survey.layout(down, key), survey.layout(across, key)];
            let truth = survey.two_way(down, across);
            let width = survey.dimensions[across].categories.len();
            let grid = Grid::of(&Policy::default(), &truth, &layouts[0], &layouts[1]);
            let members = |strips: &[Strip], layout: &Layout| -> Vec<Vec<usize>> {
                let of = |leaf: &usize| layout.leaves[*leaf].members.clone();
                strips
                    .iter()
                    .map(|strip| strip.leaves.iter().flat_map(of).collect())
                    .collect()
            };
            let rows = members(&grid.rows, &layouts[0]);
            let columns = members(&grid.columns, &layouts[1]);
            let lines = rows.iter().map(|row| (row.clone(), columns.concat()));
            let stacks = columns.iter().map(|column| (rows.concat(), column.clone()));
            let cells = self.two_way[&(down, across)].clone();
            for (rows, columns) in lines.chain(stacks) {
                let at: Vec<usize> = rows
                    .iter()
                    .flat_map(|r| columns.iter().map(move |c| r * width + c))
                    .collect();
                let size = at.iter().map(|&at| f64::from(truth[at])).sum();
                self.between(at.iter().map(|&at| (cells[at], 1.0)).collect(), size, size);
            }
        }
    }

    /// An attacker who knows that one category of each is the same set of people.
    pub(super) fn same_people(
        &mut self,
        survey: &Survey,
        one: (usize, usize),
        two: (usize, usize),
    ) {
        for down in 0..survey.dimensions.len() {
            let (Some(a), Some(b)) = (
                self.two_way.get(&(down, one.0)),
                self.two_way.get(&(down, two.0)),
            ) else {
                continue;
            };
            let widths = [one, two].map(|(at, _)| survey.dimensions[at].categories.len());
            for row in 0..survey.dimensions[down].categories.len() {
                let cells = (a[row * widths[0] + one.1], b[row * widths[1] + two.1]);
                self.equations
                    .push((vec![(cells.0, 1.0), (cells.1, -1.0)], 0.0));
            }
        }
        let (a, b) = (self.one_way[one.0][one.1], self.one_way[two.0][two.1]);
        self.equations.push((vec![(a, 1.0), (b, -1.0)], 0.0));
    }

    /// For every small count: what it is of, the count, and its least and greatest value.
    pub(super) fn on_small_counts(&self, survey: &Survey) -> Vec<Finding> {
        self.on_small_counts_of(survey, |_| true)
    }

    /// The same for the counts of some categories only.
    pub(super) fn on_small_counts_of(
        &self,
        survey: &Survey,
        wanted: impl Fn([usize; 4]) -> bool,
    ) -> Vec<Finding> {
        let mut program =
            Program::new(&self.bounds, &self.equations).expect("the truth is a solution");
        let mut found = Vec::new();
        if self.one_way.is_empty() {
            return found;
        }
        let mut look = |what: String, count: u32, variable: usize| {
            if (1..=7).contains(&count) {
                let low = self.bounds[variable].0;
                let most = low + program.greatest(&[(variable, 1.0)]);
                let least = low - program.greatest(&[(variable, -1.0)]);
                found.push(Finding {
                    what,
                    count,
                    least,
                    most,
                });
            }
        };
        for (at, dimension) in survey.dimensions.iter().enumerate() {
            for (category, count) in survey.one_way(at).into_iter().enumerate() {
                let code = &dimension.categories[category].code;
                look(code.clone(), count, self.one_way[at][category]);
            }
        }
        for &(down, across) in &survey.pairs {
            let width = survey.dimensions[across].categories.len();
            for (at, count) in survey.two_way(down, across).into_iter().enumerate() {
                let row = &survey.dimensions[down].categories[at / width].code;
                let column = &survey.dimensions[across].categories[at % width].code;
                if !wanted([down, at / width, across, at % width]) {
                    continue;
                }
                look(
                    format!("{row} x {column}"),
                    count,
                    self.two_way[&(down, across)][at],
                );
            }
        }
        found
    }
}

/// The categories that a head stands for.
pub(super) fn members(dimension: &Dimension, code: &str) -> Vec<usize> {
    (0..dimension.categories.len())
        .filter(|&at| {
            let category = &dimension.categories[at];
            category.code == code || category.group.as_deref() == Some(code)
        })
        .collect()
}
