//! One two-way table: what may be printed, found by hiding until nothing small is told.

use super::flow::{Edge, Held, Network, UNBOUNDED};
use super::layout::Layout;
use super::margins::Margins;
use super::policy::{Cell, Figure, Policy, Reason};
use super::strips::{Grid, base};
use super::ties::Ties;

/// What a reader of one table sees, by rows and then columns, groups of columns last.
pub(super) struct Audited {
    pub(super) cells: Vec<Vec<Cell>>,
    pub(super) columns: Vec<Column>,
    /// The bases are those of whole groups.
    pub(super) of_everybody: bool,
}

/// The order of hiding: by row and column code.
pub(super) type Rank<'a> = &'a dyn Fn(&str, &str) -> u64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Zero,
    Shown(u32),
    Hidden,
    /// Nothing is said of it, not even that it is not zero.
    Free(Reason),
}

struct Spot {
    row: usize,
    column: usize,
    count: u32,
    look: Look,
}

/// A printed column: one of the grid's, or a wider group of them.
pub(super) struct Column {
    pub(super) code: String,
    listed: bool,
    total: Cell,
    /// What shares are shares of.
    pub(super) base: Cell,
    /// The grid's columns that it sums.
    of: Vec<usize>,
    people: u32,
    inside: u32,
}

pub(super) struct Audit<'a> {
    policy: &'a Policy,
    grid: &'a Grid,
    columns: Vec<Column>,
    spots: Vec<Spot>,
    network: Network,
    ties: Option<Ties>,
    rank: Rank<'a>,
    hid_more: bool,
    withheld: bool,
}

impl<'a> Audit<'a> {
    pub(super) fn of(
        policy: &'a Policy,
        grid: &'a Grid,
        layout: &Layout,
        sensitive: bool,
        ties: Option<Ties>,
        rank: Rank<'a>,
    ) -> Self {
        let columns = columns(policy, grid, layout);
        let mut audit = Self {
            policy,
            grid,
            spots: Vec::new(),
            network: Network::new(0, Vec::new()),
            ties,
            rank,
            hid_more: false,
            withheld: false,
            columns,
        };
        audit.lay_spots(sensitive);
        audit.connect(layout.groups.len());
        audit
    }

    fn lay_spots(&mut self, sensitive: bool) {
        for (at, column) in self.columns.iter().enumerate() {
            let of = |row: usize| {
                column
                    .of
                    .iter()
                    .map(|&c| self.grid.cells[row][c])
                    .sum::<u32>()
            };
            let split: Vec<u32> = (0..self.grid.rows.len()).map(of).collect();
            let one_answer = self.tells_one_answer(&split, sensitive);
            for (row, &count) in split.iter().enumerate() {
                let listed = self.grid.rows[row].listed && column.listed;
                let look = match self.policy.round(count) {
                    _ if one_answer => Look::Free(Reason::Withheld),
                    _ if !listed => Look::Free(Reason::NotStated),
                    Figure::Hidden => Look::Hidden,
                    Figure::Shown(0) => Look::Zero,
                    Figure::Shown(shown) => Look::Shown(shown),
                };
                self.spots.push(Spot {
                    row,
                    column: at,
                    count,
                    look,
                });
            }
        }
    }

    /// Everybody gave one answer, or all but so few that a reader cannot tell the difference.
    fn tells_one_answer(&self, split: &[u32], sensitive: bool) -> bool {
        let people: u32 = split.iter().sum();
        let others = people - split.iter().max().copied().unwrap_or(0);
        let tells = sensitive || people < self.policy.percent_base();
        tells && people > 0 && others <= self.policy.low()
    }

    fn connect(&mut self, groups: usize) {
        let (rows, columns) = (self.grid.rows.len(), self.grid.columns.len());
        let group_node = |row: usize, group: usize| rows + columns + row * groups + group;
        let place = |spot: &Spot| {
            let of = &self.columns[spot.column].of;
            let group = of.first().and_then(|&first| self.grid.columns[first].group);
            match group {
                Some(group) if spot.column >= columns => (spot.row, group_node(spot.row, group)),
                Some(group) => (group_node(spot.row, group), rows + spot.column),
                None => (spot.row, rows + spot.column),
            }
        };
        let edge = |spot: &Spot| {
            let (from, to) = place(spot);
            let (low, high) = self.bounds(spot);
            Edge {
                from,
                to,
                low,
                high,
                flow: spot.count as i32,
            }
        };
        let edges = self.spots.iter().map(edge).collect();
        self.network = Network::new(rows + columns + rows * groups, edges);
    }

    /// What the reader knows of one cell for itself, and from the other options of a question.
    fn bounds(&self, spot: &Spot) -> (i32, i32) {
        let (low, high) = self.own_bounds(spot);
        match self.tied(spot) {
            Some((least, most)) => (low.max(least), high.min(most)),
            None => (low, high),
        }
    }

    fn tied(&self, spot: &Spot) -> Option<(i32, i32)> {
        let withheld = matches!(spot.look, Look::Free(_));
        let ties = self.ties.as_ref()?;
        let known = ties.always || !withheld;
        let bounds = ties.rows.get(&spot.row).filter(|_| known)?;
        bounds.get(spot.column).copied()
    }

    fn own_bounds(&self, spot: &Spot) -> (i32, i32) {
        match spot.look {
            Look::Zero => (0, 0),
            Look::Shown(shown) => {
                let behind = self.policy.behind(shown);
                (behind.low as i32, behind.high as i32)
            }
            Look::Hidden if self.hid_more => (1, UNBOUNDED),
            Look::Hidden => (1, self.policy.low() as i32),
            Look::Free(_) => (0, UNBOUNDED),
        }
    }

    fn refresh(&mut self) {
        for at in 0..self.spots.len() {
            let (low, high) = self.bounds(&self.spots[at]);
            self.network.edges[at].low = low;
            self.network.edges[at].high = high;
        }
    }

    /// Hides until every small count is open and every other state of the residuals fits.
    pub(super) fn run(mut self, margins: &Margins, shifts: &super::margins::Shifts) -> Audited {
        let goal = self.policy.min_feasible() as i32;
        for at in 0..self.spots.len() {
            let count = self.spots[at].count as i32;
            if self.policy.is_small(self.spots[at].count) {
                for target in [1, goal.max(count)].into_iter().filter(|&t| t != count) {
                    self.make_room(at, target);
                    self.ensure(|audit| audit.network.can_carry(at, target));
                }
            }
        }
        let mut of_everybody = false;
        let others = margins.others(shifts, self.policy.low() as i32, goal);
        for other in &others {
            let surplus = self.surplus(margins, other);
            self.ensure(|audit| audit.network.can_settle(surplus.clone()));
            of_everybody |= !self.keeps_bases(other);
        }
        if of_everybody {
            self.columns
                .iter_mut()
                .for_each(|column| column.base = column.total);
        }
        self.finish(of_everybody)
    }

    /// Withholds the column of a count that could not be `target` for what is known of it elsewhere:
    /// nothing hidden in this table helps.
    fn make_room(&mut self, at: usize, target: i32) {
        let spot = &self.spots[at];
        let column = spot.column;
        let helps = self.ties.as_ref().is_some_and(|ties| !ties.always);
        if helps && self.tied(spot).is_some_and(|(_, most)| most < target) {
            self.free(|spot| spot.column == column);
            self.refresh();
        }
    }

    fn surplus(&self, now: &Margins, other: &Margins) -> Vec<i32> {
        let mut surplus = vec![0; self.network.nodes()];
        let rows = now.total[0].len();
        for (row, surplus) in surplus.iter_mut().enumerate().take(rows) {
            *surplus = other.inside(0, row) - now.inside(0, row);
        }
        for column in 0..now.total[1].len() {
            surplus[rows + column] = now.inside(1, column) - other.inside(1, column);
        }
        surplus
    }

    fn ensure(&mut self, fits: impl Fn(&Self) -> Result<(), Held>) {
        while let Err(held) = fits(self) {
            if !self.relax(&held) {
                return;
            }
        }
    }

    /// Hides one more figure of those that hold the table tight, which the reader knows anyway;
    /// among them the rank decides. Without any, a column is withheld, and at last the table.
    fn relax(&mut self, held: &Held) -> bool {
        let shown = |at: &usize| matches!(self.spots[*at].look, Look::Shown(_));
        let rank = |at: &usize| {
            let spot = &self.spots[*at];
            let row = &self.grid.rows[spot.row].code;
            ((self.rank)(row, &self.columns[spot.column].code), *at)
        };
        let tight = held.by.iter().copied().filter(shown).min_by_key(rank);
        let any = || (0..self.spots.len()).filter(shown).min_by_key(rank);
        let next = if self.hid_more {
            tight
        } else {
            tight.or_else(any)
        };
        if let Some(at) = next {
            self.spots[at].look = Look::Hidden;
            self.hid_more = true;
        } else if let Some(column) = self.tight_column(held) {
            self.free(|spot| spot.column == column);
        } else if !self.withheld {
            self.withheld = true;
            self.free(|_| true);
        } else {
            return false;
        }
        self.refresh();
        true
    }

    fn tight_column(&self, held: &Held) -> Option<usize> {
        let tight = |at: &&usize| !matches!(self.spots[**at].look, Look::Free(_));
        let columns = held
            .by
            .iter()
            .filter(tight)
            .map(|&at| self.spots[at].column);
        columns.min_by_key(|&column| ((self.rank)("", &self.columns[column].code), column))
    }

    fn free(&mut self, which: impl Fn(&Spot) -> bool) {
        for spot in self.spots.iter_mut().filter(|spot| which(spot)) {
            spot.look = Look::Free(Reason::Withheld);
        }
    }

    /// Whether the base of each column would look the same in another state of the residuals.
    fn keeps_bases(&self, other: &Margins) -> bool {
        self.columns.iter().all(|column| {
            let inside: i32 = column.of.iter().map(|&c| other.inside(1, c)).sum();
            let outside: i32 = column.of.iter().map(|&c| other.cross[1][c]).sum();
            match base(self.policy, column.people, column.inside) {
                None => outside <= self.policy.low() as i32,
                Some(Figure::Hidden) => true,
                Some(Figure::Shown(shown)) => {
                    let behind = self.policy.behind(shown);
                    (behind.low as i32..=behind.high as i32).contains(&inside)
                }
            }
        })
    }

    fn finish(self, of_everybody: bool) -> Audited {
        let print = |spot: &Spot| match spot.look {
            Look::Zero => Cell::Shown(0),
            Look::Shown(shown) => Cell::Shown(shown),
            Look::Hidden => Cell::Hidden(Reason::Protected),
            Look::Free(reason) => Cell::Hidden(reason),
        };
        let mut cells = vec![Vec::new(); self.grid.rows.len()];
        for spot in &self.spots {
            cells[spot.row].push(print(spot));
        }
        Audited {
            cells,
            columns: self.columns,
            of_everybody,
        }
    }
}

/// The grid's columns, and then the wider groups that sum several of them.
fn columns(policy: &Policy, grid: &Grid, layout: &Layout) -> Vec<Column> {
    let own = grid.columns.iter().enumerate().map(|(at, strip)| {
        (
            &strip.code,
            strip.listed,
            vec![at],
            strip.total,
            strip.people,
        )
    });
    let groups = layout.groups.iter().enumerate().filter_map(|(at, group)| {
        let of: Vec<usize> = (0..grid.columns.len())
            .filter(|&c| grid.columns[c].group == Some(at))
            .collect();
        (!of.is_empty()).then_some((&group.code, true, of, group.total, group.count))
    });
    own.chain(groups)
        .map(|(code, listed, of, total, people)| {
            let inside: u32 = of.iter().map(|&column| grid.inside_column(column)).sum();
            let base = base(policy, people, inside).map_or(total, Cell::from);
            let code = code.clone();
            Column {
                code,
                listed,
                total,
                base,
                of,
                people,
                inside,
            }
        })
        .collect()
}
