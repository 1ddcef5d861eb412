//! The engine of themes at the console: tables in, tables out, without a database.

use std::collections::BTreeMap;
use std::path::Path;

use tempfile::TempDir;

use crate::harness::Program;

/// A folder with the test's own table: sixty comments, and the codes people gave them.
struct Table {
    folder: TempDir,
    program: Program,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    text: String,
    codes: Vec<String>,
}

impl Table {
    fn of_gambling() -> Self {
        let folder = TempDir::new().unwrap();
        let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/app/data/gambling.tsv");
        let table = std::fs::read_to_string(table).unwrap();
        let row = |line: &str| {
            let fields: Vec<&str> = line.split('\t').collect();
            Row {
                id: fields[0].to_owned(),
                text: fields[1].to_owned(),
                codes: fields[2].split('|').map(str::to_owned).collect(),
            }
        };
        Self {
            program: Program::without_database(folder.path()),
            rows: table.lines().skip(1).map(row).collect(),
            folder,
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, heads: &str, row: impl Fn(&Row) -> String, of: &[Row]) -> String {
        let lines: String = of.iter().map(|one| row(one) + "\n").collect();
        std::fs::write(self.path(name), format!("{heads}\n{lines}")).unwrap();
        self.path(name)
    }

    /// Groups the comments: what was written, and what was said.
    fn grouped(&self, more: &[&str]) -> (String, String) {
        let texts = |row: &Row| format!("{}\t{}", row.id, row.text);
        let input = self.write("in.tsv", "id\ttext", texts, &self.rows);
        let output = self.path("out.tsv");
        let mut words = vec!["themes", "group", "--in", &input, "--out", &output];
        words.extend(more);
        let said = self.program.says(&words);
        assert_eq!(said.code, Some(0), "{}", said.err);
        (std::fs::read_to_string(&output).unwrap(), said.out)
    }
}

/// What a table says of each comment, by its second column.
fn second(table: &str) -> Vec<(String, Vec<String>)> {
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let themes = fields[1].split('|').filter(|theme| !theme.is_empty());
        (fields[0].to_owned(), themes.map(str::to_owned).collect())
    };
    table.lines().skip(1).map(row).collect()
}

/// Agreement of two codings beyond chance: adjusted mutual information (Vinh, Epps and Bailey,
/// 2010), with the mean of both entropies. 1 is the same, 0 is what chance would do.
fn agreement(one: &[&str], other: &[&str]) -> f64 {
    let n = one.len();
    let counts = |of: &[&str]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for code in of {
            *counts.entry((*code).to_owned()).or_default() += 1;
        }
        counts
    };
    let both: Vec<String> = one
        .iter()
        .zip(other)
        .map(|(a, b)| format!("{a}\t{b}"))
        .collect();
    let both = counts(&both.iter().map(String::as_str).collect::<Vec<_>>());
    let (one, other) = (counts(one), counts(other));
    let real = |count: usize| f64::from(u32::try_from(count).unwrap());
    let entropy = |of: &BTreeMap<String, usize>| -> f64 {
        let part = |count: &usize| real(*count) / real(n) * (real(*count) / real(n)).ln();
        -of.values().map(part).sum::<f64>()
    };
    let shared = |count: usize, a: usize, b: usize| {
        real(count) / real(n) * (real(n) * real(count) / (real(a) * real(b))).ln()
    };
    let mutual: f64 = both
        .iter()
        .map(|(pair, count)| {
            let (a, b) = pair.split_once('\t').unwrap();
            shared(*count, one[a], other[b])
        })
        .sum();
    // Logarithms of factorials.
    let mut factorial = vec![0.0];
    for number in 1..=n {
        factorial.push(factorial[number - 1] + real(number).ln());
    }
    let mut by_chance = 0.0;
    for a in one.values() {
        for b in other.values() {
            for count in 1.max((a + b).saturating_sub(n))..=*a.min(b) {
                let ways = factorial[*a] + factorial[*b] + factorial[n - a] + factorial[n - b]
                    - factorial[n]
                    - factorial[count]
                    - factorial[a - count]
                    - factorial[b - count]
                    - factorial[n + count - a - b];
                by_chance += shared(count, *a, *b) * ways.exp();
            }
        }
    }
    (mutual - by_chance) / (f64::midpoint(entropy(&one), entropy(&other)) - by_chance)
}

#[test]
fn the_measure_of_agreement_knows_agreement_from_chance() {
    let codes = ["a", "a", "a", "b", "b", "b", "c", "c", "c"];
    let renamed = ["z", "z", "z", "x", "x", "x", "y", "y", "y"];
    let across = ["x", "y", "z", "x", "y", "z", "x", "y", "z"];
    assert!((agreement(&codes, &renamed) - 1.0).abs() < 1e-9);
    assert!(agreement(&codes, &across) < 0.0);
    // A worked case of another program (scikit-learn, adjusted_mutual_info_score).
    let near = agreement(&["0", "0", "1", "1"], &["0", "0", "1", "2"]);
    assert!((near - 4.0 / 7.0).abs() < 1e-9, "{near}");
}

#[test]
fn grouping_a_table_finds_what_people_coded_far_better_than_chance() {
    let table = Table::of_gambling();
    let (written, said) = table.grouped(&[]);
    assert!(written.starts_with("id\ttheme\n"), "{written}");
    let found = second(&written);
    let order: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    let given: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(order, given, "every comment, in its order");

    // Themes are numbered from 1, and each is told with its size, name and terms.
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for theme in found.iter().flat_map(|(_, themes)| themes) {
        *sizes.entry(theme.parse().unwrap()).or_default() += 1;
    }
    let mut lines = said.lines();
    let placed = found
        .iter()
        .filter(|(_, themes)| !themes.is_empty())
        .count();
    let head = format!("{} themes, {placed} of 60 comments in a theme", sizes.len());
    assert_eq!(lines.next(), Some(head.as_str()));
    for (number, size) in &sizes {
        let line = lines.next().unwrap();
        let mut words = line.split_whitespace();
        assert_eq!(words.next().unwrap(), number.to_string());
        assert_eq!(words.next().unwrap(), size.to_string());
        let (name, terms) = line.split_once('[').unwrap();
        assert!(name.trim().len() > 8, "no name: {line}");
        assert!(
            terms.ends_with(']') && terms.matches(',').count() >= 2,
            "{line}"
        );
    }
    assert_eq!(lines.next(), None);

    let by_id: BTreeMap<&str, &Row> = table.rows.iter().map(|r| (r.id.as_str(), r)).collect();
    let primary = found.iter().filter(|(_, themes)| !themes.is_empty());
    let (people, program): (Vec<&str>, Vec<&str>) = primary
        .map(|(id, themes)| (by_id[id.as_str()].codes[0].as_str(), themes[0].as_str()))
        .unzip();
    assert!(people.len() >= 55, "{} are in a theme", people.len());
    let agreed = agreement(&people, &program);
    println!("agreement beyond chance: {agreed:.3}");
    assert!(agreed > 0.7, "{agreed:.3}");
}

#[test]
fn a_table_is_grouped_the_same_for_the_same_seed_on_any_number_of_threads() {
    let table = Table::of_gambling();
    let once = table.grouped(&["--seed", "7"]);
    assert_eq!(table.grouped(&["--seed", "7"]), once);
    assert_eq!(table.grouped(&["--seed", "7", "--threads", "1"]), once);
    assert_eq!(table.grouped(&["--seed", "7", "--threads", "3"]), once);
    let eight = table.grouped(&["--themes", "8"]);
    assert!(eight.1.starts_with("8 themes, "), "{}", eight.1);
}

#[test]
fn comments_are_assigned_by_those_that_people_labelled() {
    let table = Table::of_gambling();
    let (shown, rest) = table.rows.split_at(45);
    let labelled = table.write(
        "labelled.tsv",
        "text\tlabel\tid",
        |row| format!("{}\t{}\t{}", row.text, row.codes.join("|"), row.id),
        shown,
    );
    let texts = |row: &Row| format!("{}\t{}", row.id, row.text);
    let input = table.write("rest.tsv", "id\ttext", texts, rest);
    let output = table.path("assigned.tsv");
    let words = [
        "themes",
        "assign",
        "--labelled",
        &labelled,
        "--in",
        &input,
        "--out",
        &output,
    ];
    let said = table.program.says(&words);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("agreement on 45 labelled comments"),
        "{}",
        said.out
    );

    let written = std::fs::read_to_string(&output).unwrap();
    assert!(written.starts_with("id\ttheme\tconfidence\n"), "{written}");
    let found = second(&written);
    assert_eq!(found.len(), rest.len());
    let mut right = 0;
    for (row, (id, labels)) in rest.iter().zip(&found) {
        assert_eq!(*id, row.id);
        right += usize::from(
            labels
                .first()
                .is_some_and(|label| row.codes.contains(label)),
        );
    }
    assert!(right >= 12, "{right} of 15: {written}");
    for line in written.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let sure: Option<f64> = fields[2].parse().ok();
        assert_eq!(sure.is_some(), !fields[1].is_empty(), "{line}");
        assert!(
            sure.is_none_or(|sure| (0.0..=1.0).contains(&sure)),
            "{line}"
        );
    }
    assert_eq!(
        table.program.says(&words).out,
        said.out,
        "the same once more"
    );
}

#[test]
fn a_table_without_its_columns_and_a_language_nobody_knows_are_refused() {
    let table = Table::of_gambling();
    let wrong = table.write(
        "wrong.tsv",
        "number\twords",
        |row| row.text.clone(),
        &table.rows,
    );
    let good = table.write("good.tsv", "id\ttext", |row| row.text.clone(), &table.rows);
    let (out, none) = (table.path("never.tsv"), table.path("none.tsv"));
    for (words, status, says) in [
        (
            vec!["group", "--in", &wrong, "--out", &out],
            1,
            "the table has no column id",
        ),
        (vec!["group", "--in", &none, "--out", &out], 1, "none.tsv"),
        (
            vec!["group", "--in", &good, "--out", &out, "--lang", "klingon"],
            1,
            "no language klingon",
        ),
        (
            vec!["assign", "--labelled", &good, "--in", &good, "--out", &out],
            1,
            "the table has no column label",
        ),
        (vec!["group", "--in", &good], 2, "--out"),
        (
            vec!["group", "--in", &good, "--out", &out, "--themes", "many"],
            2,
            "many",
        ),
    ] {
        let words: Vec<&str> = std::iter::once("themes").chain(words).collect();
        let said = table.program.says(&words);
        assert_eq!(said.code, Some(status), "{words:?}: {}", said.err);
        assert!(said.err.contains(says), "{words:?}: {}", said.err);
        assert!(!Path::new(&out).exists(), "{words:?}");
    }
}
