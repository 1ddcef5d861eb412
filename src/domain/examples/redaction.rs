//! How many comments of a file hold something that may say who somebody is, by kind.
//!
//! `cargo run -p domain --example redaction -- COMMENTS.tsv`: a line each, the text in the second
//! column.

use std::collections::BTreeMap;
use std::time::Instant;

use domain::Named;
use domain::redaction::find;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let file = std::fs::read_to_string(&path).unwrap_or_default();
    let texts = file
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').nth(1));
    let texts: Vec<&str> = texts.collect();
    let begun = Instant::now();
    let found: Vec<_> = texts.iter().map(|text| (text, find(text, &[]))).collect();
    let taken = begun.elapsed();
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for at in found.iter().flat_map(|(_, found)| found) {
        *kinds.entry((at.kind.name(), at.sign.name())).or_default() += 1;
    }
    let with = found.iter().filter(|(_, found)| !found.is_empty()).count();
    println!(
        "{} comments, {with} with a candidate, {taken:?}",
        texts.len()
    );
    for ((kind, sign), count) in kinds {
        println!("{count:6} {kind} ({sign})");
    }
    if std::env::args().any(|word| word == "--show") {
        for (text, found) in found.iter().filter(|(_, found)| !found.is_empty()) {
            let words: Vec<String> = found.iter().map(|at| at.span.of(text)).collect();
            println!("{words:?} {}", text.chars().take(100).collect::<String>());
        }
    }
}
