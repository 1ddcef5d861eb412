//! A release: every figure of one snapshot that anybody may see, audited together and frozen.

use serde::{Deserialize, Serialize};

use super::audit::{Audit, Audited};
use super::counts::{Counted, Counts, Standing, Table};
use super::layout::{Layout, lay_out};
use super::policy::{Cell, Figure, Percent, Policy, Reason};
use super::strips::Grid;
use super::ties::Ties;

/// All figures of a snapshot; a filter looks up a column of it and never counts again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    responses: Figure,
    too_few: bool,
    dimensions: Vec<OneWay>,
    tables: Vec<TwoWay>,
}

/// How one question or characteristic was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneWay {
    /// Code of the dimension.
    pub code: String,
    /// Code of the question that this is an option of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option_of: Option<String>,
    /// People who gave an answer, to print shares of.
    pub answered: Cell,
    /// One for each category that pages print, in the order of the questionnaire.
    pub rows: Vec<Row>,
    /// Wider groups chosen in advance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Row>,
}

/// A category and its figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Code of the category or group.
    pub code: String,
    /// How many.
    pub count: Cell,
}

/// How the answers of groups differ: answers down, groups across.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoWay {
    /// Code of the dimension down.
    pub rows_of: String,
    /// Code of the dimension across.
    pub columns_of: String,
    /// What the bases of the columns are.
    pub shares_of: SharesOf,
    /// No figure of this table is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Reason>,
    /// Heads of rows.
    pub rows: Vec<Row>,
    /// Heads of columns; wider groups come last.
    pub columns: Vec<ColumnHead>,
    /// By row, then column.
    pub cells: Vec<Vec<Cell>>,
    /// Categories that are no row: too few people gave them, or they are no answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows_left_out: Vec<LeftOut>,
    /// Categories that are no column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns_left_out: Vec<LeftOut>,
}

/// Whom a share in a table is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharesOf {
    /// Those of the group who gave one of the answers in the table.
    ///
    /// Up to seven who did not are not taken off, so that the base does not tell how many they
    /// are.
    Answered,
    /// The whole group, because the other base would tell how few did not answer.
    Everybody,
}

/// A group of people as head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnHead {
    /// Code of the category or wider group.
    pub code: String,
    /// A wider group rather than a category.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_group: bool,
    /// People in the group.
    pub count: Cell,
    /// What shares are shares of, by [`TwoWay::shares_of`].
    pub base: Cell,
}

/// A category without a row or column of its own, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Code of the category.
    pub code: String,
    /// Why.
    pub reason: Reason,
}

impl Release {
    /// How many responded.
    pub fn responses(&self) -> Figure {
        self.responses
    }

    /// Fewer than ten people responded: nothing else is shown.
    pub fn has_too_few(&self) -> bool {
        self.too_few
    }

    /// Each dimension for itself, in the order they were counted.
    pub fn dimensions(&self) -> &[OneWay] {
        &self.dimensions
    }

    /// One dimension.
    pub fn dimension(&self, code: &str) -> Option<&OneWay> {
        self.dimensions
            .iter()
            .find(|dimension| dimension.code == code)
    }

    /// All tables of two dimensions.
    pub fn tables(&self) -> &[TwoWay] {
        &self.tables
    }

    /// The answers of `rows_of` by the groups of `columns_of`.
    pub fn table(&self, rows_of: &str, columns_of: &str) -> Option<&TwoWay> {
        self.tables
            .iter()
            .find(|table| table.rows_of == rows_of && table.columns_of == columns_of)
    }
}

impl OneWay {
    /// The figure of a category or wider group.
    pub fn count(&self, code: &str) -> Option<Cell> {
        self.rows
            .iter()
            .chain(&self.groups)
            .find(|row| row.code == code)
            .map(|row| row.count)
    }

    /// The printed share of a category among those who answered.
    pub fn percent(&self, policy: &Policy, code: &str) -> Option<Percent> {
        policy.percent(self.count(code)?.figure(), self.answered.figure())
    }
}

impl TwoWay {
    /// How many of a group gave an answer; nothing when either has no line in this table.
    pub fn count(&self, row: &str, column: &str) -> Option<Cell> {
        let row = self.rows.iter().position(|head| head.code == row)?;
        let column = self.columns.iter().position(|head| head.code == column)?;
        self.cells.get(row)?.get(column).copied()
    }

    /// The printed share of an answer in a group.
    pub fn percent(&self, policy: &Policy, row: &str, column: &str) -> Option<Percent> {
        let base = self.columns.iter().find(|head| head.code == column)?.base;
        policy.percent(self.count(row, column)?.figure(), base.figure())
    }
}

pub(super) fn publish(
    counts: &Counts,
    policy: &Policy,
    rank: &dyn Fn(&str, &str, &str) -> u64,
) -> Release {
    let responses = policy.round(counts.people);
    if counts.people < policy.min_base() {
        return Release {
            responses,
            too_few: true,
            dimensions: Vec::new(),
            tables: Vec::new(),
        };
    }
    let layouts: Vec<Layout> = counts
        .dimensions
        .iter()
        .map(|counted| {
            let code = &counted.dimension.code;
            lay_out(policy, counted, &|category| rank(code, category, ""))
        })
        .collect();
    let dimensions = counts.dimensions.iter().zip(&layouts);
    Release {
        responses,
        too_few: false,
        dimensions: dimensions
            .map(|(counted, layout)| one_way(policy, counts.people, counted, layout))
            .collect(),
        tables: counts
            .tables
            .iter()
            .map(|table| two_way(policy, counts, &layouts, table, rank))
            .collect(),
    }
}

fn one_way(policy: &Policy, people: u32, counted: &Counted, layout: &Layout) -> OneWay {
    let categories = || counted.dimension.categories.iter().enumerate();
    let rows = categories()
        .filter(|(_, category)| category.standing != Standing::Unlisted)
        .map(|(at, category)| Row {
            code: category.code.clone(),
            count: layout.cells[at],
        });
    // Only ways of not answering that are exactly known to the strongest reader are taken off.
    let silent: u32 = categories()
        .filter(|(at, category)| {
            category.standing == Standing::NotStated && !policy.is_small(counted.counts[*at])
        })
        .map(|(at, _)| counted.counts[at])
        .sum();
    let groups = layout.group_cells.iter();
    OneWay {
        code: counted.dimension.code.clone(),
        option_of: counted
            .dimension
            .option_of
            .as_ref()
            .map(|option| option.question.clone()),
        answered: if layout.withheld {
            Cell::Hidden(Reason::Withheld)
        } else {
            policy.round(people - silent).into()
        },
        rows: rows.collect(),
        groups: groups
            .map(|(code, count)| Row {
                code: code.clone(),
                count: *count,
            })
            .collect(),
    }
}

fn two_way(
    policy: &Policy,
    counts: &Counts,
    layouts: &[Layout],
    table: &Table,
    rank: &dyn Fn(&str, &str, &str) -> u64,
) -> TwoWay {
    let (down, across) = (
        &counts.dimensions[table.rows],
        &counts.dimensions[table.columns],
    );
    let (rows, columns) = (&layouts[table.rows], &layouts[table.columns]);
    let grid = Grid::of(policy, &table.cells, rows, columns);
    let (rows_of, columns_of) = (down.dimension.code.clone(), across.dimension.code.clone());
    let key = format!("{rows_of}|{columns_of}");
    let rank = |row: &str, column: &str| rank(&key, row, column);
    let margins = grid.margins(policy, counts.people);
    let ties = Ties::of(policy, counts, table, &grid, columns);
    let audit = Audit::of(
        policy,
        &grid,
        columns,
        down.dimension.sensitive,
        ties,
        &rank,
    );
    let audited = audit.run(&margins, &grid.shifts(rows, columns));

    let columns_shown: Vec<ColumnHead> = column_heads(columns, &audited);
    let line = |code: &str| {
        let row = grid.rows.iter().position(|strip| strip.code == code);
        let cell = |head: &ColumnHead| {
            let column = audited
                .columns
                .iter()
                .position(|column| column.code == head.code);
            let cell = row
                .zip(column)
                .map(|(row, column)| audited.cells[row][column]);
            cell.unwrap_or(Cell::Hidden(Reason::Withheld))
        };
        columns_shown.iter().map(cell).collect::<Vec<Cell>>()
    };
    let listed = rows.leaves.iter().filter(|leaf| leaf.listed);
    let rows_shown: Vec<Row> = listed
        .map(|leaf| Row {
            code: leaf.code.clone(),
            count: leaf.total,
        })
        .collect();
    let cells: Vec<Vec<Cell>> = rows_shown.iter().map(|row| line(&row.code)).collect();
    let nothing = cells
        .iter()
        .flatten()
        .all(|cell| *cell == Cell::Hidden(Reason::Withheld));
    TwoWay {
        shares_of: if audited.of_everybody {
            SharesOf::Everybody
        } else {
            SharesOf::Answered
        },
        withheld: nothing.then_some(Reason::Withheld),
        rows_of,
        columns_of,
        rows: rows_shown,
        columns: columns_shown,
        cells,
        rows_left_out: left_out(down, rows),
        columns_left_out: left_out(across, columns),
    }
}

/// All large groups in the order of the questionnaire, and then the wider ones.
fn column_heads(layout: &Layout, audited: &Audited) -> Vec<ColumnHead> {
    let leaves = layout.leaves.iter().filter(|leaf| leaf.listed);
    let leaves = leaves.map(|leaf| (&leaf.code, leaf.is_group, leaf.total));
    let groups = layout
        .groups
        .iter()
        .map(|group| (&group.code, true, group.total));
    let base = |code: &str| {
        let at = audited
            .columns
            .iter()
            .position(|column| column.code == code)?;
        let withheld = |line: &Vec<Cell>| line[at] == Cell::Hidden(Reason::Withheld);
        (!audited.cells.iter().all(withheld)).then_some(audited.columns[at].base)
    };
    leaves
        .chain(groups)
        .map(|(code, is_group, count)| ColumnHead {
            code: code.clone(),
            is_group,
            count,
            base: base(code).unwrap_or(Cell::Hidden(Reason::Withheld)),
        })
        .collect()
}

fn left_out(counted: &Counted, layout: &Layout) -> Vec<LeftOut> {
    let printed = layout.left_out.iter().filter_map(|&(at, reason)| {
        let category = &counted.dimension.categories[at];
        (category.standing != Standing::Unlisted).then(|| LeftOut {
            code: category.code.clone(),
            reason,
        })
    });
    printed.collect()
}
