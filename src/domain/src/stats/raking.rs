//! Weights that make a sample match the shares of a baseline, margin by margin.
//!
//! Raking (iterative proportional fitting, Deming and Stephan 1940): every margin in turn is made
//! right, until all are. What it costs is said beside it: the sample counts for no more than its
//! effective size (Kish 1965).

/// People of a sample who belong to the same category of every margin.
#[derive(Debug, Clone, PartialEq)]
pub struct RakingCell {
    /// How many.
    pub count: f64,
    /// Which category of each margin.
    pub at: Vec<usize>,
}

/// Weights, one for each cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Raked {
    /// What one person of each cell counts for; people and weights together make up the sample.
    pub weights: Vec<f64>,
    /// How often all margins were made right.
    pub rounds: usize,
    /// How many people of a sample without weights would tell as much.
    pub effective: f64,
}

/// Why there are no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RakingError {
    /// Nobody of a category answered: no weight makes up for nobody.
    #[error("category {category} of margin {margin} is empty")]
    Empty {
        /// Which margin.
        margin: usize,
        /// Which category of it.
        category: usize,
    },
    /// The margins contradict one another in this sample.
    #[error("the margins cannot be met together")]
    Contradictory,
}

/// The most rounds.
const ROUNDS: usize = 1_000;
/// How near every margin has to come.
const NEAR: f64 = 1e-12;

/// Weights under which every margin has the shares it should have. Shares of a margin are scaled to
/// add up to one; a category that should be nothing weighs nothing.
pub fn raked(cells: &[RakingCell], targets: &[Vec<f64>]) -> Result<Raked, RakingError> {
    let people: f64 = cells.iter().map(|cell| cell.count).sum();
    let targets: Vec<Vec<f64>> = targets
        .iter()
        .map(|shares| {
            let whole: f64 = shares.iter().sum();
            shares.iter().map(|share| share / whole).collect()
        })
        .collect();
    let mut weights = vec![1.0; cells.len()];
    for (margin, shares) in targets.iter().enumerate() {
        let achieved = achieved(cells, &weights, margin, shares.len());
        let mut empty = shares.iter().zip(&achieved);
        if let Some(category) = empty.position(|(share, got)| *share > 0.0 && *got <= 0.0) {
            return Err(RakingError::Empty { margin, category });
        }
    }
    for round in 1..=ROUNDS {
        for (margin, shares) in targets.iter().enumerate() {
            let achieved = achieved(cells, &weights, margin, shares.len());
            for (weight, cell) in weights.iter_mut().zip(cells) {
                let at = cell.at.get(margin).copied().unwrap_or(usize::MAX);
                if let Some((share, got)) = shares.get(at).zip(achieved.get(at))
                    && *got > 0.0
                {
                    *weight *= share / got;
                }
            }
        }
        let apart = targets.iter().enumerate().flat_map(|(margin, shares)| {
            let achieved = achieved(cells, &weights, margin, shares.len());
            let apart = shares
                .iter()
                .zip(achieved)
                .map(|(share, got)| (share - got).abs());
            apart.collect::<Vec<_>>()
        });
        if apart.fold(0.0, f64::max) < NEAR {
            normalise(cells, &mut weights, people);
            let effective = effective(cells, &weights);
            return Ok(Raked {
                weights,
                rounds: round,
                effective,
            });
        }
    }
    Err(RakingError::Contradictory)
}

/// Weights with none above a cap, scaled to the size of the sample again, and their effective size.
/// The margins are then met nearly rather than exactly.
#[must_use]
pub fn trimmed(cells: &[RakingCell], weights: &[f64], cap: f64) -> (Vec<f64>, f64) {
    let people: f64 = cells.iter().map(|cell| cell.count).sum();
    let mut weights: Vec<f64> = weights.iter().map(|weight| weight.min(cap)).collect();
    normalise(cells, &mut weights, people);
    let effective = effective(cells, &weights);
    (weights, effective)
}

/// The share each category of a margin has under these weights.
fn achieved(cells: &[RakingCell], weights: &[f64], margin: usize, categories: usize) -> Vec<f64> {
    let mut sums = vec![0.0; categories];
    let mut all = 0.0;
    for (cell, weight) in cells.iter().zip(weights) {
        let people = cell.count * weight;
        all += people;
        if let Some(sum) = cell.at.get(margin).and_then(|at| sums.get_mut(*at)) {
            *sum += people;
        }
    }
    if all > 0.0 {
        sums.iter_mut().for_each(|sum| *sum /= all);
    }
    sums
}

fn normalise(cells: &[RakingCell], weights: &mut [f64], people: f64) {
    let all: f64 = cells
        .iter()
        .zip(&*weights)
        .map(|(cell, w)| cell.count * w)
        .sum();
    if all > 0.0 {
        weights
            .iter_mut()
            .for_each(|weight| *weight *= people / all);
    }
}

fn effective(cells: &[RakingCell], weights: &[f64]) -> f64 {
    let pairs = || cells.iter().zip(weights);
    let sum: f64 = pairs().map(|(cell, w)| cell.count * w).sum();
    let squares: f64 = pairs().map(|(cell, w)| cell.count * w * w).sum();
    if squares > 0.0 {
        sum * sum / squares
    } else {
        0.0
    }
}
