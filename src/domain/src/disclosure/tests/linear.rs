//! The greatest value of a linear form under equations and bounds: the attacker's tool.
//!
//! The plain simplex method for bounded variables, dense, in floating point; independent of the
//! flows that the product uses.

const EPS: f64 = 1e-7;

/// Variables from 0 to an upper bound under equations, kept at one solution of them.
#[derive(Clone)]
pub(super) struct Program {
    rows: Vec<Vec<f64>>, // right-hand side last
    basis: Vec<usize>,
    upper: Vec<f64>,
    flipped: Vec<bool>,
    variables: usize,
}

impl Program {
    /// Bounds of each variable, and equations as terms and sum. Nothing when they contradict.
    pub(super) fn new(
        bounds: &[(f64, f64)],
        equations: &[(Vec<(usize, f64)>, f64)],
    ) -> Option<Self> {
        let (n, m) = (bounds.len(), equations.len());
        let mut rows = Vec::new();
        for (at, (terms, sum)) in equations.iter().enumerate() {
            let mut row = vec![0.0; n + m + 1];
            let mut right = *sum;
            for &(variable, factor) in terms {
                row[variable] += factor;
                right -= factor * bounds[variable].0;
            }
            row[n + m] = right;
            if right < 0.0 {
                row.iter_mut().for_each(|value| *value = -*value);
            }
            row[n + at] = 1.0;
            rows.push(row);
        }
        let mut upper: Vec<f64> = bounds.iter().map(|(low, high)| high - low).collect();
        upper.extend(vec![f64::INFINITY; m]);
        let mut program = Self {
            rows,
            basis: (n..n + m).collect(),
            flipped: vec![false; n + m],
            upper,
            variables: n,
        };
        let mut objective = vec![0.0; n + m];
        objective[n..].fill(-1.0);
        let left = program.raise(&objective);
        if left < -1e-4 {
            return None;
        }
        program.upper[n..].fill(0.0);
        Some(program)
    }

    /// The greatest sum of the terms, above the lower bounds.
    pub(super) fn greatest(&mut self, terms: &[(usize, f64)]) -> f64 {
        let mut objective = vec![0.0; self.upper.len()];
        for &(variable, factor) in terms {
            objective[variable] += factor;
        }
        self.raise(&objective)
    }

    fn raise(&mut self, objective: &[f64]) -> f64 {
        let width = self.upper.len();
        let mut costs = vec![0.0; width + 1];
        for at in 0..width {
            if self.flipped[at] {
                costs[at] = -objective[at];
                costs[width] -= objective[at] * self.upper[at];
            } else {
                costs[at] = objective[at];
            }
        }
        for (row, &basic) in self.rows.iter().zip(&self.basis) {
            let cost = costs[basic];
            if cost != 0.0 {
                for (value, factor) in costs.iter_mut().zip(row) {
                    *value -= cost * factor;
                }
            }
        }
        for step in 0.. {
            assert!(step < 20_000, "the simplex method does not end");
            let candidates = (0..width).filter(|&at| costs[at] > EPS && self.upper[at] > EPS);
            let entering = if step < 2_000 {
                candidates.max_by(|a, b| costs[*a].total_cmp(&costs[*b]))
            } else {
                candidates.min()
            };
            let Some(entering) = entering else { break };
            let mut limit = self.upper[entering];
            let mut leaving = None;
            for (at, row) in self.rows.iter().enumerate() {
                let (factor, right) = (row[entering], row[width]);
                let step = if factor > EPS {
                    right / factor
                } else if factor < -EPS {
                    (self.upper[self.basis[at]] - right) / -factor
                } else {
                    continue;
                };
                if step < limit - 1e-12 {
                    limit = step;
                    leaving = Some((at, factor < 0.0));
                }
            }
            match leaving {
                None => self.flip(entering, &mut costs),
                Some((at, at_upper)) => {
                    if at_upper {
                        self.flip_basic(at);
                    }
                    self.pivot(at, entering, &mut costs);
                }
            }
        }
        -costs[width]
    }

    fn flip(&mut self, variable: usize, costs: &mut [f64]) {
        let width = self.upper.len();
        let upper = self.upper[variable];
        for row in self.rows.iter_mut() {
            row[width] -= row[variable] * upper;
            row[variable] = -row[variable];
        }
        costs[width] -= costs[variable] * upper;
        costs[variable] = -costs[variable];
        self.flipped[variable] ^= true;
    }

    fn flip_basic(&mut self, at: usize) {
        let width = self.upper.len();
        let basic = self.basis[at];
        let upper = self.upper[basic];
        let row = &mut self.rows[at];
        row[width] = upper - row[width];
        for (variable, value) in row[..width].iter_mut().enumerate() {
            if variable != basic {
                *value = -*value;
            }
        }
        self.flipped[basic] ^= true;
    }

    fn pivot(&mut self, at: usize, entering: usize, costs: &mut [f64]) {
        let by = self.rows[at][entering];
        self.rows[at].iter_mut().for_each(|value| *value /= by);
        let pivot = self.rows[at].clone();
        let clear = |row: &mut [f64]| {
            let factor = row[entering];
            if factor != 0.0 {
                for (value, of_pivot) in row.iter_mut().zip(&pivot) {
                    *value -= factor * of_pivot;
                }
            }
        };
        for (other, row) in self.rows.iter_mut().enumerate() {
            if other != at {
                clear(row);
            }
        }
        clear(costs);
        self.basis[at] = entering;
        debug_assert!(self.variables <= self.upper.len());
    }
}

#[test]
fn the_simplex_method_finds_known_greatest_values() {
    let bounds = [(0.0, 4.0), (1.0, 6.0), (0.0, f64::INFINITY)];
    let equations = [(vec![(0, 1.0), (1, 2.0), (2, 1.0)], 10.0)];
    let mut program = Program::new(&bounds, &equations).unwrap();

    assert!((program.greatest(&[(1, 1.0)]) - 4.0).abs() < 1e-9); // from its lower bound 1
    assert!((program.greatest(&[(0, 1.0), (1, 1.0)]) - 6.0).abs() < 1e-9);
    assert!((program.greatest(&[(1, -1.0)]) - 0.0).abs() < 1e-9);
    assert!(Program::new(&bounds, &[(vec![(0, 1.0)], 5.0)]).is_none());
}
