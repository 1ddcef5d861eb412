//! People made up person by person, counted without the product's code.

use super::super::counts::Counted;
use super::super::layout::{Layout, lay_out};
use super::super::*;

/// Each person's category in each dimension.
#[derive(Debug, Clone)]
pub(super) struct Survey {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) people: Vec<Vec<usize>>,
    /// Tables: dimension down, dimension across.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Survey {
    pub(super) fn one_way(&self, dimension: usize) -> Vec<u32> {
        let mut counts = vec![0; self.dimensions[dimension].categories.len()];
        self.people
            .iter()
            .for_each(|person| counts[person[dimension]] += 1);
        counts
    }

    pub(super) fn two_way(&self, down: usize, across: usize) -> Vec<u32> {
        let width = self.dimensions[across].categories.len();
        let mut cells = vec![0; self.dimensions[down].categories.len() * width];
        self.people
            .iter()
            .for_each(|person| cells[person[down] * width + person[across]] += 1);
        cells
    }

    pub(super) fn lock(&self) -> Guarded<Counts> {
        let mut counts = Counts::of(self.people.len() as u32);
        for (at, dimension) in self.dimensions.iter().enumerate() {
            counts
                .dimension(dimension.clone(), self.one_way(at))
                .unwrap();
        }
        for &(down, across) in &self.pairs {
            counts
                .table(down, across, self.two_way(down, across))
                .unwrap();
        }
        counts.lock()
    }

    /// How many are in both, each code being a category or a wider group.
    pub(super) fn count(&self, down: usize, row: &str, across: usize, column: &str) -> u32 {
        let is = |dimension: usize, category: usize, code: &str| {
            let category = &self.dimensions[dimension].categories[category];
            category.code == code || category.group.as_deref() == Some(code)
        };
        let both = |person: &&Vec<usize>| {
            is(down, person[down], row) && is(across, person[across], column)
        };
        self.people.iter().filter(both).count() as u32
    }

    pub(super) fn layout(&self, at: usize, key: u64) -> Layout {
        let code = &self.dimensions[at].code;
        let rank = keyed(key);
        let counted = Counted {
            dimension: self.dimensions[at].clone(),
            counts: self.one_way(at),
        };
        lay_out(&Policy::default(), &counted, &|category| {
            rank(code, category, "")
        })
    }

    pub(super) fn release(&self, key: u64) -> Release {
        self.lock().publish(&Policy::default(), keyed(key))
    }
}

/// Stands for a keyed hash.
pub(super) fn keyed(key: u64) -> impl Fn(&str, &str, &str) -> u64 {
    move |table, row, column| {
        let bytes = [table, row, column]
            .into_iter()
            .flat_map(|part| part.bytes().chain([0]));
        let hash = bytes.fold(key ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        hash ^ (hash >> 29)
    }
}

/// A dimension named `code` with answers `code0`, `code1`, ... and one way of not answering last.
pub(super) fn plain(code: &str, answers: usize) -> Dimension {
    let mut categories: Vec<Category> = (0..answers)
        .map(|at| Category::stated(format!("{code}{at}")))
        .collect();
    categories.push(Category::not_stated(format!("{code}-")));
    Dimension {
        code: code.to_owned(),
        categories,
        ..Dimension::default()
    }
}

/// An option: chosen, not chosen, and not answered.
pub(super) fn option(question: &str, code: &str) -> Dimension {
    Dimension {
        code: code.to_owned(),
        option_of: Some(OptionOf {
            question: question.to_owned(),
            at_least_one: true,
            exclusive: false,
        }),
        categories: vec![
            Category::stated(format!("{code}+")),
            Category::unlisted("other"),
            Category::not_stated("none"),
        ],
        ..Dimension::default()
    }
}

/// What publishing without an audit would print: each count rounded for itself.
pub(super) fn merely_rounded(survey: &Survey) -> Release {
    let policy = Policy::default();
    let round = |count: &u32| Cell::from(policy.round(*count));
    let rows = |at: usize| -> Vec<Row> {
        let categories = survey.dimensions[at]
            .categories
            .iter()
            .zip(survey.one_way(at));
        categories
            .map(|(c, count)| Row {
                code: c.code.clone(),
                count: round(&count),
            })
            .collect()
    };
    let one_way = |at: usize| OneWay {
        code: survey.dimensions[at].code.clone(),
        option_of: None,
        answered: Cell::Hidden(Reason::Withheld),
        rows: rows(at),
        groups: Vec::new(),
    };
    let table = |&(down, across): &(usize, usize)| TwoWay {
        rows_of: survey.dimensions[down].code.clone(),
        columns_of: survey.dimensions[across].code.clone(),
        shares_of: SharesOf::Everybody,
        withheld: None,
        rows: rows(down),
        columns: rows(across)
            .into_iter()
            .map(|Row { code, count }| ColumnHead {
                code,
                is_group: false,
                count,
                base: Cell::Hidden(Reason::Withheld),
            })
            .collect(),
        cells: survey
            .two_way(down, across)
            .chunks(survey.dimensions[across].categories.len())
            .map(|row| row.iter().map(round).collect())
            .collect(),
        rows_left_out: Vec::new(),
        columns_left_out: Vec::new(),
    };
    let dimensions: Vec<OneWay> = (0..survey.dimensions.len()).map(one_way).collect();
    let tables: Vec<TwoWay> = survey.pairs.iter().map(table).collect();
    let release = serde_json::json!({
        "responses": policy.round(survey.people.len() as u32),
        "too_few": false,
        "dimensions": dimensions,
        "tables": tables,
    });
    serde_json::from_value(release).unwrap()
}

/// Numbers below a limit, the same for the same seed.
pub(super) fn draws(seed: u64) -> impl FnMut(u64) -> usize {
    let mut state = seed;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as usize
    }
}

fn by_weight(weights: &[u64], random: &mut impl FnMut(u64) -> usize) -> usize {
    let mut at = random(weights.iter().sum()) as u64;
    let hit = weights.iter().position(|&weight| {
        let here = at < weight;
        at = at.saturating_sub(weight);
        here
    });
    hit.unwrap()
}

/// A small survey with skewed answers: two questions and an option by two characteristics, one of
/// them sometimes with a wider group, answers and characteristics sometimes going together.
pub(super) fn made_up(seed: u64, people: usize) -> Survey {
    let mut random = draws(seed);
    let mut dimensions = vec![
        plain("p", 2 + random(3)),
        plain("q", 2 + random(4)),
        option("m", "m1"),
        plain("a", 2 + random(4)),
        plain("b", 2 + random(3)),
    ];
    let answers = dimensions[3].categories.len() - 1;
    if random(2) == 0 {
        for category in &mut dimensions[3].categories[1..answers] {
            category.group = Some("wide".to_owned());
        }
    }
    let weights: Vec<Vec<u64>> = dimensions
        .iter()
        .map(|d| {
            d.categories
                .iter()
                .map(|_| [1, 2, 4, 10, 30][random(5)])
                .collect()
        })
        .collect();
    let goes_together = random(3) == 0;
    let people = (0..people)
        .map(|_| {
            let mut person: Vec<usize> = weights
                .iter()
                .map(|weights| by_weight(weights, &mut random))
                .collect();
            if goes_together && random(3) > 0 {
                person[0] = person[3].min(dimensions[0].categories.len() - 1);
            }
            person
        })
        .collect();
    Survey {
        dimensions,
        people,
        pairs: vec![(0, 3), (0, 4), (1, 3), (1, 4), (2, 3), (2, 4)],
    }
}

/// One question by six characteristics that the same people left out altogether.
pub(super) fn gate(seed: u64, people: usize) -> Survey {
    let mut random = draws(seed);
    let mut dimensions = vec![plain("q", 3 + random(3))];
    dimensions.extend(["a", "b", "c", "d", "e", "f"].map(|code| plain(code, 2 + random(4))));
    let weights: Vec<Vec<u64>> = dimensions
        .iter()
        .map(|d| {
            d.categories
                .iter()
                .map(|_| [2, 4, 10, 30][random(4)])
                .collect()
        })
        .collect();
    let people = (0..people)
        .map(|_| {
            let skipped = random(6) == 0;
            let answer = |(at, weights): (usize, &Vec<u64>)| {
                let last = weights.len() - 1;
                match (at, skipped) {
                    (0, _) => by_weight(weights, &mut random),
                    (_, true) => last,
                    (_, false) => by_weight(&weights[..last], &mut random),
                }
            };
            weights.iter().enumerate().map(answer).collect()
        })
        .collect();
    Survey {
        people,
        pairs: (1..7).map(|at| (0, at)).collect(),
        dimensions,
    }
}
