//! How far one cell of a table can move while everything that is known stays true.
//!
//! A table with exact margins is a flow: each row sends its people to the columns, through a
//! group of columns where there is one. A cell that can grow by one is a path on which other
//! cells shrink and grow in turn; the largest such flow is the exact bound, because bounds of
//! flows with whole-number limits are whole numbers. The true table is one flow that fits, and
//! the range does not depend on which one the search starts from.

use std::collections::VecDeque;

/// More than any survey has people, and far from overflowing.
pub(super) const UNBOUNDED: i32 = i32::MAX / 4;

/// A cell: people of node `from` who are in node `to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) low: i32,
    pub(super) high: i32,
    pub(super) flow: i32,
}

/// The table as a network; the people at each node are kept by every change.
#[derive(Debug, Clone)]
pub(super) struct Network {
    pub(super) edges: Vec<Edge>,
    at_node: Vec<Vec<usize>>,
}

/// A change that does not fit, and the edges that hold it: relaxing none of them cannot help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) by: Vec<usize>,
}

impl Network {
    pub(super) fn new(nodes: usize, edges: Vec<Edge>) -> Self {
        let mut at_node = vec![Vec::new(); nodes];
        for (at, edge) in edges.iter().enumerate() {
            at_node[edge.from].push(at);
            at_node[edge.to].push(at);
        }
        Self { edges, at_node }
    }

    pub(super) fn nodes(&self) -> usize {
        self.at_node.len()
    }

    /// Whether the edge can carry `target`, everything known staying true.
    pub(super) fn can_carry(&self, edge: usize, target: i32) -> Result<(), Held> {
        let Edge { from, to, flow, .. } = self.edges[edge];
        let mut surplus = vec![0; self.at_node.len()];
        // What the edge brings in addition must leave its end by other ways.
        surplus[to] += target - flow;
        surplus[from] -= target - flow;
        self.settle(surplus, Some(edge))
    }

    /// Whether the nodes can have so many more people than now: rows positive when they send
    /// more, columns negative when they receive more.
    pub(super) fn can_settle(&self, surplus: Vec<i32>) -> Result<(), Held> {
        self.settle(surplus, None)
    }

    fn settle(&self, mut surplus: Vec<i32>, fixed: Option<usize>) -> Result<(), Held> {
        let mut flow: Vec<i32> = self.edges.iter().map(|edge| edge.flow).collect();
        while surplus.iter().any(|&people| people > 0) {
            let (came_by, end) = self.search(&flow, &surplus, fixed);
            let Some(end) = end else {
                let reached = |node: usize| surplus[node] > 0 || came_by[node].is_some();
                return Err(Held {
                    by: self.border(reached, fixed),
                });
            };
            self.push(&mut flow, &mut surplus, &came_by, end);
        }
        Ok(())
    }

    /// Looks for a way from any node with too many to any with too few.
    fn search(
        &self,
        flow: &[i32],
        surplus: &[i32],
        fixed: Option<usize>,
    ) -> (Vec<Option<usize>>, Option<usize>) {
        let mut came_by = vec![None; surplus.len()];
        let mut queue: VecDeque<usize> = (0..surplus.len())
            .filter(|&node| surplus[node] > 0)
            .collect();
        while let Some(node) = queue.pop_front() {
            for &at in &self.at_node[node] {
                let next = self.across(at, node);
                let open = self.room(flow, at, node) > 0 && Some(at) != fixed;
                if open && surplus[next] <= 0 && came_by[next].is_none() {
                    came_by[next] = Some(at);
                    if surplus[next] < 0 {
                        return (came_by, Some(next));
                    }
                    queue.push_back(next);
                }
            }
        }
        (came_by, None)
    }

    fn push(&self, flow: &mut [i32], surplus: &mut [i32], came_by: &[Option<usize>], end: usize) {
        let mut way = Vec::new();
        let mut node = end;
        while let Some(at) = came_by[node] {
            let previous = self.across(at, node);
            way.push((at, previous));
            node = previous;
        }
        let room = way
            .iter()
            .map(|&(at, from)| self.room(flow, at, from))
            .min()
            .unwrap_or(0);
        let amount = room.min(surplus[node]).min(-surplus[end]);
        for (at, from) in way {
            flow[at] += if self.edges[at].from == from {
                amount
            } else {
                -amount
            };
        }
        surplus[node] -= amount;
        surplus[end] += amount;
    }

    fn across(&self, at: usize, node: usize) -> usize {
        let edge = &self.edges[at];
        if edge.from == node {
            edge.to
        } else {
            edge.from
        }
    }

    /// How many can be moved out of `node` over the edge: forwards more, backwards fewer.
    fn room(&self, flow: &[i32], at: usize, node: usize) -> i32 {
        let edge = &self.edges[at];
        if edge.from == node {
            edge.high - flow[at]
        } else {
            flow[at] - edge.low
        }
    }

    fn border(&self, reached: impl Fn(usize) -> bool, fixed: Option<usize>) -> Vec<usize> {
        let crosses = |at: &usize| reached(self.edges[*at].from) != reached(self.edges[*at].to);
        (0..self.edges.len())
            .filter(|at| crosses(at) && Some(*at) != fixed)
            .collect()
    }
}
