//! Groups a table (`id`, `text`) with the engine alone, for measuring: `group IN OUT [SEED] [THEMES]`.

#![expect(
    clippy::expect_used,
    reason = "a measuring tool may stop on its own mistake"
)]

use std::fmt::Write as _;
use std::time::Instant;

use domain::theme::{Comment, Options, group};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let table = std::fs::read(&arguments[1]).expect("a table");
    let table = String::from_utf8_lossy(&table);
    let rows: Vec<(&str, &str)> = table
        .lines()
        .skip(1)
        .map(|line| {
            let mut fields = line.split('\t');
            (fields.next().unwrap_or(""), fields.next().unwrap_or(""))
        })
        .collect();
    let comments: Vec<Comment<'_>> = rows
        .iter()
        .map(|(_, text)| Comment {
            text,
            language: None,
        })
        .collect();
    let options = Options {
        seed: arguments
            .get(3)
            .map_or(1, |seed| seed.parse().expect("a seed")),
        themes: arguments
            .get(4)
            .map(|count| count.parse().expect("a number")),
        ..Options::default()
    };
    let start = Instant::now();
    let grouping = group(&comments, &options);
    let mut out = String::from("id\ttheme\n");
    for ((id, _), found) in rows.iter().zip(&grouping.assignments) {
        let themes: Vec<String> = found
            .iter()
            .map(|one| (one.theme + 1).to_string())
            .collect();
        writeln!(out, "{id}\t{}", themes.join("|")).expect("a string takes all");
    }
    std::fs::write(&arguments[2], out).expect("written");
    eprintln!(
        "{:.2} s, {} themes",
        start.elapsed().as_secs_f64(),
        grouping.themes.len()
    );
    for theme in &grouping.themes {
        println!(
            "{:>6}  {}  [{}]",
            theme.size,
            theme.name,
            theme.terms.join(", ")
        );
    }
}
