//! Baselines: sets of figures of those who could have answered.
//!
//! A set is a table with a row for each figure: `set,name,date,dimension,code,count,base,population,
//! source`, and where wanted `category` and `note`. The dimension is a characteristic, with its
//! groups as codes (`gender_reassignment`, `different`); or one of the topics of `dimensions.json`,
//! with answers of the equality questions as codes, which are added up to the groups.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::characteristic::{Characteristic, Group};
use serde::Deserialize;

static SHIPPED: LazyLock<Vec<Set>> =
    LazyLock::new(|| read(include_bytes!("baseline.csv")).unwrap_or_default());

static TOPICS: LazyLock<BTreeMap<String, Topics>> =
    LazyLock::new(|| serde_json::from_str(include_str!("dimensions.json")).unwrap_or_default());

/// The sets this version comes with. A test keeps them readable.
#[must_use]
pub fn shipped() -> &'static [Set] {
    &SHIPPED
}

/// Where the groups of a characteristic are found in a set that does not name them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Topics {
    /// Topics, the best first.
    dimensions: Vec<String>,
    /// Codes of groups that are not added up from answers.
    #[serde(default)]
    codes: BTreeMap<String, Vec<String>>,
}

/// One set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Permanent name.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Its figures.
    pub figures: Vec<Count>,
}

/// One figure of a set, as a row of its table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Count {
    /// What is counted.
    pub dimension: String,
    /// The group or answer.
    pub code: String,
    /// What the group is called there.
    #[serde(default)]
    pub category: String,
    /// How many.
    pub count: u32,
    /// Of how many.
    pub base: u32,
    /// Of whom, in words.
    pub population: String,
    /// Where it is from.
    pub source: String,
    /// The day it is of.
    #[serde(rename = "date")]
    pub as_of: NaiveDate,
    /// What else to know.
    #[serde(default)]
    pub note: String,
}

/// Why a table is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no such table.
    #[error("{0}")]
    Table(#[from] csv::Error),
    /// It has no rows.
    #[error("there are no rows")]
    Empty,
    /// A row says something that cannot be.
    #[error("row {row}: {what}")]
    Row {
        /// Which, counted from the first after the heading.
        row: usize,
        /// What.
        what: &'static str,
    },
}

/// Reads a table of figures.
pub fn read(bytes: &[u8]) -> Result<Vec<Set>, Unreadable> {
    #[derive(Deserialize)]
    struct Named {
        set: String,
        name: String,
    }
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let heads = reader.headers()?.clone();
    let mut sets: Vec<Set> = Vec::new();
    let mut seen = HashSet::new();
    for (row, record) in (1..).zip(reader.records()) {
        let record = record?;
        let named: Named = record.deserialize(Some(&heads))?;
        let figure: Count = record.deserialize(Some(&heads))?;
        let wrong = |what| Unreadable::Row { row, what };
        let is_code = |code: &str| {
            let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            !code.is_empty() && code.len() <= 60 && code.chars().all(fits)
        };
        if !is_code(&named.set) || !is_code(&figure.dimension) || !is_code(&figure.code) {
            return Err(wrong(
                "set, dimension and code are of letters, digits and _",
            ));
        }
        if named.name.is_empty() || figure.source.is_empty() || figure.population.is_empty() {
            return Err(wrong("name, source and population are needed"));
        }
        if figure.base == 0 || figure.count > figure.base {
            return Err(wrong("the count is more than the base"));
        }
        let key = (
            named.set.clone(),
            figure.dimension.clone(),
            figure.code.clone(),
        );
        if !seen.insert(key) {
            return Err(wrong("this figure stood there before"));
        }
        match sets.iter_mut().find(|set| set.code == named.set) {
            Some(set) => set.figures.push(figure),
            None => sets.push(Set {
                code: named.set,
                name: named.name,
                figures: vec![figure],
            }),
        }
    }
    if sets.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(sets)
}

/// What a set says of the groups of a characteristic.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The share of each group among those whose group is known, in the order of the groups.
    pub shares: Vec<f64>,
    /// Of whom, in words.
    pub population: String,
    /// Where it is from.
    pub source: String,
    /// The day it is of.
    pub as_of: NaiveDate,
}

impl Set {
    /// What this set says of a characteristic; nothing when it lacks a group of it.
    ///
    /// Whoever did not say is left out on both sides: of the survey and of the baseline.
    #[must_use]
    pub fn expected(&self, characteristic: &Characteristic) -> Option<Expected> {
        let topics = TOPICS.get(&characteristic.code);
        let others = topics.into_iter().flat_map(|topics| &topics.dimensions);
        std::iter::once(&characteristic.code)
            .chain(others)
            .find_map(|dimension| self.by(dimension, characteristic, topics))
    }

    fn by(
        &self,
        dimension: &str,
        characteristic: &Characteristic,
        topics: Option<&Topics>,
    ) -> Option<Expected> {
        let of_dimension = || {
            let figures = self.figures.iter();
            figures.filter(|figure| figure.dimension == dimension)
        };
        let first = of_dimension().next()?;
        let counts: Option<Vec<f64>> = characteristic
            .groups
            .iter()
            .map(|group| {
                // A set names the group, or the answers that make it up.
                let named = of_dimension().find(|figure| figure.code == group.code);
                if let Some(named) = named {
                    return Some(f64::from(named.count));
                }
                let codes = codes(group, topics);
                let mine = of_dimension().filter(|figure| codes.contains(&figure.code.as_str()));
                let counts: Vec<f64> = mine.map(|figure| f64::from(figure.count)).collect();
                (!counts.is_empty()).then(|| counts.iter().sum())
            })
            .collect();
        let counts = counts?;
        let all: f64 = counts.iter().sum();
        (all > 0.0).then(|| Expected {
            shares: counts.iter().map(|count| count / all).collect(),
            population: first.population.clone(),
            source: first.source.clone(),
            as_of: first.as_of,
        })
    }
}

/// The answers that make up a group.
fn codes<'a>(group: &'a Group, topics: Option<&'a Topics>) -> Vec<&'a str> {
    let own = topics.and_then(|topics| topics.codes.get(&group.code));
    match own {
        Some(codes) => codes.iter().map(String::as_str).collect(),
        None => {
            let of_questions = group.when.iter().flat_map(BTreeMap::values);
            of_questions.flatten().map(String::as_str).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(set: &str, code: &str) -> Option<Expected> {
        let set = shipped().iter().find(|one| one.code == set);
        let mut characteristics = crate::equality::characteristics().iter();
        let characteristic = characteristics.find(|one| one.code == code);
        set.expect("a set").expected(characteristic.expect("one"))
    }

    #[test]
    fn what_comes_with_the_program_can_be_read_and_adds_up() {
        let codes: Vec<&str> = shipped().iter().map(|set| set.code.as_str()).collect();
        assert_eq!(codes, ["bnes", "england"]);
        for set in shipped() {
            assert_eq!(set.figures.len(), 71);
            for one in crate::equality::characteristics() {
                if let Some(expected) = set.expected(one) {
                    let all: f64 = expected.shares.iter().sum();
                    assert!((all - 1.0).abs() < 1e-9, "{} {}", set.code, one.code);
                    assert!(expected.source.contains("Census 2021"));
                }
            }
        }
    }

    #[test]
    fn ages_are_of_those_over_sixteen_and_nobody_who_did_not_say_counts() {
        let age = expected("bnes", "age").expect("ages");
        assert_eq!(age.population, "usual residents aged 16+");
        // 16-17 and 18-24: 3,999 and 27,244 of 161,615.
        assert!((age.shares[0] - 31_243.0 / 161_615.0).abs() < 1e-9);
        let religion = expected("bnes", "religion").expect("religions");
        assert!((religion.shares[0] - 92_564.0 / (193_420.0 - 13_935.0)).abs() < 1e-9);
        let disability = expected("england", "disability").expect("disability");
        assert!((disability.shares[0] - 9_774_486.0 / 56_490_046.0).abs() < 1e-6);
        assert_eq!(expected("bnes", "gender_reassignment"), None);
        assert_eq!(expected("bnes", "marriage"), None);
    }

    const HEADS: &str = "set,name,date,dimension,code,count,base,population,source\n";

    #[test]
    fn a_set_of_ones_own_may_name_groups() {
        let table = format!(
            "{HEADS}ward,A ward,2024-06-30,pregnancy,yes,30,1000,women,A count\n\
             ward,A ward,2024-06-30,pregnancy,no,970,1000,women,A count\n"
        );
        let sets = read(table.as_bytes()).expect("a set");
        let mut characteristics = crate::equality::characteristics().iter();
        let pregnancy = characteristics.find(|one| one.code == "pregnancy");
        let expected = sets[0].expected(pregnancy.expect("one")).expect("figures");
        assert!((expected.shares[0] - 0.03).abs() < 1e-12);
    }

    #[test]
    fn a_table_that_cannot_be_is_refused_and_says_where() {
        let refused = |rows: &str| {
            let read = read(format!("{HEADS}{rows}").as_bytes());
            read.expect_err("no set").to_string()
        };
        assert_eq!(refused(""), "there are no rows");
        let row = "w,W,2024-06-30,sex,female,30,20,all,A\n";
        assert!(
            refused(row).starts_with("row 1: the count"),
            "{}",
            refused(row)
        );
        let row = "w,W,2024-06-30,sex,female,10,20,all,A\n";
        assert!(refused(&format!("{row}{row}")).starts_with("row 2: "));
        assert!(refused("w,W,2024-06-30,sex,female,10,20,all,\n").starts_with("row 1: name"));
        assert!(refused("w,W,June,sex,female,10,20,all,A\n").contains("line: 2"));
        assert!(read(b"a,b\n1,2\n").is_err());
    }
}
